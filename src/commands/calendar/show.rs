//! `calendar show`: the days off, the make-up days and the working days of a year.

use clap::Args;

use super::{ChoiceArguments, chosen};
use crate::render::calendar::year_as_text;
use crate::say::Message;
use crate::session::{Done, Format, Outcome, Output, Session};
use crate::views::calendar_page::CalendarYear;

/// What `calendar show` is asked for.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The year.
    #[arg(value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1..=9999))]
    pub year: i32,
    /// The calendar.
    #[command(flatten)]
    pub choice: ChoiceArguments,
}

/// Shows a year; one without data is shown as plain weeks, with a warning.
///
/// # Errors
/// The calendar cannot be read.
pub(super) fn run(arguments: &ShowArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let calendar = chosen(&arguments.choice, session)?;
    let year = CalendarYear::of(arguments.year, &calendar);
    if format == Format::Json {
        output.json(&year);
    } else {
        output.data(&year_as_text(&year, output.words()));
    }
    if !year.known {
        let name = year.year.to_string();
        output.warning(&Message::new("command.calendar_years_without_data").with("years", name));
        output.hint(&Message::new("command.calendar_import_it"));
    }
    Ok(Outcome::Clean)
}
