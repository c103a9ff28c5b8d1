//! The runs of clocks: what starts, stops and extends them.

use super::standing::{Clock, Extension, Standing};
use super::{Procedure, clocks, dated};
use crate::domain::Event;
use crate::profile::{ClockRule, ClockScope, DueRule, Origin, Step};

pub(super) fn stop_clocks(
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
            stopped.push((place, clocks::due_field(rule, standing, *event.at.offset())));
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

pub(super) fn extend_clock(standing: &mut Standing, event: &Event, step: &Step) {
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

pub(super) fn start_clocks(
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
        // What intake starts counts from when the complaint reached the team, not from when it was typed in.
        let started = if step.from == Origin::Intake {
            standing.received
        } else {
            event.at
        };
        // A clock of a stage starts when the case has need of it; one of a round or of the whole case
        // counts from its start even when a later priority gives it a limit.
        let day = dated::day_of(started, procedure);
        let idle = rule.scope == ClockScope::Stage && !clocks::applies(rule, standing, day);
        if already || idle {
            continue;
        }
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
