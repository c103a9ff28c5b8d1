//! One run of a clock, as scripts see it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::time::format_moment;
use crate::workflow::Judged;

/// One run of a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClockView {
    /// The clock.
    pub id: String,
    /// What it measures.
    #[schemars(extend("enum" = ["stage", "round", "case", "item"]))]
    pub scope: String,
    /// The item that it runs for; absent where it runs for the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// The round that it started in.
    pub round: u32,
    /// When it started.
    pub started: String,
    /// When it is due, extensions and pauses counted in.
    pub due: String,
    /// When it was due before the first extension; the same as `due` without one.
    pub first_due: String,
    /// When it was stopped; null while it runs.
    pub stopped: Option<String>,
    /// How long it stood still, in elapsed seconds.
    pub paused_s: i64,
    /// How it stands.
    #[schemars(extend("enum" = ["running", "paused", "late", "met", "missed"]))]
    pub verdict: String,
    /// Whether the due moment depends on a year that the calendar has no data for.
    pub provisional: bool,
    /// How the due moment came about, line by line; absent unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Vec<String>>,
}

impl ClockView {
    /// Returns a clock as scripts see it.
    pub fn of(clock: &Judged) -> Self {
        Self {
            id: clock.id.clone(),
            scope: clock.scope.code().to_owned(),
            item: clock.item.as_ref().map(|item| item.id.clone()),
            round: clock.round,
            started: format_moment(clock.started),
            due: format_moment(clock.due),
            first_due: format_moment(clock.first_due),
            stopped: clock.stopped.map(format_moment),
            paused_s: clock.paused_seconds,
            verdict: clock.verdict.code().to_owned(),
            provisional: clock.provisional,
            explanation: None,
        }
    }
}
