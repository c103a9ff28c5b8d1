//! Incidents beside cases: what was complained of several times is one thing that happened.
//!
//! An incident is a case that stands for itself: it names no other in the fields of `[report] count_once`, or where
//! there are none, in `duplicate_of` and `part_of`. A group is counted by the case that leads it.

use std::collections::BTreeMap;

use super::breakdown::{Group, field_name, row};

use super::scope::{Known, Scope, numbers};
use super::weight::follows;
use super::{Cohort, Column, Figure, RowRole, RowsAre, Section, Table};
use crate::say::{Fact, Message};

/// The links that are counted by themselves: id of the figure, words, field.
const LINKS: [(&str, &str, &str); 3] = [
    ("duplicates", "report.duplicates", "duplicate_of"),
    ("group_members", "report.group_members", "part_of"),
    ("split_off", "report.split_off", "split_from"),
];

/// Counts incidents and links.
pub(super) fn section(scope: &Scope<'_>) -> Section {
    let mut section = Section::new("incidents", "report.incidents", Cohort::Happened);
    let profile = &scope.procedure.profile;
    let fields: Vec<Fact> = profile
        .stood_for_by()
        .into_iter()
        .map(|field| field_name(profile, field))
        .collect();
    section.remarks = vec![
        Message::new("report.incidents_remark").with("fields", fields),
        Message::new(match profile.report.count_once.is_empty() {
            true => "report.incidents_each",
            false => "report.incidents_once",
        }),
    ];
    let stands = |known: &&Known<'_>| !is_stood_for(known, scope);
    section.figures = vec![
        Figure::count(
            "incidents_received",
            "report.incidents_received",
            Cohort::Received,
            numbers(scope.received().filter(stands)),
        ),
        Figure::count(
            "incidents_closed",
            "report.incidents_closed",
            Cohort::Closed,
            numbers(scope.closed().filter(stands)),
        ),
        Figure::count(
            "incidents_open",
            "report.incidents_open",
            Cohort::Open,
            numbers(scope.open_before(scope.cut).filter(stands)),
        ),
        Figure::count(
            "stood_for",
            "report.stood_for",
            Cohort::Received,
            numbers(scope.received().filter(|known| !stands(known))),
        ),
    ];
    for (id, words, field) in LINKS {
        let linked = scope
            .received()
            .filter(|known| follows(&known.dossier.standing, &[field]));
        let figure = Figure::count(id, words, Cohort::Received, numbers(linked));
        section.figures.push(figure);
    }
    section.tables.push(groups(scope));
    section
}

fn is_stood_for(known: &Known<'_>, scope: &Scope<'_>) -> bool {
    let links = scope.procedure_of(known).profile.stood_for_by();
    follows(&known.dossier.standing, &links)
}

fn groups(scope: &Scope<'_>) -> Table {
    let leads = |known: &Known<'_>| -> Vec<String> {
        let links = known.dossier.standing.links_by("part_of").into_iter();
        links.map(|(_, number)| number).collect()
    };
    let mut groups: BTreeMap<String, Group<'_, '_>> = BTreeMap::new();
    // Every group that there is, so that one stands also where only the period before has members.
    for lead in scope.cases.iter().flat_map(leads) {
        groups.entry(lead).or_default();
    }
    for (lead, known) in scope.received().flat_map(|known| each(leads(known), known)) {
        groups.entry(lead).or_default().received.push(known);
    }
    for (lead, known) in scope.closed().flat_map(|known| each(leads(known), known)) {
        groups.entry(lead).or_default().closed.push(known);
    }
    let open = scope.open_before(scope.cut);
    for (lead, known) in open.flat_map(|known| each(leads(known), known)) {
        groups.entry(lead).or_default().open.push(known);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(lead, group)| (std::cmp::Reverse(group.received.len()), lead.clone()));
    let rows = groups.into_iter().map(|(lead, group)| {
        let name = lead.clone().into();
        row(lead.clone(), Some(lead), name, &group, RowRole::WhenAny)
    });
    Table {
        id: "groups".to_owned(),
        heading: Some(Message::new("report.groups")),
        columns: vec![
            Column::new("lead", "report.column_group"),
            Column::new("received", "report.column_received"),
            Column::new("closed", "report.column_closed"),
            Column::new("open", "report.column_open"),
        ],
        rows: rows.collect(),
        when_empty: Message::new("report.no_groups"),
        rows_are: RowsAre::Things,
    }
}

fn each<'s, 'a>(
    leads: Vec<String>,
    known: &'s Known<'a>,
) -> impl Iterator<Item = (String, &'s Known<'a>)> {
    leads.into_iter().map(move |lead| (lead, known))
}
