//! `assign`: gives a case to a department or a person; a step of the procedure with a verb of its own.

use clap::Args;

use super::free_text::FreeText;
use super::stepping::{pairs, put, take_by_verb};
use crate::profile::Verb;
use crate::project::Project;
use crate::session::{Done, Output, Session};

/// What `assign` is asked for.
#[derive(Debug, Args)]
pub struct AssignArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The department that leads.
    #[arg(long, value_name = "DEPARTMENT")]
    pub lead: Option<String>,
    /// Departments that assist, with commas between them.
    #[arg(long, value_name = "DEPARTMENTS")]
    pub assist: Option<String>,
    /// The person who handles it.
    #[arg(long, value_name = "PERSON")]
    pub handler: Option<String>,
    /// The priority.
    #[arg(long, value_name = "PRIORITY")]
    pub priority: Option<String>,
    /// The moment that the customer was promised.
    #[arg(long, value_name = "TIME")]
    pub promised: Option<String>,
    /// A value that the step records.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Remarks in free words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub note: Option<String>,
}

/// Assigns a case by the assigning step that is possible now.
///
/// # Errors
/// No assigning step is possible, or it is refused; nothing is changed then.
pub fn run(arguments: &AssignArguments, session: &Session, output: &mut Output) -> Done {
    let project = Project::open(session)?;
    let mut fields = pairs(&arguments.set)?;
    put(&mut fields, "lead", arguments.lead.as_ref());
    put(&mut fields, "assist", arguments.assist.as_ref());
    put(&mut fields, "handler", arguments.handler.as_ref());
    put(&mut fields, "priority", arguments.priority.as_ref());
    put(&mut fields, "promised", arguments.promised.as_ref());
    take_by_verb(
        &project,
        &arguments.case,
        (Verb::Assign, "command.cannot_assign"),
        (fields, arguments.note.clone()),
        session,
        output,
    )
}
