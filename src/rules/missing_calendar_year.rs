//! From November on: the calendar has no data for the next year, and limits rest on it.

use std::path::PathBuf;

use chrono::{DateTime, Datelike, FixedOffset};

use super::{Check, Found, Rule};
use crate::domain::Severity;
use crate::profile::Limits;
use crate::say::Message;
use crate::time::{Limit, Unit};
use crate::workflow::Procedure;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-calendar-year",
    severity: Severity::Warning,
    page: include_str!("missing_calendar_year.md"),
    page_zh: include_str!("missing_calendar_year.zh.md"),
    check: Check::Project(check),
};

/// The month in which the days off of the next year are usually announced.
const ANNOUNCED_BY: u32 = 11;

fn check(procedure: &Procedure, now: DateTime<FixedOffset>) -> Vec<Found> {
    let next = now.year() + 1;
    let calendar = &procedure.calendar;
    if now.month() < ANNOUNCED_BY || calendar.knows_year(next) || !rests_on_days(procedure) {
        return Vec::new();
    }
    let message = Message::new("rule.missing_calendar_year").with("year", next.to_string());
    let found = Found::of_file(PathBuf::from("tousu.toml"), message);
    vec![found.hint(Message::new("rule.missing_calendar_year_hint"))]
}

/// Tells whether a limit of the procedure asks which days are worked.
fn rests_on_days(procedure: &Procedure) -> bool {
    let by_days = |limit: &Limit| !matches!(limit.unit, Unit::Minutes | Unit::Hours);
    let mut clocks = procedure.profile.clocks.values();
    clocks.any(|clock| {
        clock.all_limits().any(|limits| match limits {
            Limits::All(limit) => by_days(limit),
            Limits::ByPriority(limits) => limits.values().any(by_days),
        })
    })
}
