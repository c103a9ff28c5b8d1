//! A member of a group whose leading case nobody handles.

use super::links::places;
use super::{Check, Found, Rule, Trace};
use crate::domain::Severity;
use crate::say::Message;
use crate::workflow::LeaderFault;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "group-without-leader",
    severity: Severity::Warning,
    page: include_str!("group_without_leader.md"),
    page_zh: include_str!("group_without_leader.zh.md"),
    check: Check::Across(check),
};

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    let known = places(traces);
    let mut found = Vec::new();
    for (place, trace) in traces.iter().enumerate() {
        // Who has withdrawn needs nobody to stand for him.
        if trace.leader_fault == Some(LeaderFault::Excluded) {
            continue;
        }
        for link in trace.links.iter().filter(|link| *link.field == *"part_of") {
            let leader = known.get(&*link.number).map(|place| &traces[*place]);
            let Some((leader, fault)) = leader.and_then(|one| Some((one, one.leader_fault?)))
            else {
                continue;
            };
            let key = match fault {
                LeaderFault::Excluded => "rule.leader_excluded",
                LeaderFault::Duplicate => "rule.leader_duplicate",
            };
            let message = Message::new(key).with("number", leader.number.as_str());
            let hint = Message::new("rule.group_without_leader_hint");
            let hint = hint.with("number", trace.number.as_str());
            found.push((place, Found::at(link.at.clone(), message).hint(hint)));
        }
    }
    found
}
