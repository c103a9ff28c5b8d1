//! How a case went through the groups of states: when it was open, closed, excluded.

use chrono::{DateTime, FixedOffset};

use crate::profile::{Profile, StateGroup};
use crate::workflow::Standing;

/// The turns of a case between open, closed and excluded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flow {
    /// When it reached the team; from here it is open.
    pub(super) received: DateTime<FixedOffset>,
    /// When it first came to a closed state.
    pub(super) closed: Option<DateTime<FixedOffset>>,
    /// When it first came to an excluded state.
    pub(super) excluded: Option<DateTime<FixedOffset>>,
    /// When it ended once more, having ended before.
    pub(super) ended_again: Vec<DateTime<FixedOffset>>,
    /// When it was opened again, each time.
    pub(super) reopened: Vec<DateTime<FixedOffset>>,
    turns: Vec<(DateTime<FixedOffset>, StateGroup)>,
}

impl Flow {
    /// Reads the flow off the path of a case.
    pub(super) fn of(standing: &Standing, profile: &Profile) -> Self {
        let received = standing.received;
        let mut flow = Self {
            received,
            closed: None,
            excluded: None,
            ended_again: Vec::new(),
            reopened: Vec::new(),
            turns: Vec::new(),
        };
        let mut group = StateGroup::Open;
        for (at, state) in &standing.path {
            // A case that was typed in before the moment it is now said to have been received at.
            let at = (*at).max(received);
            let next = profile.group_of(state);
            if next == group {
                continue;
            }
            let first = match next {
                StateGroup::Open => {
                    flow.reopened.push(at);
                    None
                }
                StateGroup::Closed => Some(&mut flow.closed),
                StateGroup::Excluded => Some(&mut flow.excluded),
            };
            match first {
                Some(first @ None) => *first = Some(at),
                Some(_) if group == StateGroup::Open => flow.ended_again.push(at),
                _ => {}
            }
            flow.turns.push((at, next));
            group = next;
        }
        flow
    }

    /// Returns the group the case was in just before a moment; `None` when it was not yet received.
    pub(super) fn before(&self, moment: DateTime<FixedOffset>) -> Option<StateGroup> {
        if self.received >= moment {
            return None;
        }
        let last = self.turns.iter().rev().find(|(at, _)| *at < moment);
        Some(last.map_or(StateGroup::Open, |(_, group)| *group))
    }

    /// Returns the group the case is in.
    pub(super) fn stands(&self) -> StateGroup {
        self.turns
            .last()
            .map_or(StateGroup::Open, |(_, group)| *group)
    }
}
