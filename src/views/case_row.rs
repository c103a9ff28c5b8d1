//! One case as a row of a list: the keys that scripts rely on.

use std::cmp::Reverse;

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::CaseNumber;
use crate::time::format_moment;
use crate::workflow::{Dossier, Procedure, Verdict};

/// One case as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CaseRow {
    /// The number.
    pub id: String,
    /// The kind: complaint, suggestion, inquiry, by the profile.
    pub kind: String,
    /// One line that says what it is about.
    pub title: String,
    /// The state it stands in.
    pub status: String,
    /// The priority.
    pub priority: Option<String>,
    /// What it is about.
    pub category: Option<String>,
    /// How it came.
    pub channel: Option<String>,
    /// When it reached the team, with the offset from UTC.
    pub received: String,
    /// The round, from 1.
    pub round: u32,
    /// The department that leads.
    pub lead: Option<String>,
    /// The person who has it.
    pub handler: Option<String>,
    /// Whether a hold keeps its file from being removed.
    pub held: bool,
    /// Its file, relative to the root of the project.
    pub file: String,
    /// The clocks that run past their due moment, the longest overdue first.
    pub overdue: Vec<String>,
    /// The open clock that is due first; null when none is open.
    pub next_due: Option<NextDue>,
}

/// The open clock that is due first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextDue {
    /// The clock.
    pub clock: String,
    /// When it is due, with the offset from UTC.
    pub due: String,
}

impl CaseRow {
    /// Returns the row of a case, by what its history yields.
    pub fn of(dossier: &Dossier) -> Self {
        let Dossier { case, standing, .. } = dossier;
        let summary = &standing.summary;
        Self {
            id: case.number.to_string(),
            kind: standing.kind.clone(),
            title: case.title.clone(),
            status: summary.status.clone(),
            priority: summary.priority.clone(),
            category: summary.category.clone(),
            channel: standing.channel.clone().or_else(|| case.channel.clone()),
            received: format_moment(standing.received),
            round: summary.round,
            lead: summary.lead.clone(),
            handler: summary.handler.clone(),
            held: standing.hold.is_some(),
            file: slashed(dossier),
            overdue: dossier
                .late_clocks()
                .iter()
                .map(|clock| clock.id.clone())
                .collect(),
            next_due: dossier.next_due().map(|clock| NextDue {
                clock: clock.id.clone(),
                due: format_moment(clock.due),
            }),
        }
    }
}

/// In which order cases are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By the moment of receipt, the newest last: next to the prompt of a terminal.
    Received,
    /// By the open clock that is due first; cases without one come last.
    Due,
    /// By priority, the highest first, and by the moment of receipt among equals.
    Priority,
}

/// What puts a case into its place among others; cases are told apart by their numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(
    Reverse<usize>,
    (u8, Option<DateTime<FixedOffset>>),
    Option<DateTime<FixedOffset>>,
    CaseNumber,
);

/// Returns what puts a case into its place in an order; their numbers decide among equals.
pub fn place(dossier: &Dossier, procedure: &Procedure, order: Order) -> Place {
    let rank = match order {
        Order::Priority => rank(dossier, procedure),
        Order::Received | Order::Due => 0,
    };
    let due = match order {
        Order::Due => due_key(dossier),
        Order::Received | Order::Priority => (0, None),
    };
    let received = match order {
        Order::Due => None,
        Order::Received | Order::Priority => Some(dossier.standing.received),
    };
    Place(Reverse(rank), due, received, dossier.case.number.clone())
}

/// Returns the rank of a case's priority: profiles list them from the lowest to the highest.
fn rank(dossier: &Dossier, procedure: &Procedure) -> usize {
    let priority = dossier.standing.summary.priority.as_deref();
    priority
        .and_then(|id| procedure.profile.list("priorities").get_index_of(id))
        .map_or(0, |place| place + 1)
}

/// Returns what puts the soonest deadline first, paused clocks after running ones, and none last.
fn due_key(dossier: &Dossier) -> (u8, Option<DateTime<FixedOffset>>) {
    match dossier.next_due() {
        Some(clock) if clock.verdict == Verdict::Paused => (1, Some(clock.due)),
        Some(clock) => (0, Some(clock.due)),
        None => (2, None),
    }
}

/// Returns the path of a case's file with `/` between folders, on every system.
pub(super) fn slashed(dossier: &Dossier) -> String {
    let parts: Vec<_> = dossier
        .file
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
