//! Working hours: several windows a day, every working day the same or by weekday.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::TimeError;
use super::moment::half_width;
use super::window::{Window, in_order};

/// The weekdays, Monday first, as files name them.
pub(super) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The working windows of a week.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hours(Plan);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Plan {
    /// The same windows on every working day, whichever weekdays those are.
    Same(Vec<Window>),
    /// Windows by weekday, Monday first; a weekday without windows is not worked.
    ByWeekday([Vec<Window>; 7]),
}

impl Hours {
    /// Returns 09:00-12:00 and 13:30-18:00 on every working day.
    pub fn usual() -> Self {
        Self(Plan::Same(Window::USUAL.to_vec()))
    }

    /// Makes hours that are the same on every working day.
    ///
    /// # Errors
    /// No window, or windows that overlap.
    pub fn same(windows: Vec<Window>) -> Result<Self, TimeError> {
        let windows = in_order(windows)?;
        if windows.is_empty() {
            return Err(TimeError::NoHours);
        }
        Ok(Self(Plan::Same(windows)))
    }

    /// Makes hours by weekday, Monday first; a weekday without windows is not worked.
    ///
    /// # Errors
    /// No window in the whole week, or windows of a day that overlap.
    pub fn by_weekday(week: [Vec<Window>; 7]) -> Result<Self, TimeError> {
        let mut ordered: [Vec<Window>; 7] = Default::default();
        for (place, windows) in ordered.iter_mut().zip(week) {
            *place = in_order(windows)?;
        }
        if ordered.iter().all(Vec::is_empty) {
            return Err(TimeError::NoHours);
        }
        Ok(Self(Plan::ByWeekday(ordered)))
    }

    /// Makes hours from weekday names (`mon` … `sun`) and windows as text.
    ///
    /// # Errors
    /// A name that is no weekday, a window that cannot be read, none at all, an overlap.
    pub fn from_map<'a>(
        map: impl IntoIterator<Item = (&'a str, Vec<Window>)>,
    ) -> Result<Self, TimeError> {
        let mut week: [Vec<Window>; 7] = Default::default();
        for (name, windows) in map {
            let index = weekday_index(name).ok_or_else(|| TimeError::BadHours {
                text: name.to_owned(),
            })?;
            if let Some(day) = week.get_mut(index) {
                day.extend(windows);
            }
        }
        Self::by_weekday(week)
    }

    /// Returns the windows of each weekday, Monday first, given which weekdays are worked
    /// where the hours do not say so themselves.
    pub(super) fn week(&self, worked: [bool; 7]) -> [Vec<Window>; 7] {
        match &self.0 {
            Plan::Same(windows) => {
                worked.map(|works| if works { windows.clone() } else { Vec::new() })
            }
            Plan::ByWeekday(week) => week.clone(),
        }
    }

    /// Returns the windows of a make-up working day: those of its weekday, and when that is
    /// otherwise not worked, those of the first working day of the week.
    pub(super) fn on_make_up_day(&self, weekday: Weekday) -> Vec<Window> {
        match &self.0 {
            Plan::Same(windows) => windows.clone(),
            Plan::ByWeekday(week) => week
                .get(weekday.num_days_from_monday() as usize)
                .filter(|windows| !windows.is_empty())
                .or_else(|| week.iter().find(|windows| !windows.is_empty()))
                .cloned()
                .unwrap_or_default(),
        }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Plan::Same(windows) => formatter.write_str(&join(windows)),
            Plan::ByWeekday(week) => {
                let days: Vec<_> = WEEKDAYS
                    .iter()
                    .zip(week)
                    .filter(|(_, windows)| !windows.is_empty())
                    .map(|(name, windows)| format!("{name} {}", join(windows)))
                    .collect();
                formatter.write_str(&days.join("; "))
            }
        }
    }
}

impl FromStr for Hours {
    type Err = TimeError;

    /// Reads `09:00-12:00,13:30-18:00`, or by weekday `mon-fri 09:00-17:00; sat 10:00-14:00`.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let plain = half_width(text).to_ascii_lowercase();
        let parts: Vec<_> = plain.split(';').map(str::trim).collect();
        if parts.iter().all(|part| part.is_empty()) {
            return Err(TimeError::NoHours);
        }
        if !plain.contains(|letter: char| letter.is_ascii_alphabetic()) {
            return Self::same(windows_of(&plain.replace(';', ","))?);
        }
        let mut week: [Vec<Window>; 7] = Default::default();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            let bad = || TimeError::BadHours {
                text: part.to_owned(),
            };
            let (days, times) = part.split_once(char::is_whitespace).ok_or_else(bad)?;
            let windows = windows_of(times)?;
            for name in days.split(',') {
                let (first, last) = name.split_once('-').unwrap_or((name, name));
                let first = weekday_index(first).ok_or_else(bad)?;
                let last = weekday_index(last).ok_or_else(bad)?;
                let chosen = week.get_mut(first..=last).ok_or_else(bad)?;
                chosen.iter_mut().for_each(|day| day.extend(&windows));
            }
        }
        Self::by_weekday(week)
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hours {
    /// Reads the text form, or a table of weekday to windows: `{ mon = "09:00-17:00" }`.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Week(BTreeMap<String, String>),
        }
        let read = |written| match written {
            Written::Text(text) => text.parse(),
            Written::Week(week) => {
                let mut days = Vec::with_capacity(week.len());
                for (name, text) in &week {
                    days.push((name.as_str(), windows_of(&half_width(text))?));
                }
                Hours::from_map(days)
            }
        };
        read(Written::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

fn join(windows: &[Window]) -> String {
    let texts: Vec<_> = windows.iter().map(Window::to_string).collect();
    texts.join(",")
}

fn weekday_index(name: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|known| *known == name.trim())
}

fn windows_of(text: &str) -> Result<Vec<Window>, TimeError> {
    let mut windows = Vec::new();
    for part in text.split(',').map(str::trim) {
        let (start, end) = part
            .split_once(['-', '~', '–'])
            .ok_or_else(|| TimeError::BadHours {
                text: part.to_owned(),
            })?;
        windows.push(Window::parse(start, end)?);
    }
    Ok(windows)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn hours_read_as_they_are_written() {
        for text in [
            "09:00-12:00,13:30-18:00",
            "00:00-24:00",
            "mon 09:00-17:00; tue 09:00-17:00; sat 10:00-14:00,15:00-16:00",
        ] {
            assert_eq!(text.parse::<Hours>().unwrap().to_string(), text);
        }
        let read = |text: &str| text.parse::<Hours>().unwrap().to_string();
        assert_eq!(
            read("１３：３０－１８：００，9:00-12:00"),
            "09:00-12:00,13:30-18:00"
        );
        assert_eq!(read("09:00-12:00,12:00-18:00"), "09:00-18:00");
        assert_eq!(
            read("mon-tue,sat 9:00-10:00"),
            "mon 09:00-10:00; tue 09:00-10:00; sat 09:00-10:00"
        );
    }

    #[test]
    fn settings_may_give_hours_as_text_or_by_weekday() {
        let text: Hours = serde_json::from_str(r#""mon 09:00-17:00; sat 10:00-14:00""#).unwrap();
        let week: Hours =
            serde_json::from_str(r#"{ "mon": "09:00-17:00", "sat": "10:00-14:00" }"#).unwrap();
        assert_eq!(text, week);
        assert!(serde_json::from_str::<Hours>(r#"{ "monday": "09:00-17:00" }"#).is_err());
    }

    #[test]
    fn hours_that_make_no_sense_are_refused() {
        let error = |text: &str| text.parse::<Hours>().unwrap_err();
        assert_eq!(error(" "), TimeError::NoHours);
        for text in [
            "18:00-09:00",
            "09:00-09:00",
            "09:00-00:00",
            "22:00-06:00",
            "23:59-23:59",
        ] {
            assert!(
                matches!(error(text), TimeError::BackwardsWindow { .. }),
                "{text}"
            );
        }
        for text in [
            "09:00-12:00,11:00-18:00",
            "mon 09:00-12:00; mon-fri 11:00-13:00",
        ] {
            assert!(
                matches!(error(text), TimeError::OverlappingWindows { .. }),
                "{text}"
            );
        }
        for text in [
            "9-17",
            "09:00",
            "09:60-10:00",
            "09:00-24:01",
            "sun-mon 09:00-10:00",
            "xyz 09:00-10:00",
            "mon",
            "-1:00-09:00",
            "09:00-12:00,",
        ] {
            assert!(matches!(error(text), TimeError::BadHours { .. }), "{text}");
        }
    }
}
