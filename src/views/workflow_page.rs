//! A procedure as the program understands it, for scripts: kinds, states, steps, clocks, roles.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::workflow_powers::Powers;
use crate::say::Label;

/// A procedure.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WorkflowPage {
    /// The id of the profile.
    pub name: String,
    /// Its edition.
    pub revision: u32,
    /// Its name.
    pub label: Names,
    /// The kinds of case.
    pub kinds: Vec<Named>,
    /// What intake of each kind needs.
    pub intake: Vec<IntakeRow>,
    /// The states.
    pub states: Vec<StateRow>,
    /// The steps, that of intake included.
    pub steps: Vec<StepRow>,
    /// The clocks.
    pub clocks: Vec<ClockRow>,
    /// What must be approved, and by whom.
    pub approvals: Vec<ApprovalRow>,
    /// What must go to a higher level.
    pub escalations: Vec<EscalationRow>,
    /// The roles.
    pub roles: Vec<String>,
    /// What the roles are called.
    pub role_labels: IndexMap<String, Names>,
    /// The departments, with the role of their members.
    pub departments: Vec<DepartmentRow>,
    /// The priorities, as the profile orders them.
    pub priorities: Vec<Named>,
    /// The forms; empty for a profile that has none of its own.
    pub forms: Vec<Named>,
    /// The meeting papers and assessment sheets; empty for a profile that has none.
    pub layouts: Vec<Named>,
    /// Items, redress, papers, links and the like.
    #[serde(flatten)]
    pub powers: Powers,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Names {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl From<&Label> for Names {
    fn from(label: &Label) -> Self {
        Self {
            zh: label.zh.clone(),
            en: label.en.clone(),
        }
    }
}

/// An id and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
}

/// What intake of a kind needs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IntakeRow {
    /// The kind.
    pub kind: String,
    /// The fields that it needs.
    pub needs: Vec<NeedRow>,
    /// The fields of the profile that it may take besides.
    pub may: Vec<String>,
}

/// A state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// Whether a case has ended here.
    pub end: bool,
    /// Whether a case that ended here stays out of every rate.
    pub excluded: bool,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StepRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// The states it is taken from; empty for intake.
    pub from: Vec<String>,
    /// The state that it leads to; null where the state stays.
    pub to: Option<String>,
    /// The roles that may take it, those of all departments where it depends on the case; empty: anybody.
    pub roles: Vec<String>,
    /// The fields that it needs.
    pub needs: Vec<NeedRow>,
    /// The fields that it may take besides.
    pub may: Vec<String>,
    /// The verb of its own, `assign` or `feedback`; absent for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// When it is possible at all; absent when always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Value>,
}

/// A field that is needed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NeedRow {
    /// The name that `--set` uses.
    pub field: String,
    /// The kind of its value: text, number, money, time, duration, person, department, choice, yesno, rating, case.
    #[serde(rename = "type")]
    pub kind: String,
    /// The values that it can take, when there is a list of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<String>>,
    /// When it is needed; absent when always.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Value>,
}

/// A clock.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClockRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// `stage`, `round` or `case`.
    pub scope: String,
    /// The steps that start it.
    pub start: Vec<String>,
    /// The steps that stop it.
    pub stop: Vec<String>,
    /// Its limit by priority; empty for a clock that a field gives the due moment of.
    pub limits: IndexMap<String, String>,
    /// Limits that hold for what starts on a day or later; absent where the limits never changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dated: Vec<DatedRow>,
    /// The field that gives the due moment; absent for a clock with limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Whether it stands still while the case is paused.
    pub pausable: bool,
    /// For which cases; absent when for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Value>,
}

/// Limits that hold from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DatedRow {
    /// The first day.
    pub from: String,
    /// The limit by priority.
    pub limits: IndexMap<String, String>,
}

/// What must go to a higher level.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EscalationRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// How high it goes, from 1.
    pub level: u32,
    /// For which cases; absent when the clock alone decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Value>,
    /// The clock whose time is used up; absent when the condition alone decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// How much of its time, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// The step that records it.
    pub step: String,
    /// The roles that are told.
    pub tells: Vec<String>,
    /// `case` or `round`: how often it becomes due.
    pub per: String,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DepartmentRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// The role of its members.
    pub role: String,
}

/// What must be approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ApprovalRow {
    /// The id; the fact `approval_<id>` tells how it stands.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// The steps that put it up.
    pub propose: Vec<String>,
    /// The step that signs.
    pub grant: String,
    /// The step that refuses; null where none does.
    pub refuse: Option<String>,
    /// The step that takes it back; null where none does.
    pub withdraw: Option<String>,
    /// The fields whose values are approved.
    pub covers: Vec<String>,
    /// The field whose amount decides the level; null where there is one level only.
    pub amount: Option<String>,
    /// The levels, the lowest first.
    pub levels: Vec<LevelRow>,
    /// The fields that name persons who may not sign.
    pub not_concerned: Vec<String>,
}

/// A level of an approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LevelRow {
    /// It holds above this amount in fen; null for the first level.
    pub over: Option<i64>,
    /// The signatures, each with the roles of which one must sign.
    pub signatures: Vec<Vec<String>>,
}
