//! What `[escalations]` names must be there, and the step must be able to record it.

use super::names::Check;
use super::path;
use crate::profile::{
    Condition, ESCALATION_DUE, ESCALATION_FIELD, Fault, Origin, Profile, Step, Test,
};
use crate::say::Message;

impl Check<'_> {
    pub(super) fn escalations(&mut self) {
        let profile = self.profile;
        for (id, escalation) in &profile.escalations {
            let at = |key: &str| path(&["escalations", id, key]);
            self.condition(&at("when"), &escalation.when);
            if let Some(share) = &escalation.clock {
                self.clock(at("clock"), &share.clock);
            }
            for role in &escalation.tells {
                self.role(at("tells"), role);
            }
            if escalation.step.is_empty() {
                continue;
            }
            self.step(at("step"), &escalation.step);
            if let Some(step) = profile.steps.get(&escalation.step) {
                self.faults
                    .extend(not_recorded(&at("step"), id, &escalation.step, step));
            }
        }
        for (id, step) in &profile.steps {
            self.faults.extend(records_none(profile, id, step));
        }
        self.due_only_in_steps();
    }

    /// Whether an escalation is due hangs on the clock on the wall: only what a step rests on may ask for it.
    fn due_only_in_steps(&mut self) {
        let profile = self.profile;
        let kinds = profile.kinds.iter();
        let of_kinds = kinds.flat_map(|(id, kind)| {
            let needs = kind.needs.iter();
            needs.map(move |need| (path(&["kinds", id, "needs"]), &need.when))
        });
        let steps = profile.steps.iter();
        let of_needs = steps.flat_map(|(id, step)| {
            let needs = step.needs.iter();
            needs.map(move |need| (path(&["steps", id, "needs"]), &need.when))
        });
        let clocks = profile.clocks.iter();
        let of_clocks = clocks.map(|(id, clock)| (path(&["clocks", id, "when"]), &clock.when));
        let escalations = profile.escalations.iter();
        let of_escalations = escalations
            .map(|(id, escalation)| (path(&["escalations", id, "when"]), &escalation.when));
        let elsewhere = of_kinds
            .chain(of_needs)
            .chain(of_clocks)
            .chain(of_escalations);
        for (at, _) in elsewhere.filter(|(_, when)| asks(when).is_some()) {
            let message = Message::new("profile.due_elsewhere");
            self.faults.push(Fault::new(&at, message));
        }
        for (id, step) in &profile.steps {
            let test = asks(&step.when);
            if test.is_some_and(|test| !matches!(test, Test::Known | Test::Unknown)) {
                let at = path(&["steps", id, "when", ESCALATION_DUE]);
                let message = Message::new("profile.due_is_known_or_not");
                self.faults.push(Fault::new(&at, message));
            }
        }
    }
}

/// Returns the test of a condition that asks whether an escalation is due.
fn asks(when: &Condition) -> Option<&Test> {
    let found = when.tests.iter().find(|(field, _)| field == ESCALATION_DUE);
    found.map(|(_, test)| test)
}

/// The step of an escalation must record it: by the field, or by itself.
fn not_recorded(at: &[String], id: &str, name: &str, step: &Step) -> Option<Fault> {
    let needs = step
        .needs
        .iter()
        .any(|need| need.field == ESCALATION_FIELD && need.when.tests.is_empty());
    let sets = step.sets.get(ESCALATION_FIELD).is_some_and(|set| set == id);
    if step.from != Origin::Intake && (needs || sets) {
        return None;
    }
    let message = Message::new("profile.escalation_not_recorded")
        .with("id", id)
        .with("step", name);
    let hint = Message::new(match step.from {
        Origin::Intake => "profile.escalation_at_intake_hint",
        Origin::States(_) => "profile.escalation_not_recorded_hint",
    });
    Some(Fault::new(at, message).hint(hint.with("step", name)))
}

/// A step that asks for an escalation must be the step of one.
fn records_none(profile: &Profile, id: &str, step: &Step) -> Option<Fault> {
    let needs = step.needs.iter().map(|need| &need.field);
    let asks = needs
        .chain(&step.may)
        .chain(step.sets.keys())
        .any(|field| field == ESCALATION_FIELD);
    let unfinished = profile.escalations.values().any(|one| one.step.is_empty());
    if !asks || unfinished || profile.escalations_of(id).next().is_some() {
        return None;
    }
    let message = Message::new("profile.step_escalates_nothing").with("step", id);
    let hint = Message::new("profile.step_escalates_nothing_hint").with("step", id);
    Some(Fault::new(&path(&["steps", id]), message).hint(hint))
}
