//! The stretch of time that a report is on, and the one before it.

use chrono::{DateTime, FixedOffset};

use crate::time::Period;

/// A stretch of time from `start` up to but not including `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// How it is written: `2026-10`, or `2026-10-01..2026-10-15`.
    pub label: String,
    /// The first moment.
    pub start: DateTime<FixedOffset>,
    /// The first moment after it.
    pub end: DateTime<FixedOffset>,
    period: Option<Period>,
}

/// How far a stretch of time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is over.
    Over,
    /// It has begun and is not over.
    InProgress,
    /// It has not begun.
    Future,
}

impl Progress {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            Progress::Over => "over",
            Progress::InProgress => "in_progress",
            Progress::Future => "future",
        }
    }
}

impl Stretch {
    /// Makes the stretch of a day, week, month, quarter or year.
    pub fn of(period: Period) -> Self {
        Self {
            label: period.label.clone(),
            start: period.start,
            end: period.end,
            period: Some(period),
        }
    }

    /// Makes a stretch between two moments; `None` when it does not end after it starts.
    pub fn between(start: DateTime<FixedOffset>, end: DateTime<FixedOffset>) -> Option<Self> {
        let last = end - chrono::TimeDelta::seconds(1);
        (start < end).then(|| Self {
            label: format!("{}..{}", start.format("%Y-%m-%d"), last.format("%Y-%m-%d")),
            start,
            end,
            period: None,
        })
    }

    /// Returns whether a moment lies in it.
    pub fn contains(&self, moment: DateTime<FixedOffset>) -> bool {
        self.start <= moment && moment < self.end
    }

    /// Returns the stretch of the same kind before it (of a month, the month before; of two moments,
    /// as long a time before); `None` before the year 1.
    pub fn previous(&self) -> Option<Self> {
        match &self.period {
            Some(period) => period.previous().ok().map(Self::of),
            None => {
                let start = self.start.checked_sub_signed(self.end - self.start)?;
                Self::between(start, self.start)
            }
        }
    }

    /// Returns how far it has come at a moment.
    pub fn progress(&self, now: DateTime<FixedOffset>) -> Progress {
        if now >= self.end {
            Progress::Over
        } else if now >= self.start {
            Progress::InProgress
        } else {
            Progress::Future
        }
    }
}
