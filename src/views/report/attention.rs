//! What may flatter the figures and deserves a look: none of it is proof of anything.

use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, whose};
use crate::say::Message;
use crate::time::extended;

/// How many minutes after intake a changed moment of receipt is no longer a slip of the pen.
const RECEIVED_CHANGED_AFTER_MINUTES: i64 = 30;

/// One look: id, words, and whether a case deserves it.
type Look = (
    &'static str,
    &'static str,
    fn(&Known<'_>, &Scope<'_>) -> bool,
);

/// Looks for what may flatter the figures, among the closed cases.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("attention", "report.attention", Cohort::Closed);
    section
        .remarks
        .push(Message::new("report.attention_remark"));
    let looks: [Look; 5] = [
        (
            "closed_then_reopened",
            "report.closed_then_reopened",
            |known, _| {
                let closed = known.flow.closed;
                known.flow.reopened.iter().any(|at| Some(*at) >= closed)
            },
        ),
        (
            "paused_over_half",
            "report.paused_over_half",
            paused_over_half,
        ),
        (
            "rated_by_handler",
            "report.rated_by_handler",
            rated_by_handler,
        ),
        (
            "extended_after_due",
            "report.extended_after_due",
            extended_after_due,
        ),
        (
            "received_changed_late",
            "report.received_changed_late",
            received_changed_late,
        ),
    ];
    let mut rows = Vec::new();
    for (id, words, fits) in looks {
        let found: Vec<_> = scope
            .counted_closed()
            .filter(|known| fits(known, scope))
            .collect();
        rows.extend(found.iter().map(|known| row((id, words), known, scope)));
        section.figures.push(Figure::rate(
            id,
            words,
            Cohort::Closed,
            numbers(found.into_iter()),
            numbers(scope.counted_closed()),
        ));
    }
    section.tables.push(Table {
        id: "attention".to_owned(),
        heading: None,
        columns: [
            Column::new("case", "report.column_case"),
            Column::new("sign", "report.column_sign"),
        ]
        .into_iter()
        .chain(whose::columns())
        .collect(),
        rows,
        when_empty: Message::new("report.nothing_to_look_at"),
        rows_are: RowsAre::Things,
    });
    section
}

fn row((id, words): (&str, &'static str), known: &Known<'_>, scope: &Scope<'_>) -> Row {
    let summary = &known.dossier.standing.summary;
    Row {
        key: format!("{} {id}", known.dossier.case.number),
        role: RowRole::Always,
        cells: [
            Cell::Case(known.number()),
            Cell::Named {
                id: Some(id.to_owned()),
                name: Message::new(words).into(),
            },
        ]
        .into_iter()
        .chain(whose::cells(summary, scope))
        .collect(),
    }
}

fn paused_over_half(known: &Known<'_>, _: &Scope<'_>) -> bool {
    let from = known.flow.received;
    let to = known.flow.closed.unwrap_or(from);
    let pauses = known.dossier.standing.pauses.iter();
    let paused: i64 = pauses
        .map(|pause| {
            let end = pause.to.unwrap_or(to).min(to);
            (end - pause.from.max(from)).num_seconds().max(0)
        })
        .sum();
    paused * 2 > (to - from).num_seconds()
}

fn rated_by_handler(known: &Known<'_>, _: &Scope<'_>) -> bool {
    let standing = &known.dossier.standing;
    let handler = standing.summary.handler.as_deref();
    standing.rounds.last().is_some_and(|round| {
        let scored = round.rating.is_some()
            || matches!(
                round.satisfaction.as_deref(),
                Some("satisfied" | "dissatisfied")
            );
        scored && handler.is_some() && round.asked_by.as_deref() == handler
    })
}

/// Tells whether an extension was granted after the moment that the clock was due until then.
fn extended_after_due(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    let calendar = &scope.procedure_of(known).calendar;
    known.dossier.standing.clocks.iter().any(|clock| {
        let mut judged = known.dossier.clocks.iter();
        let judged = judged.find(|judged| judged.id == clock.id && judged.started == clock.started);
        let Some(mut due) = judged.map(|judged| judged.first_due) else {
            return false;
        };
        for extension in &clock.extensions {
            if extension.at > due {
                return true;
            }
            if let Ok(further) = extended(due, extension.by, calendar) {
                due = further.due;
            }
        }
        false
    })
}

fn received_changed_late(known: &Known<'_>, _: &Scope<'_>) -> bool {
    let history = &known.dossier.case.history;
    let Some(intake) = history.first() else {
        return false;
    };
    history.iter().skip(1).any(|event| {
        let names = event.set.contains_key("received")
            || event.changed.iter().any(|field| field == "received");
        names && (event.at - intake.at).num_minutes() > RECEIVED_CHANGED_AFTER_MINUTES
    })
}
