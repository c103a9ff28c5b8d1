//! A layout of the report: a template filled with the figures, tables and cases of one `Report`.
//!
//! Nothing is counted here: every number that a layout prints is a figure of the report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Kwargs, Rest, Serde};
use minijinja::{Environment, Error, ErrorKind, Value};
use serde::Serialize;

use super::form_fault::{FIELD, FormFault, NEAR, fault};
use super::form_procedure::{FormProfile, form_profile};
use super::layout_cases::{CaseQuery, LayoutCases, Listed};
use super::layout_figures::Figures;
use super::report_heading::heading;
use super::report_markdown::escape;
use super::template;
use crate::domain::nearest;
use crate::say::{Label, Words};
use crate::views::report::{Report, Value as Measured};

pub use super::form::FormTemplate;
pub use super::layout_cases::LayoutCases as Cases;

/// A layout that was filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledLayout {
    /// The page, as Markdown with marks.
    pub markdown: String,
    /// The headings of the columns that the reader may not see, sorted.
    pub left_out: Vec<String>,
}

/// The texts that a template can use as variables.
#[derive(Debug, Serialize)]
struct LayoutFacts {
    language: &'static str,
    title: String,
    procedure: String,
    period: String,
    from: String,
    to: String,
    compared: String,
    today: String,
    progress: &'static str,
    profile: FormProfile,
    breaches: Vec<BreachFact>,
}

/// What counts as a breach of an agreement, and what is done about it.
#[derive(Debug, Serialize)]
struct BreachFact {
    id: String,
    label: String,
    remedy: String,
    clock: String,
}

/// Puts the pages of several periods one after the other, each on paper of its own.
pub fn joined(pages: &[String]) -> String {
    pages.join(&format!("\n{}\n\n", template::PAGE_BREAK))
}

/// Fills a template with a report.
///
/// # Errors
/// The template has a fault: its syntax, a name, figure, table, section or field that is not there, no end.
pub fn fill(
    template: &FormTemplate,
    title: &Label,
    report: Report,
    cases: &Arc<LayoutCases>,
    words: Words,
) -> Result<FilledLayout, FormFault> {
    let facts = facts(title, &report, cases, words);
    let left_out = Arc::new(Mutex::new(BTreeSet::new()));
    let figures = Arc::new(Figures::new(report, words));
    let mut environment = template::environment(words);
    add_figures(&mut environment, &figures);
    add_cases(&mut environment, &figures, cases, &left_out);
    let compiled = environment
        .template_from_named_str(&template.file, &template.text)
        .map_err(|error| fault(&error))?;
    let body = compiled
        .render(Value::from(Serde(&facts)))
        .map_err(|error| fault(&error))?;
    let left_out = left_out.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(FilledLayout {
        markdown: format!("{}\n", body.trim()),
        left_out: left_out.iter().cloned().collect(),
    })
}

fn facts(title: &Label, report: &Report, cases: &LayoutCases, words: Words) -> LayoutFacts {
    let language = words.language();
    let profile = &cases.procedure.profile;
    let last = report.stretch.end - chrono::TimeDelta::seconds(1);
    LayoutFacts {
        language: language.code(),
        title: title.in_language(language).to_owned(),
        procedure: profile.label.in_language(language).to_owned(),
        period: report.stretch.label.clone(),
        from: report.stretch.start.format("%Y-%m-%d").to_string(),
        to: last.format("%Y-%m-%d").to_string(),
        compared: report
            .previous
            .as_ref()
            .map_or_else(String::new, |before| before.label.clone()),
        today: report.now.format("%Y-%m-%d").to_string(),
        progress: report.progress.code(),
        profile: form_profile(&cases.procedure, words),
        breaches: profile
            .breaches
            .iter()
            .map(|(id, breach)| BreachFact {
                id: id.clone(),
                label: breach.label.in_language(language).to_owned(),
                remedy: breach.remedy.in_language(language).to_owned(),
                clock: breach.clock.clone().unwrap_or_default(),
            })
            .collect(),
    }
}

/// Takes a text that is Markdown already.
fn markdown(text: &str) -> Value {
    Value::from_safe_string(text.trim().to_owned())
}

fn add_figures(environment: &mut Environment<'static>, figures: &Arc<Figures>) {
    let of = Arc::clone(figures);
    environment.add_function("heading", move || {
        let (_, lines) = heading(&of.report, of.words);
        let lines: Vec<String> = lines
            .iter()
            .map(|line| format!("- {}", escape(line)))
            .collect();
        markdown(&lines.join("\n"))
    });
    let of = Arc::clone(figures);
    environment.add_function("figure", move |id: &str| of.value(id));
    let of = Arc::clone(figures);
    environment.add_function("before", move |id: &str| of.before(id));
    let of = Arc::clone(figures);
    environment.add_function("change", move |id: &str| of.change(id));
    let of = Arc::clone(figures);
    environment.add_function("name", move |id: &str| of.name(id));
    let of = Arc::clone(figures);
    environment.add_function("has", move |id: &str| of.has(id));
    let of = Arc::clone(figures);
    environment.add_function("figures", move |ids: Rest<String>| {
        Ok::<_, Error>(markdown(&of.figures(&ids)?))
    });
    let of = Arc::clone(figures);
    environment.add_function("formulas", move |ids: Rest<String>| {
        Ok::<_, Error>(markdown(&of.formulas(&ids)?))
    });
    let of = Arc::clone(figures);
    environment.add_function("section", move |id: &str| {
        Ok::<_, Error>(markdown(&of.section(id)?))
    });
    let of = Arc::clone(figures);
    environment.add_function("table", move |id: &str, kwargs: Kwargs| {
        let columns: Option<Vec<String>> = kwargs.get("columns")?;
        let most: Option<usize> = kwargs.get("most")?;
        kwargs.assert_all_used()?;
        Ok::<_, Error>(markdown(&of.table(id, columns.as_deref(), most)?))
    });
    let of = Arc::clone(figures);
    environment.add_function("rows", move |id: &str| {
        Ok::<_, Error>(Value::from(Serde(of.rows(id)?)))
    });
    let of = Arc::clone(figures);
    environment.add_function("cell", move |id: &str, row: &str, column: &str| {
        of.cell(id, row, column)
    });
}

fn add_cases(
    environment: &mut Environment<'static>,
    figures: &Arc<Figures>,
    cases: &Arc<LayoutCases>,
    left_out: &Arc<Mutex<BTreeSet<String>>>,
) {
    let (of, all, told) = (Arc::clone(figures), Arc::clone(cases), Arc::clone(left_out));
    environment.add_function("cases", move |id: &str, kwargs: Kwargs| {
        let (listed, _) = list(id, &kwargs, &of, &all)?;
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        told.extend(listed.left_out.iter().cloned());
        Ok::<_, Error>(markdown(&listed.markdown(of.words)))
    });
    let (of, all, told) = (Arc::clone(figures), Arc::clone(cases), Arc::clone(left_out));
    environment.add_function("case_rows", move |id: &str, kwargs: Kwargs| {
        let (listed, query) = list(id, &kwargs, &of, &all)?;
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        told.extend(listed.left_out.iter().cloned());
        Ok::<_, Error>(Value::from(Serde(listed.maps(&query.columns, of.words))))
    });
}

/// Lists the cases behind a figure: those counted, of a rate those that fulfil it.
fn list(
    id: &str,
    kwargs: &Kwargs,
    figures: &Figures,
    cases: &LayoutCases,
) -> Result<(Listed, CaseQuery), Error> {
    let figure = figures.known(id)?;
    let ids = match figure.value {
        Measured::Rate { .. } => &figure.numerator_ids,
        _ => &figure.ids,
    };
    let columns: Option<Vec<String>> = kwargs.get("columns")?;
    let only: Option<Value> = kwargs.get("only")?;
    let query = CaseQuery {
        columns: columns.unwrap_or_default(),
        only: only.map_or(Ok(BTreeMap::new()), |only| values_by_field(&only))?,
        having: kwargs.get("having")?,
        lacking: kwargs.get("lacking")?,
        sort: kwargs.get("sort")?,
        most: kwargs.get("most")?,
    };
    kwargs.assert_all_used()?;
    let listed = cases.list(ids, &query, figures.words).map_err(|field| {
        let fields = cases.procedure.profile.fields.keys();
        let near = nearest(&field, fields.map(String::as_str)).unwrap_or_default();
        let detail = format!("{FIELD}{field}{NEAR}{near}");
        Error::new(ErrorKind::UndefinedError, detail)
    })?;
    figures.spend(listed.rows.len())?;
    Ok((listed, query))
}

/// Reads `{"category": ["price", "goods"]}`.
fn values_by_field(only: &Value) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let mut fields = BTreeMap::new();
    for field in only.try_iter()? {
        let values = only.get_item(&field)?;
        let values = values.try_iter()?.map(|value| value.to_string());
        fields.insert(field.to_string(), values.collect());
    }
    Ok(fields)
}
