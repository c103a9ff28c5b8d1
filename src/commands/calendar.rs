//! `calendar`: working days and working time, without a case: show a year, add, count between, import.
//!
//! Works outside of a project too: there with China's calendar, the usual hours and +08:00.

mod add;
mod between;
mod import;
mod show;

use clap::{Args, Subcommand};

use crate::project::{Project, find_root};
use crate::read;
use crate::say::Message;
use crate::session::{Done, Failure, Output, Session};
use crate::time::{Calendar, DayEnd, HolidayFile, Hours, read_holiday_file};

/// What `calendar` is asked for.
#[derive(Debug, Args)]
pub struct CalendarArguments {
    /// What is to be done with the calendar.
    #[command(subcommand)]
    pub action: CalendarAction,
}

/// What is to be done with the calendar.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum CalendarAction {
    /// Shows the days off, the make-up days and the working days of a year.
    Show(show::ShowArguments),
    /// Says when a duration that runs from a moment ends.
    Add(add::AddArguments),
    /// Counts the working time between two moments.
    Between(between::BetweenArguments),
    /// Takes the days off of a year into the project.
    Import(import::ImportArguments),
}

/// The calendar that is asked for.
#[derive(Debug, Args)]
pub struct ChoiceArguments {
    /// `cn`, `none`, or a file; `None` is the project's, and China's where there is no project.
    #[arg(long, value_name = "CALENDAR")]
    pub calendar: Option<String>,
    /// Working hours in place of the calendar's own.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<String>,
}

/// Does what is asked for.
///
/// # Errors
/// A calendar, moment or duration that cannot be understood, or a file that cannot be read or written.
pub fn run(arguments: &CalendarArguments, session: &Session, output: &mut Output) -> Done {
    match &arguments.action {
        CalendarAction::Show(arguments) => show::run(arguments, session, output),
        CalendarAction::Add(arguments) => add::run(arguments, session, output),
        CalendarAction::Between(arguments) => between::run(arguments, session, output),
        CalendarAction::Import(arguments) => import::run(arguments, session, output),
    }
}

/// Returns the calendar that is asked for.
///
/// Hours, offset and end of the day are the project's, but a file that is a whole calendar has its own; hours that
/// are asked for replace either.
fn chosen(arguments: &ChoiceArguments, session: &Session) -> Result<Calendar, Failure> {
    let own = match find_root(&session.directory) {
        Some(_) => Project::open(session)?.procedure.calendar,
        None => Calendar::china(),
    };
    let like_own = |calendar: Calendar| {
        calendar
            .with_hours(own.hours().clone())
            .with_offset(own.offset())
            .with_day_end(own.day_end())
    };
    let calendar = match arguments.calendar.as_deref() {
        None => own,
        Some("cn") => like_own(Calendar::china()),
        Some("none") => like_own(Calendar::weekdays()),
        Some(file) => match of_file(file, session)? {
            HolidayFile::ChinaYear(year) => {
                let mut calendar = own;
                calendar.add_year(year);
                calendar
            }
            HolidayFile::Years(years) => like_own(Calendar::of_years(years)),
            HolidayFile::Whole(calendar) => *calendar,
        },
    };
    match &arguments.hours {
        None => Ok(calendar),
        Some(hours) => {
            let hours: Hours = hours.parse().map_err(not_understood)?;
            Ok(calendar.with_hours(hours))
        }
    }
}

fn of_file(file: &str, session: &Session) -> Result<HolidayFile, Failure> {
    let (text, path) = text_of(file, session)?;
    read_holiday_file(&text).map_err(|reason| bad_calendar(&path, reason))
}

/// Reads a file that the user names; a link to it is followed. Also returns its path as it is told.
fn text_of(file: &str, session: &Session) -> Result<(String, String), Failure> {
    let path = session.directory.join(file);
    let path = path.canonicalize().unwrap_or(path);
    let read = read::read_bytes(&path).map_err(|fault| {
        let failure = Failure::from(fault);
        failure.hint(Message::new("command.calendars_are"))
    })?;
    let text = String::from_utf8(read.bytes)
        .map_err(|_| Failure::new(Message::new("command.not_utf8").with("path", file)))?;
    Ok((text, file.to_owned()))
}

fn bad_calendar(path: &str, reason: Message) -> Failure {
    Failure::new(
        Message::new("command.bad_calendar")
            .with("path", path)
            .with("reason", reason),
    )
}

fn not_understood(error: crate::time::TimeError) -> Failure {
    Failure::new(error.message())
}

/// Returns the end of the day that is asked for.
fn with_day_end(calendar: Calendar, asked: Option<&str>) -> Calendar {
    match asked {
        Some("close") => calendar.with_day_end(DayEnd::Close),
        Some(_) => calendar.with_day_end(DayEnd::Midnight),
        None => calendar,
    }
}
