//! Working hours: several windows a day, every working day the same or by weekday.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;

use super::TimeError;
use super::moment::half_width;

/// The weekdays, Monday first, as files name them.
pub(super) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The minutes of a day.
const DAY: u16 = 24 * 60;

/// A stretch of working time within one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    start: u16,
    end: u16,
}

impl Window {
    /// The working hours that hold where a calendar names none.
    pub(super) const USUAL: [Window; 2] = [
        Window {
            start: 9 * 60,
            end: 12 * 60,
        },
        Window {
            start: 13 * 60 + 30,
            end: 18 * 60,
        },
    ];

    /// Reads a window from its two times; an end of `24:00` is midnight, and so is `23:59`,
    /// because nobody who writes it means to lose the last minute of the day.
    ///
    /// # Errors
    /// A time that is none, or an end that is not after the beginning.
    pub fn parse(start: &str, end: &str) -> Result<Self, TimeError> {
        let text = || format!("{}-{}", start.trim(), end.trim());
        let bad = || TimeError::BadHours { text: text() };
        let from = minute_of(start).ok_or_else(bad)?;
        let mut to = minute_of(end).ok_or_else(bad)?;
        if to == DAY - 1 {
            to = DAY;
        }
        if from >= to {
            return Err(TimeError::BackwardsWindow { text: text() });
        }
        Ok(Self {
            start: from,
            end: to,
        })
    }

    /// Returns the first second of the window, counted from midnight.
    pub fn first_second(self) -> i64 {
        i64::from(self.start) * 60
    }

    /// Returns the second at which the window closes, counted from midnight.
    pub fn closing_second(self) -> i64 {
        i64::from(self.end) * 60
    }

    /// Returns how many seconds the window is long.
    pub fn seconds(self) -> i64 {
        self.closing_second() - self.first_second()
    }

    /// Returns what is left of some windows when others are taken out.
    pub(super) fn without(windows: &[Window], breaks: &[Window]) -> Vec<Window> {
        let mut left = windows.to_vec();
        for pause in breaks {
            let mut next = Vec::with_capacity(left.len() + 1);
            for window in left {
                let before = Window {
                    start: window.start,
                    end: window.end.min(pause.start),
                };
                let after = Window {
                    start: window.start.max(pause.end),
                    end: window.end,
                };
                next.extend([before, after].into_iter().filter(|w| w.start < w.end));
            }
            left = next;
        }
        left
    }
}

impl fmt::Display for Window {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (start, end) = (self.start, self.end);
        write!(
            formatter,
            "{:02}:{:02}-{:02}:{:02}",
            start / 60,
            start % 60,
            end / 60,
            end % 60
        )
    }
}

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

/// Sorts windows, joins those that touch, and refuses those that overlap.
pub(super) fn in_order(mut windows: Vec<Window>) -> Result<Vec<Window>, TimeError> {
    windows.sort_unstable();
    let mut ordered: Vec<Window> = Vec::with_capacity(windows.len());
    for window in windows {
        match ordered.last_mut() {
            Some(last) if window.start < last.end => {
                return Err(TimeError::OverlappingWindows {
                    first: last.to_string(),
                    second: window.to_string(),
                });
            }
            Some(last) if window.start == last.end => last.end = window.end,
            _ => ordered.push(window),
        }
    }
    Ok(ordered)
}

/// Reads `09:00` as minutes after midnight, up to `24:00`.
fn minute_of(text: &str) -> Option<u16> {
    let plain = half_width(text.trim());
    let (hour, minute) = plain.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let of_day = hour * 60 + minute;
    (minute < 60 && of_day <= DAY).then_some(of_day)
}
