//! A promised date that has passed in an open case, where no clock of the profile watches it.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::DueRule;
use crate::say::Message;
use crate::time::{format_moment, parse_moment};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "promised-past",
    severity: Severity::Error,
    page: include_str!("promised_past.md"),
    page_zh: include_str!("promised_past.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let standing = &subject.dossier.standing;
    let clocks = &subject.procedure.profile.clocks;
    // A clock that is due at the promise says the same, and knows when it was kept.
    let is_watched = standing.clocks.iter().any(|clock| {
        let rule = clocks.get(&clock.id);
        rule.is_some_and(|rule| rule.due == DueRule::At("promised".to_owned()))
    });
    if standing.ended.is_some() || is_watched {
        return Vec::new();
    }
    let promised = standing.facts.get("promised");
    let promised = promised.and_then(|text| parse_moment(text, *subject.now.offset()).ok());
    let Some(promised) = promised.filter(|promised| *promised < subject.now) else {
        return Vec::new();
    };
    let message = Message::new("rule.promised_past").with("promised", format_moment(promised));
    let at = subject
        .last_of("promised")
        .unwrap_or_else(|| "status".to_owned());
    vec![Found::at(at, message).hint(Message::new("rule.promised_past_hint"))]
}
