//! The overview: received, closed, excluded, open at the start and at the end.

use super::scope::{Scope, numbers};
use super::{Cohort, Figure, Section};

/// Counts what came, what went and what is left.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let stretch = scope.stretch;
    let within = |at: &chrono::DateTime<chrono::FixedOffset>| stretch.contains(*at);
    let mut section = Section::new("overview", "report.overview", Cohort::Happened);
    section.remarks = vec![crate::say::Message::new("report.overview_remark")];
    section.figures = vec![
        Figure::count(
            "open_at_start",
            "report.open_at_start",
            Cohort::Open,
            numbers(scope.open_before(stretch.start.min(scope.cut))),
        ),
        Figure::count(
            "received",
            "report.received",
            Cohort::Received,
            numbers(scope.received()),
        ),
        Figure::count(
            "received_excluded",
            "report.received_excluded",
            Cohort::Received,
            numbers(scope.received().filter(|known| known.is_excluded())),
        ),
        Figure::count(
            "closed",
            "report.closed",
            Cohort::Closed,
            numbers(scope.closed()),
        ),
        Figure::count(
            "closed_excluded",
            "report.closed_excluded",
            Cohort::Closed,
            numbers(scope.closed().filter(|known| known.is_excluded())),
        ),
        Figure::count(
            "excluded",
            "report.excluded",
            Cohort::Happened,
            numbers(
                scope
                    .cases
                    .iter()
                    .filter(|known| known.flow.excluded.as_ref().is_some_and(within)),
            ),
        ),
        Figure::count(
            "reopened",
            "report.reopened",
            Cohort::Happened,
            numbers(
                scope
                    .cases
                    .iter()
                    .filter(|known| known.flow.reopened.iter().any(within)),
            ),
        ),
        Figure::count(
            "ended_again",
            "report.ended_again",
            Cohort::Happened,
            numbers(
                scope
                    .cases
                    .iter()
                    .filter(|known| known.flow.ended_again.iter().any(within)),
            ),
        ),
        Figure::count(
            "open_at_end",
            "report.open_at_end",
            Cohort::Open,
            numbers(scope.open_before(scope.cut)),
        ),
        Figure::rate(
            "closed_of_received",
            "report.closed_of_received",
            Cohort::Received,
            numbers(
                scope
                    .counted_received()
                    .filter(|known| known.flow.closed.is_some_and(|closed| closed < scope.cut)),
            ),
            numbers(scope.counted_received()),
        ),
        Figure::rate(
            "closed_to_received",
            "report.closed_to_received",
            Cohort::Happened,
            numbers(scope.counted_closed()),
            numbers(scope.counted_received()),
        ),
    ];
    section
}
