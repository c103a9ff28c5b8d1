//! Stretches of time to report on: a day, a week, a month, a quarter, a year.

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, Weekday};

use super::moment::half_width;
use super::period_words::{Length, word};
use super::{TimeError, parse_moment};

/// A stretch of time from `start` up to but not including `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first moment.
    pub start: DateTime<FixedOffset>,
    /// The first moment after it.
    pub end: DateTime<FixedOffset>,
    /// The period as it is written, such as `2026-10`; the same in every language.
    pub label: String,
    length: Length,
}

impl Period {
    /// Returns whether a moment lies in the period.
    pub fn contains(&self, moment: DateTime<FixedOffset>) -> bool {
        self.start <= moment && moment < self.end
    }

    /// Returns the period of the same kind before this one.
    ///
    /// # Errors
    /// It begins before the year 1.
    pub fn previous(&self) -> Result<Period, TimeError> {
        let offset = *self.start.offset();
        let before = self.length.back(self.start.date_naive(), 1);
        let before = before.ok_or(TimeError::OutOfRange)?;
        Self::at(self.length, before, offset)
    }

    /// Returns the period of a length in which a date lies.
    pub(super) fn at(
        length: Length,
        date: NaiveDate,
        offset: FixedOffset,
    ) -> Result<Period, TimeError> {
        let first = length.first_day(date).ok_or(TimeError::OutOfRange)?;
        let after = length.next(first).ok_or(TimeError::OutOfRange)?;
        let moment = |date: NaiveDate| {
            date.and_time(NaiveTime::MIN)
                .and_local_timezone(offset)
                .single()
                .filter(|found| (1..=10_000).contains(&found.year()))
                .ok_or(TimeError::OutOfRange)
        };
        Ok(Period {
            start: moment(first)?,
            end: moment(after)?,
            label: length.label(first),
            length,
        })
    }
}

/// Reads a period: `2026`, `2026Q4`, `2026-10`, `2026-W40`, `2026-10-08`, or words such as
/// `last month` and 上月, which are taken from the day of `now` at `offset`.
///
/// # Errors
/// The text is none of these, or there is no such month, week or day.
pub fn parse_period(
    text: &str,
    now: DateTime<FixedOffset>,
    offset: FixedOffset,
) -> Result<Period, TimeError> {
    let bad = || TimeError::BadPeriod {
        text: text.trim().to_owned(),
    };
    let plain = half_width(text.trim()).to_lowercase();
    if let Some((length, back)) = word(&plain) {
        let local = now.timestamp() + i64::from(offset.local_minus_utc());
        let today = DateTime::from_timestamp(local, 0)
            .ok_or(TimeError::OutOfRange)?
            .date_naive();
        let date = length.back(today, back).ok_or(TimeError::OutOfRange)?;
        return Period::at(length, date, offset);
    }
    let (length, date) = written(&plain).ok_or_else(bad)?;
    Period::at(length, date, offset)
}

/// Reads a period that is written in figures.
fn written(plain: &str) -> Option<(Length, NaiveDate)> {
    let number = |part: &str, digits: usize| {
        let good = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| good)
    };
    let (year, rest) = plain.split_at_checked(4)?;
    let year = i32::try_from(number(year, 4)?)
        .ok()
        .filter(|year| *year > 0)?;
    if rest.is_empty() {
        return Some((Length::Year, NaiveDate::from_ymd_opt(year, 1, 1)?));
    }
    if let Some(quarter) = rest.strip_prefix("-q").or(rest.strip_prefix('q')) {
        let quarter = number(quarter, 1).filter(|quarter| (1..=4).contains(quarter))?;
        let date = NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1)?;
        return Some((Length::Quarter, date));
    }
    if let Some(week) = rest.strip_prefix("-w").or(rest.strip_prefix('w')) {
        let date = NaiveDate::from_isoywd_opt(year, number(week, 2)?, Weekday::Mon)?;
        return Some((Length::Week, date));
    }
    let rest = rest.strip_prefix('-')?;
    if let Some(month) = number(rest, 2) {
        return Some((Length::Month, NaiveDate::from_ymd_opt(year, month, 1)?));
    }
    if rest.len() != 5 {
        return None;
    }
    let moment = parse_moment(plain, super::calendar::china_offset()).ok()?;
    Some((Length::Day, moment.date_naive()))
}

impl Length {
    /// Returns the first day of the period in which a date lies.
    fn first_day(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Length::Day => Some(date),
            Length::Week => {
                date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into()))
            }
            Length::Month => date.with_day(1),
            Length::Quarter => date.with_day(1)?.with_month(date.month0() / 3 * 3 + 1),
            Length::Year => NaiveDate::from_ymd_opt(date.year(), 1, 1),
        }
    }

    /// Returns the first day of the period after the one that begins on `first`.
    fn next(self, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Length::Day => first.succ_opt(),
            Length::Week => first.checked_add_days(Days::new(7)),
            Length::Month => first.checked_add_months(Months::new(1)),
            Length::Quarter => first.checked_add_months(Months::new(3)),
            Length::Year => first.checked_add_months(Months::new(12)),
        }
    }

    /// Returns a date so many periods earlier.
    fn back(self, date: NaiveDate, count: u32) -> Option<NaiveDate> {
        let first = self.first_day(date)?;
        match self {
            Length::Day => first.checked_sub_days(Days::new(count.into())),
            Length::Week => first.checked_sub_days(Days::new(u64::from(count) * 7)),
            Length::Month => first.checked_sub_months(Months::new(count)),
            Length::Quarter => first.checked_sub_months(Months::new(count * 3)),
            Length::Year => first.checked_sub_months(Months::new(count * 12)),
        }
    }

    fn label(self, first: NaiveDate) -> String {
        match self {
            Length::Day => first.format("%Y-%m-%d").to_string(),
            Length::Week => first.format("%G-W%V").to_string(),
            Length::Month => first.format("%Y-%m").to_string(),
            Length::Quarter => format!("{:04}Q{}", first.year(), first.month0() / 3 + 1),
            Length::Year => first.format("%Y").to_string(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, TimeError> {
        let offset = super::super::calendar::china_offset();
        // A Wednesday; 17:30 UTC on the day before is already that day at +08:00.
        let now = parse_moment("2026-11-03T17:30:00Z", offset).unwrap();
        let found = parse_period(text, now, offset)?;
        Ok(format!(
            "{} {} {}",
            found.label,
            found.start.format("%Y-%m-%d"),
            found.end.format("%Y-%m-%d")
        ))
    }

    #[test]
    fn every_form_of_a_period_is_read() {
        for (text, expected) in [
            ("2026-10", "2026-10 2026-10-01 2026-11-01"),
            ("2026Q4", "2026Q4 2026-10-01 2027-01-01"),
            ("2026-q1", "2026Q1 2026-01-01 2026-04-01"),
            ("２０２６", "2026 2026-01-01 2027-01-01"),
            ("2026-W40", "2026-W40 2026-09-28 2026-10-05"),
            ("2026-W01", "2026-W01 2025-12-29 2026-01-05"),
            ("2026-10-08", "2026-10-08 2026-10-08 2026-10-09"),
            ("today", "2026-11-04 2026-11-04 2026-11-05"),
            ("昨天", "2026-11-03 2026-11-03 2026-11-04"),
            ("this week", "2026-W45 2026-11-02 2026-11-09"),
            ("上周", "2026-W44 2026-10-26 2026-11-02"),
            ("this-month", "2026-11 2026-11-01 2026-12-01"),
            ("上月", "2026-10 2026-10-01 2026-11-01"),
            ("本季度", "2026Q4 2026-10-01 2027-01-01"),
            ("last quarter", "2026Q3 2026-07-01 2026-10-01"),
            ("今年", "2026 2026-01-01 2027-01-01"),
            ("Last Year", "2025 2025-01-01 2026-01-01"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "",
            "2026-13",
            "2026Q5",
            "2025-W53",
            "2026-W00",
            "2026-02-30",
            "0000",
            "26-10",
            "soon",
            "2026-1",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_period_before_is_of_the_same_kind() {
        let offset = super::super::calendar::china_offset();
        let now = parse_moment("2026-11-03", offset).unwrap();
        for (text, before) in [
            ("2026-01", "2025-12"),
            ("2026Q1", "2025Q4"),
            ("2026-W01", "2025-W52"),
            ("2026-03-01", "2026-02-28"),
            ("2026", "2025"),
        ] {
            let found = parse_period(text, now, offset).unwrap();
            assert_eq!(found.previous().unwrap().label, before);
            assert_eq!(found.previous().unwrap().end, found.start);
        }
    }
}
