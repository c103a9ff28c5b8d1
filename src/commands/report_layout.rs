//! `report --layout`: a meeting paper or assessment sheet, filled with the figures of the report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::printing;
use super::report::{ReportArguments, dimensions, other_procedures};
use super::report_periods;
use super::selection::{select, who_asks};
use crate::domain::{CaseNumber, nearest};
use crate::profile::{Audience, BoundField, LayoutRule};
use crate::project::{Depth, Project};
use crate::render::layout::{self, Cases, FormTemplate};
use crate::render::{form, form_html, form_text};
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::case_page::Personal;
use crate::views::filter::Filter;
use crate::views::report::{Options, Report, known_at};
use crate::workflow::{Dossier, Procedure};

/// Prints a layout, once for each period.
///
/// # Errors
/// No such layout, a template with a fault, what `report` refuses; or files that could not be read, and then the page
/// on the others is printed before.
pub(super) fn run(
    name: &str,
    arguments: &ReportArguments,
    session: &Session,
    output: &mut Output,
) -> Done {
    let format = session.format_among(&[Format::Text, Format::Markdown, Format::Html])?;
    let mut project = Project::open(session)?;
    if let Some(name) = &arguments.profile {
        project = project.judged_by(name, session)?;
    }
    let (asked, terms) = report_periods::read(arguments, &project)?;
    let keep = |dossier, procedure| Some((dossier, procedure));
    let selected = select(&project, &terms, Depth::Whole, session, keep)?;
    let failure = selected.failure();
    let others = other_procedures(&selected.kept, &project);
    let (procedure, rule) = find(name, &project, &others)?;
    let stretches = report_periods::or_last(asked, rule.period, &project)?;
    let fields: Vec<String> = rule.by.iter().chain(&arguments.by).cloned().collect();
    let options = Options {
        by: dimensions(&fields, &procedure.profile)?,
        others: Vec::new(),
        base: project.settings.report_base.clone(),
        filters: Filter::shown(&terms),
        what_if: project.what_if.as_ref(),
    };
    // A layout is its profile's: cases of another one are none of its business.
    let dossiers: Vec<Dossier> = selected
        .kept
        .into_iter()
        .filter(|(dossier, _)| dossier.case.profile == procedure.profile.name)
        .map(|(dossier, _)| dossier)
        .collect();
    let now = project.now;
    let reports: Vec<Report> = stretches
        .iter()
        .map(|stretch| Report::new(&dossiers, stretch, now, procedure, &options))
        .collect();
    let unlocked = unlocked(arguments, rule, procedure, &project, session)?;
    let cases = cases(arguments, dossiers, unlocked, procedure, &project);
    let page = page(rule, reports, cases, format, &project, session, output)?;
    let file = arguments.output.as_deref();
    printing::page(&page, name, file, &project.root, session, output)?;
    match failure {
        Some(failure) => Err(Failure::new(Message::new("report.incomplete")).and(failure)),
        None => Ok(Outcome::Clean),
    }
}

/// Finds a layout by its id, its name, or `profile/id`: the project's own first, then those of other profiles in use.
fn find<'a>(
    name: &str,
    project: &'a Project,
    others: &[&'a Procedure],
) -> Result<(&'a Procedure, &'a LayoutRule), Failure> {
    let procedures: Vec<&Procedure> = std::iter::once(&project.procedure)
        .chain(others.iter().copied())
        .collect();
    let (of, wanted) = match name.split_once('/') {
        Some((profile, id)) => (Some(profile), id),
        None => (None, name),
    };
    let mut known = Vec::new();
    let mut found = Vec::new();
    for procedure in procedures {
        let layouts = &procedure.profile.report.layouts;
        let profile = &procedure.profile.name;
        known.extend(layouts.keys().map(|id| (profile.as_str(), id.as_str())));
        if of.is_some_and(|of| of != profile) {
            continue;
        }
        let called = |id: &String, rule: &LayoutRule| {
            *id == wanted || rule.label.zh == wanted || rule.label.en.eq_ignore_ascii_case(wanted)
        };
        let mut rules = layouts.iter();
        if let Some((id, rule)) = rules.find(|(id, rule)| called(id, rule)) {
            found.push((procedure, id, rule));
        }
    }
    // What the project's own procedure calls so goes before what others do.
    let own = |(procedure, ..): &&(&Procedure, _, _)| std::ptr::eq(*procedure, &project.procedure);
    match (found.as_slice(), found.iter().find(own)) {
        ([(procedure, _, rule)], _) | (_, Some((procedure, _, rule))) => Ok((*procedure, *rule)),
        ([], _) => Err(unknown(name, wanted, &known)),
        (several, None) => {
            let several = several.iter();
            let names: Fact = several
                .map(|(procedure, id, _)| format!("{}/{id}", procedure.profile.name))
                .collect();
            let failure = Failure::new(Message::new("layout.several").with("name", name));
            Err(failure.hint(Message::new("layout.several_hint").with("layouts", names)))
        }
    }
}

/// Says that there is no such layout; `known` are those that there are, with their profiles.
fn unknown(name: &str, wanted: &str, known: &[(&str, &str)]) -> Failure {
    let hint = match nearest(wanted, known.iter().map(|(_, id)| *id)) {
        Some(near) => Message::new("command.did_you_mean").with("name", near),
        None if known.is_empty() => Message::new("layout.none_hint"),
        None => {
            let same = |id: &str| known.iter().filter(|(_, other)| *other == id).count() > 1;
            let names = known.iter().map(|(profile, id)| match same(id) {
                true => format!("{profile}/{id}"),
                false => (*id).to_owned(),
            });
            Message::new("layout.known_hint").with("layouts", names.collect::<Fact>())
        }
    };
    Failure::new(Message::new("layout.unknown").with("name", name)).hint(hint)
}

/// Returns the restricted fields that the layout may carry for the one who asks.
fn unlocked(
    arguments: &ReportArguments,
    rule: &LayoutRule,
    procedure: &Procedure,
    project: &Project,
    session: &Session,
) -> Result<BTreeSet<String>, Failure> {
    if !arguments.reveal || rule.audience != Audience::Restricted {
        return Ok(BTreeSet::new());
    }
    let reader = who_asks(project, session)?;
    let may_read = |field: &&BoundField| {
        field.is_restricted() && field.may_be_read_by(reader.as_deref(), &procedure.people)
    };
    let fields = procedure.profile.fields.values().filter(may_read);
    Ok(fields.map(|field| field.id.clone()).collect())
}

fn cases(
    arguments: &ReportArguments,
    dossiers: Vec<Dossier>,
    unlocked: BTreeSet<String>,
    procedure: &Procedure,
    project: &Project,
) -> Arc<Cases> {
    let now = project.now;
    let name = &procedure.profile.name;
    let known = |dossier: Dossier| {
        let dossier = known_at(&dossier, procedure, now).into_owned();
        (dossier.case.number.clone(), dossier)
    };
    let mut by_number: BTreeMap<CaseNumber, Dossier> = dossiers.into_iter().map(known).collect();
    if !unlocked.is_empty() {
        // The report is made without restricted values; only what is listed is read again with them.
        let may_read = |field: &BoundField, of: &Procedure| {
            of.profile.name == *name && unlocked.contains(&field.id)
        };
        let again = project.gather_for(Depth::Whole, may_read, |read| {
            let number = &read.dossier.case.number;
            let is_listed = by_number
                .get(number)
                .is_some_and(|known| known.file == read.dossier.file);
            is_listed.then_some(read.dossier)
        });
        by_number = again.kept.into_iter().map(known).collect();
    }
    Arc::new(Cases {
        dossiers: by_number,
        procedure: procedure.clone(),
        now,
        personal: match arguments.reveal {
            true => Personal::Revealed,
            false => Personal::Masked,
        },
        unlocked,
    })
}

/// Fills the layout for each report, and lays it out.
fn page(
    rule: &LayoutRule,
    reports: Vec<Report>,
    cases: Arc<Cases>,
    format: Format,
    project: &Project,
    session: &Session,
    output: &mut Output,
) -> Result<String, Failure> {
    let words = session.words;
    let found = project.layout_template(&rule.template)?;
    let template = FormTemplate {
        file: found.file.clone(),
        text: found.text.clone(),
    };
    let mut pages = Vec::new();
    let mut left_out = BTreeSet::new();
    for report in reports {
        let filled = layout::fill(&template, &rule.label, report, &cases, words)
            .map_err(|fault| Failure::new(fault.message).at(found.place(fault.line)))?;
        pages.push(filled.markdown);
        left_out.extend(filled.left_out);
    }
    if !left_out.is_empty() {
        let columns = left_out.into_iter().collect::<Fact>();
        output.notice(&Message::new("layout.left_out").with("columns", columns));
    }
    let markdown = layout::joined(&pages);
    let language = words.language();
    Ok(match format {
        Format::Html => {
            form_html::html_page(&markdown, rule.label.in_language(language), language, "")
        }
        Format::Text => form_text::text(&markdown),
        _ => form::without_marks(&markdown),
    })
}
