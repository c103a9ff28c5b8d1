//! A duration that names its unit: `10m 24h 30wm 8wh 15d 7wd 1mo 3y`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::TimeError;
use super::moment::half_width;
use crate::say::Message;

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `m`: minutes that run day and night.
    Minutes,
    /// `h`: hours that run day and night.
    Hours,
    /// `wm`: minutes within the working windows.
    WorkingMinutes,
    /// `wh`: hours within the working windows.
    WorkingHours,
    /// `d`: calendar days.
    Days,
    /// `wd`: working days.
    WorkingDays,
    /// `mo`: calendar months.
    Months,
    /// `y`: calendar years.
    Years,
}

impl Unit {
    /// All units, in the order in which they are shown.
    pub const ALL: [Unit; 8] = [
        Unit::Minutes,
        Unit::Hours,
        Unit::WorkingMinutes,
        Unit::WorkingHours,
        Unit::Days,
        Unit::WorkingDays,
        Unit::Months,
        Unit::Years,
    ];

    /// Returns the letters that files and options use.
    pub fn code(self) -> &'static str {
        match self {
            Unit::Minutes => "m",
            Unit::Hours => "h",
            Unit::WorkingMinutes => "wm",
            Unit::WorkingHours => "wh",
            Unit::Days => "d",
            Unit::WorkingDays => "wd",
            Unit::Months => "mo",
            Unit::Years => "y",
        }
    }

    /// Returns whether the unit counts whole days, so that a deadline is the end of a day.
    pub fn is_whole_days(self) -> bool {
        matches!(
            self,
            Unit::Days | Unit::WorkingDays | Unit::Months | Unit::Years
        )
    }
}

/// A duration with its unit, such as `7wd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// How many of the unit; at most [`Limit::MOST`] when it was read from text.
    pub amount: u32,
    /// The unit.
    pub unit: Unit,
}

impl Limit {
    /// The largest amount that text may ask for; keeps every sum within range.
    pub const MOST: u32 = 100_000;

    /// Makes a duration.
    pub fn new(amount: u32, unit: Unit) -> Self {
        Self { amount, unit }
    }

    /// Tells whether it ends with the day that it starts on: none of whole days, such as `0d`.
    pub fn is_same_day(self) -> bool {
        self.amount == 0 && self.unit.is_whole_days()
    }

    /// Tells whether the duration is shorter than another one by any calendar; where calendars differ, such as on 30
    /// days and a month, neither is.
    pub fn is_shorter_than(self, other: Self) -> bool {
        self.longest() < other.shortest()
    }

    /// Returns the fewest hours that it can be.
    fn shortest(self) -> f64 {
        let amount = f64::from(self.amount);
        match self.unit {
            Unit::Minutes | Unit::WorkingMinutes => amount / 60.0,
            Unit::Hours | Unit::WorkingHours => amount,
            Unit::Days | Unit::WorkingDays => amount * 24.0,
            // Twelve months are a year, and no month is shorter than 28 days.
            Unit::Months => (amount / 12.0).floor() * 365.0 * 24.0 + (amount % 12.0) * 28.0 * 24.0,
            Unit::Years => amount * 365.0 * 24.0,
        }
    }

    /// Returns the most hours that it can be; working time has no such bound.
    fn longest(self) -> f64 {
        let amount = f64::from(self.amount);
        match self.unit {
            Unit::Minutes | Unit::Hours | Unit::Days => self.shortest(),
            Unit::Months => ((amount / 12.0).floor() * 366.0 + (amount % 12.0) * 31.0) * 24.0,
            Unit::Years => amount * 366.0 * 24.0,
            Unit::WorkingMinutes | Unit::WorkingHours | Unit::WorkingDays => f64::INFINITY,
        }
    }

    /// Returns the duration in words, such as "7 working days".
    pub fn message(self) -> Message {
        if self.is_same_day() {
            return Message::new("time.limit_same_day");
        }
        let one = self.amount == 1;
        let key = match (self.unit, one) {
            (Unit::Minutes, true) => "time.limit_minute",
            (Unit::Minutes, false) => "time.limit_minutes",
            (Unit::Hours, true) => "time.limit_hour",
            (Unit::Hours, false) => "time.limit_hours",
            (Unit::WorkingMinutes, true) => "time.limit_working_minute",
            (Unit::WorkingMinutes, false) => "time.limit_working_minutes",
            (Unit::WorkingHours, true) => "time.limit_working_hour",
            (Unit::WorkingHours, false) => "time.limit_working_hours",
            (Unit::Days, true) => "time.limit_day",
            (Unit::Days, false) => "time.limit_days",
            (Unit::WorkingDays, true) => "time.limit_working_day",
            (Unit::WorkingDays, false) => "time.limit_working_days",
            (Unit::Months, true) => "time.limit_month",
            (Unit::Months, false) => "time.limit_months",
            (Unit::Years, true) => "time.limit_year",
            (Unit::Years, false) => "time.limit_years",
        };
        Message::new(key).with("n", self.amount.to_string())
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.amount, self.unit.code())
    }
}

impl FromStr for Limit {
    type Err = TimeError;

    /// Reads a number and a unit, with nothing left out and nothing between them.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let given = || text.trim().to_owned();
        let plain = half_width(text.trim()).to_ascii_lowercase();
        let split = plain
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(plain.len());
        let (digits, unit) = plain.split_at(split);
        if digits.is_empty() {
            return Err(TimeError::BadLimit { text: given() });
        }
        if unit.is_empty() {
            return Err(TimeError::LimitWithoutUnit { text: given() });
        }
        let Some(unit) = Unit::ALL.into_iter().find(|known| known.code() == unit) else {
            return Err(TimeError::UnknownUnit {
                text: given(),
                unit: unit.trim().to_owned(),
            });
        };
        match digits.parse::<u32>() {
            Ok(amount) if amount <= Self::MOST => Ok(Self { amount, unit }),
            _ => Err(TimeError::LimitTooLarge { text: given() }),
        }
    }
}

impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Limit {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Limit".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{1,6}(m|h|wm|wh|d|wd|mo|y)$"
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_reads_as_it_is_written() {
        for text in [
            "10m", "24h", "30wm", "8wh", "15d", "7wd", "1mo", "3y", "0d", "100000wd",
        ] {
            assert_eq!(text.parse::<Limit>().unwrap().to_string(), text);
        }
        assert_eq!("７wd".parse::<Limit>().unwrap().to_string(), "7wd");
    }

    #[test]
    fn a_duration_without_a_unit_is_refused_and_the_units_are_named() {
        for text in ["7", "7days", "7 wd", "7天", "wd", "", "-7wd", "1.5h", "7w"] {
            let said = text.parse::<Limit>().unwrap_err().to_string();
            assert!(said.contains("wd"), "{text}: {said}");
        }
    }

    #[test]
    fn a_number_that_is_too_large_is_refused() {
        for text in ["100001m", "99999999999999999999d"] {
            assert!(matches!(
                text.parse::<Limit>(),
                Err(TimeError::LimitTooLarge { .. })
            ));
        }
    }
}
