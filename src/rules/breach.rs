//! A breach of what was agreed, as the procedure defines it, with what is to be done about it.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::workflow::is_breached;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "breach",
    severity: Severity::Warning,
    page: include_str!("breach.md"),
    page_zh: include_str!("breach.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let breaches = subject.procedure.profile.breaches.values();
    breaches
        .filter(|breach| is_breached(breach, subject.dossier))
        .map(|breach| {
            let message = Message::new("rule.breach").with("breach", &breach.label);
            let remedy = Message::new("rule.breach_hint").with("remedy", &breach.remedy);
            Found::at("status", message).hint(remedy)
        })
        .collect()
}
