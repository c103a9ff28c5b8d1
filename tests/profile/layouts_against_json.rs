//! Every number that a layout prints is a figure of the report's JSON for the same period.

use serde_json::Value as Json;
use tousu::render::{Ids, report_json};
use tousu::say::{Language, Words};
use tousu::views::case_page::Personal;

use crate::layouts::{all, fill, report_on};
use crate::month::month;

/// Writes the numbers of a figure as a reader would, from its JSON alone; none where there is nothing to tell.
pub(crate) fn numerals(figure: &Json) -> Vec<String> {
    let whole = |key: &str| figure[key].as_i64().unwrap().to_string();
    let Some(value) = figure["value"].as_f64() else {
        // A rate of nothing still says of how many.
        return match figure["type"].as_str() {
            Some("rate") => vec![whole("numerator"), whole("denominator")],
            _ => Vec::new(),
        };
    };
    // Half away from zero, as the program rounds; JSON keeps four decimals of a rate.
    let rounded = |dividend: i64, divisor: i64| (dividend + divisor / 2) / divisor;
    let tenths = |number: i64| format!("{}.{}", number / 10, number % 10);
    let hundredths = |number: i64| format!("{}.{:02}", number / 100, number % 100);
    match figure["type"].as_str().unwrap() {
        "count" => vec![format!("{value}")],
        "rate" => {
            let (some, all) = (
                figure["numerator"].as_i64().unwrap(),
                figure["denominator"].as_i64().unwrap(),
            );
            let percent = rounded(some * 1000, all);
            vec![tenths(percent), some.to_string(), all.to_string()]
        }
        "duration" => vec![tenths(rounded(value as i64 * 10, 3600))],
        "mean" => {
            let (sum, n) = (
                figure["sum"].as_i64().unwrap(),
                figure["n"].as_i64().unwrap(),
            );
            vec![hundredths(rounded(sum * 100, n)), whole("n")]
        }
        "money" => vec![hundredths(value as i64), whole("n")],
        "per_thousand" => vec![String::new(), whole("count"), whole("base")],
        other => panic!("{other}"),
    }
}

/// The numbers in a cell, without those of the change in brackets behind a count.
fn numerals_of(cell: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for letter in cell.chars() {
        let last = found.last_mut().unwrap();
        match letter {
            '0'..='9' | '.' => last.push(letter),
            _ if !last.is_empty() => found.push(String::new()),
            _ => {}
        }
    }
    found.retain(|numeral| !numeral.is_empty());
    found
}

/// Tells whether a cell shows the figure.
fn shows(cell: &str, figure: &Json) -> bool {
    let wanted = numerals(figure);
    let found = numerals_of(cell);
    if figure["type"] == "count" {
        return found.first() == wanted.first();
    }
    found == wanted
}

fn unescaped(cell: &str) -> String {
    cell.trim().replace('\\', "").replace("&amp;", "&")
}

/// The rows of all tables of a page, each with the headings above it.
fn rows(markdown: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let cells = |line: &str| -> Vec<String> {
        // A bar that is text has a sign before it.
        let line = line.trim_matches('|').replace("\\|", "\u{1}");
        line.split('|').map(unescaped).collect()
    };
    let mut head = Vec::new();
    let mut found = Vec::new();
    let lines: Vec<&str> = markdown.lines().collect();
    for (line, next) in lines.iter().zip(lines.iter().skip(1).chain([&""])) {
        let is_rule = |line: &str| line.starts_with('|') && line.contains("---");
        if is_rule(next) {
            head = cells(line);
        } else if line.starts_with('|') && !is_rule(line) {
            found.push((head.clone(), cells(line)));
        }
    }
    found
}

fn label_of(named: &Json, language: &str) -> String {
    let label = &named["label"][language];
    label.as_str().unwrap_or_default().to_owned()
}

/// Tells whether the cells of a row are figures of one row of a table of the report, in its order.
fn is_row_of(report: &Json, cells: &[String], label: Option<&str>, language: &str) -> bool {
    let tables = report["tables"].as_object().unwrap().values();
    let rows = tables.flat_map(|table| {
        let rows = table["rows"].as_array().unwrap().iter();
        rows.chain(table.get("total"))
    });
    rows.filter_map(Json::as_object).any(|row| {
        let named = |label: &str| {
            // A long name is cut.
            let cut = label.strip_suffix('…');
            let is_it = |cell: &Json| {
                let said = label_of(cell, language);
                cell.as_str() == Some(label)
                    || said == label
                    || cut.is_some_and(|cut| said.starts_with(cut))
            };
            row.values().any(is_it)
        };
        let is_figure = |cell: &&Json| cell["cohort"].is_string();
        let figures: Vec<&Json> = row.values().filter(is_figure).collect();
        let is_there =
            |cell: &String| named(cell) || figures.iter().any(|figure| shows(cell, figure));
        label.is_none_or(named) && cells.iter().all(is_there)
    })
}

#[test]
fn every_number_of_every_layout_is_a_figure_of_the_json() {
    let (mut of_figures, mut of_tables) = (0, 0);
    for (procedure, id, rule) in all() {
        let cases = month(&procedure);
        let report =
            report_json::json(&report_on(&rule, &cases, &procedure, "2026-02"), Ids::Shown);
        for language in [Language::Zh, Language::En] {
            let words = Words::of(language);
            let code = language.code();
            let page = fill(
                &rule,
                &cases,
                &procedure,
                ("2026-02", Personal::Masked, language),
            );
            let word = |key| words.word(key);
            let figure = [word("report.column_figure"), word("report.column_now")];
            let formula = word("report.column_formula");
            for (head, row) in rows(&page.markdown) {
                if head[..2] == figure {
                    let mut known = report["figures"].as_object().unwrap().values();
                    let is_it = |known: &Json| {
                        label_of(known, code) == row[0]
                            && shows(&row[1], known)
                            && shows(&row[2], &known["previous"])
                    };
                    assert!(known.any(is_it), "{id}, {code}: {row:?}");
                    of_figures += 1;
                } else if !head.contains(&formula) && !row[0].starts_with("TS-") {
                    let cells = row[1..].iter().filter(|cell| {
                        let is_day = cell.contains("2026-");
                        !is_day && !numerals_of(cell).is_empty()
                    });
                    let cells: Vec<String> = cells.cloned().collect();
                    let label = Some(row[0].as_str());
                    // The contract's rows have names of their own, and put two tables side by side.
                    let by_itself = rule.template == "regular-analysis";
                    let alone =
                        |cell: &String| is_row_of(&report, std::slice::from_ref(cell), None, code);
                    assert!(
                        is_row_of(&report, &cells, label, code)
                            || (by_itself && cells.iter().all(alone)),
                        "{id}, {code}: {row:?}"
                    );
                    of_tables += cells.len();
                }
            }
        }
    }
    println!("{of_figures} figures, {of_tables} cells");
    assert!(
        of_figures > 250 && of_tables > 800,
        "{of_figures} {of_tables}"
    );
}

#[test]
fn the_cases_listed_are_those_behind_the_figure() {
    for (procedure, id, rule) in all() {
        let cases = month(&procedure);
        let report =
            report_json::json(&report_on(&rule, &cases, &procedure, "2026-02"), Ids::Shown);
        let text = report.to_string();
        let page = fill(
            &rule,
            &cases,
            &procedure,
            ("2026-02", Personal::Masked, Language::En),
        );
        for (_, row) in rows(&page.markdown) {
            if row[0].starts_with("TS-") {
                assert!(text.contains(&row[0]), "{id}: {row:?}");
            }
        }
    }
}
