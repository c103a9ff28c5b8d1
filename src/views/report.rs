//! The report on a period: a pure value, computed once from the cases; renderers only render it.
//!
//! Cohorts are named everywhere: received in the period, closed in the period, open at its end.
//! Cases that ended as withdrawn, malicious … stand outside every rate and are shown beside.
//! Figures are as known at `now`; the backlog is as the history stood at the end of the period.

mod attention;
mod backlog;
mod breakdown;
mod clocks;
mod extensions;
mod figure;
mod flow;
mod handling;
mod measure;
mod outcome;
mod overdue;
mod overview;
mod previous;
mod repeats;
mod rounds;
mod satisfaction;
mod scope;
mod stretch;
mod table;

use chrono::{DateTime, FixedOffset};

use crate::say::{Label, Message};
use crate::workflow::{Dossier, Procedure};

pub use breakdown::Dimension;
pub use figure::{Cohort, Figure, Value};
pub use stretch::{Progress, Stretch};
pub use table::{Cell, Column, Place, Row, RowRole, Section, Table};

use scope::{Known, Scope};

/// One part of the report: computes its section from what is known.
type MakeSection = fn(&Scope<'_>) -> Section;

/// The sections of the report, in the order shown.
const SECTIONS: &[MakeSection] = &[
    overview::section,
    backlog::section,
    clocks::section,
    handling::section,
    breakdown::section,
    satisfaction::section,
    outcome::section,
    rounds::section,
    extensions::section,
    repeats::section,
    overdue::section,
    attention::section,
];

/// What a report is asked for besides its period.
#[derive(Debug, Clone, Default)]
pub struct Options<'a> {
    /// Breakdowns besides the usual ones.
    pub by: Vec<Dimension>,
    /// The procedures of cases that follow another one than the report is on.
    pub others: Vec<&'a Procedure>,
}

impl<'a> Options<'a> {
    /// Returns the procedure of that name; `usual` when there is no other of that name.
    fn procedure_of(&self, name: &str, usual: &'a Procedure) -> &'a Procedure {
        let other = self.others.iter().find(|other| other.profile.name == name);
        match other {
            Some(other) if usual.profile.name != name => other,
            _ => usual,
        }
    }
}

/// The report on a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The period.
    pub stretch: Stretch,
    /// The period of the same length before it; `None` when there is none.
    pub previous: Option<Stretch>,
    /// How far the period had come at `now`.
    pub progress: Progress,
    /// When it was computed, in the team's time zone.
    pub now: DateTime<FixedOffset>,
    /// The id of the profile whose procedure is reported on.
    pub profile: String,
    /// The profile's name.
    pub profile_label: Label,
    /// How many cases were looked at.
    pub cases: usize,
    /// How many cases follow another profile than the one named here.
    pub foreign: usize,
    /// What a reader must know before the figures.
    pub remarks: Vec<Message>,
    /// The sections.
    pub sections: Vec<Section>,
}

impl Report {
    /// Computes the report; the order of the cases does not matter.
    pub fn new(
        dossiers: &[Dossier],
        stretch: &Stretch,
        now: DateTime<FixedOffset>,
        procedure: &Procedure,
        options: &Options<'_>,
    ) -> Self {
        let now = now.with_timezone(&procedure.calendar.offset());
        let known = Known::all(dossiers, procedure, options, now);
        let scope = Scope::new(&known, stretch, now, procedure, options);
        let before = stretch.previous();
        let earlier = before
            .as_ref()
            .map(|before| Scope::new(&known, before, now, procedure, options));
        let mut sections = Vec::with_capacity(SECTIONS.len());
        for make in SECTIONS {
            let mut section = make(&scope);
            if let Some(earlier) = &earlier {
                previous::attach(&mut section, &make(earlier));
            }
            section.drop_empty_rows();
            sections.push(section);
        }
        let foreign = known
            .iter()
            .filter(|known| known.dossier.case.profile != procedure.profile.name)
            .count();
        let progress = stretch.progress(now);
        Self {
            stretch: stretch.clone(),
            previous: before,
            progress,
            now,
            profile: procedure.profile.name.clone(),
            profile_label: procedure.profile.label.clone(),
            cases: known.len(),
            foreign,
            remarks: remarks(progress, foreign),
            sections,
        }
    }

    /// Returns the figure of that id, outside the tables.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.sections
            .iter()
            .flat_map(|section| &section.figures)
            .find(|figure| figure.id == id)
    }

    /// Returns the table of that id.
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.sections
            .iter()
            .flat_map(|section| &section.tables)
            .find(|table| table.id == id)
    }
}

fn remarks(progress: Progress, foreign: usize) -> Vec<Message> {
    let mut remarks = Vec::new();
    match progress {
        Progress::Over => {}
        Progress::InProgress => remarks.push(Message::new("report.in_progress")),
        Progress::Future => remarks.push(Message::new("report.in_future")),
    }
    if foreign > 0 {
        remarks.push(Message::new("report.other_profiles").with("count", foreign));
    }
    remarks
}
