//! A whole calendar as JSON: offset, weekly hours, days off, hours and breaks of single dates.

use super::hours::WEEKDAYS;
use super::json_place::Place;
use super::special::SingleDates;
use super::year_file::name_in;
use super::{Calendar, DayEnd, Hours, parse_offset};
use crate::say::Message;

/// The keys of a whole calendar.
pub(super) const WHOLE_KEYS: [&str; 12] = [
    "offset",
    "tz",
    "hours",
    "day_end",
    "holidays",
    "holiday_names",
    "workdays",
    "workday_names",
    "day_hours",
    "breaks",
    "name",
    "note",
];

/// Reads a whole calendar; every year counts as known.
///
/// A day off beats the hours of a date, and a break is taken out of whatever hours hold.
/// A date with hours of its own is worked although its weekday is not; an empty list makes it
/// a day off. Without `hours`, Monday to Friday are worked at the usual hours.
pub(super) fn whole_calendar(top: &Place<'_>) -> Result<Calendar, Message> {
    top.only(&WHOLE_KEYS)?;
    let hours = match top.get("hours")? {
        Some(place) => hours(&place)?,
        None => Hours::usual(),
    };
    let mut calendar = Calendar::whole(hours, single_dates(top)?);
    if let Some(place) = top.get("day_end")? {
        calendar = calendar.with_day_end(match place.text()? {
            "midnight" => DayEnd::Midnight,
            "close" => DayEnd::Close,
            _ => {
                return Err(Message::new("time.file_wrong_type")
                    .with("where", place.named())
                    .with("expected", "midnight | close"));
            }
        });
    }
    match (top.get("tz")?, top.get("offset")?) {
        (Some(_), Some(_)) => Err(Message::new("time.file_two_offsets")),
        (None, None) => Ok(calendar),
        (Some(place), None) | (None, Some(place)) => {
            let offset = parse_offset(place.text()?).map_err(|error| place.at(&error))?;
            Ok(calendar.with_offset(offset))
        }
    }
}

/// Hours are text (the same on every working day), or windows by weekday.
fn hours(place: &Place<'_>) -> Result<Hours, Message> {
    if let Ok(text) = place.text() {
        return text.parse().map_err(|error| place.at(&error));
    }
    place.only(&WEEKDAYS)?;
    let mut days = Vec::new();
    for (name, windows) in place.members()? {
        days.push((name, windows.windows()?));
    }
    Hours::from_map(days).map_err(|error| place.at(&error))
}

fn single_dates(top: &Place<'_>) -> Result<SingleDates, Message> {
    let mut dates = SingleDates::default();
    let names = top.get("holiday_names")?;
    if let Some(place) = top.get("holidays")? {
        for day in place.elements()? {
            let name = name_in(names.as_ref(), day.text()?)?;
            dates.days.off.insert(day.date()?, name);
        }
    }
    let names = top.get("workday_names")?;
    if let Some(place) = top.get("workdays")? {
        for day in place.elements()? {
            let date = day.date()?;
            if dates.days.off.contains_key(&date) {
                return Err(Message::new("time.file_day_twice")
                    .with("where", day.named())
                    .with("date", date.to_string()));
            }
            let name = name_in(names.as_ref(), day.text()?)?;
            dates.days.work.insert(date, name);
        }
    }
    for (key, table) in [
        ("day_hours", &mut dates.hours),
        ("breaks", &mut dates.breaks),
    ] {
        let Some(place) = top.get(key)? else {
            continue;
        };
        for (date, windows) in place.members()? {
            table.insert(windows.date_in(date)?, windows.windows()?);
        }
    }
    Ok(dates)
}
