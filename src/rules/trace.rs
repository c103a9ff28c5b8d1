//! What is kept of a case so that other cases can be held against it: little, since all cases are kept at once.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::Subject;
use crate::domain::{ACTION_OF, CaseNumber, EventId, phone_digits};
use crate::profile::StateGroup;
use crate::workflow::{LeaderFault, leader_fault};

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
    /// Its links to other cases.
    pub(super) links: Box<[TraceLink]>,
    /// The action that it comes under, and where that stands in the file; `None` for most cases.
    pub(super) action_of: Option<(Box<str>, String)>,
    /// The ids of the actions that were ordered in it.
    pub(super) actions: Box<[Box<str>]>,
    /// Why it can lead no group; `None` when it can.
    pub(super) leader_fault: Option<LeaderFault>,
    /// Within how many days a second case of the same customer is a repeat, by the procedure that it follows.
    pub(super) repeat_days: u32,
}

/// A link to another case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TraceLink {
    /// The field that names it.
    pub(super) field: Box<str>,
    /// The number that it names.
    pub(super) number: Box<str>,
    /// The fields that are followed together with this one; sorted, itself among them.
    pub(super) together: Vec<String>,
    /// Where it stands in the file.
    pub(super) at: String,
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
        Self {
            number: case.number.clone(),
            file: subject.dossier.file.clone(),
            events: case.history.iter().map(|event| mark(&event.id)).collect(),
            received: case.received,
            customer: customer.into_iter().map(String::into_boxed_str).collect(),
            links: links(subject),
            action_of: action_of(subject),
            actions: actions(subject),
            leader_fault: leader_fault(standing, profile),
            repeat_days: profile.repeat_days,
        }
    }

    /// Tells whether it has a link to that case.
    pub(super) fn names(&self, number: &CaseNumber) -> bool {
        self.links
            .iter()
            .any(|link| *link.number == *number.as_str())
    }

    /// Returns how long ago an earlier case may lie that this one repeats.
    pub(super) fn repeat_span(&self) -> TimeDelta {
        TimeDelta::days(i64::from(self.repeat_days))
    }
}

fn links(subject: &Subject<'_>) -> Box<[TraceLink]> {
    let profile = &subject.procedure.profile;
    let links = subject.dossier.standing.links(profile).into_iter();
    links
        .map(|(field, number)| TraceLink {
            field: field.into(),
            number: number.into_boxed_str(),
            together: profile
                .followed_with(field)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            at: subject
                .last_of(field)
                .unwrap_or_else(|| format!("details[\"{field}\"]")),
        })
        .collect()
}

/// Returns the action that a case comes under by its last word on it.
fn action_of(subject: &Subject<'_>) -> Option<(Box<str>, String)> {
    let action = subject.dossier.standing.facts.get(ACTION_OF)?;
    let at = subject.last_of(ACTION_OF);
    let at = at.unwrap_or_else(|| format!("details[\"{ACTION_OF}\"]"));
    (!action.is_empty()).then(|| (action.as_str().into(), at))
}

fn actions(subject: &Subject<'_>) -> Box<[Box<str>]> {
    let rules = subject.procedure.profile.actions.as_ref();
    let items = subject.dossier.standing.items.iter();
    let actions = items.filter(|item| rules.is_some_and(|rules| rules.item == item.kind));
    actions.map(|item| item.id.as_str().into()).collect()
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
