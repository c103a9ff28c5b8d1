//! What the tests of this folder share: reading cases, and short ways to write moments.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use tousu::say::{Language, Words};
use tousu::time::{
    Calendar, Deadline, HolidayFile, Hours, Pause, deadline, parse_moment, read_holiday_file,
};

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} in {value}"))
}

pub(crate) fn at(text: &str) -> DateTime<FixedOffset> {
    parse_moment(text, FixedOffset::east_opt(8 * 3600).unwrap()).unwrap()
}

pub(crate) fn pause(from: &str, to: &str) -> Pause {
    Pause {
        from: at(from),
        to: (!to.is_empty()).then(|| at(to)),
    }
}

pub(crate) fn whole(text: &str) -> Calendar {
    match read_holiday_file(text) {
        Ok(HolidayFile::Whole(calendar)) => *calendar,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn due(start: &str, limit: &str, calendar: &Calendar) -> Deadline {
    due_with(start, limit, &[], "2026-11-22", calendar)
}

pub(crate) fn due_with(
    start: &str,
    limit: &str,
    pauses: &[Pause],
    now: &str,
    calendar: &Calendar,
) -> Deadline {
    deadline(at(start), limit.parse().unwrap(), pauses, at(now), calendar).unwrap()
}

pub(crate) fn said(found: &Deadline, language: Language) -> String {
    let lines: Vec<_> = found
        .explanation
        .iter()
        .map(|line| Words::of(language).say(line))
        .collect();
    lines.join("\n")
}

/// China, with one window a day.
pub(crate) fn nine_to_six() -> Calendar {
    Calendar::china().with_hours("09:00-18:00".parse::<Hours>().unwrap())
}
