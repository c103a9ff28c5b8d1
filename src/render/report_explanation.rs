//! `report --explain`: what figures mean, where the formula comes from, and the cases behind one of them.

use serde_json::{Value as Json, json};

use super::report_json;
use super::report_markdown::{escape, line};
use super::report_words::{Ids, ids, table_id_lines, value};
use super::wrapping::{BELOW, Indent, hanging};
use crate::domain::CaseNumber;
use crate::say::{Fact, Message, Words};
use crate::views::report::{Entry, Figure, Report, Table, Value};

/// Writes all figures with their formulae, in lines of at most so many columns.
pub fn list(words: Words, width: usize) -> String {
    let mut text = String::new();
    for entry in Entry::all() {
        let named = format!("{} · {}", entry.id, words.word(entry.label));
        text.push_str(&hanging(&named, width, BELOW));
        for part in meaning(entry, words) {
            text.push_str(&hanging(&part, width, Indent { first: 2, rest: 4 }));
        }
    }
    text
}

/// Writes all figures with their formulae as a table of Markdown.
pub fn list_markdown(words: Words) -> String {
    let heads = [
        "report.column_id",
        "report.column_figure",
        "report.column_formula",
        "report.column_source",
    ];
    let mut text = line(&heads.map(|key| words.word(key)));
    text.push_str("| --- | --- | --- | --- |\n");
    for entry in Entry::all() {
        let named = [entry.label, entry.formula, entry.source].map(|key| escape(&words.word(key)));
        let cells = [vec![format!("`{}`", entry.id)], named.to_vec()].concat();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    text
}

/// Returns all figures with their formulae as JSON.
pub fn list_json() -> Json {
    Entry::all().map(of_entry).collect()
}

/// Writes what one figure or table means, its value in each report, and the cases behind it, in lines of at most so
/// many columns.
pub fn one(entry: &Entry, id: &str, reports: &[Report], words: Words, width: usize) -> String {
    let named = format!("{id} · {}", words.say_fact(&name(entry, id, reports)));
    let mut text = hanging(&named, width, BELOW);
    for part in meaning(entry, words) {
        text.push_str(&hanging(&part, width, BELOW));
    }
    for report in reports {
        let mut lines = Vec::new();
        if let Some(figure) = report.figure(id) {
            lines.push(words.say(&figure.cohort.message()));
            lines.push(said(figure, report, words));
            lines.extend(cases(figure, words));
        } else if let Some(table) = report.table(id) {
            lines.push(format!("{}:", report.stretch.label));
            lines.extend(table_id_lines(table, words));
            if lines.len() == 1 {
                lines.push(words.word("report.explain_no_cases"));
            }
        }
        text.push('\n');
        for line in lines {
            text.push_str(&hanging(&line, width, BELOW));
        }
    }
    text
}

/// Returns what one figure or table means, and what it is in each report, as JSON.
pub fn one_json(entry: &Entry, id: &str, reports: &[Report]) -> Json {
    let mut json = of_entry(entry);
    json["id"] = id.into();
    json["label"] = report_json::label(&name(entry, id, reports));
    let periods = reports.iter().map(|report| {
        let mut period = json!({ "period": report_json::stretch(&report.stretch, None) });
        if let Some(figure) = report.figure(id) {
            period["figure"] = Json::Object(report_json::figure(figure, Ids::Shown));
        } else if let Some(table) = report.table(id) {
            period["table"] = report_json::table(table, Ids::Shown);
        }
        period
    });
    json["periods"] = periods.collect();
    json
}

fn of_entry(entry: &Entry) -> Json {
    let label = |key| report_json::label(&Message::new(key).into());
    json!({
        "id": entry.id,
        "label": label(entry.label),
        "formula": label(entry.formula),
        "source": label(entry.source),
    })
}

/// Returns the name of a figure or table: of a table of a field, with the field.
fn name(entry: &Entry, id: &str, reports: &[Report]) -> Fact {
    let table = reports.first().and_then(|report| table_of(report, id));
    let heading = table.and_then(|table| table.heading.clone());
    heading.unwrap_or(Message::new(entry.label)).into()
}

fn table_of<'a>(report: &'a Report, id: &str) -> Option<&'a Table> {
    match report.figure(id) {
        Some(_) => None,
        None => report.table(id),
    }
}

fn meaning(entry: &Entry, words: Words) -> [String; 2] {
    let formula = Message::new("report.explain_formula").with("formula", words.word(entry.formula));
    let source = Message::new("report.explain_source").with("source", words.word(entry.source));
    [words.say(&formula), words.say(&source)]
}

fn said(figure: &Figure, report: &Report, words: Words) -> String {
    let message = match figure.previous {
        Some(before) => Message::new("report.explain_before").with("before", value(before, words)),
        None => Message::new("report.explain_value"),
    };
    words.say(
        &message
            .with("period", &report.stretch.label)
            .with("value", value(figure.value, words)),
    )
}

fn cases(figure: &Figure, words: Words) -> Vec<String> {
    let line = |key, cases: &[CaseNumber]| {
        let message = Message::new(key).with("n", cases.len());
        words.say(&message.with("ids", ids(cases)))
    };
    if figure.ids.is_empty() {
        return vec![words.word("report.explain_no_cases")];
    }
    match figure.value {
        Value::Rate { .. } => vec![
            line("report.explain_numerator", &figure.numerator_ids),
            line("report.explain_denominator", &figure.ids),
        ],
        _ => vec![line("report.explain_cases", &figure.ids)],
    }
}
