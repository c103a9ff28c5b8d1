//! Holds events to the profile, each as the case stood when the step was taken.

use super::edits::KEPT_IN_EVENT;
use super::escalations::{self, AsOf};
use super::open_needs::{Given, open_needs};
use super::standing::{Illegal, Standing};
use super::{Procedure, approvals, hold, items_picked, offers};
use crate::domain::Event;
use crate::profile::{Origin, Step, StepEffect, WhilePaused};
use crate::say::Message;

/// The fields of an event that replay puts into the header, and those by which another case stands for this one.
pub(super) const IN_HEADER: [&str; 13] = [
    "kind",
    "channel",
    "received",
    "priority",
    "category",
    "lead",
    "handler",
    "assist",
    "outcome",
    "satisfaction",
    "rating",
    "duplicate_of",
    "part_of",
];

/// Holds an event to the profile, as it stood when the step was taken.
pub(super) fn judge_legality(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) {
    let mut reasons: Vec<(&'static str, Message)> = Vec::new();
    let profile = &procedure.profile;
    let named = || profile.label_of("steps", &event.step);
    match &step.from {
        Origin::Intake if index == 0 => {}
        Origin::Intake => reasons.push((
            "step",
            Message::new("workflow.second_intake").with("step", named()),
        )),
        Origin::States(_) if index == 0 => {
            reasons.push((
                "step",
                Message::new("workflow.first_is_no_intake").with("step", named()),
            ));
        }
        Origin::States(states) => {
            if !states.contains(&standing.summary.status) {
                reasons.push((
                    "step",
                    Message::new("workflow.illegal_step")
                        .with("step", named())
                        .with(
                            "state",
                            profile.label_of("states", &standing.summary.status),
                        ),
                ));
            }
        }
    }
    if standing.paused_since().is_some()
        && step.effect != StepEffect::Resumes
        && step.while_paused == WhilePaused::Refused
        && index > 0
    {
        reasons.push((
            "step",
            Message::new("workflow.step_while_paused").with("step", named()),
        ));
    }
    let as_of = AsOf {
        standing,
        procedure,
        at: event.at,
    };
    if index > 0 && !step.when.holds(&as_of) {
        reasons.push((
            "step",
            Message::new("workflow.condition_not_met").with("step", named()),
        ));
    }
    for other in &step.other_than {
        if !procedure.people.is_empty() && standing.takers.get(other) == Some(&event.by) {
            reasons.push((
                "by",
                Message::new("workflow.same_person_in_history")
                    .with("other", profile.label_of("steps", other)),
            ));
        }
    }
    if !procedure.people.is_empty() {
        let concerned = approvals::concerned(&step.not_concerned, standing, procedure);
        let named = approvals::concerned_now(&step.not_concerned, &event.set, procedure);
        let mut all = concerned.into_iter().chain(named);
        let hit = all.find(|one| one.person == event.by);
        reasons.extend(hit.map(|one| ("by", one.reason.with("actor", &event.by))));
    }
    if let Some(reason) = approvals::not_open(step, standing, procedure).filter(|_| index > 0) {
        reasons.push(("step", reason));
    }
    if let Some(clock) = &step.before_due
        && offers::is_too_late(step, standing, procedure, event.at)
    {
        reasons.push((
            "at",
            Message::new("workflow.asked_late").with("clock", profile.label_of("clocks", clock)),
        ));
    }
    reasons.extend(items_picked::history_reasons(
        standing, event, step, procedure,
    ));
    if index > 0 {
        let given = Recorded { step, event };
        for need in open_needs(&step.needs, &given, standing) {
            reasons.push((
                "set",
                Message::new("workflow.need_missing_in_history").with("field", &need.field),
            ));
        }
    }
    if index > 0 {
        let takes = |field: &str| {
            step.sets.contains_key(field)
                || step.needs.iter().any(|need| need.field == field)
                || step.may.iter().any(|may| may == field)
        };
        reasons.extend(foreign(event, takes));
        let level = escalations::foreign(event, step, procedure);
        reasons.extend(level.map(|message| ("set", message)));
    }
    note_reasons(standing, index, reasons);
}

/// What an event recorded: what its step sets by itself, and over it what was given.
struct Recorded<'a> {
    step: &'a Step,
    event: &'a Event,
}

impl Given for Recorded<'_> {
    fn given(&self, field: &str) -> Option<&String> {
        let by_itself = || self.step.sets.get(field);
        self.event.set.get(field).or_else(by_itself)
    }
}

/// Holds an event of a step that every profile has to what such a step may record.
pub(super) fn judge_addition(standing: &mut Standing, index: usize, event: &Event) {
    let takes = |field: &str| event.step == "edit" && KEPT_IN_EVENT.contains(&field);
    let mut reasons: Vec<_> = foreign(event, takes).collect();
    reasons.extend(hold::illegal(standing, event));
    note_reasons(standing, index, reasons);
}

/// Returns the fields that stand in the header and that this step cannot have recorded. Other fields are let be: a
/// profile may have dropped them since.
fn foreign(
    event: &Event,
    takes: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (&'static str, Message)> {
    let strange = event
        .set
        .keys()
        .filter(move |field| IN_HEADER.contains(&field.as_str()) && !takes(field));
    strange.map(|field| {
        let message = Message::new("workflow.field_foreign_in_history").with("field", field);
        ("set", message)
    })
}

pub(super) fn note_reasons(
    standing: &mut Standing,
    index: usize,
    reasons: Vec<(&'static str, Message)>,
) {
    standing
        .illegal
        .extend(reasons.into_iter().map(|(key, message)| Illegal {
            event: index,
            key,
            message,
        }));
}
