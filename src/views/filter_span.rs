//! Spans in filters: of numbers (`2`, `>1`, `2..3`) and of time (`2026-10`, `上月`, `2026-10-01..`).

use chrono::{DateTime, FixedOffset};

use crate::say::Message;
use crate::time::parse_period;

/// A span of rounds, both ends within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rounds {
    first: u32,
    last: u32,
}

impl Rounds {
    /// Reads `2`, `>1`, `>=2`, `<3`, `<=2`, `2..3`, `2..`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<u32>().ok();
        let most = u32::MAX;
        let (first, last) = if let Some((first, last)) = text.split_once("..") {
            let end = |text: &str, open| match text.trim() {
                "" => Some(open),
                text => number(text),
            };
            (end(first, 0)?, end(last, most)?)
        } else if let Some(rest) = text.strip_prefix(">=") {
            (number(rest)?, most)
        } else if let Some(rest) = text.strip_prefix("<=") {
            (0, number(rest)?)
        } else if let Some(rest) = text.strip_prefix('>') {
            (number(rest)?.saturating_add(1), most)
        } else if let Some(rest) = text.strip_prefix('<') {
            (0, number(rest)?.checked_sub(1)?)
        } else {
            (number(text)?, number(text)?)
        };
        Some(Self { first, last })
    }

    /// Tells whether a round lies in the span.
    pub(super) fn contains(self, round: u32) -> bool {
        (self.first..=self.last).contains(&round)
    }
}

/// A span of time: from its start up to but not including its end; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    start: Option<DateTime<FixedOffset>>,
    end: Option<DateTime<FixedOffset>>,
}

impl Times {
    /// Reads a period, or two of them with `..` between; either may be left out.
    pub(super) fn read(text: &str, now: DateTime<FixedOffset>) -> Result<Self, Message> {
        let period =
            |text: &str| parse_period(text, now, *now.offset()).map_err(|error| error.message());
        let Some((first, last)) = text.split_once("..") else {
            let period = period(text)?;
            return Ok(Self {
                start: Some(period.start),
                end: Some(period.end),
            });
        };
        let given = |text: &str| (!text.trim().is_empty()).then(|| period(text)).transpose();
        Ok(Self {
            start: given(first)?.map(|period| period.start),
            end: given(last)?.map(|period| period.end),
        })
    }

    /// Tells whether a moment lies in the span.
    pub(super) fn contains(self, moment: DateTime<FixedOffset>) -> bool {
        self.start.is_none_or(|start| start <= moment) && self.end.is_none_or(|end| moment < end)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn rounds_are_read_as_a_number_or_a_span() {
        let holds = |text: &str, round| Rounds::read(text).unwrap().contains(round);
        assert!(holds("2", 2) && !holds("2", 3));
        assert!(holds(">1", 2) && !holds(">1", 1));
        assert!(holds("2..3", 3) && !holds("2..3", 4) && holds("2..", 9));
        assert_eq!(Rounds::read("two"), None);
    }

    #[test]
    fn a_span_of_time_may_be_open_on_either_side() {
        let now = DateTime::parse_from_rfc3339("2026-11-03T09:00:00+08:00").unwrap();
        let span = Times::read("2026-10..", now).unwrap();
        assert!(span.contains(now));
        assert!(!Times::read("上月", now).unwrap().contains(now));
        assert!(Times::read("October", now).is_err());
    }
}
