//! Handling time: from receipt to the first closing, with and without pauses, elapsed and in working time.

use super::measure::Lengths;
use super::scope::{Known, Scope};
use super::{Cell, Cohort, Column, Row, RowRole, RowsAre, Section, Table};
use crate::say::Message;
use crate::time::Calendar;

/// The four measures: id and words.
const MEASURES: [(&str, &str); 4] = [
    ("elapsed", "report.handling_elapsed"),
    ("elapsed_without_pauses", "report.handling_elapsed_net"),
    ("working", "report.handling_working"),
    ("working_without_pauses", "report.handling_working_net"),
];

/// Measures how long the closed cases took.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("handling", "report.handling", Cohort::Closed);
    let closed: Vec<_> = scope.counted_closed().collect();
    let measured: Vec<_> = closed
        .iter()
        .map(|known| (seconds(known, &scope.procedure.calendar), known.number()))
        .collect();
    let rows = MEASURES
        .iter()
        .enumerate()
        .map(|(place, (id, words))| {
            let lengths = Lengths::of(
                measured
                    .iter()
                    .map(|(seconds, number)| (seconds[place], number.clone())),
            );
            let mut cells = vec![Cell::Named {
                id: Some((*id).to_owned()),
                name: Message::new(words).into(),
            }];
            cells.extend(lengths.cells(Cohort::Closed));
            Row {
                key: (*id).to_owned(),
                role: RowRole::Always,
                cells,
            }
        })
        .collect();
    section
        .remarks
        .push(Message::new("report.handling_remark").with("n", closed.len()));
    section.tables.push(Table {
        id: "handling_time".to_owned(),
        heading: None,
        columns: vec![
            Column::new("measure", "report.column_measure"),
            Column::new("mean", "report.column_mean"),
            Column::new("median", "report.column_median"),
            Column::new("p90", "report.column_p90"),
            Column::new("longest", "report.column_longest"),
        ],
        rows,
        when_empty: Message::new("report.no_cases"),
        rows_are: RowsAre::Things,
    });
    section
}

/// Returns how long some closed cases took, elapsed, pauses counted in.
pub(super) fn elapsed(cases: &[&Known<'_>]) -> Lengths {
    Lengths::of(cases.iter().map(|known| {
        let from = known.flow.received;
        let to = known.flow.closed.unwrap_or(from);
        ((to - from).num_seconds().max(0), known.number())
    }))
}

/// Returns the four measures of a closed case, in seconds.
fn seconds(known: &Known<'_>, calendar: &Calendar) -> [i64; 4] {
    let from = known.flow.received;
    let to = known.flow.closed.unwrap_or(from);
    let elapsed = (to - from).num_seconds().max(0);
    let working = calendar.working_seconds_between(from, to);
    let mut paused = 0;
    let mut paused_working = 0;
    for pause in &known.dossier.standing.pauses {
        let start = pause.from.max(from);
        let end = pause.to.unwrap_or(to).min(to);
        paused += (end - start).num_seconds().max(0);
        paused_working += calendar.working_seconds_between(start, end);
    }
    [elapsed, elapsed - paused, working, working - paused_working]
}
