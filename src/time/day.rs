//! What kind of day a date is, and the days off and make-up working days of one year.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// What kind of day a date is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Workday,
    /// A weekday that is not worked, and no holiday.
    Weekend,
    /// A day off with its name; empty when the file gives none.
    Holiday(String),
    /// A day worked although its weekday is not (调休), with the holiday it makes up for;
    /// empty when the file gives none.
    MakeUp(String),
}

impl DayKind {
    /// Returns whether the day is a working day.
    pub fn is_working(&self) -> bool {
        matches!(self, DayKind::Workday | DayKind::MakeUp(_))
    }
}

/// The days off and the make-up working days that the notice of one year announces.
///
/// Such a notice may name days of the years beside it, such as 31 December of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearOfDays {
    /// The year of the notice.
    pub year: i32,
    /// Days off with their names; empty names are allowed.
    pub off: BTreeMap<NaiveDate, String>,
    /// Make-up working days with the holiday each makes up for; empty names are allowed.
    pub work: BTreeMap<NaiveDate, String>,
}

impl YearOfDays {
    /// Starts a year without special days.
    pub fn new(year: i32) -> Self {
        Self {
            year,
            ..Self::default()
        }
    }
}
