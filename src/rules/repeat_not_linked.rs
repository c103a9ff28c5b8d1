//! A case of a customer who complained shortly before, without a link to the earlier case.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset};

use super::{Check, Found, Rule, Trace};
use crate::domain::{CaseNumber, Severity};
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "repeat-not-linked",
    severity: Severity::Warning,
    page: include_str!("repeat_not_linked.md"),
    page_zh: include_str!("repeat_not_linked.zh.md"),
    check: Check::Across(check),
};

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    let mut order: Vec<usize> = (0..traces.len()).collect();
    order.sort_by(|left, right| age(&traces[*left]).cmp(&age(&traces[*right])));
    let mut last: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for place in order {
        let case = &traces[place];
        let before = case
            .customer
            .iter()
            .filter_map(|mark| last.insert(mark, place));
        let earlier = before
            .max_by(|left, right| (age(&traces[*left]), left).cmp(&(age(&traces[*right]), right)));
        // A duplicate, a member of a group, a split case: each says in its own way that it is no new complaint.
        let earlier = earlier
            .filter(|_| case.links.is_empty())
            .map(|earlier| &traces[earlier]);
        // A case that was split off was received with the one that it is split from, and may stand before it.
        let Some(earlier) = earlier.filter(|earlier| !earlier.names(&case.number)) else {
            continue;
        };
        // A number that is taken twice is told by its own rule.
        if case.number == earlier.number || case.received - earlier.received > case.repeat_span() {
            continue;
        }
        let message = Message::new("rule.repeat_not_linked")
            .with("earlier", earlier.number.as_str())
            .with("days", case.repeat_days.to_string());
        let hint = Message::new("rule.repeat_not_linked_hint")
            .with("number", case.number.as_str())
            .with("earlier", earlier.number.as_str());
        found.push((place, Found::at("customer", message).hint(hint)));
    }
    found
}

/// Returns what puts cases in the order in which they came.
fn age(trace: &Trace) -> (DateTime<FixedOffset>, &CaseNumber) {
    (trace.received, &trace.number)
}
