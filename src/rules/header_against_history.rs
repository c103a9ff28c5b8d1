//! A line of the header that differs from what replaying the history yields.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "header-against-history",
    severity: Severity::Error,
    page: include_str!("header_against_history.md"),
    page_zh: include_str!("header_against_history.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (case, standing) = (&subject.dossier.case, &subject.dossier.standing);
    let (header, history) = (&case.summary, &standing.summary);
    let list = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    let mut found = Vec::new();
    let mut line = |key: &'static str, written: Option<&str>, yields: Option<&str>| {
        if written == yields {
            return;
        }
        let message = match yields {
            Some(yields) => Message::new("rule.header_against_history").with("yields", yields),
            None => Message::new("rule.header_without_history"),
        };
        let hint = Message::new("rule.header_against_history_hint");
        found.push(Found::at(key, message.with("key", key)).hint(hint));
    };
    line("status", Some(&header.status), Some(&history.status));
    line("kind", Some(&case.kind), Some(&standing.kind));
    line(
        "priority",
        header.priority.as_deref(),
        history.priority.as_deref(),
    );
    line(
        "category",
        header.category.as_deref(),
        history.category.as_deref(),
    );
    // The same moment may be written in two time zones.
    if case.received != standing.received {
        let written = format_moment(case.received);
        let yields = format_moment(standing.received);
        line("received", Some(&written), Some(&yields));
    }
    line("lead", header.lead.as_deref(), history.lead.as_deref());
    line(
        "channel",
        case.channel.as_deref(),
        standing.channel.as_deref(),
    );
    line(
        "handler",
        header.handler.as_deref(),
        history.handler.as_deref(),
    );
    let (written, yields) = (list(&header.assist), list(&history.assist));
    line("assist", written.as_deref(), yields.as_deref());
    if header.round != history.round {
        let (written, yields) = (header.round.to_string(), history.round.to_string());
        line("round", Some(&written), Some(&yields));
    }
    line(
        "outcome",
        header.outcome.as_deref(),
        history.outcome.as_deref(),
    );
    line(
        "satisfaction",
        header.satisfaction.as_deref(),
        history.satisfaction.as_deref(),
    );
    found
}
