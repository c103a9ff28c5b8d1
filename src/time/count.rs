//! Counting on a calendar: working days and working seconds between, and where a count ends.
//!
//! Sums go by whole weeks plus the dates that differ, and ends are found by doubling and
//! halving, so a count of a hundred thousand costs little more than one of ten.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

use super::special::SpecialDay;
use super::window::Window;
use super::{Calendar, DayKind, TimeError};

/// The seconds of a day.
pub(super) const DAY: i64 = 86_400;
/// 1 January of the year 1, as a day number.
const FIRST: i64 = 1;
/// 31 December 9999, as a day number.
const LAST: i64 = 3_652_059;

impl Calendar {
    /// Returns the working seconds from one moment to another; 0 when `to` is not after `from`.
    ///
    /// What lies outside the years 1 to 9999 counts as not worked.
    pub fn working_seconds_between(
        &self,
        from: DateTime<FixedOffset>,
        to: DateTime<FixedOffset>,
    ) -> i64 {
        let within = |moment| {
            self.local_unchecked(moment)
                .clamp(FIRST * DAY, (LAST + 1) * DAY - 1)
        };
        self.working_seconds(within(from), within(to))
    }

    /// Returns how many working days lie after `from`, up to and including `to`; 0 when `to`
    /// is not after `from`.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let number = |date: NaiveDate| i64::from(date.num_days_from_ce()).clamp(FIRST, LAST);
        self.working_days(number(from) + 1, number(to) + 1)
    }

    /// Returns whether a moment lies in working time; the closing instant does not.
    pub fn is_working_moment(&self, moment: DateTime<FixedOffset>) -> bool {
        let local = self.local_unchecked(moment);
        let second = local.rem_euclid(DAY);
        self.windows_of_day(local.div_euclid(DAY))
            .iter()
            .any(|window| (window.first_second()..window.closing_second()).contains(&second))
    }

    /// Returns the moment itself when it lies in working time, else the next opening.
    ///
    /// # Errors
    /// No working time is left, or the year is out of range.
    pub fn next_opening(
        &self,
        moment: DateTime<FixedOffset>,
    ) -> Result<DateTime<FixedOffset>, TimeError> {
        let local = self.local(moment)?;
        // The second after the first working second that follows is found, so take it back.
        self.moment(self.after_working_seconds(local, 1)? - 1)
    }

    /// Returns the local seconds of a moment, counted from the day before 1 January of year 1.
    ///
    /// # Errors
    /// The year is not within 1 to 9999.
    pub(super) fn local(&self, moment: DateTime<FixedOffset>) -> Result<i64, TimeError> {
        let local = self.local_unchecked(moment);
        in_range(local.div_euclid(DAY))?;
        Ok(local)
    }

    fn local_unchecked(&self, moment: DateTime<FixedOffset>) -> i64 {
        // 719 163 is the day number of 1 January 1970.
        moment.timestamp() + i64::from(self.offset.local_minus_utc()) + 719_163 * DAY
    }

    /// Returns the moment of a local second, in the calendar's offset.
    ///
    /// # Errors
    /// The year is not within 1 to 9999.
    pub(super) fn moment(&self, local: i64) -> Result<DateTime<FixedOffset>, TimeError> {
        in_range(local.div_euclid(DAY))?;
        let timestamp = local - 719_163 * DAY - i64::from(self.offset.local_minus_utc());
        let utc = DateTime::from_timestamp(timestamp, 0).ok_or(TimeError::OutOfRange)?;
        Ok(utc.with_timezone(&self.offset))
    }

    /// Returns the windows of a day, by day number.
    pub(super) fn windows_of_day(&self, day: i64) -> &[Window] {
        match self.special.get(&day) {
            Some(special) => &special.windows,
            None => self.windows_of_weekday(day),
        }
    }

    /// Returns the windows that the weekday of a day has in every other week.
    pub(super) fn windows_of_weekday(&self, day: i64) -> &[Window] {
        self.week.get(weekday(day)).map_or(&[], Vec::as_slice)
    }

    /// Returns the working days in `[from, to)`, by day number.
    pub(super) fn working_days(&self, from: i64, to: i64) -> i64 {
        let week = self
            .week
            .each_ref()
            .map(|windows| i64::from(!windows.is_empty()));
        self.sum(from, to, week, |day| i64::from(!day.windows.is_empty()))
    }

    /// Returns the days in `[from, to)` that are not worked for their weekday alone.
    pub(super) fn weekend_days(&self, from: i64, to: i64) -> i64 {
        let week = self
            .week
            .each_ref()
            .map(|windows| i64::from(windows.is_empty()));
        self.sum(from, to, week, |day| {
            i64::from(day.kind == DayKind::Weekend)
        })
    }

    /// Returns the working seconds between two local seconds.
    pub(super) fn working_seconds(&self, from: i64, to: i64) -> i64 {
        if to <= from {
            return 0;
        }
        let (first, last) = (from.div_euclid(DAY), to.div_euclid(DAY));
        self.whole_days(first, last) - self.since_midnight(from) + self.since_midnight(to)
    }

    /// Returns the working seconds of the days in `[from, to)`.
    fn whole_days(&self, from: i64, to: i64) -> i64 {
        let week = self.week.each_ref().map(|windows| length(windows));
        self.sum(from, to, week, |day| length(&day.windows))
    }

    /// Returns the working seconds of its day that lie before a local second.
    fn since_midnight(&self, local: i64) -> i64 {
        let second = local.rem_euclid(DAY);
        self.windows_of_day(local.div_euclid(DAY))
            .iter()
            .map(|window| {
                second.clamp(window.first_second(), window.closing_second()) - window.first_second()
            })
            .sum()
    }

    fn sum(&self, from: i64, to: i64, week: [i64; 7], special: impl Fn(&SpecialDay) -> i64) -> i64 {
        if to <= from {
            return 0;
        }
        let of_weekday = |day: i64| week.get(weekday(day)).copied().unwrap_or_default();
        let whole_weeks = (to - from) / 7;
        let rest: i64 = (from + whole_weeks * 7..to).map(of_weekday).sum();
        let differ: i64 = self
            .special
            .range(from..to)
            .map(|(day, found)| special(found) - of_weekday(*day))
            .sum();
        whole_weeks * week.iter().sum::<i64>() + rest + differ
    }

    /// Returns the day on which the `n`th working day after `day` falls; `n` is at least 1.
    pub(super) fn nth_working_day(&self, day: i64, n: i64) -> Result<i64, TimeError> {
        self.first_day(day + 1, |end| self.working_days(day + 1, end + 1) >= n)
    }

    /// Returns the day itself when it is worked, else the next working day.
    pub(super) fn roll(&self, day: i64) -> Result<i64, TimeError> {
        in_range(day)?;
        self.nth_working_day(day - 1, 1)
    }

    /// Returns the local second at which so many working seconds have passed since another;
    /// a count that ends with a window stays at its closing instant.
    pub(super) fn after_working_seconds(&self, from: i64, seconds: i64) -> Result<i64, TimeError> {
        if seconds <= 0 {
            return Ok(from);
        }
        let first = from.div_euclid(DAY);
        let wanted = seconds + self.since_midnight(from);
        let day = self.first_day(first, |end| self.whole_days(first, end + 1) >= wanted)?;
        let mut rest = wanted - self.whole_days(first, day);
        for window in self.windows_of_day(day) {
            if rest <= window.seconds() {
                return Ok(day * DAY + window.first_second() + rest);
            }
            rest -= window.seconds();
        }
        Err(TimeError::NoWorkingTime)
    }

    /// Returns the first day from `from` on that a count has reached.
    fn first_day(&self, from: i64, reached: impl Fn(i64) -> bool) -> Result<i64, TimeError> {
        in_range(from)?;
        let (mut low, mut high, mut step) = (from, from, 1);
        while !reached(high) {
            if high == LAST {
                let endless = self.week.iter().all(Vec::is_empty);
                return Err(if endless {
                    TimeError::NoWorkingTime
                } else {
                    TimeError::OutOfRange
                });
            }
            low = high + 1;
            high = (high + step).min(LAST);
            step *= 2;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if reached(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Ok(low)
    }
}

/// Returns the date of a day number.
pub(super) fn date_of(day: i64) -> Result<NaiveDate, TimeError> {
    in_range(day)?;
    i32::try_from(day)
        .ok()
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .ok_or(TimeError::OutOfRange)
}

fn in_range(day: i64) -> Result<(), TimeError> {
    if (FIRST..=LAST).contains(&day) {
        Ok(())
    } else {
        Err(TimeError::OutOfRange)
    }
}

fn length(windows: &[Window]) -> i64 {
    windows.iter().map(|window| window.seconds()).sum()
}

/// Returns the index of a day's weekday, Monday first; 1 January of year 1 is a Monday.
fn weekday(day: i64) -> usize {
    usize::try_from((day - 1).rem_euclid(7)).unwrap_or_default()
}
