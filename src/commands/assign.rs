//! `assign`: gives a case to a department or a person; a step of the procedure with a verb of its own.

use clap::Args;
use indexmap::IndexMap;

use super::stepping::{Taking, actor, choose_a_step, pairs, put, take_and_save};
use crate::profile::Verb;
use crate::project::Project;
use crate::session::{Done, Output, Session};
use crate::workflow::{Offer, offers};

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
    #[arg(long, value_name = "TEXT")]
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
    let change = project.change(&arguments.case, session)?;
    let actor = actor(&project, session, output)?;
    let open = &change.open;
    let possible = offers(&open.standing, open.procedure, project.now);
    let assigning: Vec<_> = possible
        .iter()
        .filter(|offer| offer.step.verb == Verb::Assign)
        .collect();
    let Some(step) = fitting(&assigning, &fields, |offer| {
        open.procedure.people.may(&actor.id, &offer.roles)
    }) else {
        return Err(choose_a_step(
            "command.cannot_assign",
            &open.standing,
            open.procedure,
            &possible,
        ));
    };
    let taking = Taking {
        step: step.to_owned(),
        fields,
        note: arguments.note.clone(),
    };
    take_and_save(&project, &change, taking, &actor, session, output)
}

/// Returns the step that fits best what was given: one that the actor may take, takes every value,
/// and has its needs met.
pub(super) fn fitting<'a>(
    offers: &[&Offer<'a>],
    fields: &IndexMap<String, String>,
    may: impl Fn(&Offer<'a>) -> bool,
) -> Option<&'a str> {
    offers
        .iter()
        .min_by_key(|offer| {
            let takes = |field: &str| {
                offer.needs.iter().any(|need| need.field.id == field)
                    || offer.step.may.iter().any(|known| known == field)
            };
            let strange = fields.keys().filter(|field| !takes(field)).count();
            let open = offer
                .needs
                .iter()
                .filter(|need| need.when.tests.is_empty() && !fields.contains_key(&need.field.id))
                .count();
            (!may(offer), strange, open)
        })
        .map(|offer| offer.id)
}
