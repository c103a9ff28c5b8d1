//! A clock of a profile: what starts and stops it, and when it is due.

use indexmap::IndexMap;

use super::{Condition, DatedLimits};
use crate::say::Label;
use crate::time::Limit;

/// What a clock measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockScope {
    /// Anew each time its start comes.
    Stage,
    /// Once a round.
    Round,
    /// Once in the whole case; it never starts again.
    Case,
    /// Once for each item, from its opening to its closing.
    Item,
}

impl ClockScope {
    /// Returns the word that profiles and JSON use.
    pub fn code(self) -> &'static str {
        match self {
            ClockScope::Stage => "stage",
            ClockScope::Round => "round",
            ClockScope::Case => "case",
            ClockScope::Item => "item",
        }
    }
}

/// The limits of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limits {
    /// The same for all.
    All(Limit),
    /// By priority; a priority that is not listed has no such clock.
    ByPriority(IndexMap<String, Limit>),
}

impl Limits {
    /// Returns the limit for a case of that priority; `None` when the clock does not apply to it.
    pub fn of(&self, priority: Option<&str>) -> Option<Limit> {
        match self {
            Limits::All(limit) => Some(*limit),
            Limits::ByPriority(by) => priority.and_then(|priority| by.get(priority)).copied(),
        }
    }
}

/// How a clock's due moment is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueRule {
    /// A limit after its start.
    After(Limits),
    /// The moment that a field of the case gives.
    At(String),
}

/// Whether a clock stands still while the case is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pausing {
    /// It stands still.
    Pauses,
    /// It runs on.
    Runs,
}

/// What the end of the case does to a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterEnd {
    /// It stops the clock; none starts there.
    Stops,
    /// The clock runs on.
    RunsOn,
}

/// A clock of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockRule {
    /// Its name.
    pub label: Label,
    /// What it measures.
    pub scope: ClockScope,
    /// The sort of item that it runs for; `None` where it runs for the case.
    pub item: Option<String>,
    /// The steps that start it.
    pub start: Vec<String>,
    /// The steps that stop it; the end of the case stops it too, unless `after_end` says otherwise.
    pub stop: Vec<String>,
    /// When it is due.
    pub due: DueRule,
    /// Limits that hold from a day on, in the order of their days; before the first one `due` holds.
    pub dated: Vec<DatedLimits>,
    /// For which cases; tested as the case stands.
    pub when: Condition,
    /// Whether it pauses.
    pub pausing: Pausing,
    /// What the end of the case does to it.
    pub after_end: AfterEnd,
    /// From how much of its time on it counts as soon due, in percent.
    pub warn_percent: u32,
}
