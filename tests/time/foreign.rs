//! What the cases from other projects share: their calendars, and the list of those that differ.
//!
//! Each case whose convention is not ours stands in `docs/calendar.md`; every other one must agree.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;
use tousu::time::{Calendar, Limit, Unit, read_holiday_file};

use crate::support::text;

/// Returns a calendar of the case files at the offset that its zone has at a moment.
pub(crate) fn calendar_of(calendars: &Value, name: &str, moment: &str) -> Calendar {
    let mut value = calendars[name].clone();
    let zone = text(&value, "tz").to_owned();
    if zone.starts_with("Europe/") {
        value["tz"] = offset_in_europe(moment).into();
    }
    match read_holiday_file(&value.to_string()) {
        Ok(file) => file.into_calendar(),
        Err(message) => panic!("{name}: {message:?}"),
    }
}

/// Central European time, to the day: summer time from the last Sunday of March to that of October.
pub(crate) fn offset_in_europe(moment: &str) -> &'static str {
    let date = NaiveDate::parse_from_str(&moment[..10], "%Y-%m-%d").unwrap();
    let last_sunday = |month| {
        let end = NaiveDate::from_ymd_opt(date.year(), month, 31).unwrap();
        end - chrono::Days::new(end.weekday().num_days_from_sunday().into())
    };
    if (last_sunday(3)..last_sunday(10)).contains(&date) {
        "+02:00"
    } else {
        "+01:00"
    }
}

pub(crate) fn minutes(value: &Value) -> Limit {
    Limit::new(
        u32::try_from(value.as_u64().unwrap()).unwrap(),
        Unit::WorkingMinutes,
    )
}

/// Returns the ids of `docs/calendar.md` that begin so, in the order of the table.
pub(crate) fn listed(prefix: &str) -> Vec<String> {
    let page = include_str!("../../docs/calendar.md");
    page.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(id, _)| id.to_owned())
        .filter(|id| id.starts_with(prefix))
        .collect()
}
