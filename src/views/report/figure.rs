//! One figure of a report: a value, the cases behind it, and what it was in the period before.

use crate::domain::CaseNumber;
use crate::say::Message;

/// Which cases a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cohort {
    /// Those received in the period.
    Received,
    /// Those that first came to a closed state in the period.
    Closed,
    /// Those open at the end of the period, or now when it is not over.
    Open,
    /// Those to which something happened in the period.
    Happened,
}

impl Cohort {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            Cohort::Received => "received",
            Cohort::Closed => "closed",
            Cohort::Open => "open",
            Cohort::Happened => "happened",
        }
    }

    /// Returns the sentence that says which cases these are.
    pub fn message(self) -> Message {
        Message::new(match self {
            Cohort::Received => "report.cohort_received",
            Cohort::Closed => "report.cohort_closed",
            Cohort::Open => "report.cohort_open",
            Cohort::Happened => "report.cohort_happened",
        })
    }
}

/// The value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// How many.
    Count(usize),
    /// How many of how many; not a rate at all when the denominator is 0.
    Rate {
        /// Those that fulfil it.
        numerator: usize,
        /// Those that could.
        denominator: usize,
    },
    /// A length of time, in whole seconds.
    Duration {
        /// The seconds; `None` when nothing was measured.
        seconds: Option<i64>,
        /// How many were measured.
        n: usize,
    },
    /// An average of whole numbers.
    Mean {
        /// Their sum.
        sum: i64,
        /// How many; there is no average of none.
        n: usize,
    },
    /// An amount of money.
    Money {
        /// The amount in fen; `None` when there is none to tell.
        fen: Option<i64>,
        /// The cases behind it.
        n: usize,
    },
    /// So many for each thousand of something that the project counts.
    PerThousand {
        /// How many.
        count: usize,
        /// Of how many; `None` when the project does not say.
        base: Option<u64>,
    },
}

impl Value {
    /// Tells whether there is nothing behind the value.
    pub fn is_nothing(self) -> bool {
        match self {
            Value::Count(count) => count == 0,
            Value::Rate { denominator, .. } => denominator == 0,
            Value::Duration { n, .. } | Value::Mean { n, .. } | Value::Money { n, .. } => n == 0,
            Value::PerThousand { base, .. } => base.is_none_or(|base| base == 0),
        }
    }

    /// Returns the value of the same type that has nothing behind it.
    #[must_use]
    pub(super) fn nothing(self) -> Self {
        match self {
            Value::Count(_) => Value::Count(0),
            Value::Rate { .. } => Value::Rate {
                numerator: 0,
                denominator: 0,
            },
            Value::Duration { .. } => Value::Duration {
                seconds: None,
                n: 0,
            },
            Value::Mean { .. } => Value::Mean { sum: 0, n: 0 },
            Value::Money { .. } => Value::Money { fen: None, n: 0 },
            Value::PerThousand { .. } => Value::PerThousand {
                count: 0,
                base: None,
            },
        }
    }

    /// Returns the value in thousandths (a rate: of 1), rounded half away from zero; `None` for n/a.
    pub fn thousandths(self) -> Option<i64> {
        match self {
            Value::Count(count) => Some(count as i64 * 1000),
            Value::Rate {
                numerator,
                denominator,
            } => rounded(numerator as i64 * 1000, denominator as i64),
            Value::Duration { seconds, .. } => seconds.map(|seconds| seconds * 1000),
            Value::Mean { sum, n } => rounded(sum * 1000, n as i64),
            Value::Money { fen, .. } => fen.map(|fen| fen.saturating_mul(1000)),
            Value::PerThousand { count, base } => {
                rounded(count as i64 * 1_000_000, i64::try_from(base?).ok()?)
            }
        }
    }
}

/// Divides and rounds half away from zero; `None` when there is nothing to divide by.
pub(super) fn rounded(dividend: i64, divisor: i64) -> Option<i64> {
    if divisor <= 0 {
        return None;
    }
    let half = divisor / 2 * dividend.signum();
    Some((dividend + half) / divisor)
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The name that JSON uses; in a table, that of its column.
    pub id: String,
    /// What it says.
    pub label: Message,
    /// Which cases it counts.
    pub cohort: Cohort,
    /// The value.
    pub value: Value,
    /// The value in the period before; `None` when there is no such period.
    pub previous: Option<Value>,
    /// The cases behind it: those counted, for a rate those of the denominator.
    pub ids: Vec<CaseNumber>,
    /// For a rate, the cases of the numerator; empty otherwise.
    pub numerator_ids: Vec<CaseNumber>,
}

impl Figure {
    /// Makes a figure without cases behind it.
    pub(super) fn new(id: &str, label: &'static str, cohort: Cohort, value: Value) -> Self {
        Self {
            id: id.to_owned(),
            label: Message::new(label),
            cohort,
            value,
            previous: None,
            ids: Vec::new(),
            numerator_ids: Vec::new(),
        }
    }

    /// Makes a count of cases.
    pub(super) fn count(
        id: &str,
        label: &'static str,
        cohort: Cohort,
        ids: Vec<CaseNumber>,
    ) -> Self {
        let value = Value::Count(ids.len());
        Self::new(id, label, cohort, value).of(ids)
    }

    /// Makes a rate of cases.
    pub(super) fn rate(
        id: &str,
        label: &'static str,
        cohort: Cohort,
        numerator: Vec<CaseNumber>,
        denominator: Vec<CaseNumber>,
    ) -> Self {
        let value = Value::Rate {
            numerator: numerator.len(),
            denominator: denominator.len(),
        };
        let mut figure = Self::new(id, label, cohort, value).of(denominator);
        figure.numerator_ids = numerator;
        figure.numerator_ids.sort();
        figure
    }

    /// Names the cases behind the figure, each once.
    #[must_use]
    pub(super) fn of(mut self, ids: Vec<CaseNumber>) -> Self {
        self.ids = ids;
        self.ids.sort();
        self.ids.dedup();
        self
    }

    /// Names the cases of the numerator, each once.
    #[must_use]
    pub(super) fn with_numerator(mut self, ids: Vec<CaseNumber>) -> Self {
        self.numerator_ids = ids;
        self.numerator_ids.sort();
        self.numerator_ids.dedup();
        self
    }
}
