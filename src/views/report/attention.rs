//! What may flatter the figures and deserves a look: none of it is proof of anything.

use super::scope::{Known, Scope, numbers};
use super::{Cohort, Figure, Section};
use crate::say::Message;

/// How many minutes after intake a changed moment of receipt is no longer a slip of the pen.
const RECEIVED_CHANGED_AFTER_MINUTES: i64 = 30;

/// One look: id, words, and whether a case deserves it.
type Look = (&'static str, &'static str, fn(&Known<'_>) -> bool);

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
            |known| {
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
    for (id, words, fits) in looks {
        section.figures.push(Figure::rate(
            id,
            words,
            Cohort::Closed,
            numbers(scope.counted_closed().filter(|known| fits(known))),
            numbers(scope.counted_closed()),
        ));
    }
    section
}

fn paused_over_half(known: &Known<'_>) -> bool {
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

fn rated_by_handler(known: &Known<'_>) -> bool {
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

fn extended_after_due(known: &Known<'_>) -> bool {
    known.dossier.standing.clocks.iter().any(|clock| {
        let judged = known
            .dossier
            .clocks
            .iter()
            .find(|judged| judged.id == clock.id && judged.started == clock.started);
        judged.is_some_and(|judged| {
            let mut extensions = clock.extensions.iter();
            extensions.any(|extension| extension.at > judged.first_due)
        })
    })
}

fn received_changed_late(known: &Known<'_>) -> bool {
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
