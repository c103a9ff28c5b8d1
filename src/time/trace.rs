//! The rules of counting, a unit each: Civil Code, articles 201 to 204.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, FixedOffset, Months, NaiveDate};

use super::count::{DAY, date_of};
use super::pause::{Stop, stops};
use super::{Calendar, DayEnd, Limit, Pause, TimeError, Unit};

/// How a count went, for the explanation.
pub(super) struct Trace {
    pub(super) start: i64,
    pub(super) limit: Limit,
    /// Local second of the due moment.
    pub(super) due: i64,
    /// Each pause that counted, and what it gave back.
    pub(super) credits: Vec<(Stop, Credit)>,
    /// The days the calendar was asked about.
    pub(super) asked: Option<RangeInclusive<i64>>,
    /// The last day before it moved off a day that is not worked.
    pub(super) rolled_from: Option<i64>,
    /// The day of the month that the last month does not have.
    pub(super) missing_day: Option<u32>,
}

/// What a pause gave back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credit {
    Seconds(i64),
    WorkingSeconds(i64),
    Days(i64),
    WorkingDays(i64),
}

/// Counts a limit from its start, by the rule of its unit.
pub(super) fn count(
    start: DateTime<FixedOffset>,
    limit: Limit,
    pauses: &[Pause],
    now: DateTime<FixedOffset>,
    calendar: &Calendar,
) -> Result<Trace, TimeError> {
    let begin = calendar.local(start)?;
    let stops = stops(pauses, begin, now, calendar)?;
    let mut trace = Trace {
        start: begin,
        limit,
        due: begin,
        credits: Vec::new(),
        asked: None,
        rolled_from: None,
        missing_day: None,
    };
    let amount = i64::from(limit.amount);
    match limit.unit {
        Unit::Minutes => elapsed(&mut trace, amount * 60, &stops),
        Unit::Hours => elapsed(&mut trace, amount * 3600, &stops),
        Unit::WorkingMinutes => working_time(&mut trace, amount * 60, &stops, calendar)?,
        Unit::WorkingHours => working_time(&mut trace, amount * 3600, &stops, calendar)?,
        Unit::WorkingDays => working_days(&mut trace, amount, &stops, calendar)?,
        Unit::Days | Unit::Months | Unit::Years => {
            let last = last_calendar_day(&mut trace)?;
            calendar_days(&mut trace, last, &stops, calendar)?;
        }
    }
    Ok(trace)
}

/// Article 201: what is counted in hours runs from the moment itself.
fn elapsed(trace: &mut Trace, seconds: i64, stops: &[Stop]) {
    trace.due = trace.start.saturating_add(seconds);
    for stop in stops {
        if stop.from >= trace.due {
            break;
        }
        let length = stop.to - stop.from;
        trace.due += length;
        trace.credits.push((*stop, Credit::Seconds(length)));
    }
}

fn working_time(
    trace: &mut Trace,
    seconds: i64,
    stops: &[Stop],
    calendar: &Calendar,
) -> Result<(), TimeError> {
    let mut rest = seconds;
    let mut running_since = trace.start;
    for stop in stops {
        let used = calendar.working_seconds(running_since, stop.from);
        if used >= rest {
            break;
        }
        rest -= used;
        running_since = stop.to;
        let credit = calendar.working_seconds(stop.from, stop.to);
        trace.credits.push((*stop, Credit::WorkingSeconds(credit)));
    }
    trace.due = calendar.after_working_seconds(running_since, rest)?;
    let first = trace.start.div_euclid(DAY);
    // A window that closes at 24:00 ends on the day before the midnight that is due.
    let last = (trace.due - 1).div_euclid(DAY).max(first);
    trace.asked = Some(first..=last);
    Ok(())
}

fn working_days(
    trace: &mut Trace,
    amount: i64,
    stops: &[Stop],
    calendar: &Calendar,
) -> Result<(), TimeError> {
    let first = trace.start.div_euclid(DAY);
    let nth = |n: i64| match n {
        ..=0 => calendar.roll(first),
        n => calendar.nth_working_day(first, n),
    };
    let mut count = amount;
    let mut last = nth(count)?;
    let mut asked_until = last;
    for stop in stops {
        if stop.from > end_of(last, calendar) {
            break;
        }
        let (from, to) = (stop.from.div_euclid(DAY), stop.to.div_euclid(DAY));
        let days = calendar.working_days(from + 1, to + 1);
        trace.credits.push((*stop, Credit::WorkingDays(days)));
        count += days;
        last = nth(count)?.max(last);
        asked_until = asked_until.max(to).max(last);
    }
    trace.due = end_of(last, calendar);
    trace.asked = Some((first + 1).min(last)..=asked_until);
    Ok(())
}

/// Article 202: the last day of months and years is the day of the same number, and the last
/// day of the month where it has none.
fn last_calendar_day(trace: &mut Trace) -> Result<i64, TimeError> {
    let first = trace.start.div_euclid(DAY);
    let months = match trace.limit.unit {
        Unit::Months => trace.limit.amount,
        Unit::Years => trace.limit.amount.saturating_mul(12),
        _ => return Ok(first.saturating_add(i64::from(trace.limit.amount))),
    };
    let start = date_of(first)?;
    let last: NaiveDate = start
        .checked_add_months(Months::new(months))
        .ok_or(TimeError::OutOfRange)?;
    if last.day() != start.day() {
        trace.missing_day = Some(start.day());
    }
    Ok(i64::from(last.num_days_from_ce()))
}

/// Article 203: a last day that is a day off moves to the next working day.
fn calendar_days(
    trace: &mut Trace,
    last: i64,
    stops: &[Stop],
    calendar: &Calendar,
) -> Result<(), TimeError> {
    let mut last = last;
    let mut asked_from = None;
    for stop in stops {
        let (from, to) = (stop.from.div_euclid(DAY), stop.to.div_euclid(DAY));
        if from > last {
            // Paused on a day to which the end had moved: it counts on from there.
            let moved = calendar.roll(last)?;
            if stop.from > end_of(moved, calendar) {
                break;
            }
            // The answer of that year's calendar has been used.
            asked_from.get_or_insert(last);
            last = moved;
        } else if stop.from > end_of(calendar.roll(last)?, calendar) {
            break;
        }
        last += to - from;
        trace.credits.push((*stop, Credit::Days(to - from)));
    }
    let due_day = calendar.roll(last)?;
    trace.rolled_from = (due_day != last).then_some(last);
    trace.due = end_of(due_day, calendar);
    trace.asked = Some(asked_from.unwrap_or(last)..=due_day);
    Ok(())
}

/// Returns the last local second of a day (article 203).
fn end_of(day: i64, calendar: &Calendar) -> i64 {
    let last_second = DAY - 1;
    let closing = match calendar.day_end {
        DayEnd::Midnight => last_second,
        DayEnd::Close => calendar
            .windows_of_day(day)
            .last()
            .map_or(last_second, |window| {
                window.closing_second().min(last_second)
            }),
    };
    day * DAY + closing
}
