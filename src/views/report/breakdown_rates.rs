//! With `--by`: on time, satisfied, upheld, rework and handling time for each value of a field.

use std::collections::BTreeMap;

use super::breakdown::{field_name, name_of};
use super::scope::{Known, Scope};
use super::{Cell, Cohort, Column, Dimension, Row, RowRole, RowsAre, Table};
use super::{clocks, handling, outcome, rounds, satisfaction};
use crate::say::{Fact, Message};

/// The cases of one value, in the two cohorts that rates are made of.
#[derive(Default)]
struct Group<'s, 'a> {
    received: Vec<&'s Known<'a>>,
    closed: Vec<&'s Known<'a>>,
}

/// Makes the table of one field.
pub(super) fn table(scope: &Scope<'_>, dimension: &Dimension) -> Table {
    let profile = &scope.procedure.profile;
    let field = &dimension.field;
    let value_of = |known: &Known<'_>| scope.value_of(known, field);
    let mut groups: BTreeMap<Option<String>, Group<'_, '_>> = BTreeMap::new();
    for known in scope.cases.iter().filter(|known| known.counts()) {
        groups.entry(value_of(known)).or_default();
    }
    for known in scope.counted_received() {
        groups
            .entry(value_of(known))
            .or_default()
            .received
            .push(known);
    }
    for known in scope.counted_closed() {
        groups
            .entry(value_of(known))
            .or_default()
            .closed
            .push(known);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(value, group)| {
        let count = group.received.len() + group.closed.len();
        (value.is_none(), std::cmp::Reverse(count), value.clone())
    });
    let rows = groups.into_iter().map(|(value, group)| {
        let name = match &value {
            Some(value) => name_of(scope, field, value),
            None => Message::new("report.not_given").into(),
        };
        let key = value
            .as_ref()
            .map_or_else(String::new, |value| format!("={value}"));
        row(scope, (key, value, name), &group, RowRole::WhenAny)
    });
    let mut rows: Vec<_> = rows.collect();
    let all = Group {
        received: scope.counted_received().collect(),
        closed: scope.counted_closed().collect(),
    };
    let total = Message::new("report.total").into();
    let named = ("total".to_owned(), None, total);
    rows.push(row(scope, named, &all, RowRole::Total));
    Table {
        id: format!("rates_by_{field}"),
        heading: Some(Message::new("report.rates_by").with("field", field_name(profile, field))),
        columns: vec![
            Column::new("value", "report.column_value"),
            Column::new("on_time", "report.column_on_time_short"),
            Column::below("satisfied", "report.column_satisfied"),
            Column::new("upheld", "report.column_upheld"),
            Column::below("rework", "report.column_rework"),
            Column::new("mean", "report.column_mean"),
            Column::below("p90", "report.column_p90"),
        ],
        rows,
        when_empty: Message::new("report.no_cases"),
        rows_are: RowsAre::Things,
    }
}

fn row(
    scope: &Scope<'_>,
    (key, id, name): (String, Option<String>, Fact),
    group: &Group<'_, '_>,
    role: RowRole,
) -> Row {
    let mut lengths = handling::elapsed(&group.closed).cells(Cohort::Closed);
    let p90 = lengths.remove(2);
    let mean = lengths.remove(0);
    Row {
        key,
        role,
        cells: vec![
            Cell::Named { id, name },
            Cell::Figure(clocks::on_time(scope, &group.received)),
            Cell::Figure(satisfaction::satisfied(&group.closed)),
            Cell::Figure(outcome::upheld(&group.closed)),
            Cell::Figure(rounds::rework(&group.closed)),
            mean,
            p90,
        ],
    }
}
