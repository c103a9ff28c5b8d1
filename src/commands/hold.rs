//! `hold`: keeps the file of a case however long it was to be kept, until somebody ends the hold.

use clap::Args;
use indexmap::IndexMap;

use super::free_text::FreeText;
use super::recording::{Record, Recording};
use crate::domain::{END_HOLD, HOLD};
use crate::project::Project;
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Output, Session};
use crate::time::format_moment;
use crate::workflow::roles_named;

/// What `hold` is asked for.
#[derive(Debug, Args)]
pub struct HoldArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// Why; needed, unless a hold is ended.
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        value_parser = FreeText,
        required_unless_present = "end"
    )]
    pub because: Option<String>,
    /// End the hold.
    #[arg(long)]
    pub end: bool,
}

/// Records a hold or the end of one; it never moves the case.
///
/// # Errors
/// No such case, a hold where there is one, an end where there is none, no reason, or somebody whose role may not; nothing
/// is changed then.
pub fn run(arguments: &HoldArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let because = arguments.because.as_deref().map(str::trim);
    let is_bad = |text: &str| text.is_empty() || text.chars().any(char::is_control);
    if because.is_some_and(is_bad) {
        return Err(Failure::new(Message::new("command.hold_reason")));
    }
    let project = Project::open(session)?;
    let recording = Recording::open(&project, &arguments.case, session, output)?;
    may_hold(&recording)?;
    let open = &recording.change.open;
    let step = match (&open.standing.hold, arguments.end) {
        (Some(_), true) => END_HOLD,
        (None, false) => HOLD,
        (None, true) => {
            let message = Message::new("command.not_held").with("case", open.case.number.as_str());
            return Err(Failure::new(message));
        }
        (Some(hold), false) => {
            let message = Message::new("command.held_already")
                .with("case", open.case.number.as_str())
                .with("since", format_moment(hold.since))
                .with("by", &hold.by);
            let hint = Message::new("command.held_already_hint");
            return Err(Failure::new(message).hint(hint));
        }
    };
    let because = because.map(|text| ("reason".to_owned(), text.to_owned()));
    let record = Record {
        step,
        set: because.into_iter().collect::<IndexMap<_, _>>(),
        note: None,
    };
    recording.save(vec![record], format, session, output)
}

/// Holds who acts to the roles of `[retention] hold_roles`.
fn may_hold(recording: &Recording<'_>) -> Result<(), Failure> {
    let open = &recording.change.open;
    let procedure = open.procedure;
    let retention = procedure.profile.retention.as_ref();
    let named = retention.map_or(&[][..], |retention| &retention.hold_roles);
    let roles = &roles_named(named, Some(&open.standing), procedure);
    let actor = recording.actor();
    if named.is_empty() || procedure.people.may(actor, roles) {
        return Ok(());
    }
    let names = roles.iter();
    let names: Vec<Fact> = names
        .map(|role| procedure.profile.label_of("roles", role).into())
        .collect();
    let who = procedure.people.with_roles(roles);
    let who: Fact = who.map(|person| person.id.clone()).collect();
    let message = Message::new("command.may_not_hold")
        .with("actor", actor)
        .with("roles", names);
    let hint = Message::new("command.may_not_hold_hint").with("who", who);
    Err(Failure::new(message).hint(hint))
}
