//! `schema`: the schema of case files agrees with the types, with the file that editors use, and with good cases.

use serde_json::Value;

use crate::errors::{broken, good};
use crate::support::TestProject;

/// Reads YAML as an editor does: `round: 1` is a number there.
fn as_an_editor_reads(text: &str) -> Value {
    yaml_serde::from_str(text).unwrap()
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&tousu::case::case_schema()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn the_schema_file_is_what_the_types_give() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/case.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, tousu::case::case_schema()).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there == tousu::case::case_schema(),
        "write it anew: UPDATE_SCHEMA=1 cargo test --test cli schema"
    );
}

#[test]
fn schema_prints_each_schema_and_lists_them() {
    let project = TestProject::empty();
    assert_eq!(
        project.run(["schema", "case"]).stdout,
        tousu::case::case_schema()
    );
    let names = project.run(["schema"]).stdout;
    for name in names.lines() {
        let schema = project.run(["schema", name]).json();
        assert!(schema["title"].is_string(), "{name}");
        assert!(jsonschema::validator_for(&schema).is_ok(), "{name}");
    }
    insta::assert_snapshot!(project.run(["schema", "chek"]), @"
    ------- stderr -------
    error: there is no schema `chek`
    hint: did you mean `check`?
    [exit code: 2]
    ");
}

#[test]
fn a_good_case_fits_the_schema() {
    let case = as_an_editor_reads(&good());
    let faults: Vec<_> = validator()
        .iter_errors(&case)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let names = [
        "bad_event_id",
        "bad_number",
        "bad_received",
        "bad_round",
        "bad_seconds",
        "bad_verdict",
        "empty_history",
        "empty_status",
        "list_for_text",
        "mapping_for_list",
        "missing_event_at",
        "missing_event_by",
        "missing_event_id",
        "missing_event_step",
        "missing_history",
        "missing_id",
        "missing_kind",
        "missing_profile",
        "missing_received",
        "missing_status",
        "received_without_offset",
        "text_for_mapping",
        "unknown_key",
    ];
    let validator = validator();
    let accepted: Vec<_> = names
        .into_iter()
        .filter(|name| {
            let text = String::from_utf8(broken(name)).unwrap();
            validator.is_valid(&as_an_editor_reads(&text))
        })
        .collect();
    assert!(accepted.is_empty(), "{accepted:?}");
}
