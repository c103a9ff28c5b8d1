//! Whether complaints were upheld; cases without a verdict stand beside the rate.

use super::scope::{Known, Scope, numbers};
use super::{Cohort, Figure, Section};

/// The verdicts: id, words, value of the field `outcome`; `None` is no verdict.
const VERDICTS: [(&str, &str, Option<&str>); 4] = [
    ("outcome_upheld", "report.outcome_upheld", Some("upheld")),
    (
        "outcome_partly_upheld",
        "report.outcome_partly",
        Some("partly_upheld"),
    ),
    (
        "outcome_not_upheld",
        "report.outcome_not",
        Some("not_upheld"),
    ),
    ("outcome_none", "report.outcome_none", None),
];

/// Counts the verdicts of the closed cases.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("outcome", "report.outcome", Cohort::Closed);
    let outcome = |known: &Known<'_>| known.dossier.standing.summary.outcome.clone();
    section.figures.push(Figure::rate(
        "upheld",
        "report.upheld",
        Cohort::Closed,
        numbers(
            scope.counted_closed().filter(|known| {
                matches!(outcome(known).as_deref(), Some("upheld" | "partly_upheld"))
            }),
        ),
        numbers(
            scope
                .counted_closed()
                .filter(|known| outcome(known).is_some()),
        ),
    ));
    for (id, words, verdict) in VERDICTS {
        section.figures.push(Figure::count(
            id,
            words,
            Cohort::Closed,
            numbers(
                scope
                    .counted_closed()
                    .filter(|known| outcome(known).as_deref() == verdict),
            ),
        ));
    }
    section
}
