//! Rounds: how often a case had to be worked on again, and how many came back after closing.

use chrono::TimeDelta;

use super::scope::{Known, Scope, numbers};
use super::{Cohort, Figure, Section, Value};

/// The classes of rounds: id, words, from and to.
const CLASSES: [(&str, &str, u32, u32); 4] = [
    ("rounds_1", "report.rounds_1", 0, 1),
    ("rounds_2", "report.rounds_2", 2, 2),
    ("rounds_3", "report.rounds_3", 3, 3),
    ("rounds_4_or_more", "report.rounds_more", 4, u32::MAX),
];

/// Within how many days after closing a reopening counts.
const REOPENED_WITHIN_DAYS: i64 = 7;

/// Counts the rounds of the closed cases.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("rounds", "report.rounds", Cohort::Closed);
    let cases: Vec<_> = scope.counted_closed().collect();
    let closed = || numbers(cases.iter().copied());
    let sum = cases.iter().map(|known| i64::from(rounds(known))).sum();
    section.figures = vec![
        Figure::rate(
            "first_contact",
            "report.first_contact",
            Cohort::Closed,
            numbers(
                scope
                    .counted_closed()
                    .filter(|known| resolved_at_first_contact(known, scope)),
            ),
            closed(),
        ),
        rework(&cases),
        Figure::rate(
            "reopened_within_7_days",
            "report.reopened_within_7",
            Cohort::Closed,
            numbers(scope.counted_closed().filter(|known| reopened_soon(known))),
            closed(),
        ),
        Figure::new(
            "mean_rounds",
            "report.mean_rounds",
            Cohort::Closed,
            Value::Mean {
                sum,
                n: closed().len(),
            },
        )
        .of(closed()),
    ];
    for (id, words, from, to) in CLASSES {
        section.figures.push(Figure::count(
            id,
            words,
            Cohort::Closed,
            numbers(
                cases
                    .iter()
                    .copied()
                    .filter(|known| (from..=to).contains(&rounds(known))),
            ),
        ));
    }
    section
}

/// Returns the rate of cases that took two rounds or more, among some closed cases.
pub(super) fn rework(cases: &[&Known<'_>]) -> Figure {
    let again = cases.iter().copied().filter(|known| rounds(known) > 1);
    Figure::rate(
        "rework",
        "report.rework",
        Cohort::Closed,
        numbers(again),
        numbers(cases.iter().copied()),
    )
}

fn rounds(known: &Known<'_>) -> u32 {
    known.dossier.standing.summary.round
}

/// Tells whether a case was opened again soon after its first closing.
fn reopened_soon(known: &Known<'_>) -> bool {
    known.flow.closed.is_some_and(|closed| {
        let until = closed + TimeDelta::days(REOPENED_WITHIN_DAYS);
        let mut reopened = known.flow.reopened.iter();
        reopened.any(|at| closed <= *at && *at <= until)
    })
}

/// Tells whether whoever took a case in also settled it: closed in the first round, handed on to
/// nobody else, and not opened again soon.
fn resolved_at_first_contact(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    let Some(closed) = known.flow.closed else {
        return false;
    };
    let history = &known.dossier.case.history;
    let receiver = history.first().map(|intake| intake.by.as_str());
    let steps = &scope.rules_of(known).dispatch_steps;
    let handed_on = history.iter().any(|event| {
        event.at <= closed
            && steps.contains(&event.step)
            && event.set.get("handler").map(String::as_str) != receiver
    });
    let later = known.dossier.standing.rounds.iter().skip(1);
    let another_round = later
        .filter_map(|round| round.began)
        .any(|began| began <= closed);
    !handed_on && !another_round && !reopened_soon(known)
}
