//! `advance`: takes any step of the procedure.

use super::archive::filed_by_step;
use super::asking::ask_ahead;
use super::free_text::FreeText;
use super::stepping::{Taking, actor, choose_a_step, pairs, steps_for, take_and_save};
use crate::project::{Actor, OpenCase, Project};
use crate::say::Message;
use crate::session::{Done, Output, Session};
use clap::Args;

/// What `advance` is asked for.
#[derive(Debug, Args)]
pub struct AdvanceArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The step; may be left out where only one is possible.
    #[arg(value_name = "STEP")]
    pub step: Option<String>,
    /// A value that the step records.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Remarks in free words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub note: Option<String>,
}

/// Takes a step of a case.
///
/// # Errors
/// The step is not possible, not this person's, or lacks something; nothing is changed then.
pub fn run(arguments: &AdvanceArguments, session: &Session, output: &mut Output) -> Done {
    let project = Project::open(session)?;
    let mut fields = pairs(&arguments.set)?;
    let actor = actor(&project, session, output)?;
    let choose = |open: &OpenCase<'_>| {
        let only = || only_step(open, &actor, &project);
        arguments.step.clone().or_else(only)
    };
    ask_ahead(
        &project,
        &arguments.case,
        &actor,
        choose,
        &mut fields,
        session,
        output,
    )?;
    let change = project.change(&arguments.case, session)?;
    let open = &change.open;
    let step = match &arguments.step {
        Some(step) => step.clone(),
        None => {
            let possible = steps_for(&open.standing, open.procedure, &actor, &project);
            match possible.as_slice() {
                [only] => only.id.to_owned(),
                [] => {
                    return Err(choose_a_step(
                        "command.no_step_for_you",
                        &open.standing,
                        open.procedure,
                        &possible,
                    ));
                }
                _ => {
                    return Err(choose_a_step(
                        "command.which_step",
                        &open.standing,
                        open.procedure,
                        &possible,
                    ));
                }
            }
        }
    };
    let (besides, missing) = filed_by_step(&project, open, &step).unwrap_or_default();
    let taking = Taking {
        step,
        fields,
        note: arguments.note.clone(),
        besides,
    };
    let done = take_and_save(&project, &change, taking, &actor, session, output)?;
    if !missing.is_empty() {
        output.warning(&Message::new("command.filed_though_missing").with("missing", missing));
    }
    Ok(done)
}

/// Returns the one step that the actor may take now; `None` when there are several, or none.
fn only_step(open: &OpenCase<'_>, actor: &Actor, project: &Project) -> Option<String> {
    let possible = steps_for(&open.standing, open.procedure, actor, project);
    match possible.as_slice() {
        [only] => Some(only.id.to_owned()),
        _ => None,
    }
}
