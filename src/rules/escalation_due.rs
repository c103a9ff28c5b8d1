//! An escalation that is due and not recorded.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::ESCALATION_FIELD;
use crate::say::{Fact, Message};
use crate::time::format_moment;
use crate::workflow::{DueEscalation, due_escalations, offers, roles_named};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "escalation-due",
    severity: Severity::Error,
    page: include_str!("escalation_due.md"),
    page_zh: include_str!("escalation_due.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let standing = &subject.dossier.standing;
    let due = due_escalations(standing, subject.procedure, subject.now);
    due.iter()
        .map(|due| {
            let message = Message::new("rule.escalation_due")
                .with("escalation", &due.rule.label)
                .with("level", due.rule.level.to_string())
                .with("since", format_moment(due.since));
            let found = Found::at("status", message).hint(what_to_do(subject, due));
            match &due.rule.clock {
                Some(share) => found.clock(&share.clock),
                None => found,
            }
        })
        .collect()
}

/// Returns which step records it and who is told, or that the step is not possible yet.
fn what_to_do(subject: &Subject<'_>, due: &DueEscalation<'_>) -> Message {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let possible = offers(standing, procedure, subject.now);
    let is_possible = possible.iter().any(|offer| offer.id == due.rule.step);
    let roles = roles_named(&due.rule.tells, Some(standing), procedure);
    let roles: Vec<Fact> = roles
        .iter()
        .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
        .collect();
    let step = procedure.profile.steps.get(&due.rule.step);
    let by_itself = step.is_some_and(|step| step.sets.contains_key(ESCALATION_FIELD));
    let key = match (is_possible, by_itself) {
        (true, false) => "rule.escalation_due_hint",
        (true, true) => "rule.escalation_due_by_itself_hint",
        (false, _) => "rule.escalation_due_not_now_hint",
    };
    let message = Message::new(key).with("step", &due.rule.step);
    message.with("roles", roles).with("id", due.id)
}
