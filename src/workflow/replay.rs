//! Replays a history, event by event.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::approval_course::follow;
use super::legality::{judge_addition, judge_legality, note_reasons};
use super::runs::{Stopping, extend_clock, start_clocks, stop_clocks};
use super::signing::{Weighed, holds_back, weigh};
use super::standing::{Illegal, Round, Standing};
use super::{
    EscalationTrail, Procedure, escalations, hold, items_replayed, papers, redress, values,
};
use crate::domain::{Case, END_HOLD, EXEMPTION, Event, HOLD, Summary};
use crate::profile::{RoundEffect, Step, StepEffect};
use crate::say::{Message, shown_name};
use crate::time::{Pause, parse_moment};

/// The steps that every profile has: they add to a case and never move it.
pub(super) const EVERYWHERE: [&str; 6] = ["note", "edit", "attach", EXEMPTION, HOLD, END_HOLD];

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
    let events = case.history.iter().enumerate();
    let corrected = events
        .flat_map(|(index, event)| {
            event
                .changed
                .iter()
                .map(move |field| (index, field.clone()))
        })
        .collect();
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
        items: Vec::new(),
        rounds: vec![Round::default()],
        approvals: IndexMap::new(),
        approval_trail: Vec::new(),
        corrected,
        takers: IndexMap::new(),
        since: case.received,
        first_ended: None,
        ended: None,
        reopened: Vec::new(),
        path: Vec::new(),
        escalations: EscalationTrail::default(),
        illegal: Vec::new(),
        redress: redress::Redress::begin(&case.details),
        papers: IndexMap::new(),
        hold: None,
    }
}

/// Applies one event to a standing.
pub(super) fn apply(standing: &mut Standing, index: usize, event: &Event, procedure: &Procedure) {
    let Some(step) = procedure.profile.steps.get(&event.step) else {
        if !EVERYWHERE.contains(&event.step.as_str()) {
            standing.illegal.push(Illegal {
                event: index,
                key: "step",
                message: Message::new("workflow.unknown_step_in_history")
                    .with("step", shown_name(&event.step)),
            });
        } else {
            judge_addition(standing, index, event);
            hold::follow(standing, event);
        }
        record(standing, event, None);
        follow(standing, index, event, (None, Weighed::Other), procedure);
        papers::apply(standing, index, event, &IndexMap::new());
        redress::note(standing, event, None);
        escalations::follow(standing, index, event, None, procedure);
        return;
    };
    judge_legality(standing, index, event, step, procedure);
    let weighed = weigh(standing, index, event, step, procedure);
    if let Weighed::Nothing(reasons) = &weighed {
        note_reasons(standing, index, reasons.clone());
    }
    if holds_back(&weighed, event, step) {
        record(standing, event, None);
        papers::apply(standing, index, event, &IndexMap::new());
        redress::note(standing, event, None);
        follow(standing, index, event, (Some(step), weighed), procedure);
        standing.takers.insert(event.step.clone(), event.by.clone());
        return;
    }
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
    follow(standing, index, event, (Some(step), weighed), procedure);
    papers::apply(standing, index, event, &step.sets);
    redress::apply(standing, index, event, step, procedure);
    items_replayed::pick(standing, event, step, &procedure.profile);
    stop_clocks(standing, index, event, procedure, Stopping::Step);
    extend_clock(standing, event, step, procedure);
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
            items_replayed::lapse(standing, event, &procedure.profile);
            stop_clocks(standing, index, event, procedure, Stopping::End);
        }
    }
    items_replayed::open(standing, index, event, step, procedure);
    start_clocks(standing, index, event, step, procedure);
    match standing.takers.get_mut(&event.step) {
        Some(taker) => taker.clone_from(&event.by),
        None => drop(standing.takers.insert(event.step.clone(), event.by.clone())),
    }
    escalations::follow(standing, index, event, Some(step), procedure);
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
    state.clone_into(&mut standing.summary.status);
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
    // What an exemption or a hold says is about the file, not about the complaint.
    if [EXEMPTION, HOLD, END_HOLD].contains(&event.step.as_str()) {
        return;
    }
    let by_itself = step.into_iter().flat_map(|step| &step.sets);
    for (field, value) in by_itself.chain(&event.set) {
        let given = || (!value.is_empty()).then(|| value.clone());
        let summary = &mut standing.summary;
        match field.as_str() {
            "kind" => standing.kind.clone_from(value),
            "channel" => standing.channel = given(),
            "received" => {
                if let Ok(received) = parse_moment(value, *event.at.offset()) {
                    standing.received = received;
                }
            }
            "priority" => summary.priority = given(),
            "category" => summary.category = given(),
            "lead" => summary.lead = given(),
            "handler" => summary.handler = given(),
            "assist" => summary.assist = values::split(value),
            "outcome" => summary.outcome = given(),
            "satisfaction" => {
                summary.satisfaction = given();
                if let Some(round) = standing.rounds.last_mut() {
                    round.satisfaction = given();
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
        match standing.facts.get_mut(field) {
            _ if value.is_empty() => drop(standing.facts.shift_remove(field)),
            Some(known) => known.clone_from(value),
            None => drop(standing.facts.insert(field.clone(), value.clone())),
        }
    }
}
