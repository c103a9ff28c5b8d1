//! The report counts the cases of each breach as `check` finds them, and the regular analysis prints that.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::layouts::samples;

const NOW: [&str; 2] = ["--now", "2026-11-22T18:00:00+08:00"];

fn texts(list: &Value) -> BTreeSet<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_report_names_the_cases_that_check_finds() {
    let project = samples();
    let check = project.run(NOW.into_iter().chain(["--lang", "zh", "check", "--json"]));
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in check.json()["findings"].as_array().unwrap() {
        if finding["rule"] == "breach" {
            let message = finding["message"].as_str().unwrap();
            let label = message.strip_prefix("违约：").unwrap();
            let case = finding["case"].as_str().unwrap();
            let cases = found.entry(label.to_owned()).or_default();
            cases.insert(case.to_owned());
        }
    }
    let report = ["report", "--period", "2026", "--ids", "--json"];
    let report = project.run(NOW.into_iter().chain(report)).json();
    let rows = report["tables"]["breaches"]["rows"].as_array().unwrap();
    let mut counted = BTreeMap::new();
    for row in rows {
        let cases = texts(&row["cases"]["numerator_ids"]);
        assert_eq!(row["cases"]["numerator"], cases.len());
        assert!(cases.is_subset(&texts(&row["cases"]["ids"])));
        let label = row["breach"]["label"]["zh"].as_str().unwrap();
        if !cases.is_empty() {
            counted.insert(label.to_owned(), cases);
        }
    }
    assert!(counted.len() > 2, "{counted:?}");
    assert_eq!(counted, found);
}

#[test]
fn the_regular_analysis_has_each_breach_with_its_number_and_its_remedy() {
    let project = samples();
    let layout = ["--lang", "en", "report", "--layout", "regular-analysis"];
    let layout = layout.into_iter().chain(["--month", "2026-10"]);
    let page = project.run(NOW.into_iter().chain(layout).chain(["--format", "md"]));
    let lines: Vec<&str> = page.stdout.lines().collect();
    let start = lines.iter().position(|line| line.starts_with("| Breach |"));
    let end = lines.len().min(start.unwrap() + 7);
    insta::assert_snapshot!(lines[start.unwrap()..end].join("\n"), @r"
    | Breach | Occurred, of cases received | Its clock kept | Remedy |
    |---|---:|---:|---|
    | Party A did not respond within 24 hours | 50\.0% (1/2) | 50\.0% (1/2) | Train customer service so that it responds in time |
    | Party A did not handle and answer within seven working days | 0\.0% (0/2) | 100\.0% (2/2) | Mend the process and name who is in charge |
    | Party A leaked personal data | 50\.0% (1/2) | no clock | Secure the data; train those who see it |
    | Party A did not improve what was found | 50\.0% (1/2) | 100\.0% (1/1) | Set up a way to improve; analyse complaints regularly |
    | Party B did not help | 0\.0% (0/2) | n/a (0/0) | Talk with party B and make its duty clear |
    ");
}
