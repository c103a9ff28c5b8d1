//! The way of a case since it was last reopened: which states it passed, and which step closed it.

use super::Subject;
use crate::domain::Event;
use crate::profile::{Origin, StateGroup, Step};

/// The way of a closed case since it was last reopened.
pub(super) struct LastWay<'a> {
    subject: &'a Subject<'a>,
    /// The states that it passed, the end included.
    states: Vec<&'a str>,
    /// The place in the history from which the way begins.
    first: usize,
}

impl<'a> LastWay<'a> {
    /// Returns the way of a case that stands in an end that counts; `None` for open and excluded ones.
    pub(super) fn of(subject: &'a Subject<'a>) -> Option<Self> {
        let standing = &subject.dossier.standing;
        let group = subject.procedure.profile.group_of(&standing.summary.status);
        if group != StateGroup::Closed {
            return None;
        }
        let since = standing.reopened.last();
        let after =
            |at: &chrono::DateTime<chrono::FixedOffset>| since.is_none_or(|since| at >= since);
        let path = standing.path.iter().filter(|(at, _)| after(at));
        Some(Self {
            subject,
            states: path.map(|(_, state)| state.as_str()).collect(),
            first: subject
                .history()
                .iter()
                .position(|event| after(&event.at))?,
        })
    }

    /// Returns the events of the way with their places.
    pub(super) fn events(&self) -> impl Iterator<Item = (usize, &'a Event)> {
        self.subject.history().iter().enumerate().skip(self.first)
    }

    /// Returns the place of the event that ended the case.
    pub(super) fn closing(&self) -> Option<usize> {
        let ended = self.subject.dossier.standing.ended?;
        let steps = &self.subject.procedure.profile.steps;
        let leads_on = |step: &Step| step.to.is_some();
        let mut events = self.events();
        let found = events
            .find(|(_, event)| event.at == ended && steps.get(&event.step).is_some_and(leads_on));
        found.map(|(index, _)| index)
    }

    /// Returns the state from which the case ended.
    pub(super) fn state_before_end(&self) -> Option<&'a str> {
        let profile = &self.subject.procedure.profile;
        let end = self
            .states
            .iter()
            .position(|state| profile.group_of(state).is_end())?;
        self.states.get(end.checked_sub(1)?).copied()
    }

    /// Tells whether the case passed a state from which a step leads.
    pub(super) fn passed_by(&self, step: &Step) -> bool {
        match &step.from {
            Origin::Intake => false,
            Origin::States(states) => states
                .iter()
                .any(|from| self.states.contains(&from.as_str())),
        }
    }
}
