//! Every file begins with what it is for, and fits into one head.

use crate::sources;

/// The most lines of a file.
const LONGEST: usize = 300;

/// File names that say nothing.
const EMPTY_NAMES: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "types",
];

#[test]
fn every_file_says_at_its_head_what_it_is_for_and_stays_short() {
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for source in sources(folder) {
            let name = format!("{folder}/{}", source.name);
            let lines = source.text.lines().count();
            let head = source
                .text
                .lines()
                .take_while(|line| line.starts_with("//!"))
                .count();
            // The map of the layers needs its table.
            if head == 0 || (head > 5 && name != "src/lib.rs") {
                faults.push(format!("{name}: {head} lines of head; 1 to 5 are right"));
            }
            if lines > LONGEST {
                faults.push(format!("{name}: {lines} lines; at most {LONGEST}"));
            }
            let stem = name.rsplit('/').next().unwrap().trim_end_matches(".rs");
            if EMPTY_NAMES.contains(&stem) {
                faults.push(format!("{name}: the name says nothing"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_integration_test_file_is_part_of_its_binary() {
    for binary in ["cli", "project"] {
        let files = sources(&format!("tests/{binary}"));
        let main = files
            .iter()
            .find(|source| source.name == "main.rs")
            .unwrap();
        for source in &files {
            let Some(module) = source
                .name
                .strip_suffix(".rs")
                .filter(|name| *name != "main" && !name.contains('/'))
            else {
                continue;
            };
            assert!(
                main.text.contains(&format!("mod {module};")),
                "tests/{binary}/{} is not run",
                source.name
            );
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X"].concat(),
    ];
    for folder in ["src", "tests"] {
        for source in sources(folder) {
            for mark in &marks {
                assert!(
                    !source.text.contains(mark.as_str()),
                    "{folder}/{}: {mark}",
                    source.name
                );
            }
        }
    }
}
