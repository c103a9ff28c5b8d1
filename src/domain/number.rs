//! The number of a case: `TS-20261103-4K7Q`. It carries the day, so it also says where the file lies.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// The letters and digits of Crockford's base 32, without I, L, O and U.
const CROCKFORD: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The number of a case, known to be well formed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber(String);

impl CaseNumber {
    /// Makes a number from its prefix (1 to 8 capital letters), the day of receipt in the team's
    /// time zone and four characters; `None` when one of them does not fit.
    pub fn new(prefix: &str, day: NaiveDate, tail: &str) -> Option<Self> {
        format!("{prefix}-{}-{tail}", day.format("%Y%m%d"))
            .parse()
            .ok()
    }

    /// Returns the number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the day that the number carries.
    pub fn day(&self) -> NaiveDate {
        let digits = self.0.split('-').nth(1).unwrap_or_default();
        day_of(digits).unwrap_or_default()
    }

    /// Returns the last four characters.
    pub fn tail(&self) -> &str {
        self.0.rsplit('-').next().unwrap_or_default()
    }

    /// Returns the folder of the case's file below `cases/`: `2026/11`.
    pub fn folder(&self) -> PathBuf {
        let day = self.day();
        PathBuf::from(format!("{:04}", day.year())).join(format!("{:02}", day.month()))
    }

    /// Returns the path of the case's file below `cases/`: `2026/11/TS-20261103-4K7Q.yaml`.
    pub fn file(&self) -> PathBuf {
        self.folder().join(format!("{}.yaml", self.0))
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for CaseNumber {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-');
        let (Some(prefix), Some(day), Some(tail), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(());
        };
        let prefix_fits =
            (1..=8).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
        let day_fits = day_of(day).is_some();
        let tail_fits = tail.len() == 4 && tail.bytes().all(|byte| CROCKFORD.contains(&byte));
        if prefix_fits && day_fits && tail_fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(())
        }
    }
}

/// Returns the day that eight digits name.
fn day_of(digits: &str) -> Option<NaiveDate> {
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month_and_day) = digits.split_at_checked(4)?;
    let (month, day) = month_and_day.split_at_checked(2)?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_number_says_where_its_file_lies() {
        let number: CaseNumber = "TS-20261103-4K7Q".parse().unwrap();
        assert_eq!(
            number.file(),
            PathBuf::from("2026/11/TS-20261103-4K7Q.yaml")
        );
        assert_eq!(number.tail(), "4K7Q");
    }

    #[test]
    fn what_could_leave_the_folder_is_no_number() {
        for text in [
            "../../x",
            "TS-20261103-4K7Q/..",
            "TS-20261332-4K7Q",
            "ts-20261103-4K7Q",
            "TS-20261103-4K7I",
            "TS-20261103-4K7QQ",
            "",
        ] {
            assert!(text.parse::<CaseNumber>().is_err(), "{text}");
        }
    }
}
