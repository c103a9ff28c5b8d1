//! A case that has been kept for as long as the profile asks, or longer than it allows.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;
use crate::workflow::{Reached, kept};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "retention-reached",
    severity: Severity::Warning,
    page: include_str!("retention_reached.md"),
    page_zh: include_str!("retention_reached.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let dossier = subject.dossier;
    let kept = kept(
        &dossier.case,
        &dossier.standing,
        subject.procedure,
        subject.now,
    );
    // An exemption is taken into account where findings are weighed, so that what it covers is listed.
    let Some(kept) = kept.filter(|kept| kept.is_over() && kept.hold.is_none()) else {
        return Vec::new();
    };
    let Some((limit, until)) = kept.over() else {
        return Vec::new();
    };
    let key = match kept.reached {
        Reached::Maximum => "rule.retention_past_maximum",
        _ => "rule.retention_reached",
    };
    let message = Message::new(key)
        .with("limit", limit.message())
        .with("until", format_moment(until.moment));
    vec![Found::at("id", message).hint(Message::new("rule.retention_reached_hint"))]
}
