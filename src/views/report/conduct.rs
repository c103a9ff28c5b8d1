//! Harassment, malice …: counted apart from complaints, by where it comes from and how often.
//!
//! Which cases these are the procedure says in `[report]`: those that stand in `conduct_states`, and those of
//! `conduct_kinds`. None of them is in a rate of the other sections.

use std::collections::BTreeMap;

use super::breakdown::name_of;
use super::repeats::marks;
use super::scope::{Known, Scope, numbers};
use super::weight::is_conduct;
use super::{Cell, Cohort, Column, Figure, Row, RowRole, RowsAre, Section, Table, Value};
use crate::domain::{mask_account, mask_phone, mask_text};
use crate::profile::{Facts, ReportRules};
use crate::say::Message;

/// What a customer is known by: which mark, and its value.
type Mark = (&'static str, String);

/// Counts such conduct among the cases received in the period.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("conduct", "report.conduct", Cohort::Received);
    section.remarks = vec![Message::new(
        match is_named(&scope.procedure.profile.report) {
            true => "report.conduct_remark",
            false => "report.conduct_not_named",
        },
    )];
    let could = scope
        .received()
        .filter(|known| is_named(scope.rules_of(known)));
    let conduct = || scope.received().filter(|known| is_such(known, scope));
    let sources = sources(scope);
    let in_period: Vec<_> = sources
        .iter()
        .filter(|(_, source)| !source.received.is_empty())
        .collect();
    let again = in_period
        .iter()
        .filter(|(_, source)| source.so_far.len() > 1);
    let cases_again = again.clone().flat_map(|(_, source)| &source.received);
    section.figures = vec![
        Figure::count(
            "conduct",
            "report.conduct_cases",
            Cohort::Received,
            numbers(conduct()),
        ),
        Figure::rate(
            "conduct_share",
            "report.conduct_share",
            Cohort::Received,
            numbers(conduct()),
            numbers(could),
        ),
        Figure::new(
            "conduct_repeated",
            "report.conduct_repeated",
            Cohort::Received,
            Value::Rate {
                numerator: again.count(),
                denominator: in_period.len(),
            },
        )
        .of(numbers(conduct().filter(|known| !marks(known).is_empty())))
        .with_numerator(numbers(cases_again.copied())),
        Figure::count(
            "conduct_nobody",
            "report.conduct_nobody",
            Cohort::Received,
            numbers(conduct().filter(|known| marks(known).is_empty())),
        ),
    ];
    section.tables = vec![channels(scope), table_of_sources(scope, sources)];
    section
}

/// Tells whether a procedure knows such conduct; where it does not, there is nothing to tell.
fn is_named(rules: &ReportRules) -> bool {
    !rules.conduct_states.is_empty() || !rules.conduct_kinds.is_empty()
}

fn is_such(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    is_conduct(&known.dossier.standing, scope.rules_of(known))
}

fn channels(scope: &Scope<'_>) -> Table {
    let mut groups: BTreeMap<Option<String>, Vec<&Known<'_>>> = BTreeMap::new();
    // Every channel that occurs at all, so that a row stands also where only the period before has one.
    for known in scope.cases.iter().filter(|known| is_such(known, scope)) {
        let cases = groups.entry(known.dossier.standing.fact("channel"));
        let cases = cases.or_default();
        if scope.stretch.contains(known.flow.received) {
            cases.push(known);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(channel, cases)| {
        let count = std::cmp::Reverse(cases.len());
        (channel.is_none(), count, channel.clone())
    });
    let rows = groups.into_iter().map(|(channel, cases)| Row {
        key: channel
            .as_ref()
            .map_or_else(String::new, |channel| format!("={channel}")),
        role: RowRole::WhenAny,
        cells: vec![
            Cell::Named {
                name: match &channel {
                    Some(channel) => name_of(scope, "channel", channel),
                    None => Message::new("report.not_given").into(),
                },
                id: channel,
            },
            Cell::Figure(Figure::count(
                "received",
                "report.column_received",
                Cohort::Received,
                numbers(cases.into_iter()),
            )),
        ],
    });
    Table {
        id: "conduct_channels".to_owned(),
        heading: Some(Message::new("report.conduct_channels")),
        columns: vec![
            Column::new("channel", "report.column_channel"),
            Column::new("received", "report.column_received"),
        ],
        rows: rows.collect(),
        when_empty: Message::new("report.no_conduct"),
        rows_are: RowsAre::Things,
    }
}

/// What one source did.
struct Source<'s, 'a> {
    /// In the period.
    received: Vec<&'s Known<'a>>,
    /// Up to its end; never empty for a source that was seen by then.
    so_far: Vec<&'s Known<'a>>,
    /// The first of all, by which the source is named: its number or account is personal.
    first: &'s Known<'a>,
}

fn sources<'s, 'a>(scope: &'s Scope<'a>) -> Vec<(Mark, Source<'s, 'a>)> {
    let mut cases: Vec<_> = scope
        .cases
        .iter()
        .filter(|known| is_such(known, scope))
        .collect();
    cases.sort_by_key(|known| (known.flow.received, known.number()));
    let mut sources: BTreeMap<Mark, Source<'s, 'a>> = BTreeMap::new();
    for known in cases {
        let Some(mark) = marks(known).into_iter().next() else {
            continue;
        };
        let source = sources.entry(mark).or_insert_with(|| Source {
            received: Vec::new(),
            so_far: Vec::new(),
            first: known,
        });
        if scope.stretch.contains(known.flow.received) {
            source.received.push(known);
        }
        if known.flow.received < scope.cut {
            source.so_far.push(known);
        }
    }
    let mut sources: Vec<_> = sources.into_iter().collect();
    sources.sort_by_key(|(_, source)| {
        let often = (source.received.len(), source.so_far.len());
        (std::cmp::Reverse(often), source.first.number())
    });
    sources
}

fn table_of_sources(scope: &Scope<'_>, sources: Vec<(Mark, Source<'_, '_>)>) -> Table {
    let offset = scope.procedure.calendar.offset();
    let rows = sources.into_iter().map(|(mark, source)| {
        let first = source.first.number();
        let last = source.so_far.last().unwrap_or(&source.first);
        let last = last.flow.received.with_timezone(&offset);
        let count = |id, label, cohort, cases: Vec<&Known<'_>>| {
            Cell::Figure(Figure::count(id, label, cohort, numbers(cases.into_iter())))
        };
        Row {
            key: first.to_string(),
            role: RowRole::WhenCounted,
            cells: vec![
                Cell::Named {
                    id: Some(first.to_string()),
                    name: masked(&mark).into(),
                },
                count(
                    "received",
                    "report.column_received",
                    Cohort::Received,
                    source.received,
                ),
                count(
                    "so_far",
                    "report.column_so_far",
                    Cohort::Happened,
                    source.so_far,
                ),
                Cell::Moment(last),
            ],
        }
    });
    Table {
        id: "conduct_sources".to_owned(),
        heading: Some(Message::new("report.conduct_sources")),
        columns: vec![
            Column::new("source", "report.column_conduct_source"),
            Column::new("received", "report.column_received"),
            Column::new("so_far", "report.column_so_far"),
            Column::new("last", "report.column_last"),
        ],
        rows: rows.collect(),
        when_empty: Message::new("report.no_conduct"),
        rows_are: RowsAre::Things,
    }
}

/// Returns a mark as a page that leaves the team may show it.
fn masked((kind, mark): &Mark) -> String {
    match *kind {
        "phone" => mask_phone(mark),
        "account" => mask_account(mark),
        _ => match mark.split_once('@') {
            Some((local, domain)) => format!("{}@{domain}", mask_text(local, 1, 0)),
            None => mask_text(mark, 1, 0),
        },
    }
}
