//! A short mark of everything in a calendar that decides a deadline.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Calendar, DayEnd, Window};

impl Calendar {
    /// Returns twelve hex digits that change when, and only when, something changes that may
    /// decide a deadline: offset, end of day, weekly hours, single dates, years with data.
    ///
    /// Names of holidays decide nothing and are left out.
    pub fn fingerprint(&self) -> String {
        let mut text = format!("offset {}\n", self.offset.local_minus_utc());
        text.push_str(match self.day_end {
            DayEnd::Midnight => "ends midnight\n",
            DayEnd::Close => "ends close\n",
        });
        for windows in &self.week {
            add(&mut text, "week", windows);
        }
        for (day, special) in &self.special {
            if special.windows != self.windows_of_weekday(*day) {
                add(&mut text, &day.to_string(), &special.windows);
            }
        }
        match self.known_years() {
            None => text.push_str("every year"),
            Some(years) => text.extend(years.iter().map(|year| format!("year {year} "))),
        }
        let digest = Sha256::digest(text.as_bytes());
        digest.iter().take(6).fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

fn add(text: &mut String, name: &str, windows: &[Window]) {
    text.push_str(name);
    for window in windows {
        text.push(' ');
        text.push_str(&window.to_string());
    }
    text.push('\n');
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{FixedOffset, NaiveDate};

    use super::*;
    use crate::time::YearOfDays;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_fingerprint_changes_with_what_decides_a_deadline_and_with_nothing_else() {
        let china = Calendar::china();
        let marks = [
            china.fingerprint(),
            china.clone().with_day_end(DayEnd::Close).fingerprint(),
            china
                .clone()
                .with_offset(FixedOffset::east_opt(0).unwrap())
                .fingerprint(),
            china
                .clone()
                .with_hours("09:00-18:00".parse().unwrap())
                .fingerprint(),
            Calendar::weekdays().fingerprint(),
        ];
        let different: BTreeSet<_> = marks.iter().collect();
        assert_eq!(different.len(), marks.len());
        let mut named = YearOfDays::new(2027);
        named.off.insert(date("2027-01-01"), "元旦".to_owned());
        let mut nameless = named.clone();
        nameless.off.insert(date("2027-01-01"), String::new());
        let mark = |year| Calendar::of_years(vec![year]).fingerprint();
        assert_eq!(mark(named), mark(nameless));
        assert_eq!(marks[0].len(), 12);
    }
}
