//! One event of a history: a step that was taken, when, by whom, and what it recorded.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

/// The id of an event: 26 characters of Crockford base 32, ten of them the time in milliseconds.
///
/// Ids only grow within a file, so that two branches can be joined and sorted by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub String);

impl EventId {
    /// Tells whether the text has the shape of an id.
    pub fn is_well_formed(text: &str) -> bool {
        text.len() == 26
            && text.bytes().all(|byte| {
                byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !b"ILOU".contains(&byte))
            })
    }

    /// Makes the id of an event: not before `now`, and after `last` in any case.
    ///
    /// `tail` gives 16 characters of Crockford base 32.
    pub fn after(last: Option<&EventId>, now: DateTime<FixedOffset>, tail: &str) -> Self {
        let now = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let last = last.map_or(0, EventId::milliseconds);
        Self(format!("{}{tail}", crockford_time(now.max(last + 1))))
    }

    /// Returns the milliseconds since 1970 that the id carries.
    pub fn milliseconds(&self) -> u64 {
        self.0
            .bytes()
            .take(10)
            .fold(0, |sum, byte| sum * 32 + digit(byte))
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

const CROCKFORD: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn digit(byte: u8) -> u64 {
    CROCKFORD
        .iter()
        .position(|known| *known == byte)
        .unwrap_or(0) as u64
}

fn crockford_time(milliseconds: u64) -> String {
    (0..10)
        .rev()
        .map(|place| CROCKFORD[((milliseconds >> (place * 5)) & 31) as usize] as char)
        .collect()
}

/// Whether a clock that was stopped was stopped in time: at or before its due moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampVerdict {
    /// Stopped at or before the due moment.
    Met,
    /// Stopped after it.
    Missed,
}

/// The verdict on a clock, written into the event that stopped it, so that a later change of
/// limits, calendar or profile never rewrites what was true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The clock's id in the profile.
    pub clock: String,
    /// The item that it ran for; `None` where it ran for the case.
    pub item: Option<String>,
    /// When it started.
    pub started: DateTime<FixedOffset>,
    /// When it was due, extensions counted in.
    pub due: DateTime<FixedOffset>,
    /// When it was due before any extension; `None` when there was none.
    pub first_due: Option<DateTime<FixedOffset>>,
    /// How long it stood still, in seconds.
    pub paused_seconds: i64,
    /// In time or not, by `due`.
    pub verdict: StampVerdict,
    /// The fingerprint of the limits and the calendar that were used.
    pub policy: String,
    /// Whether the due moment depends on a year that the calendar has no data for.
    pub provisional: bool,
}

/// One event of a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its own id.
    pub id: EventId,
    /// When the step was taken, in the zone that it was written with.
    pub at: DateTime<FixedOffset>,
    /// Who took it.
    pub by: String,
    /// The step of the profile, or one of the steps of every profile: `note`, `edit`, `attach`.
    pub step: String,
    /// What it recorded, field by field, in the order written.
    pub set: IndexMap<String, String>,
    /// Remarks in free words; `None` when there are none.
    pub note: Option<String>,
    /// The header fields whose values an `edit` changed and that `set` does not carry.
    pub changed: Vec<String>,
    /// The clocks that it stopped.
    pub clocks: Vec<Stamp>,
}
