//! `due`: the clocks that are late or soon due; exit code 1 when there are any.

use chrono::Duration;
use clap::Args;

use super::printing;
use super::selection::{ended, select};
use crate::project::{Depth, Project};
use crate::render::due_page;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::{Limit, Unit};
use crate::views::due_escalations::escalations_due;
use crate::views::due_page::{Horizon, due_clocks, due_rows};
use crate::workflow::{Dossier, due_escalations};

/// What `due` is asked for.
#[derive(Debug, Args)]
pub struct DueArguments {
    /// Filters that must all hold.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Also what is due within this time (`30m`, `2h`, `3d`); `None` for what the profile warns of.
    #[arg(long, value_name = "DURATION")]
    pub within: Option<String>,
}

/// Lists clocks that are late or soon due.
///
/// # Errors
/// A filter or a duration that is not understood. Files that cannot be read are told after all others were listed.
pub fn run(arguments: &DueArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let horizon = horizon(arguments.within.as_deref())?;
    let project = Project::open(session)?;
    let now = project.now;
    let has_due = |dossier: Dossier, procedure| {
        let is_due = !due_clocks(&dossier, procedure, horizon, now).is_empty()
            || !due_escalations(&dossier.standing, procedure, now).is_empty();
        is_due.then_some((dossier, procedure))
    };
    // No clock runs in a case that has ended, and nothing is to be escalated; filters may name what only such a case carries.
    let depth = match arguments.filters.is_empty() {
        true => Depth::OpenOnly,
        false => Depth::Whole,
    };
    let selected = select(&project, &arguments.filters, depth, session, has_due)?;
    let mut dues: Vec<_> = selected
        .kept
        .iter()
        .flat_map(|(dossier, procedure)| due_clocks(dossier, procedure, horizon, project.now))
        .collect();
    dues.sort_by(|left, right| {
        let number = |due: &crate::views::due_page::Due<'_>| due.dossier.case.number.clone();
        (left.clock.due, number(left)).cmp(&(right.clock.due, number(right)))
    });
    let escalations: Vec<_> = selected
        .kept
        .iter()
        .flat_map(|(dossier, procedure)| escalations_due(dossier, procedure, project.now))
        .collect();
    let is_empty = dues.is_empty() && escalations.is_empty();
    if format == Format::Json {
        output.json(&due_rows(&dues, &escalations, project.now));
    } else {
        let page = due_page::page(&dues, &escalations, project.now, session.words);
        printing::pieces(&page, output);
        if is_empty {
            output.notice(&Message::new("page.nothing_due"));
        }
    }
    let outcome = match is_empty {
        true => Outcome::Clean,
        false => Outcome::Found,
    };
    ended(&selected, outcome)
}

fn horizon(within: Option<&str>) -> Result<Horizon, Failure> {
    let Some(text) = within else {
        return Ok(Horizon::Warning);
    };
    let limit: Limit = text
        .parse()
        .map_err(|error: crate::time::TimeError| Failure::new(error.message()))?;
    let amount = i64::from(limit.amount);
    let time = match limit.unit {
        Unit::Minutes => Duration::minutes(amount),
        Unit::Hours => Duration::hours(amount),
        Unit::Days => Duration::days(amount),
        _ => {
            return Err(Failure::new(
                Message::new("page.within_is_elapsed").with("text", text),
            ));
        }
    };
    Ok(Horizon::Within(time))
}
