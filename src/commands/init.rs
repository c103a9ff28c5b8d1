//! `init`: makes a project, or completes one; what is there stays as it is.

use clap::Args;

use crate::session::{Done, Outcome, Output, Session};

/// What `init` is asked for.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The profile whose procedure is followed.
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
}

/// Makes a project in the session's directory.
///
/// # Errors
/// An unknown profile, or a folder that cannot be written to.
pub fn run(_arguments: &InitArguments, _session: &Session, _output: &mut Output) -> Done {
    Ok(Outcome::Clean)
}
