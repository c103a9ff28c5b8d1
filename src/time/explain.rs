//! How a due moment came about, in a few lines: ranges of days, never one line a day.

use std::collections::BTreeMap;

use super::count::{DAY, date_of};
use super::trace::{Credit, Trace};
use super::{Calendar, DayEnd, DayKind, Limit, TimeError, Unit};
use crate::say::{Fact, Message};

/// How many breaks, make-up days or pauses are named before the rest is only counted.
const NAMED: usize = 8;

/// Returns the lines that say how a count went.
pub(super) fn explain(
    trace: &Trace,
    unknown: &[i32],
    calendar: &Calendar,
) -> Result<Vec<Message>, TimeError> {
    let mut lines = vec![
        Message::new("time.explain_start").with("moment", moment_said(trace.start, calendar)?),
        rule(trace, calendar),
    ];
    let first = trace.start.div_euclid(DAY);
    let last = trace.due.div_euclid(DAY);
    match trace.limit.unit {
        Unit::WorkingDays => lines.extend(skipped(first + 1, last + 1, calendar)),
        Unit::WorkingMinutes | Unit::WorkingHours => {
            let until = trace.asked.as_ref().map_or(last, |asked| *asked.end());
            lines.extend(skipped(first, until + 1, calendar));
        }
        _ => {}
    }
    if let Some(day) = trace.missing_day {
        lines.push(Message::new("time.explain_month_end").with("day", day.to_string()));
    }
    for (stop, credit) in trace.credits.iter().take(NAMED) {
        let key = if stop.open {
            "time.explain_pause_open"
        } else {
            "time.explain_pause"
        };
        lines.push(
            Message::new(key)
                .with("from", moment_said(stop.from, calendar)?)
                .with("to", moment_said(stop.to, calendar)?)
                .with("credit", credit_said(*credit)),
        );
    }
    if trace.credits.len() > NAMED {
        lines.push(
            Message::new("time.explain_more_pauses").with("count", trace.credits.len() - NAMED),
        );
    }
    if let Some(day) = trace.rolled_from {
        lines.push(
            Message::new("time.explain_roll")
                .with("from", date_of(day)?.to_string())
                .with("why", reason(calendar.day(date_of(day)?)))
                .with("to", date_of(last)?.to_string()),
        );
    }
    if !unknown.is_empty() {
        let years: Fact = years_said(unknown).into_iter().collect();
        lines.push(Message::new("time.explain_provisional").with("years", years));
    }
    lines.push(end(trace, calendar)?);
    Ok(lines)
}

fn rule(trace: &Trace, calendar: &Calendar) -> Message {
    if trace.limit.is_same_day() {
        return Message::new("time.explain_rule_same_day");
    }
    let key = match trace.limit.unit {
        Unit::Minutes | Unit::Hours => "time.explain_rule_elapsed",
        Unit::WorkingMinutes | Unit::WorkingHours => {
            return Message::new("time.explain_rule_working_time")
                .with("limit", trace.limit.message())
                .with("hours", calendar.hours.to_string());
        }
        Unit::Days => "time.explain_rule_days",
        Unit::WorkingDays => "time.explain_rule_working_days",
        Unit::Months | Unit::Years => "time.explain_rule_months",
    };
    Message::new(key).with("limit", trace.limit.message())
}

/// Says which of the days in `[from, to)` were not worked, and which were worked instead.
fn skipped(from: i64, to: i64, calendar: &Calendar) -> Vec<Message> {
    let mut lines = Vec::new();
    let weekends = calendar.weekend_days(from, to);
    if weekends > 0 {
        lines.push(Message::new("time.explain_weekends").with("count", weekends.to_string()));
    }
    let breaks = runs(from, to, calendar, |kind| match kind {
        DayKind::Holiday(name) => Some(name),
        _ => None,
    });
    let worked = runs(from, to, calendar, |kind| match kind {
        DayKind::MakeUp(name) => Some(name),
        _ => None,
    });
    for (key, mut days) in [
        ("time.explain_holidays", breaks),
        ("time.explain_make_up", worked),
    ] {
        if days.is_empty() {
            continue;
        }
        if days.len() > NAMED {
            let more = days.len() - NAMED;
            days.truncate(NAMED);
            days.push(Message::new("time.and_more").with("count", more).into());
        }
        lines.push(Message::new(key).with("days", days));
    }
    lines
}

/// Returns days of one kind as stretches that follow one another and bear the same name.
fn runs(
    from: i64,
    to: i64,
    calendar: &Calendar,
    name_of: impl Fn(&DayKind) -> Option<&String>,
) -> Vec<Fact> {
    let mut found: BTreeMap<i64, (i64, &str)> = BTreeMap::new();
    if to <= from {
        return Vec::new();
    }
    for (day, special) in calendar.special.range(from..to) {
        let Some(name) = name_of(&special.kind) else {
            continue;
        };
        match found.last_entry() {
            Some(mut entry) if *entry.get() == (*day - 1, name.as_str()) => {
                entry.get_mut().0 = *day;
            }
            _ => {
                found.insert(*day, (*day, name));
            }
        }
    }
    found
        .into_iter()
        .filter_map(|(first, (last, name))| {
            let (first, last) = (date_of(first).ok()?, date_of(last).ok()?);
            let days = if first == last {
                Fact::from(first.to_string())
            } else {
                Message::new("time.day_range")
                    .with("first", first.to_string())
                    .with("last", last.to_string())
                    .into()
            };
            Some(match holiday_name(name) {
                None => days,
                Some(name) => Message::new("time.named_days")
                    .with("days", days)
                    .with("name", name)
                    .into(),
            })
        })
        .collect()
}

/// Returns a holiday's name to say: those of China in both languages, others as written; `None` when it is empty.
pub fn holiday_name(name: &str) -> Option<Fact> {
    let parts: Vec<Fact> = name
        .split('、')
        .filter(|part| !part.is_empty())
        .map(|part| match part {
            "元旦" => Message::new("time.holiday_new_year").into(),
            "春节" => Message::new("time.holiday_spring_festival").into(),
            "清明节" => Message::new("time.holiday_qingming").into(),
            "劳动节" => Message::new("time.holiday_labour_day").into(),
            "端午节" => Message::new("time.holiday_dragon_boat").into(),
            "中秋节" => Message::new("time.holiday_mid_autumn").into(),
            "国庆节" => Message::new("time.holiday_national_day").into(),
            other => Fact::from(other),
        })
        .collect();
    (!parts.is_empty()).then_some(Fact::List(parts))
}

fn reason(kind: DayKind) -> Message {
    match kind {
        DayKind::Holiday(name) => match holiday_name(&name) {
            Some(name) => Message::new("time.because_holiday").with("name", name),
            None => Message::new("time.because_day_off"),
        },
        _ => Message::new("time.because_weekend"),
    }
}

fn credit_said(credit: Credit) -> Message {
    let days =
        |days: i64, unit| Limit::new(u32::try_from(days).unwrap_or(u32::MAX), unit).message();
    match credit {
        Credit::Days(count) => days(count, Unit::Days),
        Credit::WorkingDays(count) => days(count, Unit::WorkingDays),
        Credit::Seconds(seconds) => span(seconds),
        Credit::WorkingSeconds(seconds) => {
            Message::new("time.credit_working_time").with("time", span(seconds))
        }
    }
}

/// Says a length of time; seconds only where there are some.
fn span(seconds: i64) -> Message {
    let key = match seconds % 60 {
        0 => "time.span_minutes",
        _ => "time.span_seconds",
    };
    Message::new(key)
        .with("hours", (seconds / 3600).to_string())
        .with("minutes", (seconds / 60 % 60).to_string())
        .with("seconds", (seconds % 60).to_string())
}

/// Returns a moment as a person of the calendar's place reads it; seconds only where there are some.
fn moment_said(local: i64, calendar: &Calendar) -> Result<String, TimeError> {
    let form = match local % 60 {
        0 => "%Y-%m-%d %H:%M",
        _ => "%Y-%m-%d %H:%M:%S",
    };
    Ok(calendar.moment(local)?.format(form).to_string())
}

/// Returns years as single ones and ranges: `2027`, `2029-2031`.
fn years_said(years: &[i32]) -> Vec<String> {
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    for year in years {
        match ranges.last_mut() {
            Some((_, last)) if *last == year - 1 => *last = *year,
            _ => ranges.push((*year, *year)),
        }
    }
    ranges
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            }
        })
        .collect()
}

fn end(trace: &Trace, calendar: &Calendar) -> Result<Message, TimeError> {
    let key = if !trace.limit.unit.is_whole_days() {
        "time.explain_end"
    } else if calendar.day_end == DayEnd::Close {
        "time.explain_end_close"
    } else {
        "time.explain_end_midnight"
    };
    Ok(Message::new(key).with("due", moment_said(trace.due, calendar)?))
}
