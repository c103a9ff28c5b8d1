//! `calendar add`: when a duration that runs from a moment ends, and how that came about.

use clap::Args;
use serde::Serialize;

use super::{ChoiceArguments, chosen, not_understood, with_day_end};
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session, Style};
use crate::time::{Deadline, Limit, deadline, format_moment, parse_moment};

/// What `calendar add` is asked for.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// The moment from which it runs; without an offset it is at the calendar's.
    #[arg(value_name = "TIME")]
    pub start: String,
    /// The duration with its unit, such as `7wd`.
    #[arg(value_name = "DURATION")]
    pub duration: String,
    /// The calendar.
    #[command(flatten)]
    pub choice: ChoiceArguments,
    /// When the last day ends.
    #[arg(long, value_name = "DAY_END", value_parser = ["close", "midnight"])]
    pub day_end: Option<String>,
}

/// The answer in JSON.
#[derive(Serialize)]
struct Answer {
    start: String,
    duration: String,
    due: String,
    provisional: bool,
    explanation: Vec<String>,
}

/// Says when a duration ends.
///
/// # Errors
/// A start or duration that cannot be understood; a count that asks about a year without data.
pub(super) fn run(arguments: &AddArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let calendar = chosen(&arguments.choice, session)?;
    let calendar = with_day_end(calendar, arguments.day_end.as_deref());
    let start = parse_moment(&arguments.start, calendar.offset()).map_err(not_understood)?;
    let limit: Limit = arguments.duration.parse().map_err(not_understood)?;
    let found = deadline(start, limit, &[], start, &calendar).map_err(not_understood)?;
    if found.provisional {
        return Err(unknown_year(&found));
    }
    let explanation: Vec<String> = found
        .explanation
        .iter()
        .map(|line| output.words().say(line))
        .collect();
    if format == Format::Json {
        output.json(&Answer {
            start: format_moment(start.with_timezone(&calendar.offset())),
            duration: limit.to_string(),
            due: format_moment(found.due),
            provisional: found.provisional,
            explanation,
        });
        return Ok(Outcome::Clean);
    }
    output.data(&format!("{}\n", format_moment(found.due)));
    for line in explanation {
        output.styled(&[(&format!("  {line}\n"), Style::Faint)]);
    }
    Ok(Outcome::Clean)
}

/// Refuses a count that asked about years without data: a due moment without its warning is soon taken for certain.
fn unknown_year(found: &Deadline) -> Failure {
    let years = found
        .explanation
        .iter()
        .flat_map(|line| &line.facts)
        .find(|(name, _)| *name == "years")
        .map_or_else(|| Fact::from(String::new()), |(_, years)| years.clone());
    Failure::new(Message::new("command.calendar_unknown_year").with("years", years))
        .hint(Message::new("command.calendar_import_it"))
}
