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
    let text = |value: &String| Some(value.clone());
    let number = |value: u32| Some(value.to_string());
    let list = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    let moment = |at| Some(format_moment(at));
    let mut found = Vec::new();
    let mut line = |key: &'static str, written: Option<String>, yields: Option<String>| {
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
    line("status", text(&header.status), text(&history.status));
    line("kind", text(&case.kind), text(&standing.kind));
    line(
        "priority",
        header.priority.clone(),
        history.priority.clone(),
    );
    line(
        "category",
        header.category.clone(),
        history.category.clone(),
    );
    // The same moment may be written in two time zones.
    if case.received != standing.received {
        line("received", moment(case.received), moment(standing.received));
    }
    line("lead", header.lead.clone(), history.lead.clone());
    line("channel", case.channel.clone(), standing.channel.clone());
    line("handler", header.handler.clone(), history.handler.clone());
    line("assist", list(&header.assist), list(&history.assist));
    line("round", number(header.round), number(history.round));
    line("outcome", header.outcome.clone(), history.outcome.clone());
    line(
        "satisfaction",
        header.satisfaction.clone(),
        history.satisfaction.clone(),
    );
    found
}
