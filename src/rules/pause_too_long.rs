//! A pause that lasts longer than the profile allows.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::{due_moment, format_moment};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "pause-too-long",
    severity: Severity::Warning,
    page: include_str!("pause_too_long.md"),
    page_zh: include_str!("pause_too_long.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let limit = procedure.profile.watched.pause;
    let (Some(since), Some(limit)) = (standing.paused_since(), limit) else {
        return Vec::new();
    };
    let until = due_moment(since, limit, &[], subject.now, &procedure.calendar);
    let Ok(until) = until.map(|until| until.moment) else {
        return Vec::new();
    };
    if subject.now <= until {
        return Vec::new();
    }
    let message = Message::new("rule.pause_too_long")
        .with("since", format_moment(since))
        .with("until", format_moment(until))
        .with("limit", limit.message());
    vec![Found::at("status", message).hint(Message::new("rule.pause_too_long_hint"))]
}
