//! The commands: one file a verb, all with `run(arguments, session, output)`; this list is all of them.

pub mod actions;
pub mod advance;
mod answering;
pub mod archive;
mod asking;
pub mod assign;
pub mod attach;
pub mod calendar;
pub mod check;
mod check_answer;
pub mod due;
pub mod edit;
mod edit_in_editor;
mod editor;
pub mod exempt;
pub mod explain;
pub mod feedback;
pub mod form;
mod form_faults;
mod free_text;
mod header_options;
pub mod hold;
pub mod init;
mod intake_file;
mod layout_faults;
mod linking;
pub mod list;
pub mod new;
pub mod next;
pub mod note;
mod printing;
pub mod purge;
mod recording;
mod refusals;
pub mod report;
mod report_layout;
mod report_layouts;
mod report_periods;
pub mod retention;
pub mod schema;
mod selection;
pub mod show;
mod stepping;
pub mod workflow;

use clap::Subcommand;

use crate::session::{Done, Output, Session};

/// A command with its arguments.
#[derive(Debug, Subcommand)]
#[command(disable_help_flag = true)]
pub enum Command {
    /// Lists the actions of all cases.
    Actions(actions::ActionsArguments),
    /// Takes any step of the procedure.
    Advance(advance::AdvanceArguments),
    /// Closes the file of a case with its list of papers.
    Archive(archive::ArchiveArguments),
    /// Gives a case to a department or a person.
    Assign(assign::AssignArguments),
    /// Copies files beside a case.
    Attach(attach::AttachArguments),
    /// Working days and deadlines.
    Calendar(calendar::CalendarArguments),
    /// Holds all cases to the rules.
    Check(check::CheckArguments),
    /// What is late or soon due.
    Due(due::DueArguments),
    /// Corrects the header of a case.
    Edit(edit::EditArguments),
    /// Exempts a case from a rule of `check`.
    Exempt(exempt::ExemptArguments),
    /// Explains a rule of `check`.
    Explain(explain::ExplainArguments),
    /// Records what the customer said of the result.
    Feedback(feedback::FeedbackArguments),
    /// Prints the forms and letters of a case.
    Form(form::FormArguments),
    /// Keeps the file of a case until the hold is ended.
    Hold(hold::HoldArguments),
    /// Makes a project.
    Init(init::InitArguments),
    /// Lists cases.
    List(list::ListArguments),
    /// Takes a case in.
    New(new::NewArguments),
    /// What may be done.
    Next(next::NextArguments),
    /// Adds a remark.
    Note(note::NoteArguments),
    /// Says which files may be removed.
    Purge(purge::PurgeArguments),
    /// Reports on a period.
    Report(report::ReportArguments),
    /// Lists files that have been kept long enough.
    Retention(retention::RetentionArguments),
    /// Prints a JSON Schema.
    Schema(schema::SchemaArguments),
    /// Shows a case.
    Show(show::ShowArguments),
    /// Shows, checks and draws a profile.
    Workflow(workflow::WorkflowArguments),
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// Why the command could not do its work.
    pub fn run(&self, session: &Session, output: &mut Output) -> Done {
        match self {
            Command::Actions(arguments) => actions::run(arguments, session, output),
            Command::Advance(arguments) => advance::run(arguments, session, output),
            Command::Archive(arguments) => archive::run(arguments, session, output),
            Command::Assign(arguments) => assign::run(arguments, session, output),
            Command::Attach(arguments) => attach::run(arguments, session, output),
            Command::Calendar(arguments) => calendar::run(arguments, session, output),
            Command::Check(arguments) => check::run(arguments, session, output),
            Command::Due(arguments) => due::run(arguments, session, output),
            Command::Edit(arguments) => edit::run(arguments, session, output),
            Command::Exempt(arguments) => exempt::run(arguments, session, output),
            Command::Explain(arguments) => explain::run(arguments, session, output),
            Command::Feedback(arguments) => feedback::run(arguments, session, output),
            Command::Form(arguments) => form::run(arguments, session, output),
            Command::Hold(arguments) => hold::run(arguments, session, output),
            Command::Init(arguments) => init::run(arguments, session, output),
            Command::List(arguments) => list::run(arguments, session, output),
            Command::New(arguments) => new::run(arguments, session, output),
            Command::Next(arguments) => next::run(arguments, session, output),
            Command::Note(arguments) => note::run(arguments, session, output),
            Command::Purge(arguments) => purge::run(arguments, session, output),
            Command::Report(arguments) => report::run(arguments, session, output),
            Command::Retention(arguments) => retention::run(arguments, session, output),
            Command::Schema(arguments) => schema::run(arguments, session, output),
            Command::Show(arguments) => show::run(arguments, session, output),
            Command::Workflow(arguments) => workflow::run(arguments, session, output),
        }
    }
}
