//! The commands: one file a verb, all with `run(arguments, session, output)`; this list is all of them.

pub mod due;
pub mod init;
pub mod list;
pub mod next;
mod printing;
mod refusals;
mod selection;
pub mod show;

use clap::Subcommand;

use crate::session::{Done, Output, Session};

/// A command with its arguments.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Command {
    /// What is late or soon due.
    Due(due::DueArguments),
    /// Makes a project.
    Init(init::InitArguments),
    /// Lists cases.
    List(list::ListArguments),
    /// What may happen next.
    Next(next::NextArguments),
    /// Shows cases.
    Show(show::ShowArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// Why the command could not do its work.
    pub fn run(&self, session: &Session, output: &mut Output) -> Done {
        match self {
            Command::Due(arguments) => due::run(arguments, session, output),
            Command::Init(arguments) => init::run(arguments, session, output),
            Command::List(arguments) => list::run(arguments, session, output),
            Command::Next(arguments) => next::run(arguments, session, output),
            Command::Show(arguments) => show::run(arguments, session, output),
        }
    }
}
