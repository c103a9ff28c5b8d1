//! The tables of docs/sources: each place and each test that they name is there, each number is right,
//! and nothing that a built-in profile holds is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tousu::profile::{DueRule, Limits, Profile};
use tousu::read::builtin::PROFILES;

use crate::builtin::built_in;
use crate::source_places::Place;

const PAGES: [&str; 6] = ["000", "001", "002", "003", "004", "beyond"];

/// A row of a table, its place in the pages, and its cells.
struct Row {
    at: String,
    cells: Vec<String>,
}

impl Row {
    fn spans(&self, column: usize) -> Vec<&str> {
        self.cells[column].split('`').skip(1).step_by(2).collect()
    }

    fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.spans(2).into_iter().filter_map(Place::read)
    }
}

/// Returns the text of a file of the project; empty where there is none.
pub(crate) fn text_of(path: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap_or_default()
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for page in PAGES {
        let path = format!("docs/sources/{page}.md");
        for (number, line) in text_of(&path).lines().enumerate() {
            if !line.starts_with("| ") || line.starts_with("| Clause |") {
                continue;
            }
            let inner = line.trim_start_matches("| ").trim_end_matches(" |");
            rows.push(Row {
                at: format!("{path}:{}", number + 1),
                cells: inner.split(" | ").map(str::to_owned).collect(),
            });
        }
    }
    rows
}

/// Returns a built-in profile, read once for all rows.
pub(crate) fn profile_of(name: &str) -> &'static Profile {
    static READ: OnceLock<BTreeMap<&str, Profile>> = OnceLock::new();
    let read = || {
        PROFILES
            .iter()
            .map(|(name, _)| (*name, built_in(name)))
            .collect()
    };
    &READ.get_or_init(read)[name]
}

fn names() -> BTreeSet<&'static str> {
    PROFILES.iter().map(|(name, _)| *name).collect()
}

fn told(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn each_row_says_all_that_it_should() {
    let mut faults = Vec::new();
    let rows = rows();
    for page in PAGES {
        let of_page = rows
            .iter()
            .filter(|row| row.at.contains(&format!("/{page}.md")));
        assert!(of_page.count() > 15, "{page} is hardly a table");
    }
    for row in &rows {
        if row.cells.len() != 5 || row.cells.iter().any(|cell| cell.trim().is_empty()) {
            faults.push(format!("{}: an empty column", row.at));
        } else if row.spans(2).is_empty() || row.spans(4).is_empty() {
            faults.push(format!("{}: no place or no test", row.at));
        }
    }
    told(&faults);
}

#[test]
fn each_place_named_is_there() {
    let mut faults = Vec::new();
    let names = names();
    for row in rows() {
        for span in row.spans(2) {
            // A word of the text beside the places, such as an option.
            if span.starts_with('-') {
                continue;
            }
            let fault = Place::read(span)
                .map_or_else(|| Some(span.to_owned()), |place| place.fault(&names));
            faults.extend(fault.map(|fault| format!("{}: {fault}", row.at)));
        }
    }
    told(&faults);
}

#[test]
fn each_test_named_is_there() {
    let mut faults = Vec::new();
    for row in rows() {
        for span in row.spans(4) {
            let there = span.split_once("::").is_some_and(|(path, function)| {
                text_of(path).contains(&format!("#[test]\nfn {function}()"))
            });
            if !there {
                faults.push(format!("{}: {span}", row.at));
            }
        }
    }
    told(&faults);
}

#[test]
fn each_number_is_that_of_the_place() {
    let mut faults = Vec::new();
    for row in rows() {
        let value = row.cells[3].as_str();
        if value == "—" {
            continue;
        }
        let held: Vec<String> = row.places().filter_map(|place| place.numbers()).collect();
        let right = match held.as_slice() {
            [] => row.places().any(|place| place.template_says(value)),
            held => held.iter().all(|number| number == value),
        };
        if !right {
            faults.push(format!(
                "{}: {value} in the table, {held:?} in the profile",
                row.at
            ));
        }
    }
    told(&faults);
}

#[test]
fn each_entry_of_a_profile_has_a_row_and_each_limit_its_number() {
    let rows = rows();
    let named: BTreeSet<&str> = rows.iter().flat_map(|row| row.spans(2)).collect();
    let numbered: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.cells[3] != "—")
        .flat_map(|row| row.spans(2))
        .collect();
    let mut faults = Vec::new();
    for name in names() {
        let profile = profile_of(name);
        let mut asked = |part: &str, ids: Vec<&String>| {
            for id in ids {
                let place = format!("{name}:{part}.{id}");
                let inner = format!("{place}.");
                if !named.contains(place.as_str())
                    && !named.iter().any(|one| one.starts_with(&inner))
                {
                    faults.push(place);
                }
            }
        };
        asked("role", profile.roles.keys().collect());
        asked("form", profile.forms.keys().collect());
        asked("clock", profile.clocks.keys().collect());
        asked("kind", profile.kinds.keys().collect());
        asked("channel", profile.list("channels").keys().collect());
        asked("redress", profile.list("redress_kinds").keys().collect());
        asked("approval", profile.approvals.keys().collect());
        asked("escalation", profile.escalations.keys().collect());
        asked("breach", profile.breaches.keys().collect());
        asked("paper", profile.papers.keys().collect());
        asked("item", profile.items.keys().collect());
        let limited = profile
            .clocks
            .iter()
            .filter(|(_, clock)| matches!(clock.due, DueRule::After(_)));
        for (id, clock) in limited {
            let places = match &clock.due {
                DueRule::After(Limits::ByPriority(by)) => by
                    .keys()
                    .map(|priority| format!("{name}:clock.{id}.{priority}"))
                    .collect(),
                _ => vec![format!("{name}:clock.{id}")],
            };
            let missing = places
                .into_iter()
                .filter(|place| !numbered.contains(place.as_str()));
            faults.extend(missing.map(|place| format!("{place} without its number")));
        }
        let retention = format!("{name}:retention");
        if profile.retention.is_some() && !numbered.contains(retention.as_str()) {
            faults.push(retention);
        }
    }
    told(&faults);
}
