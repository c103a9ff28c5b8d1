//! On time, clock by clock: runs of clocks in cases received in the period.
//!
//! A run is judged when it was stopped, or when it still ran past its due moment at the end of the
//! period; one that is late and still open counts as a failure.

use super::scope::{Known, Scope};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::CaseNumber;
use crate::profile::ClockScope;
use crate::say::{Fact, Label, Message};
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
    let mut rows = Vec::new();
    let mut rows_of_closed = Vec::new();
    for (id, label, role) in clocks(scope) {
        let tally = tally(scope, id, scope.counted_received());
        rows.push(row(id, label.into(), &tally, role, Cohort::Received));
        let rule = scope.procedure.profile.clocks.get(id);
        if rule.is_some_and(|rule| rule.scope == ClockScope::Case) {
            let tally = self::tally(scope, id, scope.counted_closed());
            rows_of_closed.push(row(id, label.into(), &tally, role, Cohort::Closed));
        }
    }
    let received: Vec<_> = scope.counted_received().collect();
    section.figures.push(on_time(scope, &received));
    section.tables = vec![
        table("clocks", "report.clocks_received", rows),
        table("clocks_closed", "report.clocks_closed", rows_of_closed),
    ];
    section
}

fn table(id: &str, heading: &'static str, rows: Vec<Row>) -> Table {
    Table {
        id: id.to_owned(),
        heading: Some(Message::new(heading)),
        columns: vec![
            Column::new("clock", "report.column_clock"),
            Column::new("on_time", "report.column_on_time"),
            Column::new("on_time_first_due", "report.column_on_time_first"),
            Column::new("late_open", "report.column_late_open"),
            Column::new("not_judged", "report.column_not_judged"),
        ],
        rows,
        when_empty: Message::new("report.no_clocks"),
        rows_are: RowsAre::Things,
    }
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

/// Returns the rate of runs in time, of all clocks, in some cases received in the period.
pub(super) fn on_time(scope: &Scope<'_>, cases: &[&Known<'_>]) -> Figure {
    let mut all = Tally::default();
    for known in cases {
        for clock in &known.dossier.clocks {
            all.add(clock, known, scope);
        }
    }
    rate(
        "on_time",
        "report.on_time",
        Cohort::Received,
        (&all.met, &all.judged),
    )
}

impl Tally {
    fn add(&mut self, clock: &Judged, known: &Known<'_>, scope: &Scope<'_>) {
        let number = known.number();
        let (met, met_first) = match standing_of(clock, scope) {
            State::Waiting => {
                self.waiting.push(number);
                return;
            }
            State::Late => {
                self.late.push(number.clone());
                (false, false)
            }
            State::Stopped => (
                clock.verdict == Verdict::Met,
                clock.met_first_due() == Some(true),
            ),
        };
        if met {
            self.met.push(number.clone());
        }
        if met_first {
            self.met_first.push(number.clone());
        }
        self.judged.push(number);
    }
}

fn tally<'s, 'a: 's>(
    scope: &Scope<'_>,
    id: &str,
    cases: impl Iterator<Item = &'s Known<'a>>,
) -> Tally {
    let mut tally = Tally::default();
    for known in cases {
        for clock in known.dossier.clocks.iter().filter(|clock| clock.id == id) {
            tally.add(clock, known, scope);
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

fn row(id: &str, name: Fact, tally: &Tally, role: RowRole, cohort: Cohort) -> Row {
    let count = |id, label, ids: &Vec<CaseNumber>| {
        Cell::Figure(Figure::new(id, label, cohort, Value::Count(ids.len())).of(ids.clone()))
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
                cohort,
                (&tally.met, &tally.judged),
            )),
            Cell::Figure(rate(
                "on_time_first_due",
                "report.column_on_time_first",
                cohort,
                (&tally.met_first, &tally.judged),
            )),
            count("late_open", "report.column_late_open", &tally.late),
            count("not_judged", "report.column_not_judged", &tally.waiting),
        ],
    }
}

/// Makes a rate of runs: a case with several runs counts several times, and is named once.
fn rate(
    id: &str,
    label: &'static str,
    cohort: Cohort,
    (met, judged): (&[CaseNumber], &[CaseNumber]),
) -> Figure {
    let value = Value::Rate {
        numerator: met.len(),
        denominator: judged.len(),
    };
    Figure::new(id, label, cohort, value)
        .of(judged.to_vec())
        .with_numerator(met.to_vec())
}
