//! Files of days off, as JSON text: one year as holiday-cn publishes it, several years, or a
//! whole calendar.

use serde_json::Value;

use super::json_place::Place;
use super::whole_calendar::{WHOLE_KEYS, whole_calendar};
use super::year_file::{one_year, several_years, year_of};
use super::{Calendar, YearOfDays};
use crate::say::Message;

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
    Err(Message::new("time.file_unknown_format"))
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
            Err(_) => Err(Message::new("time.file_several_years")),
        },
        HolidayFile::Whole(_) => Err(Message::new("time.file_several_years")),
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
        Message::new("time.file_syntax")
            .with("line", error.line())
            .with("column", error.column())
            .with("detail", detail)
    })
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
