//! A year of a calendar: its months with their days off, make-up days and working days.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::time::{Calendar, DayEnd, DayKind};

/// A year of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Whether the calendar has data for it; without them the days off are missing.
    pub known: bool,
    /// The weekly hours, as settings write them.
    pub hours: String,
    /// The offset from UTC.
    pub offset: String,
    /// When the last day of a deadline ends.
    pub day_end: DayEnd,
    /// The working days of the year.
    pub working_days: usize,
    /// The months, January first.
    pub months: Vec<CalendarMonth>,
}

/// A month of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarMonth {
    /// The month, 1 to 12.
    pub month: u32,
    /// Its days.
    pub days: usize,
    /// Its working days.
    pub working_days: usize,
    /// The days off that are no plain weekend.
    pub off: Vec<NamedDay>,
    /// The days worked although their weekday is not.
    pub make_up: Vec<NamedDay>,
}

/// A date with the name of its holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedDay {
    /// The date.
    pub date: NaiveDate,
    /// The name; empty when the calendar gives none.
    pub name: String,
}

impl CalendarYear {
    /// Returns a year, within 1 to 9999, as a calendar has it.
    pub fn of(year: i32, calendar: &Calendar) -> Self {
        let months: Vec<_> = (1..=12)
            .map(|month| CalendarMonth::of(year, month, calendar))
            .collect();
        Self {
            year,
            known: calendar.knows_year(year),
            hours: calendar.hours().to_string(),
            offset: calendar.offset().to_string(),
            day_end: calendar.day_end(),
            working_days: months.iter().map(|month| month.working_days).sum(),
            months,
        }
    }
}

impl CalendarMonth {
    fn of(year: i32, month: u32, calendar: &Calendar) -> Self {
        let mut found = Self {
            month,
            days: 0,
            working_days: 0,
            off: Vec::new(),
            make_up: Vec::new(),
        };
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        let dates = first.into_iter().flat_map(|first| first.iter_days());
        for date in dates.take_while(|date| date.month() == month) {
            found.days += 1;
            found.working_days += usize::from(calendar.is_working_day(date));
            match calendar.day(date) {
                DayKind::Holiday(name) => found.off.push(NamedDay { date, name }),
                DayKind::MakeUp(name) => found.make_up.push(NamedDay { date, name }),
                DayKind::Workday | DayKind::Weekend => {}
            }
        }
        found
    }
}

/// Returns days in their order as runs of neighbours of one name.
pub fn runs(days: &[NamedDay]) -> Vec<&[NamedDay]> {
    days.chunk_by(|left, right| left.name == right.name && left.date.succ_opt() == Some(right.date))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_months_of_a_year_add_up_to_what_the_calendar_counts() {
        let year = CalendarYear::of(2026, &Calendar::china());
        assert_eq!(
            (year.working_days, year.months.len(), year.known),
            (248, 12, true)
        );
        assert_eq!(
            year.months.iter().map(|month| month.days).sum::<usize>(),
            365
        );
        let october = &year.months[9];
        assert_eq!(october.off.len(), 7);
        assert_eq!(runs(&october.off).len(), 1);
        assert_eq!(october.make_up[0].date.to_string(), "2026-10-10");
        assert!(!CalendarYear::of(2027, &Calendar::china()).known);
        assert_eq!(
            CalendarYear::of(9999, &Calendar::weekdays()).months[11].days,
            31
        );
    }
}
