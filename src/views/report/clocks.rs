//! On time, clock by clock: runs of clocks in cases received in the period.
//!
//! A run is judged when it was stopped, or when it still ran past its due moment at the end of the
//! period; one that is late and still open counts as a failure.

use super::scope::Scope;
use super::{Cell, Cohort, Column, Figure, Row, RowRole, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::say::{Label, Message};
use crate::workflow::{Judged, Verdict};

/// What was found of one clock.
#[derive(Default)]
struct Tally {
    judged: Vec<CaseNumber>,
    met: Vec<CaseNumber>,
    met_first: Vec<CaseNumber>,
    late: Vec<CaseNumber>,
    waiting: Vec<CaseNumber>,
}

/// Judges each clock of the profile.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("clocks", "report.clocks", Cohort::Received);
    section.remarks.push(Message::new("report.clocks_remark"));
    let mut all = Tally::default();
    let mut rows = Vec::new();
    for (id, label, role) in clocks(scope) {
        let tally = tally(scope, id);
        rows.push(row(id, label.into(), &tally, role));
        all.add(tally);
    }
    section
        .figures
        .push(rate("on_time", "report.on_time", &all.met, &all.judged));
    section.tables.push(Table {
        id: "clocks".to_owned(),
        heading: None,
        columns: vec![
            Column::new("clock", "report.column_clock"),
            Column::new("on_time", "report.column_on_time"),
            Column::new("on_time_first_due", "report.column_on_time_first"),
            Column::new("late_open", "report.column_late_open"),
            Column::new("not_judged", "report.column_not_judged"),
        ],
        rows,
        when_empty: Message::new("report.no_clocks"),
    });
    section
}

/// Returns the clocks of the profile, then those that only cases of other procedures have.
fn clocks<'a>(scope: &Scope<'a>) -> Vec<(&'a str, &'a Label, RowRole)> {
    let profile = &scope.procedure.profile;
    let mut clocks: Vec<_> = profile
        .clocks
        .iter()
        .map(|(id, rule)| (id.as_str(), &rule.label, RowRole::Always))
        .collect();
    for clock in scope.cases.iter().flat_map(|known| &known.dossier.clocks) {
        if clocks.iter().all(|(id, ..)| *id != clock.id) {
            clocks.push((&clock.id, &clock.label, RowRole::WhenAny));
        }
    }
    clocks
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.judged.extend(other.judged);
        self.met.extend(other.met);
    }
}

fn tally(scope: &Scope<'_>, id: &str) -> Tally {
    let mut tally = Tally::default();
    for known in scope.counted_received() {
        for clock in known.dossier.clocks.iter().filter(|clock| clock.id == id) {
            let number = known.number();
            let (met, met_first) = match standing_of(clock, scope) {
                State::Waiting => {
                    tally.waiting.push(number);
                    continue;
                }
                State::Late => {
                    tally.late.push(number.clone());
                    (false, false)
                }
                State::Stopped => (
                    clock.verdict == Verdict::Met,
                    clock.met_first_due() == Some(true),
                ),
            };
            if met {
                tally.met.push(number.clone());
            }
            if met_first {
                tally.met_first.push(number.clone());
            }
            tally.judged.push(number);
        }
    }
    tally
}

enum State {
    Stopped,
    Late,
    Waiting,
}

fn standing_of(clock: &Judged, scope: &Scope<'_>) -> State {
    match clock.stopped {
        Some(_) => State::Stopped,
        None if clock.due < scope.judged_at => State::Late,
        None => State::Waiting,
    }
}

fn row(id: &str, name: crate::say::Fact, tally: &Tally, role: RowRole) -> Row {
    let count = |id, label, ids: &Vec<CaseNumber>| {
        Cell::Figure(
            Figure::new(id, label, Cohort::Received, Value::Count(ids.len())).of(ids.clone()),
        )
    };
    Row {
        key: id.to_owned(),
        role,
        cells: vec![
            Cell::Named {
                id: Some(id.to_owned()),
                name,
            },
            Cell::Figure(rate(
                "on_time",
                "report.column_on_time",
                &tally.met,
                &tally.judged,
            )),
            Cell::Figure(rate(
                "on_time_first_due",
                "report.column_on_time_first",
                &tally.met_first,
                &tally.judged,
            )),
            count("late_open", "report.column_late_open", &tally.late),
            count("not_judged", "report.column_not_judged", &tally.waiting),
        ],
    }
}

/// Makes a rate of runs: a case with several runs counts several times, and is named once.
fn rate(id: &str, label: &'static str, met: &[CaseNumber], judged: &[CaseNumber]) -> Figure {
    let value = Value::Rate {
        numerator: met.len(),
        denominator: judged.len(),
    };
    Figure::new(id, label, Cohort::Received, value)
        .of(judged.to_vec())
        .with_numerator(met.to_vec())
}
