//! What the closed cases lack: acknowledgement, verdict, word of the customer, a place on file.
//!
//! A case is in a denominator only where its procedure asks for the thing; `[report]` says what it asks.

use super::breaches;
use super::satisfaction::{Answer, answer};
use super::scope::{Known, Scope, numbers};
use super::{Cohort, Figure, Section};
use crate::domain::Event;
use crate::time::deadline;

/// One lack: id, words, which cases need the thing, and which lack it.
type Lack = (
    &'static str,
    &'static str,
    fn(&Known<'_>, &Scope<'_>) -> bool,
    fn(&Known<'_>, &Scope<'_>) -> bool,
);

const LACKS: [Lack; 6] = [
    (
        "without_acknowledgement",
        "report.without_acknowledgement",
        is_acknowledged,
        |known, scope| first_of(known, &scope.rules_of(known).acknowledge_steps).is_none(),
    ),
    (
        "without_outcome",
        "report.without_outcome",
        is_judged,
        |known, _| known.dossier.standing.summary.outcome.is_none(),
    ),
    (
        "without_feedback",
        "report.without_feedback",
        is_judged,
        |known, _| {
            let last = known.dossier.standing.rounds.last();
            last.is_none_or(|round| answer(round) == Answer::NotAsked)
        },
    ),
    (
        "not_archived",
        "report.not_archived",
        |known, scope| !scope.rules_of(known).archive_steps.is_empty(),
        |known, scope| first_of(known, &scope.rules_of(known).archive_steps).is_none(),
    ),
    (
        "archived_late",
        "report.archived_late",
        |known, scope| scope.rules_of(known).archive_within.is_some(),
        is_archived_late,
    ),
    (
        "with_refused_steps",
        "report.with_refused_steps",
        |_, _| true,
        |known, _| !known.dossier.standing.illegal.is_empty(),
    ),
];

/// Looks for what is missing.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("compliance", "report.compliance", Cohort::Closed);
    for (id, words, needs, lacks) in LACKS {
        let needing = || scope.counted_closed().filter(|known| needs(known, scope));
        section.figures.push(Figure::rate(
            id,
            words,
            Cohort::Closed,
            numbers(needing().filter(|known| lacks(known, scope))),
            numbers(needing()),
        ));
    }
    section.tables.push(breaches::table(scope));
    section
}

fn first_of<'s>(known: &'s Known<'_>, steps: &[String]) -> Option<&'s Event> {
    let mut history = known.dossier.case.history.iter();
    history.find(|event| steps.contains(&event.step))
}

/// Tells whether the procedure has the case acknowledged: one of those steps is meant for a case like it.
fn is_acknowledged(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    let profile = &scope.procedure_of(known).profile;
    profile.report.acknowledge_steps.iter().any(|step| {
        let step = profile.steps.get(step);
        step.is_some_and(|step| step.when.holds(&known.dossier.standing))
    })
}

fn is_judged(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    let kinds = &scope.rules_of(known).judged_kinds;
    kinds.contains(&known.dossier.standing.kind)
}

/// Tells whether the time to put the case on file went by, used or not.
fn is_archived_late(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    let rules = scope.rules_of(known);
    let (Some(closed), Some(limit)) = (known.flow.closed, rules.archive_within) else {
        return false;
    };
    let calendar = &scope.procedure.calendar;
    let Ok(until) = deadline(closed, limit, &[], scope.judged_at, calendar) else {
        return false;
    };
    let archived = first_of(known, &rules.archive_steps).map(|event| event.at);
    archived.unwrap_or(scope.judged_at) > until.due
}
