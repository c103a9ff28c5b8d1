//! What goes on after a case has ended: the clocks that run on, the items that can still be closed.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{AfterEnd, ClockRule, ItemFact, Origin, Profile, State, Step, Test};

/// Returns the end states in which a clock may still run.
pub(super) fn run_on(
    states: &IndexMap<String, State>,
    steps: &IndexMap<String, Step>,
    clocks: &IndexMap<String, ClockRule>,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for clock in clocks
        .values()
        .filter(|clock| clock.after_end == AfterEnd::RunsOn)
    {
        let mut waiting: Vec<&str> = Vec::new();
        for step in clock.start.iter().filter_map(|id| steps.get(id)) {
            waiting.extend(lands_on(step));
        }
        let mut seen = BTreeSet::new();
        while let Some(state) = waiting.pop() {
            if !seen.insert(state) {
                continue;
            }
            if states.get(state).is_some_and(State::is_end) {
                found.insert(state.to_owned());
            }
            let onward = steps
                .iter()
                .filter(|(id, step)| leaves(step, state) && !leaves_behind(clock, id, step));
            waiting.extend(onward.filter_map(|(_, step)| step.to.as_deref()));
        }
    }
    found
}

/// Tells whether a clock does not run after a step. Of items several may be open: where one is closed, another's
/// clock may run on, unless the step takes that none is open.
fn leaves_behind(clock: &ClockRule, id: &String, step: &Step) -> bool {
    match &clock.item {
        None => clock.stop.contains(id),
        Some(item) => step.when.tests.iter().any(|(fact, test)| {
            *test == Test::Unknown && ItemFact::of(fact) == Some(ItemFact::Open(item))
        }),
    }
}

fn leaves(step: &Step, state: &str) -> bool {
    matches!(&step.from, Origin::States(states) if states.iter().any(|known| known == state))
}

/// Returns the states in which a case may stand after a step.
pub(super) fn lands_on(step: &Step) -> Vec<&str> {
    match (&step.to, &step.from) {
        (Some(to), _) => vec![to],
        (None, Origin::States(states)) => states.iter().map(String::as_str).collect(),
        (None, Origin::Intake) => Vec::new(),
    }
}

impl Profile {
    /// Tells whether a clock may run, or start, while a case stands in a state: always where the case is open, and at
    /// an end where a clock runs on after it, or where something may still have to be escalated.
    pub fn may_still_run(&self, state: &str) -> bool {
        !self.group_of(state).is_end() || self.run_on.contains(state) || self.escalates_from(state)
    }

    /// Tells whether an item can still be closed after the case has ended, without taking it up again.
    pub fn outlives_the_end(&self, item: &str) -> bool {
        let mut closing = self
            .steps
            .values()
            .filter(|step| step.items.closes.as_deref() == Some(item));
        closing.any(|step| match &step.from {
            Origin::States(states) => states.iter().any(|state| self.group_of(state).is_end()),
            Origin::Intake => false,
        })
    }
}
