//! Redress that was given before the approval that it needs was granted.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::{Fact, Message};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "redress-unapproved",
    severity: Severity::Error,
    page: include_str!("redress_unapproved.md"),
    page_zh: include_str!("redress_unapproved.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let profile = &subject.procedure.profile;
    let payments = subject.dossier.standing.redress.payments.iter();
    payments
        .filter(|payment| !payment.unapproved.is_empty())
        .map(|payment| {
            let approvals = payment.unapproved.iter();
            let names: Vec<Fact> = approvals
                .map(|id| Fact::from(profile.label_of("approvals", id)))
                .collect();
            let message = Message::new("rule.redress_unapproved").with("approvals", names);
            let at = format!("history[{}].step", payment.event);
            Found::at(at, message).hint(Message::new("rule.redress_unapproved_hint"))
        })
        .collect()
}
