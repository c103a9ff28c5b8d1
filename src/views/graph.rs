//! The states of a procedure and the steps between them, as a graph.

use indexmap::IndexMap;

use crate::profile::{Origin, Profile, StateGroup};
use crate::say::Label;

/// A graph of states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// The name of the procedure.
    pub title: Label,
    /// The states, in the order of the profile.
    pub nodes: Vec<Node>,
    /// The ways between them; steps that leave a case where it stands are none.
    pub edges: Vec<Edge>,
}

/// A state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub label: Label,
    /// How figures count it.
    pub group: StateGroup,
}

/// The steps that lead from one state to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The place of the state in `nodes`; `None` for intake.
    pub from: Option<usize>,
    /// The place of the state that they lead to.
    pub to: usize,
    /// What the steps are called.
    pub labels: Vec<Label>,
}

impl Graph {
    /// Returns the graph of a profile.
    pub fn of(profile: &Profile) -> Self {
        let mut ways: IndexMap<(Option<usize>, usize), Vec<Label>> = IndexMap::new();
        for step in profile.steps.values() {
            let Some(to) = step
                .to
                .as_deref()
                .and_then(|to| profile.states.get_index_of(to))
            else {
                continue;
            };
            let from: Vec<Option<usize>> = match &step.from {
                Origin::Intake => vec![None],
                Origin::States(states) => states
                    .iter()
                    .filter_map(|state| profile.states.get_index_of(state))
                    .filter(|from| *from != to)
                    .map(Some)
                    .collect(),
            };
            for from in from {
                ways.entry((from, to)).or_default().push(step.label.clone());
            }
        }
        Self {
            title: profile.label.clone(),
            nodes: profile
                .states
                .values()
                .map(|state| Node {
                    label: state.label.clone(),
                    group: state.group,
                })
                .collect(),
            edges: ways
                .into_iter()
                .map(|((from, to), labels)| Edge { from, to, labels })
                .collect(),
        }
    }
}
