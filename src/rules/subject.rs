//! What a rule is given: one case with all that is known of it.

use chrono::{DateTime, FixedOffset};

use crate::domain::{Attachment, Event};
use crate::workflow::{Dossier, Procedure};

/// One case with all that is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The case, replayed and judged.
    pub dossier: &'a Dossier,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// The files in its folder.
    pub attachments: &'a [Attachment],
    /// This run's now, in the team's time zone.
    pub now: DateTime<FixedOffset>,
    /// Until when a clock counts as soon due; `None` leaves it to the profile.
    pub horizon: Option<DateTime<FixedOffset>>,
}

/// A file that an event recorded as attached.
pub(super) struct Recorded<'a> {
    /// The place of the event in the history.
    pub(super) event: usize,
    /// The name that the event gives.
    pub(super) name: &'a str,
    /// The hash that the event gives.
    pub(super) sha256: Option<&'a str>,
}

impl<'a> Subject<'a> {
    /// Returns the history.
    pub(super) fn history(&self) -> &'a [Event] {
        &self.dossier.case.history
    }

    /// Returns the place of the event that last recorded a field.
    pub(super) fn last_of(&self, field: &str) -> Option<String> {
        let mut events = self.history().iter().enumerate().rev();
        let found = events.find(|(_, event)| event.set.contains_key(field));
        found.map(|(index, _)| format!("history[{index}].set.{field}"))
    }

    /// Returns what was recorded as attached, in the order of the history.
    pub(super) fn recorded(&self) -> Vec<Recorded<'a>> {
        let attached = |(event, one): (usize, &'a Event)| {
            (one.step == "attach")
                .then(|| one.set.get("file"))
                .flatten()
                .map(|name| Recorded {
                    event,
                    name,
                    sha256: one.set.get("sha256").map(String::as_str),
                })
        };
        self.history()
            .iter()
            .enumerate()
            .filter_map(attached)
            .collect()
    }

    /// Returns the file of that name in the case's folder.
    pub(super) fn attachment(&self, name: &str) -> Option<&'a Attachment> {
        self.attachments.iter().find(|known| known.name == name)
    }
}
