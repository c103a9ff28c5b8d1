//! A stretch of working time within one day, to the minute.

use std::fmt;

use super::TimeError;
use super::moment::half_width;

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
        if from >= to {
            return Err(TimeError::BackwardsWindow { text: text() });
        }
        if to == DAY - 1 {
            to = DAY;
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
