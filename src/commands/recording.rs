//! What the commands share that add to a history without moving the case: note, attach, exempt, hold.

use indexmap::IndexMap;

use super::answering::answer;
use super::stepping::actor;
use crate::domain::Event;
use crate::project::{Actor, Change, Project};
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::format_moment;
use crate::workflow::replay;

/// What an event records.
pub(super) struct Record {
    /// The step, one that every procedure has.
    pub(super) step: &'static str,
    /// The values under the names of their fields.
    pub(super) set: IndexMap<String, String>,
    /// Remarks in free words.
    pub(super) note: Option<String>,
}

/// A case under its lock, and who is about to write to it.
pub(super) struct Recording<'a> {
    project: &'a Project,
    actor: Actor,
    /// The case.
    pub(super) change: Change<'a>,
}

impl<'a> Recording<'a> {
    /// Opens a case to add to it.
    ///
    /// # Errors
    /// No such case, another command that writes to it too long, or a now before its last event.
    pub(super) fn open(
        project: &'a Project,
        named: &str,
        session: &Session,
        output: &mut Output,
    ) -> Result<Self, Failure> {
        let change = project.change(named, session)?;
        let actor = actor(project, session, output)?;
        let last = change.open.case.history.last();
        if let Some(last) = last.filter(|last| last.at > change.now) {
            return Err(Failure::new(
                Message::new("workflow.time_goes_back")
                    .with("at", format_moment(change.now))
                    .with("last", format_moment(last.at)),
            ));
        }
        Ok(Self {
            project,
            actor,
            change,
        })
    }

    /// Returns who is about to write, by id.
    pub(super) fn actor(&self) -> &str {
        &self.actor.id
    }

    /// Appends an event for each record, saves the case, and answers.
    ///
    /// # Errors
    /// Somebody who is not of the team, or a file that cannot be written; nothing is changed then.
    pub(super) fn save(
        self,
        records: Vec<Record>,
        format: Format,
        session: &Session,
        output: &mut Output,
    ) -> Done {
        let open = &self.change.open;
        let mut after = open.case.clone();
        let mut random = session.random(open.case.number.as_str());
        for record in records {
            after.history.push(Event {
                id: self.project.event_id(Some(&after), &mut random)?,
                at: self.change.now,
                by: self.actor.id.clone(),
                step: record.step.to_owned(),
                set: record.set,
                note: record.note,
                changed: Vec::new(),
                clocks: Vec::new(),
            });
        }
        let standing = replay(&after, open.procedure);
        self.project.save_change(&self.change, &after, output)?;
        answer(
            self.project,
            &after,
            &open.standing,
            &standing,
            open.procedure,
            format,
            output,
        );
        Ok(Outcome::Clean)
    }
}
