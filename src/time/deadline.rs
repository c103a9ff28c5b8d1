//! From a start, a limit and pauses to the moment by which it must be done.
//!
//! Civil Code, articles 201 to 204: hours run from the moment; for days, months and years the
//! first day is not counted, and a last day that is a day off moves to the next working day.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, FixedOffset};

use super::count::date_of;
use super::explain::explain;
use super::trace::count;
use super::{Calendar, Limit, Pause, TimeError};
use crate::say::Message;

/// The moment by which something must be done, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The last moment that is on time, in the calendar's offset.
    pub due: DateTime<FixedOffset>,
    /// Whether the count touched a year for which the calendar has no data.
    pub provisional: bool,
    /// How the due moment came about, a line each.
    pub explanation: Vec<Message>,
}

/// A due moment alone, without the lines that explain it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last moment that is on time, in the calendar's offset.
    pub moment: DateTime<FixedOffset>,
    /// Whether the count touched a year for which the calendar has no data.
    pub provisional: bool,
}

/// Returns when a limit that runs from `start` ends.
///
/// A pause gives back what of it would have counted: the time itself, its working part, the
/// calendar days or the working days after the day on which it began. A pause without an end
/// counts up to `now`; overlapping pauses count once; what begins after the due moment changes
/// nothing.
///
/// # Errors
/// The calendar has no working time, or the count leaves the years 1 to 9999.
pub fn deadline(
    start: DateTime<FixedOffset>,
    limit: Limit,
    pauses: &[Pause],
    now: DateTime<FixedOffset>,
    calendar: &Calendar,
) -> Result<Deadline, TimeError> {
    let trace = count(start, limit, pauses, now, calendar)?;
    let unknown = unknown_years(trace.asked.clone(), calendar);
    Ok(Deadline {
        due: calendar.moment(trace.due)?,
        provisional: !unknown.is_empty(),
        explanation: explain(&trace, &unknown, calendar)?,
    })
}

/// Returns when a limit ends, without explaining it; for lists of many cases.
///
/// # Errors
/// The same as [`deadline`].
pub fn due_moment(
    start: DateTime<FixedOffset>,
    limit: Limit,
    pauses: &[Pause],
    now: DateTime<FixedOffset>,
    calendar: &Calendar,
) -> Result<Due, TimeError> {
    let trace = count(start, limit, pauses, now, calendar)?;
    Ok(Due {
        moment: calendar.moment(trace.due)?,
        provisional: !unknown_years(trace.asked, calendar).is_empty(),
    })
}

/// Returns when an extension ends: it counts on from the due moment, and for units of whole
/// days from that day.
///
/// A clock that may pause within the extension is counted by [`deadline`] from the due moment on,
/// with all its pauses: those before it count no more.
///
/// # Errors
/// The same as [`deadline`].
pub fn extended(
    due: DateTime<FixedOffset>,
    by: Limit,
    calendar: &Calendar,
) -> Result<Deadline, TimeError> {
    deadline(due, by, &[], due, calendar)
}

fn unknown_years(asked: Option<RangeInclusive<i64>>, calendar: &Calendar) -> Vec<i32> {
    let Some(asked) = asked else {
        return Vec::new();
    };
    let year = |day: &i64| date_of(*day).map(|date| date.year());
    match (year(asked.start()), year(asked.end())) {
        (Ok(first), Ok(last)) => (first..=last)
            .filter(|year| !calendar.knows_year(*year))
            .collect(),
        _ => Vec::new(),
    }
}
