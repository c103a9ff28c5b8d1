//! The JSON is what its schema says, carries each figure once, and is free of personal data.

use serde_json::Value as Json;
use tousu::render::{Ids, report_json, report_markdown, report_terminal};
use tousu::say::{Language, Words};

use crate::october::october;
use crate::support::report;

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../schema/report.schema.json");
    let schema: Json = serde_json::from_str(text).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn the_json_is_valid_by_its_schema() {
    let schema = schema();
    for (cases, period) in [
        (october(), "2026-10"),
        (Vec::new(), "2026-10"),
        (october(), "2027-05"),
    ] {
        let report = report(&cases, period, "11-22 12:00");
        for ids in [Ids::Shown, Ids::Hidden] {
            let json = report_json::json(&report, ids);
            let faults: Vec<_> = schema
                .iter_errors(&json)
                .map(|fault| format!("{}: {fault}", fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }
}

#[test]
fn the_schema_refuses_a_rate_without_its_denominator() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    let mut json = report_json::json(&report, Ids::Hidden);
    let rate = json["figures"]["satisfied"].as_object_mut().unwrap();
    rate.remove("denominator");
    assert!(!schema().is_valid(&json));
}

#[test]
fn no_two_figures_and_no_two_tables_have_the_same_id() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    let mut ids: Vec<&str> = Vec::new();
    for section in &report.sections {
        ids.extend(section.figures.iter().map(|figure| figure.id.as_str()));
    }
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len());
}

#[test]
fn a_rate_stands_with_numerator_denominator_and_change() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    let json = report_json::json(&report, Ids::Shown);
    let figure = &json["figures"]["closed_of_received"];
    assert_eq!(figure["numerator"], 5);
    assert_eq!(figure["denominator"], 8);
    assert_eq!(figure["value"], 0.625);
    assert_eq!(figure["previous"]["denominator"], 3);
    assert_eq!(figure["ids"].as_array().unwrap().len(), 8);
    assert_eq!(json["figures"]["received"]["change"], 6);
    assert_eq!(json["figures"]["received"]["change_percent"], 200.0);
}

#[test]
fn no_name_phone_title_or_remark_of_a_customer_is_in_any_page() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    let mut pages = vec![report_json::json(&report, Ids::Shown).to_string()];
    for language in Language::ALL {
        let words = Words::of(language);
        pages.push(report_terminal::text(&report, words, 80, Ids::Shown));
        pages.push(report_markdown::markdown(&report, words, Ids::Shown));
    }
    for page in pages {
        for secret in [
            "王小明",
            "13800000001",
            "13812341234",
            "宽带账单",
            "客户原话",
        ] {
            assert!(!page.contains(secret), "{secret}");
        }
    }
}
