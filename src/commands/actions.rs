//! `actions`: the corrective and preventive actions of all cases, the soonest due first.

use clap::{Args, ValueEnum};

use super::printing;
use super::selection::{ended, select};
use crate::project::{Depth, Project, Read};
use crate::render::action_list;
use crate::say::Message;
use crate::session::{Done, Format, Outcome, Output, Session};
use crate::views::actions::{Action, ActionRow, ActionState, Linked, due_key};
use crate::workflow::{Dossier, Procedure};

/// What `actions` is asked for.
#[derive(Debug, Args)]
pub struct ActionsArguments {
    /// Filters that the cases must pass.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// The states; with none, the table leaves out what is over and every other format lists all.
    #[arg(long = "state", value_name = "STATE", value_enum)]
    pub states: Vec<Asked>,
    /// Only those that this person has to do; `None` for everybody's.
    #[arg(long, value_name = "WHO")]
    pub owner: Option<String>,
}

/// The states that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Asked {
    /// To be done, late or not.
    Open,
    /// To be done, and late.
    Late,
    /// Done, and not verified.
    Done,
    /// Verified.
    Verified,
}

impl Asked {
    fn is(self, state: ActionState) -> bool {
        match self {
            Asked::Open => matches!(state, ActionState::Open | ActionState::Late),
            Asked::Late => state == ActionState::Late,
            Asked::Done => state == ActionState::Done,
            Asked::Verified => state == ActionState::Verified,
        }
    }
}

/// Lists actions.
///
/// # Errors
/// A filter that is not understood. Files that cannot be read are told after all others were listed.
pub fn run(arguments: &ActionsArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json, Format::JsonLines])?;
    let project = Project::open(session)?;
    // A case that the filters leave out may still be one that an action is for.
    let for_others = |read: Read<'_, '_>| Linked::names_one(&read.dossier).then_some(read.dossier);
    let linked = Linked::of(&project.gather(Depth::Whole, for_others).kept);
    let with_actions = |dossier: Dossier, procedure| Some((dossier, procedure));
    let loaded = select(
        &project,
        &arguments.filters,
        Depth::Whole,
        session,
        with_actions,
    )?;
    let selected: &[(Dossier, &Procedure)] = &loaded.kept;
    let knows_any = project.procedure.profile.actions.is_some()
        || selected
            .iter()
            .any(|(_, procedure)| procedure.profile.actions.is_some());
    let mut actions: Vec<Action<'_>> = selected
        .iter()
        .flat_map(|(dossier, procedure)| Action::of(dossier, procedure))
        .collect();
    if let Some(owner) = &arguments.owner {
        actions.retain(|action| {
            action
                .owner()
                .is_some_and(|known| is_owner(known, owner, action))
        });
    }
    let all = actions.len();
    actions.retain(|action| match (arguments.states.as_slice(), format) {
        ([], Format::Text) => !action.is_over(),
        ([], _) => true,
        (states, _) => states.iter().any(|asked| asked.is(action.state)),
    });
    actions.sort_by_cached_key(due_key);
    let rows = || -> Vec<ActionRow> { actions.iter().map(|action| action.row(&linked)).collect() };
    match format {
        Format::Json => output.json(&rows()),
        Format::JsonLines => {
            let lines = rows().iter().map(printing::json_line).collect();
            printing::json_lines(lines, output)?;
        }
        _ => {
            let list = action_list::list(&actions, &linked, project.now, session.words);
            printing::pieces(&list, output);
            let hidden = all - actions.len();
            if !knows_any {
                output.notice(&Message::new("page.actions_unknown"));
            } else if actions.is_empty() {
                output.notice(&Message::new("page.no_actions"));
            }
            if arguments.states.is_empty() && hidden > 0 {
                output.notice(&Message::new("page.actions_hidden").with("count", hidden));
            }
        }
    }
    ended(&loaded, Outcome::Clean)
}

/// Tells whether an owner is the one asked for, by id or by name.
fn is_owner(known: &str, asked: &str, action: &Action<'_>) -> bool {
    let person = action.procedure.people.get(known);
    let name = person.and_then(|person| person.name.as_deref());
    known == asked || name == Some(asked)
}
