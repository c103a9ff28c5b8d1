//! Repeat complaints: the same customer, known by account, phone or mail address, with the same
//! category within the profile's number of days; or a case that names the one it repeats.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::TimeDelta;

use super::breakdown::name_of;
use super::scope::{Known, Scope, numbers};
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::say::Message;

/// Returns what a customer is known by, the best first; a name alone tells nobody from another.
pub(super) fn marks(known: &Known<'_>) -> Vec<(&'static str, String)> {
    let customer = &known.dossier.case.customer;
    let mut marks = Vec::new();
    if let Some(account) = &customer.account {
        marks.push(("account", account.trim().to_lowercase()));
    }
    if let Some(phone) = &customer.phone {
        marks.push((
            "phone",
            phone.chars().filter(char::is_ascii_digit).collect(),
        ));
    }
    if let Some(email) = &customer.email {
        marks.push(("email", email.trim().to_lowercase()));
    }
    marks.retain(|(_, mark)| !mark.is_empty());
    marks
}

/// Finds the repeats among the cases received in the period.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("repeats", "report.repeats", Cohort::Received);
    let profile = &scope.procedure.profile;
    section
        .remarks
        .push(Message::new("report.repeats_remark").with("days", profile.repeat_days.to_string()));
    let earlier = earlier_cases(scope);
    let repeats: Vec<_> = scope
        .counted_received()
        .filter_map(|known| Some((known, repeated(known, scope, &earlier)?)))
        .collect();
    let people = |cases: &mut dyn Iterator<Item = &Known<'_>>| -> BTreeSet<_> {
        cases
            .filter_map(|known| marks(known).into_iter().next())
            .collect()
    };
    let repeaters = people(&mut repeats.iter().map(|(known, _)| *known));
    let complainants = people(&mut scope.counted_received());
    let ids = || numbers(repeats.iter().map(|(known, _)| *known));
    section.figures = vec![
        Figure::rate(
            "repeats",
            "report.repeat_cases",
            Cohort::Received,
            ids(),
            numbers(scope.counted_received()),
        ),
        Figure::new(
            "repeat_complainants",
            "report.repeat_complainants",
            Cohort::Received,
            Value::Rate {
                numerator: repeaters.len(),
                denominator: complainants.len(),
            },
        )
        .of(numbers(
            scope
                .counted_received()
                .filter(|known| !marks(known).is_empty()),
        ))
        .with_numerator(ids()),
    ];
    let rows = repeats.iter().map(|(known, earlier)| {
        let category = &known.dossier.standing.summary.category;
        Row {
            key: known.dossier.case.number.to_string(),
            role: RowRole::Always,
            cells: vec![
                Cell::Case(known.number()),
                Cell::Named {
                    id: Some(earlier.clone()),
                    name: earlier.into(),
                },
                Cell::Named {
                    id: category.clone(),
                    name: match category {
                        Some(category) => name_of(scope, "category", category),
                        None => Message::new("report.not_given").into(),
                    },
                },
            ],
        }
    });
    section.tables.push(Table {
        id: "repeats".to_owned(),
        heading: None,
        columns: vec![
            Column::new("case", "report.column_case"),
            Column::new("repeats", "report.column_repeats"),
            Column::new("category", "report.column_category"),
        ],
        rows: rows.collect(),
        when_empty: Message::new("report.no_repeats"),
        rows_are: RowsAre::Things,
    });
    section
}

/// What was complained of before, by mark and category, in the order received.
type Earlier<'s, 'a> = HashMap<(&'static str, String, String), Vec<&'s Known<'a>>>;

fn earlier_cases<'s, 'a>(scope: &'s Scope<'a>) -> Earlier<'s, 'a> {
    let mut earlier: BTreeMap<_, Vec<&Known<'_>>> = BTreeMap::new();
    for known in scope.cases {
        let Some(category) = &known.dossier.standing.summary.category else {
            continue;
        };
        for (kind, mark) in marks(known) {
            let list = earlier.entry((kind, mark, category.clone())).or_default();
            list.push(known);
        }
    }
    for list in earlier.values_mut() {
        list.sort_by_key(|known| (known.flow.received, known.number()));
    }
    earlier.into_iter().collect()
}

/// Returns the number of the case that this one repeats; the latest of several.
fn repeated(known: &Known<'_>, scope: &Scope<'_>, earlier: &Earlier<'_, '_>) -> Option<String> {
    let standing = &known.dossier.standing;
    if let Some(named) = standing
        .facts
        .get("repeat_of")
        .filter(|text| !text.is_empty())
    {
        let found = scope
            .cases
            .binary_search_by(|other| other.dossier.case.number.as_str().cmp(named))
            .ok();
        // What is typed there may be anything; only the number of a case is shown.
        return Some(found.map_or_else(|| "?".to_owned(), |_| named.clone()));
    }
    let category = standing.summary.category.clone()?;
    let days = TimeDelta::days(scope.procedure.profile.repeat_days.into());
    let key = |known: &Known<'_>| (known.flow.received, known.number());
    marks(known)
        .into_iter()
        .filter_map(|(kind, mark)| earlier.get(&(kind, mark, category.clone())))
        .filter_map(|list| {
            let before = list.partition_point(|other| key(other) < key(known));
            list[..before].last().copied()
        })
        .filter(|other| known.flow.received - other.flow.received <= days)
        .max_by_key(|other| key(other))
        .map(|other| other.dossier.case.number.to_string())
}
