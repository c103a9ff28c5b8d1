//! What can be wrong with a duration, a calendar, a moment or a period.

use std::fmt;

use crate::say::{Language, Message, Words};

/// What can be wrong with a duration, a calendar, a moment or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeError {
    /// The calendar has no working time from some day on, so the count would never end.
    NoWorkingTime,
    /// The count leaves the years 1 to 9999.
    OutOfRange,
    /// A duration that is empty or does not begin with a number.
    BadLimit {
        /// The text as it was given.
        text: String,
    },
    /// A duration without a unit.
    LimitWithoutUnit {
        /// The text as it was given.
        text: String,
    },
    /// A duration with a unit that does not exist, such as `days`.
    UnknownUnit {
        /// The text as it was given.
        text: String,
        /// The unit in it.
        unit: String,
    },
    /// A duration whose number is too large to count.
    LimitTooLarge {
        /// The text as it was given.
        text: String,
    },
    /// Working hours without a window.
    NoHours,
    /// Working hours that cannot be read.
    BadHours {
        /// The part that cannot be read.
        text: String,
    },
    /// A window that ends at or before its beginning.
    BackwardsWindow {
        /// The window as it was given.
        text: String,
    },
    /// Two windows of one day that overlap.
    OverlappingWindows {
        /// The earlier window.
        first: String,
        /// The later window.
        second: String,
    },
    /// A moment that cannot be read.
    BadMoment {
        /// The text as it was given.
        text: String,
    },
    /// An offset from UTC, or a time zone, that cannot be read.
    BadOffset {
        /// The text as it was given.
        text: String,
    },
    /// A period that cannot be read.
    BadPeriod {
        /// The text as it was given.
        text: String,
    },
}

impl TimeError {
    /// Returns the error as something to say.
    pub fn message(&self) -> Message {
        match self {
            Self::NoWorkingTime => Message::new("time.no_working_time"),
            Self::OutOfRange => Message::new("time.out_of_range"),
            Self::BadLimit { text } => Message::new("time.bad_limit").with("text", text),
            Self::LimitWithoutUnit { text } => {
                Message::new("time.limit_without_unit").with("text", text)
            }
            Self::UnknownUnit { text, unit } => Message::new("time.unknown_unit")
                .with("text", text)
                .with("unit", unit),
            Self::LimitTooLarge { text } => Message::new("time.limit_too_large").with("text", text),
            Self::NoHours => Message::new("time.no_hours"),
            Self::BadHours { text } => Message::new("time.bad_hours").with("text", text),
            Self::BackwardsWindow { text } => {
                Message::new("time.backwards_window").with("text", text)
            }
            Self::OverlappingWindows { first, second } => Message::new("time.overlapping_windows")
                .with("first", first)
                .with("second", second),
            Self::BadMoment { text } => Message::new("time.bad_moment").with("text", text),
            Self::BadOffset { text } => Message::new("time.bad_offset").with("text", text),
            Self::BadPeriod { text } => Message::new("time.bad_period").with("text", text),
        }
    }
}

impl From<TimeError> for Message {
    fn from(error: TimeError) -> Self {
        error.message()
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&Words::of(Language::En).say(&self.message()))
    }
}

impl std::error::Error for TimeError {}
