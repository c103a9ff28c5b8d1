//! A case that has been kept for as long as the profile asks.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::{due_moment, format_moment};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "retention-reached",
    severity: Severity::Warning,
    page: include_str!("retention_reached.md"),
    page_zh: include_str!("retention_reached.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let Some(retention) = &procedure.profile.retention else {
        return Vec::new();
    };
    let mut events = subject.history().iter().rev();
    let kept_from = events.find(|event| event.step == retention.from);
    let Some(from) = kept_from.filter(|_| standing.ended.is_some()) else {
        return Vec::new();
    };
    let until = due_moment(
        from.at,
        retention.minimum,
        &[],
        subject.now,
        &procedure.calendar,
    );
    let Ok(until) = until.map(|until| until.moment) else {
        return Vec::new();
    };
    if subject.now <= until {
        return Vec::new();
    }
    let message = Message::new("rule.retention_reached")
        .with("minimum", retention.minimum.message())
        .with("until", format_moment(until));
    vec![Found::at("id", message).hint(Message::new("rule.retention_reached_hint"))]
}
