//! The commands: one file a verb, all with `run(arguments, session, output)`; this list is all of them.

pub mod init;
mod refusals;

use clap::Subcommand;

use crate::session::{Done, Output, Session};

/// A command with its arguments.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Command {
    /// Makes a project.
    Init(init::InitArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// Why the command could not do its work.
    pub fn run(&self, session: &Session, output: &mut Output) -> Done {
        match self {
            Command::Init(arguments) => init::run(arguments, session, output),
        }
    }
}
