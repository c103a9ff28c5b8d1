//! The commands: one file a verb, all with `run(arguments, session, output)`; this list is all of them.

pub mod check;
pub mod explain;
pub mod init;
mod refusals;
pub mod schema;

use clap::Subcommand;

use crate::session::{Done, Output, Session};

/// A command with its arguments.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Command {
    /// Holds all cases to the rules.
    Check(check::CheckArguments),
    /// Explains a rule of `check`.
    Explain(explain::ExplainArguments),
    /// Makes a project.
    Init(init::InitArguments),
    /// Prints a JSON Schema.
    Schema(schema::SchemaArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// Why the command could not do its work.
    pub fn run(&self, session: &Session, output: &mut Output) -> Done {
        match self {
            Command::Check(arguments) => check::run(arguments, session, output),
            Command::Explain(arguments) => explain::run(arguments, session, output),
            Command::Init(arguments) => init::run(arguments, session, output),
            Command::Schema(arguments) => schema::run(arguments, session, output),
        }
    }
}
