//! Mean, median, 90th percentile and maximum of lengths of time.

use super::figure::rounded;
use super::{Cell, Cohort, Figure, Value};
use crate::domain::CaseNumber;

/// Lengths of time in seconds, each with its case.
#[derive(Debug, Default)]
pub(super) struct Lengths(Vec<(i64, CaseNumber)>);

impl Lengths {
    pub(super) fn of(lengths: impl IntoIterator<Item = (i64, CaseNumber)>) -> Self {
        let mut lengths: Vec<_> = lengths.into_iter().collect();
        lengths.sort();
        Self(lengths)
    }

    fn mean(&self) -> Option<i64> {
        let sum: i64 = self.0.iter().map(|(seconds, _)| seconds).sum();
        rounded(sum, self.0.len() as i64)
    }

    /// Returns the middle one, or the mean of the two middle ones.
    fn median(&self) -> Option<i64> {
        let n = self.0.len();
        let upper = self.0.get(n / 2)?.0;
        if n % 2 == 1 {
            return Some(upper);
        }
        rounded(self.0.get(n / 2 - 1)?.0 + upper, 2)
    }

    /// Returns the nearest rank: the smallest length that nine tenths do not exceed.
    fn ninetieth(&self) -> Option<i64> {
        let rank = (self.0.len() * 9).div_ceil(10);
        self.0
            .get(rank.checked_sub(1)?)
            .map(|(seconds, _)| *seconds)
    }

    /// Returns the median as a figure.
    pub(super) fn median_figure(&self, id: &str, label: &'static str, cohort: Cohort) -> Figure {
        let value = Value::Duration {
            seconds: self.median(),
            n: self.0.len(),
        };
        let ids = self.0.iter().map(|(_, id)| id.clone()).collect();
        Figure::new(id, label, cohort, value).of(ids)
    }

    fn longest(&self) -> Option<i64> {
        self.0.last().map(|(seconds, _)| *seconds)
    }

    /// Returns the cells `mean`, `median`, `p90`, `longest`.
    pub(super) fn cells(&self, cohort: Cohort) -> Vec<Cell> {
        let n = self.0.len();
        let ids: Vec<_> = self.0.iter().map(|(_, id)| id.clone()).collect();
        [
            ("mean", "report.column_mean", self.mean()),
            ("median", "report.column_median", self.median()),
            ("p90", "report.column_p90", self.ninetieth()),
            ("longest", "report.column_longest", self.longest()),
        ]
        .into_iter()
        .map(|(id, label, seconds)| {
            let value = Value::Duration { seconds, n };
            Cell::Figure(Figure::new(id, label, cohort, value).of(ids.clone()))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn lengths(seconds: &[i64]) -> Lengths {
        let id: CaseNumber = "TS-20261001-0000".parse().unwrap();
        Lengths::of(seconds.iter().map(|seconds| (*seconds, id.clone())))
    }

    #[test]
    fn the_ninetieth_percentile_is_a_length_that_occurred() {
        let ten = lengths(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 100]);
        assert_eq!(ten.ninetieth(), Some(9));
        assert_eq!(lengths(&[7]).ninetieth(), Some(7));
        assert_eq!(lengths(&[1, 5]).ninetieth(), Some(5));
    }

    #[test]
    fn nothing_has_no_mean_no_median_and_no_percentile() {
        let none = lengths(&[]);
        assert_eq!(none.mean(), None);
        assert_eq!(none.median(), None);
        assert_eq!(none.ninetieth(), None);
    }

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two() {
        assert_eq!(lengths(&[1, 2, 4, 100]).median(), Some(3));
    }
}
