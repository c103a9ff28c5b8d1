//! `report`: the figures of a month, or of any other period.

use clap::Args;

use crate::profile::Profile;
use crate::project::Project;
use crate::render::{Ids, report_json, report_markdown, report_terminal};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::{TimeError, parse_moment, parse_period};
use crate::views::report::{Dimension, Options, Report, Stretch};
use crate::workflow::Procedure;

/// The formats a report can have.
const FORMATS: [Format; 3] = [Format::Text, Format::Markdown, Format::Json];

/// What `report` is asked for.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// The month: `2026-10`; without it and without a period, last month.
    #[arg(long, value_name = "MONTH", conflicts_with_all = ["period", "from", "to"])]
    pub month: Option<String>,
    /// The period: `2026`, `2026Q4`, `2026-W40`, `2026-10-08`, `last week`, 上月.
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    pub period: Option<String>,
    /// The first day, or moment.
    #[arg(long, value_name = "TIME", requires = "to")]
    pub from: Option<String>,
    /// The last day, or the first moment after.
    #[arg(long, value_name = "TIME", requires = "from")]
    pub to: Option<String>,
    /// Whether the cases behind each figure are listed.
    #[arg(long)]
    pub ids: bool,
    /// A field to count by, besides the usual ones.
    #[arg(long, value_name = "FIELD")]
    pub by: Vec<String>,
}

/// Reports on a period.
///
/// # Errors
/// No such period or field; or files that could not be read, and then the report on the others is
/// printed before.
pub fn run(arguments: &ReportArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&FORMATS)?;
    let project = Project::open(session)?;
    let stretch = stretch(arguments, &project)?;
    let by = dimensions(&arguments.by, &project.procedure.profile)?;
    let loaded = project.load();
    let mut others = Vec::new();
    for dossier in &loaded.dossiers {
        let name = &dossier.case.profile;
        let is_known = others
            .iter()
            .any(|other: &&Procedure| other.profile.name == *name);
        if *name != project.procedure.profile.name && !is_known {
            others.extend(project.procedure_named(name));
        }
    }
    let report = Report::new(
        &loaded.dossiers,
        &stretch,
        project.now,
        &project.procedure,
        &Options { by, others },
    );
    let ids = if arguments.ids {
        Ids::Shown
    } else {
        Ids::Hidden
    };
    match format {
        Format::Json => output.json(&report_json::json(&report, ids)),
        Format::Markdown => {
            output.data(&report_markdown::markdown(&report, session.words, ids));
        }
        _ => {
            let width = output.width();
            output.data(&report_terminal::text(&report, session.words, width, ids));
        }
    }
    match loaded.failure() {
        Some(failure) => Err(Failure::new(Message::new("report.incomplete")).and(failure)),
        None => Ok(Outcome::Clean),
    }
}

/// Returns the period asked for; last month when none is.
fn stretch(arguments: &ReportArguments, project: &Project) -> Result<Stretch, Failure> {
    let offset = project.settings.offset;
    let said = |error: TimeError| Failure::new(error.message());
    if let (Some(from), Some(to)) = (&arguments.from, &arguments.to) {
        let start = parse_moment(from, offset).map_err(said)?;
        let mut end = parse_moment(to, offset).map_err(said)?;
        // A last day is meant whole.
        if !to.contains(':') && !to.contains('：') {
            end = end
                .checked_add_signed(chrono::TimeDelta::days(1))
                .ok_or_else(|| said(TimeError::OutOfRange))?;
        }
        return Stretch::between(start, end).ok_or_else(|| {
            Failure::new(
                Message::new("report.ends_before_it_starts")
                    .with("from", from)
                    .with("to", to),
            )
        });
    }
    let text = match (&arguments.month, &arguments.period) {
        (Some(month), _) => month.as_str(),
        (None, Some(period)) => period.as_str(),
        (None, None) => "last month",
    };
    let period = parse_period(text, project.now, offset).map_err(said)?;
    let stretch = Stretch::of(period);
    if arguments.month.is_some() && !stretch.is_month() {
        return Err(
            Failure::new(Message::new("report.no_month").with("text", text))
                .hint(Message::new("report.no_month_hint")),
        );
    }
    Ok(stretch)
}

fn dimensions(fields: &[String], profile: &Profile) -> Result<Vec<Dimension>, Failure> {
    fields
        .iter()
        .flat_map(|fields| fields.split([',', '，']))
        .map(|field| Dimension::of(field.trim(), profile).map_err(Failure::new))
        .collect()
}
