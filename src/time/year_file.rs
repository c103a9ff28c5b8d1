//! The days off of one year or of several, from JSON.

use chrono::{Datelike, NaiveDate};

use super::YearOfDays;
use super::json_place::Place;
use crate::say::Message;

/// The keys of one year among several; those after `notice` are tolerated and decide nothing.
const YEAR_KEYS: [&str; 13] = [
    "holidays",
    "holiday_names",
    "workdays",
    "workday_names",
    "status",
    "notice",
    "working_days_in_year",
    "source",
    "disagreements",
    "listing_differences_without_effect",
    "statutory_days_only",
    "statutory_names",
    "caution",
];

/// `{year, papers, days: [{name, date, isOffDay}]}`.
pub(super) fn one_year(top: &Place<'_>) -> Result<YearOfDays, Message> {
    top.only(&["$schema", "$id", "year", "papers", "days"])?;
    let mut year = YearOfDays::new(top.need("year")?.year()?);
    let days = top.need("days")?.elements()?;
    if days.is_empty() {
        return Err(Message::new("time.file_stub").with("year", year.year.to_string()));
    }
    for day in days {
        day.only(&["name", "date", "isOffDay"])?;
        let name = match day.get("name")? {
            Some(name) => name.text()?.trim().to_owned(),
            None => String::new(),
        };
        let off = day.need("isOffDay")?.yes_no()?;
        let date = day.need("date")?;
        add(&mut year, &date, date.date()?, name, off)?;
    }
    Ok(year)
}

/// `{"2026": {holidays, holiday_names, workdays}}`; a year without days off is not announced.
pub(super) fn several_years(top: &Place<'_>) -> Result<Vec<YearOfDays>, Message> {
    let mut years = Vec::new();
    for (key, place) in top.members()? {
        if matches!(key, "_about" | "$schema") {
            continue;
        }
        let Some(number) = year_of(key) else {
            return Err(Message::new("time.file_unknown_key")
                .with("where", top.named())
                .with("key", key)
                .with("known", "2026, 2027 …"));
        };
        place.only(&YEAR_KEYS)?;
        if let Some(status) = place.get("status")?
            && status.text()? != "announced"
        {
            continue;
        }
        let mut year = YearOfDays::new(number);
        for (list, names, off) in [
            ("holidays", "holiday_names", true),
            ("workdays", "workday_names", false),
        ] {
            let Some(list) = place.get(list)? else {
                continue;
            };
            let names = place.get(names)?;
            for day in list.elements()? {
                let name = name_in(names.as_ref(), day.text()?)?;
                add(&mut year, &day, day.date()?, name, off)?;
            }
        }
        if !year.off.is_empty() {
            years.push(year);
        }
    }
    if years.is_empty() {
        return Err(Message::new("time.file_no_years"));
    }
    Ok(years)
}

/// Returns the name of a date in a table of names; empty when there is none.
pub(super) fn name_in(names: Option<&Place<'_>>, date: &str) -> Result<String, Message> {
    let Some(names) = names else {
        return Ok(String::new());
    };
    match names.get(date)? {
        Some(name) => Ok(name.text()?.trim().to_owned()),
        None => Ok(String::new()),
    }
}

fn add(
    year: &mut YearOfDays,
    place: &Place<'_>,
    date: NaiveDate,
    name: String,
    off: bool,
) -> Result<(), Message> {
    let about = |key| {
        Message::new(key)
            .with("where", place.named())
            .with("date", date.to_string())
    };
    if (date.year() - year.year).abs() > 1 {
        return Err(about("time.file_wrong_year").with("year", year.year.to_string()));
    }
    let (mine, other) = if off {
        (&mut year.off, &year.work)
    } else {
        (&mut year.work, &year.off)
    };
    if other.contains_key(&date) {
        return Err(about("time.file_day_twice"));
    }
    mine.insert(date, name);
    Ok(())
}

/// Reads the key of a year among several.
pub(super) fn year_of(key: &str) -> Option<i32> {
    let digits = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    key.parse().ok().filter(|year| digits && *year > 0)
}
