//! What may be done with a case now, by whom, and what each step needs.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use super::escalations::AsOf;
use super::{Procedure, Standing, approvals, clocks, due_escalations, items_picked, resolve_roles};
use crate::profile::{BoundField, Condition, Need, Origin, Step, StepEffect, WhilePaused};
use crate::say::Message;

/// A field that a step wants.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// The field; where it picks an item, with those that can be picked as its choices.
    pub field: Cow<'a, BoundField>,
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
    /// The state it leads to now; `None` when the case stays where it stands.
    pub to: Option<&'a str>,
    /// The roles that may take it, `@lead` and `@assist` resolved; empty: anybody.
    pub roles: Vec<String>,
    /// The people who may not, whatever their role; empty when no people are configured.
    pub but_not: Vec<String>,
    /// What it needs.
    pub needs: Vec<Wanted<'a>>,
    /// The escalations that are due and that it records.
    pub escalations: Vec<&'a str>,
}

impl Offer<'_> {
    /// Tells whether a person may take it.
    pub fn may(&self, person: &str, procedure: &Procedure) -> bool {
        procedure.people.may(person, &self.roles) && !self.but_not.iter().any(|one| one == person)
    }
}

/// Somebody who may not take a step, whatever their role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excluded {
    /// Who.
    pub person: String,
    /// Why.
    pub reason: Message,
}

/// Returns who may not take a step, whatever their role; nobody when no people are configured.
pub(super) fn excluded(step: &Step, standing: &Standing, procedure: &Procedure) -> Vec<Excluded> {
    if procedure.people.is_empty() {
        return Vec::new();
    }
    let took = |other: &String| {
        Some(Excluded {
            person: standing.takers.get(other)?.clone(),
            reason: Message::new("workflow.same_person")
                .with("other", procedure.profile.label_of("steps", other)),
        })
    };
    let mut excluded: Vec<_> = step.other_than.iter().filter_map(took).collect();
    excluded.extend(approvals::concerned(
        &step.not_concerned,
        standing,
        procedure,
    ));
    excluded.extend(approvals::excluded(step, standing, procedure));
    excluded
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
        .filter(|(id, step)| is_possible((id, step), standing, procedure, now))
        .map(|(id, step)| Offer {
            id,
            step,
            to: step
                .to
                .as_deref()
                .filter(|_| approvals::completes(step, standing, procedure)),
            roles: resolve_roles(step, Some(standing), procedure),
            but_not: but_not(step, standing, procedure),
            needs: wanted(&step.needs, id, procedure)
                .into_iter()
                .map(|wanted| picking(wanted, (id, step), standing, procedure, now))
                .collect(),
            escalations: due
                .iter()
                .filter(|due| due.rule.step == *id)
                .map(|due| due.id)
                .collect(),
        })
        .collect()
}

/// Gives a field that picks an item the choices that there are now.
fn picking<'a>(
    wanted: Wanted<'a>,
    step: (&str, &Step),
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Wanted<'a> {
    match &wanted.field {
        Cow::Borrowed(field) => Wanted {
            field: items_picked::bound(field, step, standing, procedure, now),
            when: wanted.when,
        },
        Cow::Owned(_) => wanted,
    }
}

fn but_not(step: &Step, standing: &Standing, procedure: &Procedure) -> Vec<String> {
    let excluded = excluded(step, standing, procedure).into_iter();
    let mut people: Vec<String> = excluded.map(|one| one.person).collect();
    let mut seen = Vec::new();
    people.retain(|person| {
        let new = !seen.contains(person);
        seen.push(person.clone());
        new
    });
    people
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
                    field: Cow::Borrowed(field),
                    when: &need.when,
                })
        })
        .collect()
}

/// Tells whether a step is possible, whoever takes it.
pub(super) fn is_possible(
    (id, step): (&str, &Step),
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
        && approvals::allows(step, standing)
        && step.when.holds(&AsOf {
            standing,
            procedure,
            at: now,
        })
        && !is_too_late(step, standing, procedure, now)
        && items_picked::can_pick((id, step), standing, procedure, now)
}

/// Tells whether the clock that a step must come before is late or stopped; that of an item decides which items
/// the step can pick.
pub(super) fn is_too_late(
    step: &Step,
    standing: &Standing,
    procedure: &Procedure,
    at: DateTime<FixedOffset>,
) -> bool {
    let of_item = |clock: &str| {
        let rule = procedure.profile.clocks.get(clock);
        rule.is_some_and(|rule| rule.item.is_some())
    };
    let clock = step.before_due.as_deref().filter(|clock| !of_item(clock));
    clock.is_some_and(|clock| clocks::is_late_or_stopped(standing, (clock, None), procedure, at))
}
