//! A time that has not come yet.

use chrono::TimeDelta;

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "time-in-future",
    severity: Severity::Error,
    page: include_str!("time_in_future.md"),
    page_zh: include_str!("time_in_future.zh.md"),
    check: Check::Case(check),
};

/// Clocks of two machines differ; by more than this one of them is wrong.
const TOLERANCE_MINUTES: i64 = 5;

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let latest = subject.now + TimeDelta::minutes(TOLERANCE_MINUTES);
    let case = &subject.dossier.case;
    let mut found = Vec::new();
    let mut tell = |at: String, key: &'static str, moment, limit| {
        let message = Message::new(key)
            .with("at", format_moment(moment))
            .with("limit", format_moment(limit));
        found.push(Found::at(at, message));
    };
    match case.history.first() {
        Some(first) if case.received > first.at => {
            tell(
                "received".to_owned(),
                "rule.received_after_first_event",
                case.received,
                first.at,
            );
        }
        _ if case.received > latest => {
            tell(
                "received".to_owned(),
                "rule.time_in_future",
                case.received,
                subject.now,
            );
        }
        _ => {}
    }
    for (index, event) in case.history.iter().enumerate() {
        if event.at > latest {
            tell(
                format!("history[{index}].at"),
                "rule.time_in_future",
                event.at,
                subject.now,
            );
        }
    }
    found
}
