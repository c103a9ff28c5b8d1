//! One event of a history, as scripts see it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Event, Stamp, StampVerdict};
use crate::time::format_moment;

/// One event of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventView {
    /// Its own id.
    pub id: String,
    /// When, with the offset from UTC.
    pub at: String,
    /// Who.
    pub by: String,
    /// The step.
    pub step: String,
    /// What the step recorded.
    pub set: IndexMap<String, String>,
    /// Remarks.
    pub note: Option<String>,
    /// The header fields that an edit changed.
    pub changed: Vec<String>,
    /// The clocks that it stopped.
    pub clocks: Vec<StampView>,
}

/// The verdict that an event carries on a clock that it stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StampView {
    /// The clock.
    pub clock: String,
    /// The item that it ran for; absent where it ran for the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// When it was due.
    pub due: String,
    /// `met` or `missed`.
    pub verdict: String,
    /// The fingerprint of the limits and the calendar that were used.
    pub policy: String,
}

impl EventView {
    /// Returns an event as scripts see it.
    pub fn of(event: &Event) -> Self {
        Self {
            id: event.id.to_string(),
            at: format_moment(event.at),
            by: event.by.clone(),
            step: event.step.clone(),
            set: event.set.clone(),
            note: event.note.clone(),
            changed: event.changed.clone(),
            clocks: event.clocks.iter().map(StampView::of).collect(),
        }
    }
}

impl StampView {
    fn of(stamp: &Stamp) -> Self {
        let verdict = match stamp.verdict {
            StampVerdict::Met => "met",
            StampVerdict::Missed => "missed",
        };
        Self {
            clock: stamp.clock.clone(),
            item: stamp.item.clone(),
            due: format_moment(stamp.due),
            verdict: verdict.to_owned(),
            policy: stamp.policy.clone(),
        }
    }
}
