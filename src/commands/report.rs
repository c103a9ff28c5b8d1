//! `report`: the figures of a month, or of any other periods.

use clap::Args;

use super::selection::select;
use super::{report_layout, report_layouts, report_periods};
use crate::domain::nearest;
use crate::profile::{LayoutPeriod, Profile};
use crate::project::{Depth, Project};
use crate::render::{
    Ids, report_csv, report_explanation, report_json, report_markdown, report_terminal,
};
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::filter::Filter;
use crate::views::report::{Dimension, Entry, Options, Report};
use crate::workflow::{Dossier, Procedure};

/// The formats a report can have.
const FORMATS: [Format; 4] = [Format::Text, Format::Markdown, Format::Json, Format::Csv];

/// What `report` is asked for.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Filters that must all hold, as in `list`; a period among them is one to report on.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// The months: `2026-10`, `last month`, 上月; without them and without other periods, last month.
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["from", "to"])]
    pub month: Vec<String>,
    /// The weeks: `2026-W40`, `last week`, 上周.
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["from", "to"])]
    pub week: Vec<String>,
    /// The periods: `2026`, `2026Q4`, `2026-W40`, `2026-10-08`, `last week`, 上月.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    pub period: Vec<String>,
    /// The first day, or moment.
    #[arg(long, value_name = "TIME", requires = "to")]
    pub from: Option<String>,
    /// The last day, or the first moment after.
    #[arg(long, value_name = "TIME", requires = "from")]
    pub to: Option<String>,
    /// Whether the cases behind each figure are listed.
    #[arg(long)]
    pub ids: bool,
    /// A field to count by, besides the usual ones, with rates for each value.
    #[arg(long, value_name = "FIELD")]
    pub by: Vec<String>,
    /// The figure or table to explain, with the cases behind it; without a name, all are listed.
    #[arg(long, value_name = "FIGURE", num_args = 0..=1, conflicts_with_all = ["ids", "table"])]
    pub explain: Option<Option<String>>,
    /// The one table to print as CSV.
    #[arg(long, value_name = "TABLE")]
    pub table: Option<String>,
    /// The profile by whose policy all cases are judged; `None` for their own.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// The meeting paper or assessment sheet of a profile to print instead of the figures.
    #[arg(long, value_name = "LAYOUT", conflicts_with_all = ["ids", "explain", "table", "layouts"])]
    pub layout: Option<String>,
    /// Lists the layouts of the profiles in use.
    #[arg(long)]
    pub layouts: bool,
    /// Lets a layout carry personal data, and what is restricted and one may read.
    #[arg(long, requires = "layout")]
    pub reveal: bool,
    /// Writes the layout into a file.
    #[arg(short, long, value_name = "FILE", requires = "layout")]
    pub output: Option<String>,
}

/// Reports on a period, or on several side by side.
///
/// # Errors
/// No such period, field, figure or table, a filter that is not understood; or files that could not be
/// read, and then the report on the others is printed before.
pub fn run(arguments: &ReportArguments, session: &Session, output: &mut Output) -> Done {
    if arguments.layouts {
        return report_layouts::run(session, output);
    }
    if let Some(name) = &arguments.layout {
        return report_layout::run(name, arguments, session, output);
    }
    let format = session.format_among(&FORMATS)?;
    if arguments.table.is_some() && format != Format::Csv {
        return Err(Failure::new(Message::new("report.table_without_csv")));
    }
    if let Some(None) = &arguments.explain {
        list_figures(format, session, output);
        return Ok(Outcome::Clean);
    }
    let mut project = Project::open(session)?;
    if let Some(name) = &arguments.profile {
        project = project.judged_by(name, session)?;
    }
    let (asked, terms) = report_periods::read(arguments, &project)?;
    let stretches = report_periods::or_last(asked, LayoutPeriod::Month, &project)?;
    let by = dimensions(&arguments.by, &project.procedure.profile)?;
    let keep = |dossier, procedure| Some((dossier, procedure));
    let selected = select(&project, &terms, Depth::Whole, session, keep)?;
    let dossiers: Vec<&Dossier> = selected.kept.iter().map(|(dossier, _)| dossier).collect();
    let others = other_procedures(&selected.kept, &project);
    let options = Options {
        by,
        others,
        base: project.settings.report_base.clone(),
        filters: Filter::shown(&terms),
        what_if: project.what_if.as_ref(),
    };
    let now = project.now;
    let reports: Vec<Report> = stretches
        .iter()
        .map(|stretch| {
            let dossiers = dossiers.iter().copied();
            Report::new(dossiers, stretch, now, &project.procedure, &options)
        })
        .collect();
    match &arguments.explain {
        Some(Some(figure)) => explain(figure, &reports, format, session, output)?,
        _ => print(arguments, &reports, format, session, output)?,
    }
    match selected.failure() {
        Some(failure) => Err(Failure::new(Message::new("report.incomplete")).and(failure)),
        None => Ok(Outcome::Clean),
    }
}

/// Returns the procedures that cases follow besides the project's own, by name.
pub(super) fn other_procedures<'a>(
    kept: &[(Dossier, &'a Procedure)],
    project: &Project,
) -> Vec<&'a Procedure> {
    let mut others: Vec<&Procedure> = Vec::new();
    for (_, procedure) in kept {
        let name = &procedure.profile.name;
        let is_known = others.iter().any(|other| other.profile.name == *name);
        if *name != project.procedure.profile.name && !is_known {
            others.push(procedure);
        }
    }
    others.sort_by(|left, right| left.profile.name.cmp(&right.profile.name));
    others
}

fn print(
    arguments: &ReportArguments,
    reports: &[Report],
    format: Format,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let words = session.words;
    let ids = if arguments.ids {
        Ids::Shown
    } else {
        Ids::Hidden
    };
    match (format, reports) {
        (Format::Json, _) => output.json(&report_json::json_of(reports, ids)),
        (Format::Csv, _) => {
            let table = arguments.table.as_deref();
            known_table(table, reports)?;
            // Spreadsheets take a file for UTF-8 by this mark alone.
            output.bytes("\u{feff}".as_bytes());
            output.data(&report_csv::csv(reports, table, words));
        }
        (Format::Markdown, [report]) => {
            output.data(&report_markdown::markdown(report, words, ids));
        }
        (Format::Markdown, _) => {
            output.data(&report_markdown::markdown_of_several(reports, words));
        }
        (_, [report]) => {
            let width = output.width();
            output.data(&report_terminal::text(report, words, width, ids));
        }
        _ => {
            let width = output.width();
            output.data(&report_terminal::text_of_several(reports, words, width));
        }
    }
    Ok(())
}

fn list_figures(format: Format, session: &Session, output: &mut Output) {
    match format {
        Format::Json => output.json(&report_explanation::list_json()),
        Format::Markdown => output.data(&report_explanation::list_markdown(session.words)),
        _ => {
            let width = output.width();
            output.data(&report_explanation::list(session.words, width));
        }
    }
}

fn explain(
    figure: &str,
    reports: &[Report],
    format: Format,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = figure.trim().replace('-', "_");
    let is_there = |report: &Report| report.figure(&id).is_some() || report.table(&id).is_some();
    let entry = Entry::of(&id).filter(|_| reports.iter().any(is_there));
    let Some(entry) = entry else {
        let failure = Failure::new(Message::new("report.unknown_figure").with("figure", figure));
        let known = reports.iter().flat_map(|report| {
            let figures = report.sections.iter().flat_map(|section| &section.figures);
            let figures = figures.map(|figure| figure.id.clone());
            figures.chain(report_csv::table_ids(report))
        });
        let known: Vec<String> = known.filter(|id| id != report_csv::FIGURES).collect();
        let hint = match nearest(&id, known.iter().map(String::as_str)) {
            Some(near) => Message::new("report.did_you_mean").with("name", near),
            None => Message::new("report.known_figures_hint"),
        };
        return Err(failure.hint(hint));
    };
    match format {
        Format::Json => output.json(&report_explanation::one_json(entry, &id, reports)),
        _ => {
            let width = output.width();
            output.data(&report_explanation::one(
                entry,
                &id,
                reports,
                session.words,
                width,
            ));
        }
    }
    Ok(())
}

fn known_table(wanted: Option<&str>, reports: &[Report]) -> Result<(), Failure> {
    let (Some(wanted), Some(first)) = (wanted, reports.first()) else {
        return Ok(());
    };
    let known = report_csv::table_ids(first);
    if known.iter().any(|id| id == wanted) {
        return Ok(());
    }
    let failure = Failure::new(Message::new("report.unknown_table").with("table", wanted));
    Err(match nearest(wanted, known.iter().map(String::as_str)) {
        Some(near) => failure.hint(Message::new("report.did_you_mean").with("name", near)),
        None => {
            let tables = known.into_iter().collect::<Fact>();
            failure.hint(Message::new("report.known_tables").with("tables", tables))
        }
    })
}

pub(super) fn dimensions(fields: &[String], profile: &Profile) -> Result<Vec<Dimension>, Failure> {
    let mut dimensions: Vec<Dimension> = Vec::new();
    for field in fields.iter().flat_map(|fields| fields.split([',', '，'])) {
        let dimension = Dimension::of(field.trim(), profile).map_err(Failure::new)?;
        if !dimensions.contains(&dimension) {
            dimensions.push(dimension);
        }
    }
    Ok(dimensions)
}
