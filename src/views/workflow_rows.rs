//! Builds the page of a procedure.

use indexmap::IndexMap;
use serde_json::Value;

use super::next_page;
use super::workflow_page::{
    ApprovalRow, ClockRow, DatedRow, DepartmentRow, EscalationRow, IntakeRow, LevelRow, Named,
    Names, NeedRow, StateRow, StepRow, WorkflowPage,
};
use super::workflow_powers::Powers;
use crate::domain::FieldType;
use crate::profile::{
    Approval, BoundField, ClockRule, Condition, DueRule, Escalation, Limits, Need, Origin, Pausing,
    Profile, StateGroup, Step, Verb,
};
use crate::say::Label;

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
                    needs: needs(&kind.needs, &profile.intake, profile),
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
            approvals: profile
                .approvals
                .iter()
                .map(|(id, approval)| approval_row(id, approval))
                .collect(),
            escalations: profile
                .escalations
                .iter()
                .map(|(id, rule)| escalation_row(id, rule))
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
            forms: profile
                .forms
                .iter()
                .map(|(id, form)| named(id, &form.label))
                .collect(),
            layouts: profile
                .report
                .layouts
                .iter()
                .map(|(id, layout)| named(id, &layout.label))
                .collect(),
            powers: Powers::of(profile),
        }
    }
}

fn approval_row(id: &str, approval: &Approval) -> ApprovalRow {
    let levels = approval.levels.iter();
    ApprovalRow {
        id: id.to_owned(),
        label: Names::from(&approval.label),
        propose: approval.propose.clone(),
        grant: approval.grant.clone(),
        refuse: approval.refuse.clone(),
        withdraw: approval.withdraw.clone(),
        covers: approval.covers.clone(),
        amount: approval.amount.clone(),
        levels: levels
            .map(|level| LevelRow {
                over: level.over,
                signatures: level.signatures.clone(),
            })
            .collect(),
        not_concerned: approval.not_concerned.clone(),
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
        needs: needs(&step.needs, id, profile),
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

fn needs(needs: &[Need], step: &str, profile: &Profile) -> Vec<NeedRow> {
    needs
        .iter()
        .filter_map(|need| {
            let field = profile.field_of(step, &need.field)?;
            let choices = choices(field, profile);
            Some(NeedRow {
                field: need.field.clone(),
                kind: field.kind.code().to_owned(),
                // Which items there are to pick from depends on the case.
                choices: (!choices.is_empty() || profile.items.contains_key(&need.field))
                    .then_some(choices),
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
    let (limits, due) = match &clock.due {
        DueRule::At(field) => (IndexMap::new(), Some(field.clone())),
        DueRule::After(first) => (limits(first, profile), None),
    };
    let dated = clock.dated.iter();
    ClockRow {
        id: id.to_owned(),
        label: Names::from(&clock.label),
        scope: clock.scope.code().to_owned(),
        start: clock.start.clone(),
        stop: clock.stop.clone(),
        limits,
        dated: dated
            .map(|dated| DatedRow {
                from: dated.from.to_string(),
                limits: self::limits(&dated.limits, profile),
            })
            .collect(),
        due,
        pausable: clock.pausing == Pausing::Pauses,
        when: condition(&clock.when),
    }
}

fn escalation_row(id: &str, rule: &Escalation) -> EscalationRow {
    let share = rule.clock.as_ref();
    EscalationRow {
        id: id.to_owned(),
        label: Names::from(&rule.label),
        level: rule.level,
        when: condition(&rule.when),
        clock: share.map(|share| share.clock.clone()),
        percent: share.map(|share| share.percent),
        step: rule.step.clone(),
        tells: rule.tells.clone(),
        per: rule.per.code().to_owned(),
    }
}

/// Returns limits by priority; `all` where the profile has no priorities.
fn limits(limits: &Limits, profile: &Profile) -> IndexMap<String, String> {
    match limits {
        Limits::ByPriority(by) => by
            .iter()
            .map(|(id, limit)| (id.clone(), limit.to_string()))
            .collect(),
        Limits::All(limit) => {
            let priorities = profile.list("priorities");
            if priorities.is_empty() {
                return IndexMap::from([("all".to_owned(), limit.to_string())]);
            }
            let all = priorities.keys();
            all.map(|id| (id.clone(), limit.to_string())).collect()
        }
    }
}

/// Returns a condition as profiles write it; `None` for the one that always holds.
fn condition(condition: &Condition) -> Option<Value> {
    (!condition.tests.is_empty()).then(|| next_page::condition(condition))
}
