//! The runs of clocks: what starts, stops and extends them.

use chrono::{DateTime, FixedOffset};

use super::standing::{Clock, Extension, Standing};
use super::{ItemState, Procedure, clocks, dated};
use crate::domain::Event;
use crate::profile::{AfterEnd, ClockRule, ClockScope, DueRule, Origin, Step};

/// What stops clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopping {
    /// The step of the event.
    Step,
    /// That the case has come to an end.
    End,
}

impl Stopping {
    /// Tells whether it stops a run of a clock.
    fn stops(self, clock: &Clock, rule: &ClockRule, event: &Event, standing: &Standing) -> bool {
        let picked = |item: &String| {
            let kind = rule.item.as_ref();
            kind.is_some_and(|kind| event.set.get(kind) == Some(item))
        };
        match self {
            Stopping::Step => {
                rule.stop.contains(&event.step) && clock.item.as_ref().is_none_or(picked)
            }
            Stopping::End => rule.after_end == AfterEnd::Stops || lapsed(clock, rule, standing),
        }
    }
}

fn lapsed(clock: &Clock, rule: &ClockRule, standing: &Standing) -> bool {
    let item = rule.item.as_deref().zip(clock.item.as_deref());
    let item = item.and_then(|(kind, id)| standing.item(kind, id));
    item.is_some_and(|item| item.state == ItemState::Lapsed)
}

pub(super) fn stop_clocks(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    procedure: &Procedure,
    stopping: Stopping,
) {
    let priority = standing.summary.priority.clone();
    let mut stopped = Vec::new();
    for (place, clock) in standing.clocks.iter().enumerate() {
        let Some(rule) = procedure.profile.clocks.get(&clock.id) else {
            continue;
        };
        if clock.stopped.is_none() && stopping.stops(clock, rule, event, standing) {
            let due = clocks::due_field(clock, rule, standing, *event.at.offset());
            stopped.push((place, due));
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
            .find(|stamp| {
                stamp.clock == clock.id
                    && stamp.started == clock.started
                    && stamp.item == clock.item
            })
            .cloned();
    }
}

pub(super) fn extend_clock(
    standing: &mut Standing,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) {
    let Some(extended) = &step.extends else {
        return;
    };
    let kind = procedure
        .profile
        .clocks
        .get(extended)
        .and_then(|rule| rule.item.as_ref());
    let item = kind.and_then(|kind| event.set.get(kind).cloned());
    let of_item = kind
        .zip(item.as_ref())
        .and_then(|(kind, id)| standing.item(kind, id)?.fields.get("extension"));
    let asked = of_item.or_else(|| standing.facts.get("extension"));
    let Some(by) = asked.and_then(|text| text.parse().ok()) else {
        return;
    };
    if let Some(clock) = standing
        .clocks
        .iter_mut()
        .rev()
        .find(|clock| clock.id == *extended && clock.item == item && clock.stopped.is_none())
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
    // What intake starts counts from when the complaint reached the team, not from when it was typed in.
    let started = if step.from == Origin::Intake {
        standing.received
    } else {
        event.at
    };
    for (id, rule) in &procedure.profile.clocks {
        let is_over = standing.ended.is_some() && rule.after_end == AfterEnd::Stops;
        if !rule.start.contains(&event.step) || is_over {
            continue;
        }
        if let Some(kind) = &rule.item {
            let picked = event.set.get(kind).filter(|_| step.items.picks(kind));
            let concerned = standing.items.iter().filter(|item| {
                item.kind == *kind && (item.open_event == index || Some(&item.id) == picked)
            });
            let runs = |item: &String| {
                let mut clocks = standing.clocks.iter();
                clocks.any(|clock| clock.id == *id && clock.item.as_ref() == Some(item))
            };
            let new: Vec<String> = concerned
                .filter(|item| item.state == ItemState::Open && !runs(&item.id))
                .map(|item| item.id.clone())
                .collect();
            let clock = |item| run(id, rule, Some(item), (round, started, index));
            standing.clocks.extend(new.into_iter().map(clock));
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
                    ClockScope::Stage | ClockScope::Item => clock.stopped.is_none(),
                }
        });
        // A clock of a stage starts when the case has need of it; one of a round or of the whole case
        // counts from its start even when a later priority gives it a limit.
        let idle = rule.scope == ClockScope::Stage
            && !clocks::applies(rule, standing, dated::day_of(started, procedure));
        if already || idle {
            continue;
        }
        let clock = run(id, rule, None, (round, started, index));
        standing.clocks.push(clock);
    }
}

/// Returns a run of a clock that starts in a round, at a moment, by an event.
fn run(
    id: &str,
    rule: &ClockRule,
    item: Option<String>,
    (round, started, start_event): (u32, DateTime<FixedOffset>, usize),
) -> Clock {
    Clock {
        id: id.to_owned(),
        scope: rule.scope,
        item,
        round,
        started,
        start_event,
        extensions: Vec::new(),
        stopped: None,
        stop_event: None,
        stamp: None,
        priority: None,
        due_at: None,
    }
}
