//! Files of days off, as JSON text: one year as holiday-cn publishes it, several years, or a
//! whole calendar.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::json_place::Place;
use super::whole_calendar::{WHOLE_KEYS, whole_calendar};
use super::{Calendar, YearOfDays};
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

/// What a file of days off holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolidayFile {
    /// One year of mainland China, as holiday-cn publishes it.
    ChinaYear(YearOfDays),
    /// Several years of any place; only those that are announced.
    Years(Vec<YearOfDays>),
    /// A whole calendar with its hours, every year known.
    Whole(Box<Calendar>),
}

impl HolidayFile {
    /// Returns the calendar that the file alone makes: a year of China stands beside the years
    /// that are built in, several years stand for themselves.
    pub fn into_calendar(self) -> Calendar {
        match self {
            HolidayFile::ChinaYear(year) => {
                let mut calendar = Calendar::china();
                calendar.add_year(year);
                calendar
            }
            HolidayFile::Years(years) => Calendar::of_years(years),
            HolidayFile::Whole(calendar) => *calendar,
        }
    }
}

/// Reads a file of days off, whichever of the three formats it has.
///
/// # Errors
/// Text that is not JSON, a format, key, type or date that is not known, a date that is both
/// off and worked, a year's file without days, a file without any announced year.
pub fn read_holiday_file(text: &str) -> Result<HolidayFile, Message> {
    let value = parse(text)?;
    let top = Place::top(&value);
    let keys: Vec<&str> = top.members()?.into_iter().map(|(key, _)| key).collect();
    if keys.contains(&"days") || keys.contains(&"year") {
        return Ok(HolidayFile::ChinaYear(one_year(&top)?));
    }
    if keys.iter().any(|key| year_of(key).is_some()) {
        return Ok(HolidayFile::Years(several_years(&top)?));
    }
    if keys.iter().any(|key| WHOLE_KEYS.contains(key)) {
        return Ok(HolidayFile::Whole(Box::new(whole_calendar(&top)?)));
    }
    Err(Message::new("time.file-unknown-format"))
}

/// Reads one year as holiday-cn publishes it, or a file of several that holds just one.
///
/// # Errors
/// The same as [`read_holiday_file`], and a file that holds more than a year.
pub fn read_holiday_year(text: &str) -> Result<YearOfDays, Message> {
    match read_holiday_file(text)? {
        HolidayFile::ChinaYear(year) => Ok(year),
        HolidayFile::Years(years) => match <[YearOfDays; 1]>::try_from(years) {
            Ok([year]) => Ok(year),
            Err(_) => Err(Message::new("time.file-several-years")),
        },
        HolidayFile::Whole(_) => Err(Message::new("time.file-several-years")),
    }
}

fn parse(text: &str) -> Result<Value, Message> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        // The place is said by the sentence around it.
        let detail = said
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        Message::new("time.file-syntax")
            .with("line", error.line())
            .with("column", error.column())
            .with("detail", detail)
    })
}

/// `{year, papers, days: [{name, date, isOffDay}]}`.
fn one_year(top: &Place<'_>) -> Result<YearOfDays, Message> {
    top.only(&["$schema", "$id", "year", "papers", "days"])?;
    let mut year = YearOfDays::new(top.need("year")?.year()?);
    let days = top.need("days")?.elements()?;
    if days.is_empty() {
        return Err(Message::new("time.file-stub").with("year", year.year.to_string()));
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
fn several_years(top: &Place<'_>) -> Result<Vec<YearOfDays>, Message> {
    let mut years = Vec::new();
    for (key, place) in top.members()? {
        if matches!(key, "_about" | "$schema") {
            continue;
        }
        let Some(number) = year_of(key) else {
            return Err(Message::new("time.file-unknown-key")
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
        return Err(Message::new("time.file-no-years"));
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
        return Err(about("time.file-wrong-year").with("year", year.year.to_string()));
    }
    let (mine, other) = if off {
        (&mut year.off, &year.work)
    } else {
        (&mut year.work, &year.off)
    };
    if other.contains_key(&date) {
        return Err(about("time.file-day-twice"));
    }
    mine.insert(date, name);
    Ok(())
}

fn year_of(key: &str) -> Option<i32> {
    let digits = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    key.parse().ok().filter(|year| digits && *year > 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::say::{Language, Words};

    fn refused(text: &str) -> String {
        Words::of(Language::En).say(&read_holiday_file(text).unwrap_err())
    }

    #[test]
    fn a_year_of_holiday_cn_is_read_with_days_of_the_year_before() {
        let year = read_holiday_year(
            r#"{ "$schema": "s", "$id": "i", "year": 2023, "papers": ["p"], "days": [
                { "name": "元旦", "date": "2022-12-31", "isOffDay": true },
                { "name": "春节", "date": "2023-01-28", "isOffDay": false } ] }"#,
        )
        .unwrap();
        assert_eq!(year.year, 2023);
        assert_eq!(year.off.len(), 1);
        assert_eq!(year.work.len(), 1);
    }

    #[test]
    fn a_year_without_days_is_refused() {
        assert!(refused(r#"{ "year": 2027, "papers": [], "days": [] }"#).contains("2027"));
    }

    #[test]
    fn of_several_years_only_the_announced_ones_are_known() {
        let text = r#"{ "_about": {}, "2026": { "status": "announced", "holidays": ["2026-01-01"], "workdays": [] },
            "2027": { "status": "not published", "holidays": [], "workdays": [] },
            "2028": { "holidays": [], "workdays": [] } }"#;
        let HolidayFile::Years(years) = read_holiday_file(text).unwrap() else {
            unreachable!()
        };
        assert_eq!(
            years.iter().map(|year| year.year).collect::<Vec<_>>(),
            [2026]
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, place) in [
            ("{", "line 1, column 1"),
            ("[]", "$"),
            ("{}", "neither"),
            (
                r#"{ "year": 2026, "days": [{ "date": "2026-13-01", "isOffDay": true }] }"#,
                "days[0].date",
            ),
            (
                r#"{ "year": 2026, "days": [{ "date": "2026-01-01" }] }"#,
                "days[0]: the key `isOffDay`",
            ),
            (
                r#"{ "year": 2026, "days": [{ "date": "2021-01-01", "isOffDay": true }] }"#,
                "2021-01-01",
            ),
            (r#"{ "year": 2026, "extra": 1, "days": [] }"#, "`extra`"),
            (r#"{ "year": 0, "days": [] }"#, "year"),
            (
                r#"{ "2026": { "holidays": ["2026-01-01"], "workdays": ["2026-01-01"] } }"#,
                "2026.workdays[0]",
            ),
            (r#"{ "2026": { "holiday": [] } }"#, "`holiday`"),
            (r#"{ "2026": { "holidays": [] } }"#, "no announced year"),
            (
                r#"{ "tz": "Europe/Berlin", "holidays": [] }"#,
                "tz: `Europe/Berlin`",
            ),
            (r#"{ "tz": "UTC", "offset": "+00:00" }"#, "not both"),
            (
                r#"{ "hours": { "mon": [["17:00", "09:00"]] } }"#,
                "hours.mon[0]",
            ),
            (r#"{ "hours": { "mon": [["09:00"]] } }"#, "hours.mon[0]"),
            (r#"{ "hours": { "monday": [] } }"#, "`monday`"),
            (r#"{ "hours": {} }"#, "at least one window"),
            (r#"{ "holidays": [], "holydays": [] }"#, "`holydays`"),
            (r#"{ "day_hours": { "2026-1-1": [] } }"#, "`2026-1-1`"),
            (
                r#"{ "breaks": { "2026-01-01": [["09:00", "11:00"], ["10:00", "12:00"]] } }"#,
                "overlap",
            ),
            (
                r#"{ "holidays": ["2026-01-01"], "workdays": ["2026-01-01"] }"#,
                "workdays[0]",
            ),
        ] {
            let said = refused(text);
            assert!(said.contains(place), "{text}: {said}");
            assert!(!said.contains("time.") && !said.contains('{'), "{said}");
        }
    }
}
