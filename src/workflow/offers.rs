//! What may be done with a case now, by whom, and what each step needs.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::escalations::AsOf;
use super::{Procedure, Standing, clocks, due_escalations};
use crate::profile::{BoundField, Condition, Facts, Need, Origin, Step, StepEffect, WhilePaused};

/// A field that a step wants.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// The field.
    pub field: &'a BoundField,
    /// When it is needed; the condition that always holds for most.
    pub when: &'a Condition,
}

/// A step that is possible now.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    /// The step's id.
    pub id: &'a str,
    /// The step.
    pub step: &'a Step,
    /// The roles that may take it, `@lead` and `@assist` resolved; empty: anybody.
    pub roles: Vec<String>,
    /// What it needs.
    pub needs: Vec<Wanted<'a>>,
    /// The escalations that are due and that it records.
    pub escalations: Vec<&'a str>,
}

/// Returns the steps that are possible now, in the order of the profile.
pub fn offers<'a>(
    standing: &Standing,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<Offer<'a>> {
    let due = due_escalations(standing, procedure, now);
    procedure
        .profile
        .steps
        .iter()
        .filter(|(_, step)| is_possible(step, standing, procedure, now))
        .map(|(id, step)| Offer {
            id,
            step,
            roles: resolve_roles(step, Some(standing), procedure),
            needs: wanted(&step.needs, id, procedure),
            escalations: due
                .iter()
                .filter(|due| due.rule.step == *id)
                .map(|due| due.id)
                .collect(),
        })
        .collect()
}

/// Binds needs to their fields, as the step asks for them.
pub fn wanted<'a>(needs: &'a [Need], step: &str, procedure: &'a Procedure) -> Vec<Wanted<'a>> {
    needs
        .iter()
        .filter_map(|need| {
            procedure
                .profile
                .field_of(step, &need.field)
                .map(|field| Wanted {
                    field,
                    when: &need.when,
                })
        })
        .collect()
}

/// Tells whether a step is possible, whoever takes it.
pub(super) fn is_possible(
    step: &Step,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> bool {
    let leads_from_here =
        matches!(&step.from, Origin::States(states) if states.contains(&standing.summary.status));
    let paused = standing.paused_since().is_some();
    let fits_pause = match step.effect {
        StepEffect::Resumes => paused,
        StepEffect::Pauses => !paused,
        StepEffect::Plain => !paused || step.while_paused == WhilePaused::Allowed,
    };
    leads_from_here
        && fits_pause
        && step.when.holds(&AsOf {
            standing,
            procedure,
            at: now,
        })
        && step
            .before_due
            .as_deref()
            .is_none_or(|clock| !clocks::is_late_or_stopped(standing, clock, procedure, now))
}

/// Returns the roles that may take a step; without a case, `@lead` stands for every department's.
pub fn resolve_roles(
    step: &Step,
    standing: Option<&Standing>,
    procedure: &Procedure,
) -> Vec<String> {
    roles_named(&step.roles, standing, procedure)
}

/// Returns roles with `@lead` and `@assist` resolved; without a case, they stand for every department's.
pub fn roles_named(
    named: &[String],
    standing: Option<&Standing>,
    procedure: &Procedure,
) -> Vec<String> {
    let departments = &procedure.profile.departments;
    let mut roles = Vec::new();
    for role in named {
        let named: Option<Vec<&String>> = match (role.as_str(), standing) {
            ("@lead", Some(standing)) => standing.summary.lead.as_ref().map(|lead| vec![lead]),
            ("@assist", Some(standing)) => Some(standing.summary.assist.iter().collect()),
            ("@lead" | "@assist", None) => None,
            _ => {
                roles.push(role.clone());
                continue;
            }
        };
        match named {
            Some(named) => roles.extend(
                named
                    .into_iter()
                    .filter_map(|id| departments.get(id))
                    .map(|known| known.role.clone()),
            ),
            None => roles.extend(
                departments
                    .values()
                    .map(|department| department.role.clone()),
            ),
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

/// What a case is known to be, with the values that a step is given laid over it.
struct WithGiven<'a> {
    standing: Option<&'a Standing>,
    given: &'a IndexMap<String, String>,
}

impl Facts for WithGiven<'_> {
    fn fact(&self, field: &str) -> Option<String> {
        match self.given.get(field) {
            Some(value) => (!value.is_empty()).then(|| value.clone()),
            None => self.standing.and_then(|standing| standing.fact(field)),
        }
    }
}

/// Returns the needs that the values given leave open.
pub(super) fn open_needs<'a>(
    needs: &'a [Need],
    given: &IndexMap<String, String>,
    standing: &Standing,
) -> Vec<&'a Need> {
    let facts = WithGiven {
        standing: Some(standing),
        given,
    };
    needs
        .iter()
        .filter(|need| {
            need.when.holds(&facts) && given.get(&need.field).is_none_or(String::is_empty)
        })
        .collect()
}

/// Returns the first need that the values given leave open; without a standing, of a case that is yet to be made.
pub fn first_open<'a>(
    needs: &[Wanted<'a>],
    given: &IndexMap<String, String>,
    standing: Option<&Standing>,
) -> Option<&'a BoundField> {
    let facts = WithGiven { standing, given };
    let is_open = |need: &&Wanted<'a>| {
        need.when.holds(&facts)
            && given
                .get(&need.field.id)
                .is_none_or(|value| value.trim().is_empty())
    };
    needs.iter().find(is_open).map(|need| need.field)
}
