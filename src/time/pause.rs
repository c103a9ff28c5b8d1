//! The stretches during which a clock stands still.

use std::cmp::Ordering;

use chrono::{DateTime, FixedOffset};

use super::{Calendar, TimeError};

/// A stretch during which a clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When the clock was stopped.
    pub from: DateTime<FixedOffset>,
    /// When it ran on; `None` means that it still stands.
    pub to: Option<DateTime<FixedOffset>>,
}

/// A pause in local seconds of a calendar; `from` is before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    pub(super) from: i64,
    pub(super) to: i64,
    /// Whether the clock still stands at `to`.
    pub(super) open: bool,
}

/// Returns the pauses from `start` on, in order, each moment in one of them only.
pub(super) fn stops(
    pauses: &[Pause],
    start: i64,
    now: DateTime<FixedOffset>,
    calendar: &Calendar,
) -> Result<Vec<Stop>, TimeError> {
    let mut stops = Vec::with_capacity(pauses.len());
    for pause in pauses {
        let stop = Stop {
            from: calendar.local(pause.from)?.max(start),
            to: calendar.local(pause.to.unwrap_or(now))?,
            open: pause.to.is_none(),
        };
        if stop.from < stop.to {
            stops.push(stop);
        }
    }
    stops.sort_unstable_by_key(|stop| (stop.from, stop.to));
    let mut joined: Vec<Stop> = Vec::with_capacity(stops.len());
    for stop in stops {
        match joined.last_mut() {
            Some(last) if stop.from <= last.to => {
                last.open = match last.to.cmp(&stop.to) {
                    Ordering::Less => stop.open,
                    Ordering::Equal => last.open || stop.open,
                    Ordering::Greater => last.open,
                };
                last.to = last.to.max(stop.to);
            }
            _ => joined.push(stop),
        }
    }
    Ok(joined)
}
