//! Reads a whole profile, and holds it to its consistency.

use indexmap::IndexMap;
use sha2::{Digest, Sha256};
use toml::Table;

use super::{
    AfterEnd, Choice, ClockRule, Department, Fault, Origin, Profile, ProfileSource, State,
    StateGroup, Step, TableReader, Vocabulary, after_end, approvals, breaches, consistency,
    escalations, fields, form_rule, items, papers, reading_clocks, reading_steps, redress,
    report_rules, retention, watched,
};
use crate::domain::Finding;
use crate::say::{Label, Message};

/// The lists of a profile, by the names that `list = "…"` and the JSON use.
const LISTS: [&str; 7] = [
    "channels",
    "categories",
    "causes",
    "priorities",
    "severities",
    "urgencies",
    "redress_kinds",
];

/// How many days back a case of the same customer counts as a repeat, where a profile does not say.
const REPEAT_DAYS: u32 = 30;

impl Profile {
    /// Reads a profile from its layers; every fault is told, with its place.
    pub fn read(source: &ProfileSource) -> Result<Self, Vec<Finding>> {
        let table = source.merged()?;
        let (profile, mut faults) = read_table(&table);
        faults.extend(consistency::of_names(&profile));
        // A way that is missing because of another fault is no fault of its own.
        if faults.is_empty() {
            faults.extend(consistency::of_ways(&profile));
        }
        if faults.is_empty() {
            Ok(profile)
        } else {
            Err(source.place(&faults))
        }
    }
}

fn read_table(table: &Table) -> (Profile, Vec<Fault>) {
    let mut root = TableReader::new(table, Vec::new());
    let name = root.needed_text("name");
    let revision = root.number("revision").unwrap_or(1);
    let label = root.label();
    // Which profile a file builds on was settled when the layers were put together.
    let _ = root.text("extends");
    let mut lists = LISTS
        .iter()
        .map(|list| ((*list).to_owned(), read_list(&mut root, list)))
        .collect::<IndexMap<_, _>>();
    let (payers, advancing) = redress::read_payers(&mut root);
    lists.insert("payers".to_owned(), payers);
    let papers = papers::read(&mut root);
    let default_priority = root.text("default_priority");
    let priority_matrix = read_matrix(&mut root);
    let departments = read_departments(&mut root);
    let roles = read_labels(&mut root, "roles");
    let states = read_states(&mut root);
    let mut names = fields::names_of(&lists);
    let kinds = reading_steps::read_kinds(&mut root);
    names.insert(
        "kinds".to_owned(),
        kinds
            .iter()
            .map(|(id, kind)| (id.clone(), kind.label.clone()))
            .collect(),
    );
    let forms = form_rule::read_forms(&mut root);
    let breaches = breaches::read(&mut root);
    names.insert("papers".to_owned(), papers::names(&papers));
    let escalations = escalations::read(&mut root);
    let named = escalations.iter();
    names.insert(
        "escalations".to_owned(),
        named
            .map(|(id, escalation)| (id.clone(), escalation.label.clone()))
            .collect(),
    );
    let mut fields = fields::read(&mut root, &names);
    let items = items::read_items(&mut root);
    let actions = items::read_actions(&mut root);
    let mut steps = reading_steps::read_steps(&mut root, &states);
    let approvals = approvals::read(&mut root, &mut steps);
    let level_fields = escalations::level_fields(&escalations, &fields);
    let mut clocks = reading_clocks::read_clocks(&mut root);
    items::complete_clocks(&mut clocks, &steps, actions.as_ref());
    let run_on = after_end::run_on(&states, &steps, &clocks);
    for field in items::fields(&items) {
        // That a field of the same name is there already is told as a fault.
        fields.entry(field.id.clone()).or_insert(field);
    }
    let retention = retention::read(&mut root);
    let repeat_days = root.number("repeat_days").unwrap_or(REPEAT_DAYS);
    let report = report_rules::read(&mut root, &kinds, &steps, &fields, &escalations);
    let (hours, day_end_close) = read_hours(&mut root);
    let watched = watched::read_watched(&mut root);
    let (severities, faults) = root
        .table("check")
        .map(watched::read_severities)
        .unwrap_or_default();
    root.take_faults(faults);
    let intake = intake_of(&steps);
    let policy = fingerprint(&clocks, hours.as_deref(), day_end_close);
    let profile = Profile {
        name,
        revision,
        label,
        kinds,
        intake,
        lists,
        default_priority,
        priority_matrix,
        departments,
        roles,
        states,
        fields,
        steps,
        clocks,
        forms,
        breaches,
        items,
        actions,
        run_on,
        approvals,
        escalations,
        level_fields,
        retention,
        repeat_days,
        report,
        hours,
        day_end_close,
        watched,
        severities,
        policy,
        papers,
        advancing,
    };
    (profile, root.finish())
}

fn read_list(root: &mut TableReader<'_>, name: &'static str) -> Vocabulary {
    let mut list = Vocabulary::new();
    for (id, table) in root.entries(name) {
        let mut reader = TableReader::new(table, vec![name.to_owned(), id.clone()]);
        let choice = Choice {
            label: reader.label(),
            department: reader.text("department"),
        };
        root.take_faults(reader.finish());
        list.insert(id, choice);
    }
    list
}

fn read_labels(root: &mut TableReader<'_>, name: &'static str) -> IndexMap<String, Label> {
    let mut labels = IndexMap::new();
    for (id, table) in root.entries(name) {
        let mut reader = TableReader::new(table, vec![name.to_owned(), id.clone()]);
        labels.insert(id, reader.label());
        root.take_faults(reader.finish());
    }
    labels
}

fn read_departments(root: &mut TableReader<'_>) -> IndexMap<String, Department> {
    let mut departments = IndexMap::new();
    for (id, table) in root.entries("departments") {
        let mut reader = TableReader::new(table, vec!["departments".to_owned(), id.clone()]);
        let label = reader.label();
        let role = reader.text("role").unwrap_or_else(|| id.clone());
        root.take_faults(reader.finish());
        departments.insert(id, Department { label, role });
    }
    departments
}

fn read_states(root: &mut TableReader<'_>) -> IndexMap<String, State> {
    let mut states = IndexMap::new();
    for (id, table) in root.entries("states") {
        let mut reader = TableReader::new(table, vec!["states".to_owned(), id.clone()]);
        let label = reader.label();
        let group = match (reader.flag("end"), reader.flag("excluded")) {
            (_, true) => StateGroup::Excluded,
            (true, false) => StateGroup::Closed,
            (false, false) => StateGroup::Open,
        };
        root.take_faults(reader.finish());
        states.insert(id, State { label, group });
    }
    states
}

fn read_matrix(root: &mut TableReader<'_>) -> IndexMap<String, IndexMap<String, String>> {
    let mut matrix = IndexMap::new();
    for (severity, table) in root.entries("priority_matrix") {
        let mut row = IndexMap::new();
        for (urgency, priority) in table {
            match priority.as_str() {
                Some(priority) => {
                    row.insert(urgency.clone(), priority.to_owned());
                }
                None => root.fault(
                    "priority_matrix",
                    Message::new("profile.bad_matrix").with("severity", &severity),
                ),
            }
        }
        matrix.insert(severity, row);
    }
    matrix
}

fn read_hours(root: &mut TableReader<'_>) -> (Option<String>, bool) {
    let Some(table) = root.table("calendar") else {
        return (None, false);
    };
    let mut reader = TableReader::new(table, vec!["calendar".to_owned()]);
    let hours = reader.text("hours");
    if let Some(Err(error)) = hours.as_deref().map(str::parse::<crate::time::Hours>) {
        reader.fault("hours", error.message());
    }
    let close = match reader.text("day_end").as_deref() {
        None | Some("midnight") => false,
        Some("close") => true,
        Some(other) => {
            reader.fault(
                "day_end",
                Message::new("profile.unknown_day_end").with("day_end", other),
            );
            false
        }
    };
    root.take_faults(reader.finish());
    (hours, close)
}

fn intake_of(steps: &IndexMap<String, Step>) -> String {
    steps
        .iter()
        .find(|(_, step)| step.from == Origin::Intake)
        .map(|(id, _)| id.clone())
        .unwrap_or_default()
}

fn fingerprint(
    clocks: &IndexMap<String, ClockRule>,
    hours: Option<&str>,
    day_end_close: bool,
) -> String {
    let mut hasher = Sha256::new();
    for (id, clock) in clocks {
        hasher.update(format!(
            "{id} {:?} {:?} {:?} {:?} {:?}\n",
            clock.scope, clock.start, clock.stop, clock.due, clock.pausing
        ));
        // What was never dated keeps the mark that it had before limits could be.
        if !clock.dated.is_empty() {
            hasher.update(format!("{:?}\n", clock.dated));
        }
        // Other clocks keep the fingerprint that they have in case files.
        if clock.item.is_some() || clock.after_end == AfterEnd::RunsOn {
            hasher.update(format!("{:?} {:?}\n", clock.item, clock.after_end));
        }
    }
    hasher.update(format!("{hours:?} {day_end_close}"));
    hasher
        .finalize()
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
