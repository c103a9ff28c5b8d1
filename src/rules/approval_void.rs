//! An open case whose approval is for something else than what stands there now.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::field_fact;
use crate::say::{Fact, Message};
use crate::workflow::ApprovalState;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "approval-void",
    severity: Severity::Warning,
    page: include_str!("approval_void.md"),
    page_zh: include_str!("approval_void.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let standing = &subject.dossier.standing;
    if standing.ended.is_some() {
        return Vec::new();
    }
    let profile = &subject.procedure.profile;
    let void = standing.approvals.iter();
    let void = void.filter(|(_, known)| known.state == ApprovalState::Void);
    void.filter_map(|(id, known)| {
        let end = known.end.as_ref()?;
        let fields: Vec<Fact> = end
            .changed
            .iter()
            .map(|field| field_fact(profile, field))
            .collect();
        let message = Message::new("rule.approval_void")
            .with("approval", profile.label_of("approvals", id))
            .with("fields", fields);
        let at = format!("history[{}].step", end.event);
        Some(Found::at(at, message).hint(Message::new("rule.approval_void_hint")))
    })
    .collect()
}
