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
    let closed: Vec<_> = scope.counted_closed().collect();
    section.figures.push(upheld(&closed));
    for (id, words, verdict) in VERDICTS {
        section.figures.push(Figure::count(
            id,
            words,
            Cohort::Closed,
            numbers(
                closed
                    .iter()
                    .copied()
                    .filter(|known| outcome(known) == verdict),
            ),
        ));
    }
    section
}

/// Returns the rate of upheld complaints, in part counted in, among some closed cases.
pub(super) fn upheld(cases: &[&Known<'_>]) -> Figure {
    let of = |fits: fn(&str) -> bool| {
        let cases = cases.iter().copied();
        numbers(cases.filter(|known| outcome(known).is_some_and(fits)))
    };
    Figure::rate(
        "upheld",
        "report.upheld",
        Cohort::Closed,
        of(|outcome| matches!(outcome, "upheld" | "partly_upheld")),
        of(|_| true),
    )
}

fn outcome<'s>(known: &'s Known<'_>) -> Option<&'s str> {
    known.dossier.standing.summary.outcome.as_deref()
}
