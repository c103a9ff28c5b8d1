//! How a run of a clock stands at a moment.

use chrono::{DateTime, FixedOffset};

use crate::profile::ClockScope;
use crate::say::{Fact, Label, Message};

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It runs and is past its due moment.
    Late,
    /// It runs.
    Running,
    /// It stands still.
    Paused,
    /// It was stopped after its due moment.
    Missed,
    /// It was stopped at or before its due moment.
    Met,
}

impl Verdict {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Late => "late",
            Verdict::Running => "running",
            Verdict::Paused => "paused",
            Verdict::Missed => "missed",
            Verdict::Met => "met",
        }
    }

    /// Tells whether the clock still runs or stands still.
    pub fn is_open(self) -> bool {
        matches!(self, Verdict::Late | Verdict::Running | Verdict::Paused)
    }
}

/// The item that a run of a clock is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedItem {
    /// Its sort.
    pub kind: String,
    /// Its id among those of its sort.
    pub id: String,
    /// Its name.
    pub label: Label,
}

/// A run of a clock with its judgement at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The clock's id.
    pub id: String,
    /// Its name.
    pub label: Label,
    /// What it measures.
    pub scope: ClockScope,
    /// The item that it is for; `None` where it is for the case.
    pub item: Option<JudgedItem>,
    /// The round that it started in.
    pub round: u32,
    /// When it started.
    pub started: DateTime<FixedOffset>,
    /// When it is due, extensions and pauses counted in.
    pub due: DateTime<FixedOffset>,
    /// When it was due before the first extension; the same as `due` without one.
    pub first_due: DateTime<FixedOffset>,
    /// When it was stopped.
    pub stopped: Option<DateTime<FixedOffset>>,
    /// How long it stood still so far, in elapsed seconds.
    pub paused_seconds: i64,
    /// How it stands.
    pub verdict: Verdict,
    /// Whether the due moment depends on a year that the calendar has no data for.
    pub provisional: bool,
    /// Whether the verdict is the one that the history carries.
    pub stamped: bool,
    /// How the due moment came about; empty for a stamped clock, and where many clocks are judged at once.
    pub explanation: Vec<Message>,
    /// The share of its time, in percent, from which it counts as soon due.
    pub warn_percent: u32,
}

impl Judged {
    /// Returns its name for people, with that of the item that it is for.
    pub fn name(&self) -> Fact {
        match &self.item {
            None => Fact::from(&self.label),
            Some(item) => Message::new("workflow.clock_of_item")
                .with("clock", &self.label)
                .with("item", &item.label)
                .into(),
        }
    }

    /// Returns whether the clock was stopped in time by its first due moment; `None` while it runs.
    pub fn met_first_due(&self) -> Option<bool> {
        self.stopped.map(|stopped| stopped <= self.first_due)
    }

    /// Tells whether so much of its time has gone that it counts as soon due.
    pub fn is_soon_due(&self, now: DateTime<FixedOffset>) -> bool {
        let whole = (self.due - self.started).num_seconds();
        let gone = (now - self.started).num_seconds();
        self.verdict == Verdict::Running && gone * 100 >= whole * i64::from(self.warn_percent)
    }
}
