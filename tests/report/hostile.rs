//! Two thousand categories, names that are markup, values that are escape codes: a sensible page.

use std::fmt::Write;

use tousu::render::{Ids, report_json, report_markdown, report_terminal};
use tousu::say::{Language, Words};
use tousu::views::report::{Report, RowRole};

use crate::october::october;
use crate::support::{at, case, procedure_of, report, report_by};

const SMALL: &str = include_str!("profile.toml");

fn pages(report: &Report) -> Vec<(String, String)> {
    Language::ALL
        .iter()
        .map(|language| {
            let words = Words::of(*language);
            (
                report_terminal::text(report, words, 80, Ids::Shown),
                report_markdown::markdown(report, words, Ids::Shown),
            )
        })
        .collect()
}

#[test]
fn of_two_thousand_categories_a_page_shows_the_most_frequent_and_json_all() {
    let mut categories = String::new();
    for index in 0..2000 {
        writeln!(
            categories,
            "[categories.c{index}]\nlabel = {{ zh = \"第{index}类\", en = \"Class {index}\" }}"
        )
        .unwrap();
    }
    let procedure = procedure_of(&[SMALL, &categories]);
    let mut cases: Vec<_> = (0..2000)
        .map(|index| {
            case(&format!("TS-20261005-{index:04}"), "10-05 09:00")
                .with("category", &format!("c{index}"))
        })
        .collect();
    cases.push(case("TS-20261006-AAAA", "10-06 09:00").with("category", "c1777"));
    let report = report_by(&procedure, &cases, "2026-10", at("11-22 12:00"));
    let table = report.table("by_category").unwrap();
    let rows = table.rows.iter().filter(|row| row.role != RowRole::Total);
    assert_eq!(rows.count(), 2000);
    for (text, _) in pages(&report) {
        let (head, _) = text.split_once("TS-").unwrap();
        assert!(head.lines().count() < 400);
        assert!(text.contains("1777") && text.contains("1970"));
    }
    let json = report_json::json(&report, Ids::Hidden);
    let rows = &json["tables"]["by_category"]["rows"];
    assert_eq!(rows.as_array().unwrap().len(), 2000);
}

#[test]
fn markup_and_escape_codes_in_labels_stay_text() {
    let labels = r#"
label = { zh = "流程|<b>\n# 标题", en = "Proc|<b>\n# Head" }
[categories.billing]
label = { zh = "<script>alert(1)</script>|[x](http://e.example)", en = "![i](http://e.example)`|`\u001b[31m" }
[clocks.resolve]
label = { zh = "时限\u202e\n| --- |", en = "| x |\r\n| --- |" }
"#;
    let procedure = procedure_of(&[SMALL, labels]);
    let report = report_by(&procedure, &october(), "2026-10", at("11-22 12:00"));
    for (text, markdown) in pages(&report) {
        for page in [&text, &markdown] {
            assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}') && !page.contains('\r'));
        }
        let live = markdown
            .replace("\\]", "")
            .replace("\\`", "")
            .replace("\\:", "");
        assert!(!live.contains("<script") && !live.contains("](") && !live.contains('`'));
        assert!(!live.contains("://"));
        assert!(!markdown.contains("\n# 标") && !markdown.contains("\n# Head"));
        // Each line of a table has as many cells as the line above it.
        let mut before = None;
        for line in markdown.lines() {
            let cells = line.replace("\\|", "").matches('|').count();
            if line.starts_with('|') {
                assert!(before.is_none_or(|before| before == cells), "{line}");
                before = Some(cells);
            } else {
                before = None;
            }
        }
    }
}

#[test]
fn values_that_the_profile_does_not_know_are_shown_cut_and_on_one_line() {
    let long = "长".repeat(500);
    let cases = [
        case("TS-20261005-AAAA", "10-05 09:00").with("category", "no\nsuch | \u{7}thing"),
        case("TS-20261005-BBBB", "10-05 09:00").with("category", &long),
        case("TS-20261005-CCCC", "10-05 09:00").with("kind", "\u{202e}evil"),
    ];
    let report = report(&cases, "2026-10", "11-22 12:00");
    for (text, markdown) in pages(&report) {
        assert!(text.contains("no such | thing"));
        assert!(markdown.contains("no such \\| thing"));
        assert!(!text.contains(&long) && !markdown.contains(&long));
    }
}

#[test]
fn a_step_that_the_profile_does_not_have_leaves_the_case_open() {
    let cases = [case("TS-20261005-AAAA", "10-05 09:00").step("10-06 09:00", "vanished", &[])];
    let report = report(&cases, "2026-10", "11-22 12:00");
    assert_eq!(report.figure("open_at_end").unwrap().ids.len(), 1);
}

#[test]
fn a_history_whose_times_run_backwards_does_no_harm() {
    let cases = [case("TS-20261005-AAAA", "10-05 09:00")
        .step("10-04 09:00", "assign", &[("lead", "technical")])
        .step("10-02 09:00", "close", &[])
        .step("10-01 09:00", "reopen", &[])];
    let report = report(&cases, "2026-10", "11-22 12:00");
    assert_eq!(report.figure("received").unwrap().ids.len(), 1);
    pages(&report);
}

#[test]
fn a_case_without_anything_optional_and_one_with_a_title_without_end_are_counted() {
    let mut bare = case("TS-20261005-AAAA", "10-05 09:00");
    for field in ["channel", "category", "priority"] {
        bare = bare.with(field, "");
    }
    let endless = case("TS-20261005-BBBB", "10-05 09:00")
        .with("title", &"题".repeat(5000))
        .with("category", "\u{202b}שלום\u{202c} مرحبا");
    let report = report(&[bare, endless], "2026-10", "11-22 12:00");
    assert_eq!(report.figure("received").unwrap().ids.len(), 2);
    for (text, markdown) in pages(&report) {
        assert!(!text.contains("题题题") && !markdown.contains("题题题"));
        assert!(!text.contains('\u{202b}') && text.contains("שלום"));
    }
}
