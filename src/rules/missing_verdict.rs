//! An event that stopped a clock and carries no verdict on it.

use super::{Check, Found, Rule, Subject};
use crate::domain::{Event, Severity};
use crate::say::Message;
use crate::workflow;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-verdict",
    severity: Severity::Error,
    page: include_str!("missing_verdict.md"),
    page_zh: include_str!("missing_verdict.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let mut found = Vec::new();
    for clock in &standing.clocks {
        let (Some(event), None) = (clock.stop_event, &clock.stamp) else {
            continue;
        };
        if !matches!(workflow::stamp(clock, standing, procedure), Ok(Some(_))) {
            continue;
        }
        let message = Message::new("rule.missing_verdict")
            .with("clock", procedure.profile.label_of("clocks", &clock.id));
        let at = format!("history[{event}].step");
        let found_here = Found::at(at, message)
            .hint(Message::new("rule.missing_verdict_hint"))
            .clock(&clock.id);
        match policy_then(subject, event) {
            Policy::Same => found.push(found_here),
            // The clock may be younger than the event.
            Policy::Unknown => found.push(found_here.as_warning()),
            Policy::Other => {}
        }
    }
    found
}

/// By which limits events were judged at a place of the history, as the verdicts around it say.
enum Policy {
    Same,
    Other,
    Unknown,
}

fn policy_then(subject: &Subject<'_>, event: usize) -> Policy {
    let current = &subject.procedure.policy;
    let (past, coming) = subject.history().split_at(event + 1);
    let stamps = |events: &[Event]| -> Vec<bool> {
        let stamps = events.iter().flat_map(|event| &event.clocks);
        stamps.map(|stamp| stamp.policy == *current).collect()
    };
    let (past, coming) = (stamps(past), stamps(coming));
    if past.contains(&true) {
        Policy::Same
    } else if past.contains(&false) || coming.contains(&false) {
        Policy::Other
    } else {
        Policy::Unknown
    }
}
