//! A link to a case that is not there.

use super::links::places;
use super::{Check, Found, Rule, Trace};
use crate::domain::{CaseNumber, Severity};
use crate::say::{Message, shown_name};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "link-unknown",
    severity: Severity::Error,
    page: include_str!("link_unknown.md"),
    page_zh: include_str!("link_unknown.zh.md"),
    check: Check::Across(check),
};

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    let known = places(traces);
    let mut found = Vec::new();
    for (place, trace) in traces.iter().enumerate() {
        for link in &trace.links {
            if known.contains_key(&*link.number) {
                continue;
            }
            // What is no number was typed into the file by hand, and could be anything.
            let shown = match link.number.parse::<CaseNumber>() {
                Ok(number) => number.to_string(),
                Err(()) => shown_name(&link.number).to_owned(),
            };
            let message = Message::new("rule.link_unknown")
                .with("field", &*link.field)
                .with("number", shown);
            let hint = Message::new("rule.link_unknown_hint")
                .with("number", trace.number.as_str())
                .with("field", &*link.field);
            found.push((place, Found::at(link.at.clone(), message).hint(hint)));
        }
    }
    found
}
