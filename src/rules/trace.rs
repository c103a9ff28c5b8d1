//! What is kept of a case so that other cases can be held against it: little, since all cases are kept at once.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Subject;
use crate::domain::{CaseNumber, EventId, phone_digits};
use crate::profile::StateGroup;

/// The characters of an event's id.
const ID: usize = 26;

/// What is kept of a case so that other cases can be held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Its number.
    pub number: CaseNumber,
    /// Its file, relative to the root of the project.
    pub file: PathBuf,
    /// The ids of its events, in the order of the history.
    pub(super) events: Box<[EventMark]>,
    /// When it reached the team, as its header says.
    pub(super) received: DateTime<FixedOffset>,
    /// What the customer is known by again; none of a case that repeats nothing and cannot be repeated.
    pub(super) customer: Box<[Box<str>]>,
    /// Whether it names the case that it repeats.
    pub(super) link: Link,
    /// Within how many days a second case of the same customer is a repeat, by the procedure that it follows.
    pub(super) repeat_days: u32,
}

/// Whether a case names the one that it repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// It does.
    Named,
    /// It does not.
    Missing,
}

/// The id of an event as its 26 bytes; a case with another text for an id is not read at all.
pub(super) type EventMark = [u8; ID];

impl Trace {
    /// Keeps what is needed of a case.
    pub fn of(subject: &Subject<'_>) -> Self {
        let case = &subject.dossier.case;
        let standing = &subject.dossier.standing;
        let profile = &subject.procedure.profile;
        // A withdrawn, false or duplicate case repeats nothing.
        let customer = match profile.group_of(&standing.summary.status) {
            StateGroup::Excluded => Vec::new(),
            StateGroup::Open | StateGroup::Closed => marks(subject),
        };
        let link = match standing.facts.contains_key("repeat_of") {
            true => Link::Named,
            false => Link::Missing,
        };
        Self {
            number: case.number.clone(),
            file: subject.dossier.file.clone(),
            events: case.history.iter().map(|event| mark(&event.id)).collect(),
            received: case.received,
            customer: customer.into_iter().map(String::into_boxed_str).collect(),
            link,
            repeat_days: profile.repeat_days,
        }
    }

    /// Returns how long ago an earlier case may lie that this one repeats.
    pub(super) fn repeat_span(&self) -> TimeDelta {
        TimeDelta::days(i64::from(self.repeat_days))
    }
}

fn mark(id: &EventId) -> EventMark {
    let mut mark = [0; ID];
    for (kept, byte) in mark.iter_mut().zip(id.0.bytes()) {
        *kept = byte;
    }
    mark
}

/// Returns what a customer is known by again: the phone number and the customer number.
fn marks(subject: &Subject<'_>) -> Vec<String> {
    let customer = &subject.dossier.case.customer;
    let phone = customer.phone.as_deref().map(phone_digits);
    let phone = phone.filter(|digits| digits.len() >= 5);
    let account = customer.account.as_deref().map(str::trim);
    let account = account.filter(|account| !account.is_empty());
    let phone = phone.map(|digits| format!("phone {digits}"));
    phone
        .into_iter()
        .chain(account.map(|account| format!("account {account}")))
        .collect()
}
