//! The report as JSON: every figure, each rate with numerator and denominator; the same in every language.
//!
//! Its form is `schema/report.schema.json`; keys never change their meaning.

use serde_json::{Map, Value as Json, json};

use super::Ids;
use super::report_words::one_line;
use crate::say::{Fact, Language, Words};
use crate::time::format_moment;
use crate::views::report::{Cell, Figure, Report, Row, RowRole, Stretch, Table, Value};

/// Returns one report as JSON, several as `{"periods": […]}`.
pub fn json_of(reports: &[Report], ids: Ids) -> Json {
    match reports {
        [report] => json(report, ids),
        _ => {
            json!({ "periods": reports.iter().map(|report| json(report, ids)).collect::<Vec<_>>() })
        }
    }
}

/// Returns the report as JSON.
pub fn json(report: &Report, ids: Ids) -> Json {
    let mut figures = Map::new();
    let mut tables = Map::new();
    let mut sections = Vec::new();
    for section in &report.sections {
        for figure in &section.figures {
            figures.insert(figure.id.clone(), labelled(figure, ids));
        }
        for table in &section.tables {
            tables.insert(table.id.clone(), self::table(table, ids));
        }
        sections.push(json!({
            "id": section.id,
            "label": label(&Fact::from(section.heading.clone())),
            "figures": section.figures.iter().map(|figure| &figure.id).collect::<Vec<_>>(),
            "tables": section.tables.iter().map(|table| &table.id).collect::<Vec<_>>(),
        }));
    }
    json!({
        "period": stretch(&report.stretch, Some(report.progress.code())),
        "previous": report.previous.as_ref().map(|before| stretch(before, None)),
        "now": format_moment(report.now),
        "profile": {
            "name": report.profile,
            "label": label(&Fact::from(&report.profile_label)),
        },
        "what_if": report.what_if.as_ref().map(|(name, label)| json!({
            "name": name,
            "label": self::label(&Fact::from(label)),
        })),
        "cases": report.cases,
        "other_profiles": report.foreign,
        "filters": report.filters,
        "sections": sections,
        "figures": figures,
        "tables": tables,
    })
}

pub(super) fn stretch(stretch: &Stretch, state: Option<&str>) -> Json {
    let mut object = Map::new();
    object.insert("label".into(), stretch.label.clone().into());
    object.insert("from".into(), format_moment(stretch.start).into());
    object.insert("to".into(), format_moment(stretch.end).into());
    if let Some(state) = state {
        object.insert("state".into(), state.into());
    }
    Json::Object(object)
}

fn labelled(figure: &Figure, ids: Ids) -> Json {
    let mut object = Map::new();
    object.insert("label".into(), label(&Fact::from(figure.label.clone())));
    object.extend(self::figure(figure, ids));
    Json::Object(object)
}

pub(super) fn figure(figure: &Figure, ids: Ids) -> Map<String, Json> {
    let mut object = Map::new();
    object.insert("cohort".into(), figure.cohort.code().into());
    object.extend(value(figure.value));
    let previous = figure.previous.map(|before| Json::Object(value(before)));
    object.insert("previous".into(), previous.unwrap_or(Json::Null));
    let (change, percent) = change(figure);
    object.insert("change".into(), change);
    object.insert("change_percent".into(), percent);
    if ids == Ids::Shown {
        object.insert("ids".into(), numbers(&figure.ids));
        if matches!(figure.value, Value::Rate { .. }) {
            object.insert("numerator_ids".into(), numbers(&figure.numerator_ids));
        }
    }
    object
}

fn numbers(ids: &[crate::domain::CaseNumber]) -> Json {
    ids.iter().map(|id| Json::from(id.as_str())).collect()
}

/// Writes a value; `value` is null where there is nothing to divide by or nothing was measured.
fn value(value: Value) -> Map<String, Json> {
    let mut object = Map::new();
    let number = exact(value);
    match value {
        Value::Count(_) => {
            object.insert("type".into(), "count".into());
        }
        Value::Rate {
            numerator,
            denominator,
        } => {
            object.insert("type".into(), "rate".into());
            object.insert("numerator".into(), numerator.into());
            object.insert("denominator".into(), denominator.into());
        }
        Value::Duration { n, .. } => {
            object.insert("type".into(), "duration".into());
            object.insert("unit".into(), "seconds".into());
            object.insert("n".into(), n.into());
        }
        Value::Mean { sum, n } => {
            object.insert("type".into(), "mean".into());
            object.insert("sum".into(), sum.into());
            object.insert("n".into(), n.into());
        }
        Value::Money { n, .. } => {
            object.insert("type".into(), "money".into());
            object.insert("unit".into(), "fen".into());
            object.insert("n".into(), n.into());
        }
        Value::PerThousand { count, base } => {
            object.insert("type".into(), "per_thousand".into());
            object.insert("count".into(), count.into());
            object.insert("base".into(), base.into());
        }
    }
    object.insert("value".into(), number);
    object
}

pub(super) fn exact(value: Value) -> Json {
    match value {
        Value::Count(count) => count.into(),
        Value::Duration { seconds, .. } => seconds.into(),
        Value::Money { fen, .. } => fen.into(),
        Value::Rate { .. } | Value::Mean { .. } | Value::PerThousand { .. } => {
            fraction(value).map_or(Json::Null, |number| rounded(number, 10_000.0).into())
        }
    }
}

fn fraction(value: Value) -> Option<f64> {
    match value {
        Value::Count(count) => Some(count as f64),
        Value::Rate {
            numerator,
            denominator,
        } => (denominator > 0).then(|| numerator as f64 / denominator as f64),
        Value::Duration { seconds, .. } => seconds.map(|seconds| seconds as f64),
        Value::Mean { sum, n } => (n > 0).then(|| sum as f64 / n as f64),
        Value::Money { fen, .. } => fen.map(|fen| fen as f64),
        Value::PerThousand { count, base } => base
            .filter(|base| *base > 0)
            .map(|base| count as f64 * 1000.0 / base as f64),
    }
}

/// Returns the change to the period before, absolute and in percent; null where one of them is n/a.
pub(super) fn change(figure: &Figure) -> (Json, Json) {
    let before = figure.previous;
    let (Some(now), Some(then)) = (fraction(figure.value), before.and_then(fraction)) else {
        return (Json::Null, Json::Null);
    };
    let absolute = match (figure.value, before) {
        (Value::Count(now), Some(Value::Count(then))) => (now as i64 - then as i64).into(),
        (
            Value::Duration {
                seconds: Some(now), ..
            },
            Some(Value::Duration {
                seconds: Some(then),
                ..
            }),
        ) => (now - then).into(),
        (
            Value::Money { fen: Some(now), .. },
            Some(Value::Money {
                fen: Some(then), ..
            }),
        ) => (now - then).into(),
        _ => rounded(now - then, 10_000.0).into(),
    };
    let percent = if then == 0.0 {
        Json::Null
    } else {
        rounded((now - then) * 100.0 / then, 10.0).into()
    };
    (absolute, percent)
}

fn rounded(number: f64, by: f64) -> f64 {
    let rounded = (number * by).round() / by;
    // There is no minus nothing.
    if rounded == 0.0 { 0.0 } else { rounded }
}

pub(super) fn table(table: &Table, ids: Ids) -> Json {
    let (totals, rows): (Vec<&Row>, Vec<&Row>) = table
        .rows
        .iter()
        .partition(|row| row.role == RowRole::Total);
    let mut object = Map::new();
    let written = |row: &&Row| self::row(table, row, ids);
    object.insert("rows".into(), rows.iter().map(written).collect());
    if let Some(total) = totals.first() {
        object.insert("total".into(), written(total));
    }
    Json::Object(object)
}

fn row(table: &Table, row: &Row, ids: Ids) -> Json {
    let cells = table.columns.iter().zip(&row.cells);
    let cells = cells.map(|(column, cell)| (column.id.to_string(), self::cell(cell, ids)));
    Json::Object(cells.collect())
}

fn cell(cell: &Cell, ids: Ids) -> Json {
    match cell {
        Cell::Figure(figure) => Json::Object(self::figure(figure, ids)),
        Cell::Named { id, name } => json!({ "id": id, "label": label(name) }),
        Cell::Case(number) => number.as_str().into(),
        Cell::Moment(moment) => format_moment(*moment).into(),
        Cell::Span(seconds) => json!({ "type": "duration", "unit": "seconds", "value": seconds }),
    }
}

/// Returns a name in both languages.
pub(super) fn label(name: &Fact) -> Json {
    let said = |language| one_line(&Words::of(language).say_fact(name));
    json!({ "zh": said(Language::Zh), "en": said(Language::En) })
}
