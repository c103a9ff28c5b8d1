//! A closed case without a verdict on its grounds, which its way provides for.

use super::last_way::LastWay;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::Step;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "closed-without-outcome",
    severity: Severity::Warning,
    page: include_str!("closed_without_outcome.md"),
    page_zh: include_str!("closed_without_outcome.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let profile = &subject.procedure.profile;
    if subject.dossier.standing.summary.outcome.is_some() {
        return Vec::new();
    }
    let Some(way) = LastWay::of(subject) else {
        return Vec::new();
    };
    let outcome = "outcome";
    let gives_outcome = |step: &Step| {
        step.needs.iter().any(|need| need.field == outcome)
            || step.may.iter().any(|field| field == outcome)
            || step.sets.contains_key(outcome)
    };
    let mut steps = profile.steps.values();
    let (true, Some(closing)) = (
        steps.any(|step| gives_outcome(step) && way.passed_by(step)),
        way.closing(),
    ) else {
        return Vec::new();
    };
    let message = Message::new("rule.closed_without_outcome");
    let at = format!("history[{closing}].step");
    vec![Found::at(at, message).hint(Message::new("rule.closed_without_outcome_hint"))]
}
