//! Complaints for each thousand orders, customers, policies …: what the project counts by month in
//! `[report.base]` of `tousu.toml`. A period has a base when it is whole months that all have one.

use super::scope::{Scope, numbers};
use super::{Cohort, Figure, Section, Stretch, Value};
use crate::domain::CaseNumber;
use crate::say::Message;
use crate::time::parse_period;

/// Holds received and closed against the base.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("volume", "report.volume", Cohort::Happened);
    let base = base_of(scope.stretch, scope);
    section.remarks = vec![match (base, scope.options.base.is_empty()) {
        (Some(base), _) => Message::new("report.volume_remark").with("base", base.to_string()),
        (None, true) => Message::new("report.volume_no_base"),
        (None, false) => Message::new("report.volume_base_missing"),
    }];
    let figure = |id, label, cohort, cases: Vec<CaseNumber>| {
        let count = cases.len();
        Figure::new(id, label, cohort, Value::PerThousand { count, base }).of(cases)
    };
    section.figures = vec![
        figure(
            "received_per_1000",
            "report.received_per_1000",
            Cohort::Received,
            numbers(scope.counted_received()),
        ),
        figure(
            "closed_per_1000",
            "report.closed_per_1000",
            Cohort::Closed,
            numbers(scope.counted_closed()),
        ),
    ];
    section
}

/// Returns the sum over the months of a stretch; `None` when one is missing or the stretch has others than
/// whole months.
fn base_of(stretch: &Stretch, scope: &Scope<'_>) -> Option<u64> {
    let offset = scope.procedure.calendar.offset();
    let mut sum = 0_u64;
    let mut at = stretch.start;
    while at < stretch.end {
        let label = at.with_timezone(&offset).format("%Y-%m").to_string();
        let month = parse_period(&label, at, offset).ok()?;
        if month.start != at || month.end > stretch.end {
            return None;
        }
        sum = sum.checked_add(*scope.options.base.get(&label)?)?;
        at = month.end;
    }
    Some(sum)
}
