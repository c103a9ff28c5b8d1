//! The report on a period: a pure value, computed once from the cases; renderers only render it.
//!
//! Cohorts are named everywhere: received in the period, closed in the period, open at its end.
//! Cases that ended as withdrawn, malicious …, or that another one stands for, are in no rate and shown beside.
//! Figures are as known at `now`; the backlog is as the history stood at the end of the period.

mod actions;
mod approvals;
mod attention;
mod backlog;
mod breaches;
mod breakdown;
mod breakdown_rates;
mod catalogue;
mod causes;
mod clocks;
mod comparison;
mod compliance;
mod conduct;
mod escalations;
mod escalations_due;
mod extensions;
mod figure;
mod flow;
mod handling;
mod incidents;
mod known;
mod measure;
mod outcome;
mod overdue;
mod overview;
mod previous;
mod redress;
mod redress_flow;
mod repeats;
mod rounds;
mod satisfaction;
mod scope;
mod stretch;
mod table;
mod trend;
mod volume;
mod weight;
mod whose;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use crate::say::{Fact, Label, Message};
use crate::workflow::{Dossier, Procedure};

pub use breakdown::Dimension;
pub use catalogue::Entry;
pub use comparison::side_by_side;
pub use figure::{Cohort, Figure, Value};
pub use known::known_at;
pub use stretch::{Progress, Stretch};
pub use table::{Cell, Column, Place, Row, RowRole, RowsAre, Section, Table};

use known::Known;
use scope::Scope;

/// One part of the report: computes its section from what is known.
type MakeSection = fn(&Scope<'_>) -> Section;

/// The sections of the report, in the order shown.
const SECTIONS: &[MakeSection] = &[
    overview::section,
    volume::section,
    backlog::section,
    clocks::section,
    handling::section,
    breakdown::section,
    causes::section,
    satisfaction::section,
    outcome::section,
    redress::section,
    rounds::section,
    escalations::section,
    extensions::section,
    approvals::section,
    repeats::section,
    incidents::section,
    conduct::section,
    compliance::section,
    actions::section,
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
    /// What complaints are held against, by month (`2026-10`): orders, customers, policies.
    pub base: BTreeMap<String, u64>,
    /// The filters that the cases passed, fit to be shown; empty when all cases are reported on.
    pub filters: Vec<String>,
    /// What the cases were judged by instead of their own policy; `None` for their own.
    pub what_if: Option<&'a Procedure>,
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
    /// The id and name of the profile whose policy judged the cases instead of their own; `None` for their own.
    pub what_if: Option<(String, Label)>,
    /// How many cases were looked at.
    pub cases: usize,
    /// How many cases follow another profile than the one named here.
    pub foreign: usize,
    /// The filters that the cases passed; empty when all are reported on.
    pub filters: Vec<String>,
    /// What a reader must know before the figures.
    pub remarks: Vec<Message>,
    /// The sections.
    pub sections: Vec<Section>,
}

impl Report {
    /// Computes the report; the order of the cases does not matter.
    pub fn new<'a>(
        dossiers: impl IntoIterator<Item = &'a Dossier>,
        stretch: &Stretch,
        now: DateTime<FixedOffset>,
        procedure: &'a Procedure,
        options: &'a Options<'a>,
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
        sections.push(trend::section(&scope));
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
            what_if: options
                .what_if
                .map(|other| (other.profile.name.clone(), other.profile.label.clone())),
            cases: known.len(),
            foreign,
            filters: options.filters.clone(),
            remarks: remarks(progress, foreign, options),
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

fn remarks(progress: Progress, foreign: usize, options: &Options<'_>) -> Vec<Message> {
    let mut remarks = Vec::new();
    let filters = &options.filters;
    if let Some(other) = options.what_if {
        remarks.push(
            Message::new("report.what_if")
                .with("profile", &other.profile.label)
                .with("name", &other.profile.name),
        );
    }
    match progress {
        Progress::Over => {}
        Progress::InProgress => remarks.push(Message::new("report.in_progress")),
        Progress::Future => remarks.push(Message::new("report.in_future")),
    }
    if !filters.is_empty() {
        let filters = filters.iter().cloned().collect::<Fact>();
        remarks.push(Message::new("report.filtered").with("filters", filters));
    }
    if foreign > 0 {
        remarks.push(Message::new("report.other_profiles").with("count", foreign));
    }
    remarks
}
