//! A case that comes under an action that is not there.

use super::links::places;
use super::{Check, Found, Rule, Trace};
use crate::domain::{CaseNumber, Severity};
use crate::say::{Message, shown_name};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "action-unknown",
    severity: Severity::Error,
    page: include_str!("action_unknown.md"),
    page_zh: include_str!("action_unknown.zh.md"),
    check: Check::Across(check),
};

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    if traces.iter().all(|trace| trace.action_of.is_none()) {
        return Vec::new();
    }
    let known = places(traces);
    let mut found = Vec::new();
    for (place, trace) in traces.iter().enumerate() {
        let Some((action, at)) = &trace.action_of else {
            continue;
        };
        let named = action.split_once('/');
        let named = named.and_then(|(case, id)| Some((case.parse::<CaseNumber>().ok()?, id)));
        let message = match &named {
            // What is no number was typed into the file by hand, and could be anything.
            None => Message::new("rule.action_no_number").with("action", shown_name(action)),
            Some((number, id)) => match known.get(number.as_str()) {
                None => Message::new("rule.action_of_no_case").with("number", number.as_str()),
                Some(other) if traces[*other].actions.iter().any(|one| **one == **id) => continue,
                Some(_) => Message::new("rule.action_unknown")
                    .with("number", number.as_str())
                    .with("action", shown_name(id)),
            },
        };
        let hint = Message::new("rule.action_unknown_hint").with("number", trace.number.as_str());
        found.push((place, Found::at(at.clone(), message).hint(hint)));
    }
    found
}
