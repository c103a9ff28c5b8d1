//! Received, closed and open by kind, category, channel, department, priority, cause …

use std::collections::BTreeMap;

use super::breakdown_rates as rates;
use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table};
use crate::domain::{FieldType, field_word, nearest};
use crate::profile::Profile;
use crate::say::{Fact, Message};

/// How the rows of a breakdown are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As the profile lists them.
    Listed,
    /// The most received first.
    Frequent,
}

/// The usual breakdowns: field and order.
const USUAL: [(&str, Order); 6] = [
    ("kind", Order::Listed),
    ("category", Order::Frequent),
    ("channel", Order::Listed),
    ("lead", Order::Frequent),
    ("priority", Order::Listed),
    ("cause", Order::Frequent),
];

/// A field by whose values cases can be counted; free text never is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    pub(super) field: String,
    order: Order,
}

impl Dimension {
    /// Returns the dimension of a field of the profile.
    ///
    /// # Errors
    /// The profile has no such field, or it holds free text, amounts or moments.
    pub fn of(field: &str, profile: &Profile) -> Result<Self, Message> {
        let countable = |kind| {
            matches!(
                kind,
                FieldType::Person
                    | FieldType::Department
                    | FieldType::Choice
                    | FieldType::YesNo
                    | FieldType::Rating
            )
        };
        match profile.fields.get(field) {
            Some(bound) if bound.is_restricted() => {
                Err(Message::new("report.by_restricted").with("field", field))
            }
            Some(bound) if countable(bound.kind) => Ok(Self {
                field: field.to_owned(),
                order: Order::Frequent,
            }),
            Some(_) => Err(Message::new("report.by_free_text").with("field", field)),
            None => {
                let known = profile
                    .fields
                    .values()
                    .filter(|bound| countable(bound.kind) && !bound.is_restricted())
                    .map(|bound| bound.id.as_str());
                Err(match nearest(field, known.clone()) {
                    Some(near) => Message::new("report.by_unknown_near")
                        .with("field", field)
                        .with("near", near),
                    None => Message::new("report.by_unknown")
                        .with("field", field)
                        .with("known", known.map(str::to_owned).collect::<Fact>()),
                })
            }
        }
    }
}

/// Counts by the usual fields, and by those asked for.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("breakdown", "report.breakdown", Cohort::Happened);
    section.remarks = vec![Message::new("report.breakdown_remark")];
    let usual = USUAL.iter().map(|(field, order)| Dimension {
        field: (*field).to_owned(),
        order: *order,
    });
    for dimension in usual.chain(scope.options.by.iter().cloned()) {
        let id = format!("by_{}", dimension.field);
        if section.tables.iter().all(|table| table.id != id) {
            section.tables.push(table(scope, &dimension, id));
        }
    }
    for dimension in &scope.options.by {
        section.tables.push(rates::table(scope, dimension));
    }
    section
}

/// The cases of one value, in the three cohorts.
#[derive(Default)]
pub(super) struct Group<'s, 'a> {
    pub(super) received: Vec<&'s Known<'a>>,
    pub(super) closed: Vec<&'s Known<'a>>,
    pub(super) open: Vec<&'s Known<'a>>,
}

fn table(scope: &Scope<'_>, dimension: &Dimension, id: String) -> Table {
    let mut groups: BTreeMap<Option<String>, Group<'_, '_>> = BTreeMap::new();
    let value_of = |known: &Known<'_>| scope.value_of(known, &dimension.field);
    // Every value that occurs at all, so that a row stands also where only the period before has one.
    for known in scope.cases {
        groups.entry(value_of(known)).or_default();
    }
    for known in scope.received() {
        groups
            .entry(value_of(known))
            .or_default()
            .received
            .push(known);
    }
    for known in scope.closed() {
        groups
            .entry(value_of(known))
            .or_default()
            .closed
            .push(known);
    }
    for known in scope.open_before(scope.cut) {
        groups.entry(value_of(known)).or_default().open.push(known);
    }
    let profile = &scope.procedure.profile;
    let listed = places(profile, &dimension.field);
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(value, group)| {
        let count = match dimension.order {
            Order::Listed => 0,
            Order::Frequent => group.received.len(),
        };
        let place = value.as_ref().map_or(usize::MAX, |value| {
            listed.get(value).copied().unwrap_or(usize::MAX - 1)
        });
        (
            value.is_none(),
            std::cmp::Reverse(count),
            place,
            value.clone(),
        )
    });
    let mut rows: Vec<_> = groups
        .into_iter()
        .map(|(value, group)| {
            let name = match &value {
                Some(value) => name_of(scope, &dimension.field, value),
                None => Message::new("report.not_given").into(),
            };
            let key = value
                .as_ref()
                .map_or_else(String::new, |value| format!("={value}"));
            row(key, value, name, &group, RowRole::WhenAny)
        })
        .collect();
    let all = Group {
        received: scope.received().collect(),
        closed: scope.closed().collect(),
        open: scope.open_before(scope.cut).collect(),
    };
    let total = Message::new("report.total").into();
    rows.push(row("total".to_owned(), None, total, &all, RowRole::Total));
    Table {
        id,
        heading: Some(
            Message::new("report.by").with("field", field_name(profile, &dimension.field)),
        ),
        columns: vec![
            Column::new("value", "report.column_value"),
            Column::new("received", "report.column_received"),
            Column::new("closed", "report.column_closed"),
            Column::new("open", "report.column_open"),
        ],
        rows,
        when_empty: Message::new("report.no_cases"),
        rows_are: RowsAre::Things,
    }
}

/// Returns a row with the three cohorts of a group.
pub(super) fn row(
    key: String,
    id: Option<String>,
    name: Fact,
    group: &Group<'_, '_>,
    role: RowRole,
) -> Row {
    let figure = |id, label, cohort, cases: &[&Known<'_>]| {
        let ids = numbers(cases.iter().copied());
        Cell::Figure(Figure::count(id, label, cohort, ids))
    };
    Row {
        key,
        role,
        cells: vec![
            Cell::Named { id, name },
            figure(
                "received",
                "report.column_received",
                Cohort::Received,
                &group.received,
            ),
            figure(
                "closed",
                "report.column_closed",
                Cohort::Closed,
                &group.closed,
            ),
            figure("open", "report.column_open", Cohort::Open, &group.open),
        ],
    }
}

/// Returns the places of the values of a field in the profile.
fn places(profile: &Profile, field: &str) -> BTreeMap<String, usize> {
    let ids: Vec<&String> = match field {
        "kind" => profile.kinds.keys().collect(),
        _ if profile
            .fields
            .get(field)
            .is_some_and(|bound| bound.kind == FieldType::Department) =>
        {
            profile.departments.keys().collect()
        }
        _ => profile
            .fields
            .get(field)
            .map(|bound| bound.choices.keys().collect())
            .unwrap_or_default(),
    };
    let numbered = ids.into_iter().enumerate();
    numbered.map(|(place, id)| (id.clone(), place)).collect()
}

/// Returns the name of a field.
pub(super) fn field_name(profile: &Profile, field: &str) -> Fact {
    match profile.fields.get(field) {
        Some(bound) => bound.name(),
        None => Message::new(field_word(field)).into(),
    }
}

/// Returns the name of a value of a field, by the project's profile or by another that a case follows; the value
/// itself when none of them names it.
pub(super) fn name_of(scope: &Scope<'_>, field: &str, value: &str) -> Fact {
    let usual = &scope.procedure.profile;
    let others = scope.options.others.iter().map(|other| &other.profile);
    let profile = std::iter::once(usual)
        .chain(others)
        .find(|profile| places(profile, field).contains_key(value))
        .unwrap_or(usual);
    match (field, profile.fields.get(field)) {
        ("kind", _) => profile.label_of("kinds", value).into(),
        (_, Some(bound)) if bound.kind == FieldType::Department => {
            profile.label_of("departments", value).into()
        }
        (_, Some(bound)) => bound.value_name(value),
        (_, None) => value.into(),
    }
}
