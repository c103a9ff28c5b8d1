//! A profile that is known to be consistent. Nothing here names a state, a step or a number of
//! any one procedure.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{
    ActionRules, Approval, BoundField, Breach, ClockRule, Department, Escalation, FormRule,
    ItemRule, Kind, Paper, ReportRules, Retention, State, StateGroup, Step, Vocabulary, Watched,
    approvals,
};
use crate::domain::Severity;
use crate::say::Label;

/// The whole procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The id: `network`.
    pub name: String,
    /// The edition of the procedure, counted by its author.
    pub revision: u32,
    /// Its name.
    pub label: Label,
    /// The kinds of case.
    pub kinds: IndexMap<String, Kind>,
    /// The step of intake.
    pub intake: String,
    /// Channels, categories, causes, priorities, severities, urgencies by their list's name.
    pub lists: IndexMap<String, Vocabulary>,
    /// The priority of a case that is given none.
    pub default_priority: Option<String>,
    /// Severity, then urgency, to priority.
    pub priority_matrix: IndexMap<String, IndexMap<String, String>>,
    /// The departments.
    pub departments: IndexMap<String, Department>,
    /// The roles.
    pub roles: IndexMap<String, Label>,
    /// The states.
    pub states: IndexMap<String, State>,
    /// The fields, standard ones included.
    pub fields: IndexMap<String, BoundField>,
    /// The steps, that of intake included.
    pub steps: IndexMap<String, Step>,
    /// The clocks.
    pub clocks: IndexMap<String, ClockRule>,
    /// What counts as a breach of an agreement.
    pub breaches: IndexMap<String, Breach>,
    /// The forms and letters.
    pub forms: IndexMap<String, FormRule>,
    /// The things within a case that have a life of their own.
    pub items: IndexMap<String, ItemRule>,
    /// Which of them are actions; `None` when the procedure knows none.
    pub actions: Option<ActionRules>,
    /// The end states in which a clock may still run.
    pub run_on: BTreeSet<String>,
    /// What must be approved, and by whom.
    pub approvals: IndexMap<String, Approval>,
    /// What must go to a higher level.
    pub escalations: IndexMap<String, Escalation>,
    /// The field `escalation_level` as each step that records escalations asks for it, by the step.
    pub level_fields: IndexMap<String, BoundField>,
    /// How long a file is kept; `None` when the procedure does not say.
    pub retention: Option<Retention>,
    /// Within how many days a second case of the same customer counts as a repeat.
    pub repeat_days: u32,
    /// What the report must know besides.
    pub report: ReportRules,
    /// The working hours as written; `None` for those of the calendar.
    pub hours: Option<String>,
    /// Whether a day limit ends at close of business.
    pub day_end_close: bool,
    /// What `check` watches besides the clocks.
    pub watched: Watched,
    /// Severities of rules of `check`, by the rule's id; `None` as a value switches the rule off.
    pub severities: IndexMap<String, Option<Severity>>,
    /// A fingerprint of the rules of time, for the stamps of stopped clocks.
    pub policy: String,
    /// The papers.
    pub papers: IndexMap<String, Paper>,
    /// The payers whose payments are advances for somebody else.
    pub advancing: Vec<String>,
}

impl Profile {
    /// Returns one of the lists: `channels`, `categories`, …; an empty one when the profile has none.
    pub fn list(&self, name: &str) -> &Vocabulary {
        static EMPTY: std::sync::LazyLock<Vocabulary> = std::sync::LazyLock::new(Vocabulary::new);
        self.lists.get(name).unwrap_or(&EMPTY)
    }

    /// Returns the name of an entry of a list; the id itself when the profile no longer has it.
    pub fn label_of(&self, list: &str, id: &str) -> Label {
        let label = match list {
            "states" => self.states.get(id).map(|state| state.label.clone()),
            "steps" => self.steps.get(id).map(|step| step.label.clone()),
            "escalations" => self.escalations.get(id).map(|known| known.label.clone()),
            "clocks" => self.clocks.get(id).map(|clock| clock.label.clone()),
            "kinds" => self.kinds.get(id).map(|kind| kind.label.clone()),
            "departments" => self
                .departments
                .get(id)
                .map(|department| department.label.clone()),
            "items" => self.items.get(id).map(|item| item.label.clone()),
            "roles" => self.roles.get(id).cloned(),
            "approvals" => self.approvals.get(id).map(|known| known.label.clone()),
            "papers" => self.papers.get(id).map(|paper| paper.label.clone()),
            other => self
                .lists
                .get(other)
                .and_then(|list| list.get(id))
                .map(|choice| choice.label.clone()),
        };
        label.unwrap_or_else(|| Label::new(id, id))
    }

    /// Returns the group of a state; a state that the profile no longer has counts as open.
    pub fn group_of(&self, state: &str) -> StateGroup {
        self.states
            .get(state)
            .map_or(StateGroup::Open, |state| state.group)
    }

    /// Returns the approval that a fact such as `approval_proposal` speaks of.
    pub fn approval_of_fact(&self, fact: &str) -> Option<(&str, &Approval)> {
        approvals::of_fact(&self.approvals, fact)
    }

    /// Returns the priority of a severity and an urgency by the matrix.
    pub fn priority_by_matrix(
        &self,
        severity: Option<&str>,
        urgency: Option<&str>,
    ) -> Option<String> {
        self.priority_matrix.get(severity?)?.get(urgency?).cloned()
    }
}
