//! What walks came by, and what they missed.

use std::collections::{BTreeMap, BTreeSet};

use tousu::workflow::Procedure;

/// What the walks of one profile came by.
#[derive(Default)]
pub(crate) struct Came {
    pub(crate) taken: usize,
    pub(crate) states: BTreeSet<String>,
    pub(crate) steps: BTreeMap<String, usize>,
    pub(crate) clocks: BTreeSet<String>,
    /// The open states from which an end was looked for, and found.
    pub(crate) ended_from: BTreeSet<String>,
}

impl Came {
    /// Returns what was never come by.
    pub(crate) fn missing(&self, procedure: &Procedure) -> Vec<String> {
        let profile = &procedure.profile;
        let mut missing = Vec::new();
        for (id, state) in &profile.states {
            if !self.states.contains(id) {
                missing.push(format!("{id} is never reached"));
            }
            if !state.is_end() && !self.ended_from.contains(id) {
                missing.push(format!("no end was looked for from {id}"));
            }
        }
        let steps = profile.steps.keys();
        let steps = steps.filter(|id| !self.steps.contains_key(*id));
        missing.extend(steps.map(|id| format!("{id} is never taken")));
        let clocks = profile.clocks.keys();
        let clocks = clocks.filter(|id| !self.clocks.contains(*id));
        missing.extend(clocks.map(|id| format!("{id} is never judged")));
        missing
    }
}
