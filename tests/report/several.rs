//! Periods side by side, CSV, and pages of every kind at 80 columns.

use serde_json::Value as Json;
use tousu::render::{Ids, report_csv, report_json, report_markdown, report_terminal};
use tousu::say::{Language, Words};
use tousu::views::report::{Cell, Report, side_by_side};
use unicode_width::UnicodeWidthStr;

use crate::october::october;
use crate::support::report;

fn reports() -> Vec<Report> {
    let periods = ["2026-08", "2026-09", "2026-10", "2026-11", "2026Q4"];
    let made = periods.map(|period| report(&october(), period, "11-22 12:00"));
    made.into_iter().collect()
}

/// Splits a line of CSV into its cells.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

#[test]
fn each_figure_of_each_period_stands_in_its_column() {
    let reports = reports();
    let sections = side_by_side(&reports, usize::MAX);
    for (place, report) in reports.iter().enumerate() {
        for section in &report.sections {
            for figure in &section.figures {
                let table = sections
                    .iter()
                    .flat_map(|section| &section.tables)
                    .find(|table| table.id == format!("{}_figures", section.id));
                let rows = &table.unwrap().rows;
                let row = rows.iter().find(|row| row.key == figure.id).unwrap();
                let Cell::Figure(shown) = &row.cells[place + 1] else {
                    panic!("{row:?}")
                };
                assert_eq!(
                    shown.value, figure.value,
                    "{} {}",
                    report.stretch.label, figure.id
                );
            }
        }
    }
}

#[test]
fn no_line_of_periods_side_by_side_is_wider_than_the_terminal() {
    let reports = reports();
    for language in Language::ALL {
        for (count, width) in [(2, 80), (5, 80), (5, 120), (5, 40)] {
            let words = Words::of(language);
            let page = report_terminal::text_of_several(&reports[..count], words, width);
            for line in page.lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn markdown_of_several_periods_has_a_column_for_each() {
    for language in Language::ALL {
        let page = report_markdown::markdown_of_several(&reports(), Words::of(language));
        let head = page.lines().find(|line| line.starts_with('|')).unwrap();
        assert_eq!(head.matches('|').count(), 7, "{head}");
    }
}

#[test]
fn json_of_several_periods_is_valid_by_the_schema() {
    let schema: Json =
        serde_json::from_str(include_str!("../../schema/report.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let json = report_json::json_of(&reports(), Ids::Shown);
    assert!(schema.is_valid(&json));
    assert_eq!(json["periods"].as_array().unwrap().len(), 5);
    assert!(!schema.is_valid(&serde_json::json!({ "periods": [] })));
}

#[test]
fn every_row_of_a_csv_table_has_as_many_cells_as_its_heading() {
    let reports = reports();
    for language in Language::ALL {
        let words = Words::of(language);
        for id in report_csv::table_ids(&reports[2]) {
            let text = report_csv::csv(&reports, Some(&id), words);
            let mut lines = text.lines().map(cells);
            let heads = lines.next().unwrap();
            assert_eq!(heads[0], "period");
            for line in lines {
                assert_eq!(line.len(), heads.len(), "{id}: {line:?}");
                assert!(!line.iter().any(|cell| cell.starts_with(['=', '@', '+'])));
            }
        }
    }
}

#[test]
fn csv_of_all_tables_names_each_above_its_heading() {
    let reports = reports();
    let text = report_csv::csv(&reports[2..3], None, Words::of(Language::Zh));
    let parts: Vec<_> = text.split("\n\n").collect();
    let ids = report_csv::table_ids(&reports[2]);
    assert_eq!(parts.len(), ids.len());
    for (part, id) in parts.iter().zip(ids) {
        assert!(part.starts_with(&format!("{id}\nperiod,")), "{part}");
    }
    assert!(text.contains("2026-10,overview,received,本期收到,received,count,9,,,,3,6"));
}
