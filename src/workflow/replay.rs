//! Replays a history, event by event.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::standing::{Clock, Extension, Illegal, Round, Standing};
use super::{Procedure, clocks, offers, values};
use crate::domain::{Case, Event, Summary};
use crate::profile::{
    ClockRule, ClockScope, DueRule, Origin, RoundEffect, Step, StepEffect, WhilePaused,
};
use crate::say::Message;
use crate::time::{Pause, parse_moment};

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

/// Takes fields back; what the rounds say of themselves stays.
fn clear(standing: &mut Standing, fields: &[String]) {
    for field in fields {
        let summary = &mut standing.summary;
        match field.as_str() {
            "priority" => summary.priority = None,
            "category" => summary.category = None,
            "lead" => summary.lead = None,
            "handler" => summary.handler = None,
            "assist" => summary.assist.clear(),
            "outcome" => summary.outcome = None,
            "satisfaction" => summary.satisfaction = None,
            _ => {}
        }
        standing.facts.shift_remove(field);
    }
}

/// Puts what an event recorded into the facts and the summary.
fn record(standing: &mut Standing, event: &Event, step: Option<&Step>) {
    let by_itself = step.into_iter().flat_map(|step| &step.sets);
    let recorded: Vec<(String, String)> = by_itself
        .chain(&event.set)
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    for (field, value) in recorded {
        let given = (!value.is_empty()).then(|| value.clone());
        let summary = &mut standing.summary;
        match field.as_str() {
            "kind" => standing.kind.clone_from(&value),
            "channel" => standing.channel = given,
            "received" => {
                if let Ok(received) = parse_moment(&value, *event.at.offset()) {
                    standing.received = received;
                }
            }
            "priority" => summary.priority = given,
            "category" => summary.category = given,
            "lead" => summary.lead = given,
            "handler" => summary.handler = given,
            "assist" => summary.assist = values::split(&value),
            "outcome" => summary.outcome = given,
            "satisfaction" => {
                summary.satisfaction.clone_from(&given);
                if let Some(round) = standing.rounds.last_mut() {
                    round.satisfaction = given;
                    round.asked_by = Some(event.by.clone());
                }
            }
            "rating" => {
                if let Some(round) = standing.rounds.last_mut() {
                    round.rating = value.parse().ok();
                }
            }
            _ => {}
        }
        if value.is_empty() {
            standing.facts.shift_remove(&field);
        } else {
            standing.facts.insert(field, value);
        }
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
        let idle = rule.scope == ClockScope::Stage && !clocks::applies(rule, standing);
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

/// Holds an event to the profile, as it stood when the step was taken.
fn judge_legality(
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
    if index > 0 && !step.when.holds(standing) {
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
    if let Some(clock) = &step.before_due
        && clocks::is_late_or_stopped(standing, clock, procedure, event.at)
    {
        reasons.push((
            "at",
            Message::new("workflow.asked_late").with("clock", profile.label_of("clocks", clock)),
        ));
    }
    if index > 0 {
        let by_itself = step.sets.iter();
        let given = by_itself.chain(&event.set);
        let given = given
            .map(|(field, value)| (field.clone(), value.clone()))
            .collect();
        for need in offers::open_needs(&step.needs, &given, standing) {
            reasons.push((
                "set",
                Message::new("workflow.need_missing_in_history").with("field", &need.field),
            ));
        }
    }
    standing
        .illegal
        .extend(reasons.into_iter().map(|(key, message)| Illegal {
            event: index,
            key,
            message,
        }));
}
