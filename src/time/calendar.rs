//! When work is done: weekly hours, days off, make-up working days, hours of single dates.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{Datelike, FixedOffset, NaiveDate, Offset, Utc};
use serde::{Deserialize, Serialize};

use super::holiday_file::{HolidayFile, read_holiday_file};
use super::special::{SingleDates, SpecialDay};
use super::window::Window;
use super::{DayKind, Hours, YearOfDays};

/// The days off and make-up working days of mainland China, by year of the notice.
const CHINA: &str = include_str!("../../calendars/cn.json");

/// When the last day of a deadline ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayEnd {
    /// At 23:59:59 (Civil Code, article 203: 24:00).
    #[default]
    Midnight,
    /// When the last working window of that day closes (article 203, where there are business hours).
    Close,
}

/// When work is done, in one fixed offset from UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub(super) hours: Hours,
    pub(super) offset: FixedOffset,
    pub(super) day_end: DayEnd,
    /// The years with data; `None` means that every year is known.
    pub(super) known: Option<BTreeSet<i32>>,
    pub(super) years: BTreeMap<i32, YearOfDays>,
    pub(super) dates: SingleDates,
    /// The windows of each weekday, Monday first.
    pub(super) week: [Vec<Window>; 7],
    /// The dates that differ from their weekday, by day number.
    pub(super) special: BTreeMap<i64, SpecialDay>,
}

impl Calendar {
    /// Returns the calendar of mainland China, +08:00, 2023 to 2026 known, usual hours.
    pub fn china() -> Self {
        static CALENDAR: OnceLock<Calendar> = OnceLock::new();
        let built_in = || match read_holiday_file(CHINA) {
            Ok(HolidayFile::Years(years)) => Self::of_years(years),
            // A test reads the built-in file; without it no year would be known, nothing worse.
            _ => Self::of_years(Vec::new()),
        };
        CALENDAR.get_or_init(built_in).clone()
    }

    /// Returns Monday to Friday without holidays, +08:00, every year known, usual hours.
    pub fn weekdays() -> Self {
        Self::make(Hours::usual(), None, SingleDates::default())
    }

    /// Returns Monday to Friday with the holidays of some years, +08:00, usual hours;
    /// only those years are known.
    pub fn of_years(years: Vec<YearOfDays>) -> Self {
        let mut calendar = Self::make(
            Hours::usual(),
            Some(BTreeSet::new()),
            SingleDates::default(),
        );
        for year in years {
            calendar.keep_year(year);
        }
        calendar.settle();
        calendar
    }

    /// Returns a calendar that is wholly described, with every year known.
    pub(super) fn whole(hours: Hours, dates: SingleDates) -> Self {
        Self::make(hours, None, dates)
    }

    fn make(hours: Hours, known: Option<BTreeSet<i32>>, dates: SingleDates) -> Self {
        let mut calendar = Self {
            hours,
            offset: china_offset(),
            day_end: DayEnd::Midnight,
            known,
            years: BTreeMap::new(),
            dates,
            week: Default::default(),
            special: BTreeMap::new(),
        };
        calendar.settle();
        calendar
    }

    /// Returns the calendar with other weekly hours; hours of single dates stay.
    #[must_use]
    pub fn with_hours(mut self, hours: Hours) -> Self {
        self.hours = hours;
        self.settle();
        self
    }

    /// Returns the calendar at another offset from UTC.
    #[must_use]
    pub fn with_offset(mut self, offset: FixedOffset) -> Self {
        self.offset = offset;
        self
    }

    /// Returns the calendar with another end of the last day.
    #[must_use]
    pub fn with_day_end(mut self, day_end: DayEnd) -> Self {
        self.day_end = day_end;
        self
    }

    /// Adds what the notice of a year announces, in place of what was known of that year.
    pub fn add_year(&mut self, year: YearOfDays) {
        self.keep_year(year);
        self.settle();
    }

    fn keep_year(&mut self, year: YearOfDays) {
        if let Some(known) = &mut self.known {
            known.insert(year.year);
        }
        self.years.insert(year.year, year);
    }

    /// Returns the weekly hours.
    pub fn hours(&self) -> &Hours {
        &self.hours
    }

    /// Returns the offset from UTC.
    pub fn offset(&self) -> FixedOffset {
        self.offset
    }

    /// Returns when the last day of a deadline ends.
    pub fn day_end(&self) -> DayEnd {
        self.day_end
    }

    /// Returns whether the calendar has data for a year.
    pub fn knows_year(&self, year: i32) -> bool {
        self.known
            .as_ref()
            .is_none_or(|known| known.contains(&year))
    }

    /// Returns the years with data, and `None` when every year is known.
    pub fn known_years(&self) -> Option<Vec<i32>> {
        let known = self.known.as_ref()?;
        Some(known.iter().copied().collect())
    }

    /// Returns what kind of day a date is.
    pub fn day(&self, date: NaiveDate) -> DayKind {
        if let Some(special) = self.special.get(&i64::from(date.num_days_from_ce())) {
            return special.kind.clone();
        }
        if self.windows(date).is_empty() {
            DayKind::Weekend
        } else {
            DayKind::Workday
        }
    }

    /// Returns whether some of a date is working time.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !self.windows(date).is_empty()
    }

    /// Returns the working windows of a date, in order; none on a day off.
    pub fn windows(&self, date: NaiveDate) -> &[Window] {
        self.windows_of_day(i64::from(date.num_days_from_ce()))
    }
}

/// Returns +08:00.
pub fn china_offset() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap_or(Utc.fix())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn china_knows_four_years_and_their_make_up_days() {
        let china = Calendar::china();
        assert_eq!(china.known_years(), Some(vec![2023, 2024, 2025, 2026]));
        assert_eq!(
            china.day(date("2026-02-17")),
            DayKind::Holiday("春节".to_owned())
        );
        assert_eq!(
            china.day(date("2026-02-14")),
            DayKind::MakeUp(String::new())
        );
        assert_eq!(china.day(date("2026-02-07")), DayKind::Weekend);
        assert_eq!(china.day(date("2026-02-06")), DayKind::Workday);
        for (year, days) in [(2023, 249), (2024, 251), (2025, 248), (2026, 248)] {
            let before = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap();
            let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
            assert_eq!(china.working_days_between(before, last), days);
        }
    }

    #[test]
    fn a_year_that_is_added_replaces_what_was_known_and_the_later_notice_prevails() {
        let mut china = Calendar::china();
        assert!(!china.knows_year(2027));
        let mut year = YearOfDays::new(2027);
        year.off.insert(date("2026-12-31"), "元旦".to_owned());
        year.work.insert(date("2026-12-27"), "元旦".to_owned());
        china.add_year(year);
        assert!(china.knows_year(2027));
        assert!(!china.is_working_day(date("2026-12-31")));
        assert_eq!(
            china.day(date("2026-12-27")),
            DayKind::MakeUp("元旦".to_owned())
        );
        china.add_year(YearOfDays::new(2027));
        assert!(china.is_working_day(date("2026-12-31")));
    }

    #[test]
    fn a_make_up_day_has_the_hours_of_the_first_working_weekday_where_its_own_has_none() {
        let china = Calendar::china().with_hours("mon-fri 08:00-16:00".parse().unwrap());
        assert_eq!(
            china.windows(date("2026-02-14")),
            china.windows(date("2026-02-09"))
        );
        assert!(china.windows(date("2026-02-07")).is_empty());
    }
}
