//! The commands: one file a verb, all with `run(arguments, session, output)`; this list is all of them.

pub mod advance;
pub mod assign;
pub mod attach;
pub mod calendar;
pub mod edit;
pub mod feedback;
pub mod init;
pub mod new;
pub mod note;
mod refusals;
mod stepping;

use chrono::{DateTime, FixedOffset};
use clap::Subcommand;

use crate::domain::Case;
use crate::say::Message;
use crate::session::{Done, Failure, Output, Session};
use crate::time::format_moment;

/// A command with its arguments.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Command {
    /// Takes any step of the procedure.
    Advance(advance::AdvanceArguments),
    /// Gives a case to a department or a person.
    Assign(assign::AssignArguments),
    /// Copies files beside a case.
    Attach(attach::AttachArguments),
    /// Working days and working time, without a case.
    Calendar(calendar::CalendarArguments),
    /// Corrects the header of a case.
    Edit(edit::EditArguments),
    /// Records what the customer said of the result.
    Feedback(feedback::FeedbackArguments),
    /// Makes a project.
    Init(init::InitArguments),
    /// Takes a case in.
    New(new::NewArguments),
    /// Adds a remark.
    Note(note::NoteArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// Why the command could not do its work.
    pub fn run(&self, session: &Session, output: &mut Output) -> Done {
        match self {
            Command::Advance(arguments) => advance::run(arguments, session, output),
            Command::Assign(arguments) => assign::run(arguments, session, output),
            Command::Attach(arguments) => attach::run(arguments, session, output),
            Command::Calendar(arguments) => calendar::run(arguments, session, output),
            Command::Edit(arguments) => edit::run(arguments, session, output),
            Command::Feedback(arguments) => feedback::run(arguments, session, output),
            Command::Init(arguments) => init::run(arguments, session, output),
            Command::New(arguments) => new::run(arguments, session, output),
            Command::Note(arguments) => note::run(arguments, session, output),
        }
    }
}

/// Refuses an event that would stand before the last one of a case.
fn not_back_in_time(case: &Case, now: DateTime<FixedOffset>) -> Result<(), Failure> {
    match case.history.last().filter(|last| last.at > now) {
        Some(last) => Err(Failure::new(
            Message::new("workflow.time-goes-back")
                .with("at", format_moment(now))
                .with("last", format_moment(last.at)),
        )),
        None => Ok(()),
    }
}
