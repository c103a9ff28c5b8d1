//! Replays a history, event by event.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::legality::judge_legality;
use super::recording::{clear, record};
use super::standing::{Clock, Extension, Illegal, Round, Standing};
use super::{Procedure, due_moments};
use crate::domain::{Case, Event, Summary};
use crate::profile::{ClockRule, ClockScope, DueRule, Origin, RoundEffect, Step, StepEffect};
use crate::say::Message;
use crate::time::Pause;

/// The steps that every profile has: they add to a case and never move it.
pub(super) const EVERYWHERE: [&str; 3] = ["note", "edit", "attach"];

/// Replays the whole history of a case.
///
/// What the profile does not allow is remembered in `illegal`, and replay goes on as far as it can.
pub fn replay(case: &Case, procedure: &Procedure) -> Standing {
    let mut standing = begin(case);
    for (index, event) in case.history.iter().enumerate() {
        apply(&mut standing, index, event, procedure);
    }
    standing
}

/// Returns the standing before the first event: what the header says and no step changes.
pub(super) fn begin(case: &Case) -> Standing {
    let mut facts = IndexMap::new();
    facts.insert("title".to_owned(), case.title.clone());
    facts.extend(
        case.description
            .clone()
            .map(|text| ("description".to_owned(), text)),
    );
    for (field, value) in case.customer.fields() {
        facts.extend(value.map(|value| (field.to_owned(), value.to_owned())));
    }
    facts.extend(case.details.clone());
    Standing {
        summary: Summary {
            round: 1,
            ..Summary::default()
        },
        kind: case.kind.clone(),
        channel: None,
        received: case.received,
        facts,
        pauses: Vec::new(),
        clocks: Vec::new(),
        rounds: vec![Round::default()],
        takers: IndexMap::new(),
        since: case.received,
        first_ended: None,
        ended: None,
        reopened: Vec::new(),
        path: Vec::new(),
        illegal: Vec::new(),
    }
}

/// Applies one event to a standing.
pub(super) fn apply(standing: &mut Standing, index: usize, event: &Event, procedure: &Procedure) {
    let Some(step) = procedure.profile.steps.get(&event.step) else {
        if !EVERYWHERE.contains(&event.step.as_str()) {
            standing.illegal.push(Illegal {
                event: index,
                key: "step",
                message: Message::new("workflow.unknown_step_in_history").with("step", &event.step),
            });
        }
        record(standing, event, None);
        return;
    };
    judge_legality(standing, index, event, step, procedure);
    if step.round == RoundEffect::Next {
        standing.summary.round += 1;
        standing.rounds.push(Round {
            began: Some(event.at),
            ..Round::default()
        });
    }
    // What a step takes back goes first, so that it can give the same field anew.
    clear(standing, &step.clears);
    record(standing, event, Some(step));
    stop_clocks(standing, index, event, procedure, |rule| {
        rule.stop.contains(&event.step)
    });
    extend_clock(standing, event, step);
    match step.effect {
        StepEffect::Pauses if standing.paused_since().is_none() => {
            standing.pauses.push(Pause {
                from: event.at,
                to: None,
            });
        }
        StepEffect::Resumes => resume(standing, event.at),
        _ => {}
    }
    if let Some(to) = &step.to {
        enter(standing, to, event.at, procedure);
        if procedure.profile.group_of(to).is_end() {
            resume(standing, event.at);
            stop_clocks(standing, index, event, procedure, |_| true);
        }
    }
    start_clocks(standing, index, event, step, procedure);
    standing.takers.insert(event.step.clone(), event.by.clone());
}

fn resume(standing: &mut Standing, at: DateTime<FixedOffset>) {
    if let Some(pause) = standing
        .pauses
        .last_mut()
        .filter(|pause| pause.to.is_none())
    {
        pause.to = Some(at);
    }
}

fn enter(standing: &mut Standing, state: &str, at: DateTime<FixedOffset>, procedure: &Procedure) {
    let was_end = standing.ended.is_some();
    let is_end = procedure.profile.group_of(state).is_end();
    if standing.summary.status != state {
        standing.since = at;
        standing.path.push((at, state.to_owned()));
    }
    standing.summary.status = state.to_owned();
    if is_end && !was_end {
        standing.ended = Some(at);
        standing.first_ended.get_or_insert(at);
    }
    if !is_end && was_end {
        standing.ended = None;
        standing.reopened.push(at);
    }
}

fn stop_clocks(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    procedure: &Procedure,
    stops: impl Fn(&ClockRule) -> bool,
) {
    let priority = standing.summary.priority.clone();
    let mut stopped = Vec::new();
    for (place, clock) in standing.clocks.iter().enumerate() {
        let Some(rule) = procedure.profile.clocks.get(&clock.id) else {
            continue;
        };
        if clock.stopped.is_none() && stops(rule) {
            stopped.push((
                place,
                due_moments::due_field(rule, standing, *event.at.offset()),
            ));
        }
    }
    for (place, due_at) in stopped {
        let clock = &mut standing.clocks[place];
        clock.stopped = Some(event.at);
        clock.stop_event = Some(index);
        clock.priority.clone_from(&priority);
        clock.due_at = due_at;
        clock.stamp = event
            .clocks
            .iter()
            .find(|stamp| stamp.clock == clock.id && stamp.started == clock.started)
            .cloned();
    }
}

fn extend_clock(standing: &mut Standing, event: &Event, step: &Step) {
    let Some(extended) = &step.extends else {
        return;
    };
    let Some(by) = standing
        .facts
        .get("extension")
        .and_then(|text| text.parse().ok())
    else {
        return;
    };
    if let Some(clock) = standing
        .clocks
        .iter_mut()
        .rev()
        .find(|clock| clock.id == *extended && clock.stopped.is_none())
    {
        clock.extensions.push(Extension { at: event.at, by });
    }
}

fn start_clocks(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) {
    let round = standing.summary.round;
    for (id, rule) in &procedure.profile.clocks {
        if !rule.start.contains(&event.step) {
            continue;
        }
        if let DueRule::At(field) = &rule.due
            && !standing.facts.contains_key(field)
        {
            continue;
        }
        let already = standing.clocks.iter().any(|clock| {
            clock.id == *id
                && match rule.scope {
                    ClockScope::Case => true,
                    ClockScope::Round => clock.round == round,
                    ClockScope::Stage => clock.stopped.is_none(),
                }
        });
        // A clock of a stage starts when the case has need of it; one of a round or of the whole case
        // counts from its start even when a later priority gives it a limit.
        let idle = rule.scope == ClockScope::Stage && !due_moments::applies(rule, standing);
        if already || idle {
            continue;
        }
        // What intake starts counts from when the complaint reached the team, not from when it was typed in.
        let started = if step.from == Origin::Intake {
            standing.received
        } else {
            event.at
        };
        standing.clocks.push(Clock {
            id: id.clone(),
            scope: rule.scope,
            round,
            started,
            start_event: index,
            extensions: Vec::new(),
            stopped: None,
            stop_event: None,
            stamp: None,
            priority: None,
            due_at: None,
        });
    }
}
