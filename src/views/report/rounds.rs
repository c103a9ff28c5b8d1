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
    let rounds = |known: &Known<'_>| known.dossier.standing.summary.round;
    let closed = || numbers(scope.counted_closed());
    let sum = scope
        .counted_closed()
        .map(|known| i64::from(rounds(known)))
        .sum();
    section.figures = vec![
        Figure::rate(
            "rework",
            "report.rework",
            Cohort::Closed,
            numbers(scope.counted_closed().filter(|known| rounds(known) > 1)),
            closed(),
        ),
        Figure::rate(
            "reopened_within_7_days",
            "report.reopened_within_7",
            Cohort::Closed,
            numbers(scope.counted_closed().filter(|known| {
                known.flow.closed.is_some_and(|closed| {
                    let until = closed + TimeDelta::days(REOPENED_WITHIN_DAYS);
                    let mut reopened = known.flow.reopened.iter();
                    reopened.any(|at| closed <= *at && *at <= until)
                })
            })),
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
                scope
                    .counted_closed()
                    .filter(|known| (from..=to).contains(&rounds(known))),
            ),
        ));
    }
    section
}
