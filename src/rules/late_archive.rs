//! A closed case that was not archived within the time of the profile.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::Origin;
use crate::say::Message;
use crate::time::{due_moment, format_moment};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "late-archive",
    severity: Severity::Warning,
    page: include_str!("late_archive.md"),
    page_zh: include_str!("late_archive.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let profile = &procedure.profile;
    let (Some(limit), Some(retention)) = (profile.watched.archive, &profile.retention) else {
        return Vec::new();
    };
    let leads_there = profile
        .steps
        .get(&retention.from)
        .is_some_and(|step| match &step.from {
            Origin::Intake => false,
            Origin::States(states) => states.contains(&standing.summary.status),
        });
    let Some(ended) = standing.ended.filter(|_| leads_there) else {
        return Vec::new();
    };
    let until = due_moment(ended, limit, &[], subject.now, &procedure.calendar);
    let Ok(until) = until.map(|until| until.moment) else {
        return Vec::new();
    };
    if subject.now <= until {
        return Vec::new();
    }
    let message = Message::new("rule.late_archive")
        .with("step", profile.label_of("steps", &retention.from))
        .with("until", format_moment(until));
    let hint = Message::new("rule.late_archive_hint").with("step", &retention.from);
    vec![Found::at("status", message).hint(hint)]
}
