//! A procedure as the program understands it, for scripts: kinds, states, steps, clocks, roles.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::FieldType;
use crate::profile::{
    BoundField, ClockRule, Condition, DueRule, Limits, Need, Origin, Profile, StateGroup, Step,
    Test, Verb,
};
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
    /// The kind of its value: text, number, money, time, duration, person, department, choice, yesno, rating.
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
    /// The field that gives the due moment; absent for a clock with limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Whether it stands still while the case is paused.
    pub pausable: bool,
    /// For which cases; absent when for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Value>,
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

impl WorkflowPage {
    /// Returns the page of a profile.
    pub fn of(profile: &Profile) -> Self {
        let kinds = profile.kinds.iter();
        Self {
            name: profile.name.clone(),
            revision: profile.revision,
            label: Names::from(&profile.label),
            kinds: kinds
                .clone()
                .map(|(id, kind)| named(id, &kind.label))
                .collect(),
            intake: kinds
                .map(|(id, kind)| IntakeRow {
                    kind: id.clone(),
                    needs: needs(&kind.needs, profile),
                    may: kind.may.clone(),
                })
                .collect(),
            states: profile
                .states
                .iter()
                .map(|(id, state)| StateRow {
                    id: id.clone(),
                    label: Names::from(&state.label),
                    end: state.is_end(),
                    excluded: state.group == StateGroup::Excluded,
                })
                .collect(),
            steps: profile
                .steps
                .iter()
                .map(|(id, step)| step_row(id, step, profile))
                .collect(),
            clocks: profile
                .clocks
                .iter()
                .map(|(id, clock)| clock_row(id, clock, profile))
                .collect(),
            roles: profile.roles.keys().cloned().collect(),
            role_labels: profile
                .roles
                .iter()
                .map(|(id, label)| (id.clone(), Names::from(label)))
                .collect(),
            departments: profile
                .departments
                .iter()
                .map(|(id, department)| DepartmentRow {
                    id: id.clone(),
                    label: Names::from(&department.label),
                    role: department.role.clone(),
                })
                .collect(),
            priorities: profile
                .list("priorities")
                .iter()
                .map(|(id, choice)| named(id, &choice.label))
                .collect(),
            forms: Vec::new(),
        }
    }
}

fn named(id: &str, label: &Label) -> Named {
    Named {
        id: id.to_owned(),
        label: Names::from(label),
    }
}

fn step_row(id: &str, step: &Step, profile: &Profile) -> StepRow {
    StepRow {
        id: id.to_owned(),
        label: Names::from(&step.label),
        from: match &step.from {
            Origin::Intake => Vec::new(),
            Origin::States(states) => states.clone(),
        },
        to: step.to.clone(),
        roles: roles_of(step, profile),
        needs: needs(&step.needs, profile),
        may: step.may.clone(),
        verb: match step.verb {
            Verb::Advance => None,
            Verb::Assign => Some("assign".to_owned()),
            Verb::Feedback => Some("feedback".to_owned()),
        },
        when: condition(&step.when),
    }
}

/// Returns the roles of a step; `@lead` and `@assist` stand for every department's.
fn roles_of(step: &Step, profile: &Profile) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for role in &step.roles {
        if role.starts_with('@') {
            roles.extend(profile.departments.values().map(|known| known.role.clone()));
        } else {
            roles.push(role.clone());
        }
    }
    let mut seen = Vec::new();
    roles.retain(|role| {
        let new = !seen.contains(role);
        seen.push(role.clone());
        new
    });
    roles
}

fn needs(needs: &[Need], profile: &Profile) -> Vec<NeedRow> {
    needs
        .iter()
        .filter_map(|need| {
            let field = profile.fields.get(&need.field)?;
            let choices = choices(field, profile);
            Some(NeedRow {
                field: need.field.clone(),
                kind: field.kind.code().to_owned(),
                choices: (!choices.is_empty()).then_some(choices),
                when: condition(&need.when),
            })
        })
        .collect()
}

fn choices(field: &BoundField, profile: &Profile) -> Vec<String> {
    match field.kind {
        FieldType::Department => profile.departments.keys().cloned().collect(),
        _ => field.choices.keys().cloned().collect(),
    }
}

fn clock_row(id: &str, clock: &ClockRule, profile: &Profile) -> ClockRow {
    let mut limits = IndexMap::new();
    let mut due = None;
    match &clock.due {
        DueRule::At(field) => due = Some(field.clone()),
        DueRule::After(Limits::ByPriority(by)) => {
            limits.extend(by.iter().map(|(id, limit)| (id.clone(), limit.to_string())));
        }
        DueRule::After(Limits::All(limit)) => {
            let priorities = profile.list("priorities");
            limits.extend(priorities.keys().map(|id| (id.clone(), limit.to_string())));
            if limits.is_empty() {
                limits.insert("all".to_owned(), limit.to_string());
            }
        }
    }
    ClockRow {
        id: id.to_owned(),
        label: Names::from(&clock.label),
        scope: clock.scope.code().to_owned(),
        start: clock.start.clone(),
        stop: clock.stop.clone(),
        limits,
        due,
        pausable: clock.pausing == crate::profile::Pausing::Pauses,
        when: condition(&clock.when),
    }
}

/// Returns a condition as profiles write it; `None` for the one that always holds.
fn condition(condition: &Condition) -> Option<Value> {
    let mut map = serde_json::Map::new();
    for (field, test) in &condition.tests {
        let value = match test {
            Test::OneOf(values) => match values.as_slice() {
                [one] => json!(one),
                several => json!(several),
            },
            Test::NoneOf(values) => json!({ "not": values }),
            Test::Over(bound) => json!({ "over": bound }),
            Test::AtMost(bound) => json!({ "at_most": bound }),
            Test::Known => json!(true),
            Test::Unknown => json!(false),
        };
        map.insert(field.clone(), value);
    }
    (!map.is_empty()).then_some(Value::Object(map))
}
