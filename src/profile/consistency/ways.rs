//! The ways through a profile, for each kind of case: no state that is never reached, no open state
//! without a way to an end, no clock that cannot stop.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::profile::{Fault, Origin, Profile, Step, StepEffect, Test};
use crate::say::{Fact, Message};

use super::path;

/// Returns the faults of ways.
pub(super) fn faults(profile: &Profile) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut reached_by_any = BTreeSet::new();
    let mut dead_ends: IndexMap<&str, Vec<Fact>> = IndexMap::new();
    for kind in profile.kinds.keys() {
        let reached = reached(profile, kind, intake_state(profile));
        for state in reached
            .iter()
            .copied()
            .filter(|state| !profile.group_of(state).is_end())
        {
            let onward = self::reached(profile, kind, Some(state));
            if !onward.iter().any(|state| profile.group_of(state).is_end()) {
                let kinds = dead_ends.entry(state).or_default();
                kinds.push(Fact::from(profile.label_of("kinds", kind)));
            }
        }
        reached_by_any.extend(reached);
    }
    for (state, kinds) in dead_ends {
        faults.push(
            Fault::new(
                &path(&["states", state]),
                Message::new("profile.dead_end")
                    .with("state", profile.label_of("states", state))
                    .with("id", state)
                    .with("kinds", kinds),
            )
            .hint(Message::new("profile.dead_end_hint").with("id", state)),
        );
    }
    for (id, state) in profile
        .states
        .iter()
        .filter(|(id, _)| !reached_by_any.contains(id.as_str()))
    {
        faults.push(
            Fault::new(
                &path(&["states", id]),
                Message::new("profile.unreachable")
                    .with("state", &state.label)
                    .with("id", id),
            )
            .hint(Message::new("profile.unreachable_hint").with("id", id)),
        );
    }
    // Where a state is not reached, its steps are not either; one fault says it.
    if faults.is_empty() {
        faults.extend(steps(profile));
    }
    faults.extend(pauses(profile));
    faults.extend(clocks(profile));
    faults
}

fn intake_state(profile: &Profile) -> Option<&str> {
    profile.steps.get(&profile.intake)?.to.as_deref()
}

/// Returns the states that a case of this kind can come to from a state, that state included.
fn reached<'a>(profile: &'a Profile, kind: &str, from: Option<&'a str>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<&str> = from.into_iter().collect();
    while let Some(state) = waiting.pop() {
        if reached.insert(state) {
            waiting.extend(
                profile
                    .steps
                    .values()
                    .filter(|step| leaves(step, state) && fits_kind(step, kind))
                    .filter_map(|step| step.to.as_deref()),
            );
        }
    }
    reached
}

fn leaves(step: &Step, state: &str) -> bool {
    matches!(&step.from, Origin::States(states) if states.iter().any(|known| known == state))
}

fn fits_kind(step: &Step, kind: &str) -> bool {
    step.when
        .tests
        .iter()
        .filter(|(field, _)| field == "kind")
        .all(|(_, test)| match test {
            Test::OneOf(kinds) => kinds.iter().any(|known| known == kind),
            Test::NoneOf(kinds) => !kinds.iter().any(|known| known == kind),
            _ => true,
        })
}

/// A step must be possible for a case of some kind.
fn steps(profile: &Profile) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, step) in &profile.steps {
        let possible = step.from == Origin::Intake
            || profile.kinds.keys().any(|kind| {
                fits_kind(step, kind)
                    && reached(profile, kind, intake_state(profile))
                        .into_iter()
                        .any(|state| leaves(step, state))
            });
        if !possible {
            faults.push(
                Fault::new(
                    &path(&["steps", id]),
                    Message::new("profile.step_never_possible")
                        .with("step", &step.label)
                        .with("id", id),
                )
                .hint(Message::new("profile.step_never_possible_hint").with("id", id)),
            );
        }
    }
    faults
}

/// What pauses must be resumed, and where nothing pauses nothing is there to resume.
fn pauses(profile: &Profile) -> Vec<Fault> {
    let with = |effect| {
        let steps = profile.steps.iter();
        steps.filter(move |(_, step)| step.effect == effect)
    };
    let fault = |id: &str, key: &str, message: Message, hint: Message| {
        Fault::new(&path(&["steps", id, key]), message.with("step", id)).hint(hint.with("step", id))
    };
    let mut pausing = with(StepEffect::Pauses);
    let mut resuming = with(StepEffect::Resumes).peekable();
    match (pausing.next(), resuming.peek()) {
        (Some((id, _)), None) => {
            let message = Message::new("profile.never_resumes");
            let hint = Message::new("profile.never_resumes_hint");
            vec![fault(id, "pauses", message, hint)]
        }
        (None, Some(_)) => resuming
            .map(|(id, _)| {
                let message = Message::new("profile.never_pauses");
                fault(
                    id,
                    "resumes",
                    message,
                    Message::new("profile.never_pauses_hint"),
                )
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A clock must have a stop that can come after its start.
fn clocks(profile: &Profile) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, clock) in &profile.clocks {
        let stops = profile.kinds.keys().any(|kind| {
            clock.start.iter().any(|start| {
                let Some(step) = profile.steps.get(start) else {
                    return false;
                };
                let after: Vec<&str> = match (&step.to, &step.from) {
                    (Some(to), _) => vec![to],
                    (None, Origin::States(states)) => states.iter().map(String::as_str).collect(),
                    (None, Origin::Intake) => Vec::new(),
                };
                after.into_iter().any(|state| {
                    reached(profile, kind, Some(state))
                        .into_iter()
                        .any(|state| {
                            clock
                                .stop
                                .iter()
                                .filter_map(|stop| profile.steps.get(stop))
                                .any(|stop| leaves(stop, state) && fits_kind(stop, kind))
                        })
                })
            })
        });
        if !stops {
            let steps = clock.stop.iter().cloned().collect::<Fact>();
            faults.push(
                Fault::new(
                    &path(&["clocks", id, "stop"]),
                    Message::new("profile.clock_never_stops")
                        .with("clock", &clock.label)
                        .with("id", id)
                        .with("steps", steps),
                )
                .hint(Message::new("profile.clock_never_stops_hint").with("id", id)),
            );
        }
    }
    faults
}
