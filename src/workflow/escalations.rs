//! Escalations: which are due and not recorded, since when, and which were recorded.

use chrono::{DateTime, Duration, FixedOffset};
use indexmap::IndexMap;

use super::clocks::judge_bare;
use super::{Judged, Procedure, Standing};
use crate::domain::Event;
use crate::profile::{
    ClockShare, Condition, ESCALATION_DUE, ESCALATION_FIELD, Escalation, EscalationPer, Facts,
    Origin, Step, Test,
};
use crate::say::{Fact, Message};

/// An escalation that a step recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedEscalation {
    /// Its id.
    pub id: String,
    /// How high it went, by the profile.
    pub level: u32,
    /// The event that recorded it, by its place in the history from 0.
    pub event: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who recorded it.
    pub by: String,
    /// In which round.
    pub round: u32,
}

/// What a history says of escalations.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EscalationTrail {
    /// What was recorded, in order.
    pub recorded: Vec<RecordedEscalation>,
    /// Since when the condition of an escalation holds, by its id; absent while it does not.
    pub holds_since: IndexMap<String, DateTime<FixedOffset>>,
}

/// An escalation that is due and not recorded.
#[derive(Debug, Clone)]
pub struct DueEscalation<'a> {
    /// Its id.
    pub id: &'a str,
    /// The rule.
    pub rule: &'a Escalation,
    /// Since when it is due.
    pub since: DateTime<FixedOffset>,
}

/// Returns the escalations that are due and not recorded, the highest level first.
///
/// A case that has ended has none, unless its step can still be taken.
pub fn due_escalations<'a>(
    standing: &Standing,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<DueEscalation<'a>> {
    let profile = &procedure.profile;
    let rules = profile.escalations.iter();
    let mut due: Vec<_> = rules
        .filter(|(id, rule)| !is_recorded(id, rule, standing))
        .filter(|(_, rule)| is_still_asked(rule, standing, procedure))
        .filter_map(|(id, rule)| {
            let since = due_since(id, rule, standing, procedure, now)?;
            Some(DueEscalation { id, rule, since })
        })
        .collect();
    due.sort_by_key(|due| std::cmp::Reverse(due.rule.level));
    due
}

fn is_recorded(id: &str, rule: &Escalation, standing: &Standing) -> bool {
    standing.escalations.recorded.iter().any(|recorded| {
        recorded.id == id
            && match rule.per {
                EscalationPer::Case => true,
                EscalationPer::Round => recorded.round == standing.summary.round,
            }
    })
}

/// Tells whether somebody can still escalate: the case is open, or the step leads on from its end.
fn is_still_asked(rule: &Escalation, standing: &Standing, procedure: &Procedure) -> bool {
    let status = &standing.summary.status;
    let is_open = !procedure.profile.group_of(status).is_end();
    let step = procedure.profile.steps.get(&rule.step);
    is_open
        || step.is_some_and(
            |step| matches!(&step.from, Origin::States(states) if states.contains(status)),
        )
}

fn due_since(
    id: &str,
    rule: &Escalation,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Option<DateTime<FixedOffset>> {
    if !rule.when.holds(standing) {
        return None;
    }
    let held = standing.escalations.holds_since.get(id).copied();
    let Some(share) = &rule.clock else {
        let began = match rule.per {
            EscalationPer::Case => None,
            EscalationPer::Round => standing.rounds.last().and_then(|round| round.began),
        };
        let since = held.unwrap_or(standing.since);
        return Some(began.map_or(since, |began| since.max(began)));
    };
    let runs = standing.clocks.iter();
    let used_up = runs
        .filter(|run| run.id == share.clock && run.stopped.is_none())
        .filter_map(|run| judge_bare(run, standing, procedure, now))
        .filter_map(|judged| used_up(&judged, share, now))
        .min()?;
    // A condition that always holds adds nothing.
    match held.filter(|_| !rule.when.tests.is_empty()) {
        Some(held) => Some(used_up.max(held)),
        None => Some(used_up),
    }
}

/// Returns when the share of a run's time was used up, pauses left out; `None` when it is not yet.
fn used_up(
    judged: &Judged,
    share: &ClockShare,
    now: DateTime<FixedOffset>,
) -> Option<DateTime<FixedOffset>> {
    let whole = (judged.due - judged.started).num_seconds() - judged.paused_seconds;
    let part = whole.max(0) * i64::from(share.percent) / 100;
    let moment = judged.started + Duration::seconds(judged.paused_seconds + part);
    // Stopped at the due moment is in time: only what is past it is late.
    let is_reached = match share.percent {
        ..100 => now >= moment,
        _ => now > moment,
    };
    is_reached.then_some(moment)
}

/// Follows an event: what it recorded, and which conditions hold after it.
pub(super) fn follow(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    step: Option<&Step>,
    procedure: &Procedure,
) {
    let rules = &procedure.profile.escalations;
    if rules.is_empty() {
        return;
    }
    if let Some((id, rule)) = recorded_by(event, step).and_then(|id| rules.get_key_value(id))
        && rule.step == event.step
    {
        standing.escalations.recorded.push(RecordedEscalation {
            id: id.clone(),
            level: rule.level,
            event: index,
            at: event.at,
            by: event.by.clone(),
            round: standing.summary.round,
        });
    }
    let holding: Vec<(&String, bool)> = rules
        .iter()
        .map(|(id, rule)| (id, rule.when.holds(standing)))
        .collect();
    for (id, holds) in holding {
        let since = &mut standing.escalations.holds_since;
        if !holds {
            since.shift_remove(id);
        } else if !since.contains_key(id) {
            since.insert(id.clone(), event.at);
        }
    }
}

fn recorded_by<'a>(event: &'a Event, step: Option<&'a Step>) -> Option<&'a String> {
    let by_itself = step.and_then(|step| step.sets.get(ESCALATION_FIELD));
    event.set.get(ESCALATION_FIELD).or(by_itself)
}

/// Says that an event recorded an escalation that is not one of its step.
pub(super) fn foreign(event: &Event, step: &Step, procedure: &Procedure) -> Option<Message> {
    let id = recorded_by(event, Some(step)).filter(|id| !id.is_empty())?;
    let mut known = procedure.profile.escalations_of(&event.step);
    if known.any(|known| known == id) {
        return None;
    }
    let message = Message::new("workflow.escalation_foreign_in_history");
    Some(message.with("id", id))
}

/// A case as it stands at a moment: what hangs on the clock on the wall is a fact too.
pub(super) struct AsOf<'a> {
    pub(super) standing: &'a Standing,
    pub(super) procedure: &'a Procedure,
    pub(super) at: DateTime<FixedOffset>,
}

impl AsOf<'_> {
    /// Names the escalations that are due, where a condition fails because of them.
    pub(super) fn what_is_due(&self, condition: &Condition) -> Option<Message> {
        let mut unmet = condition.unmet(self).into_iter();
        unmet.find(|(field, test)| field == ESCALATION_DUE && *test == Test::Unknown)?;
        let due = due_escalations(self.standing, self.procedure, self.at);
        let named: Vec<Fact> = due
            .iter()
            .map(|due| {
                let message = Message::new("workflow.escalation_by_step");
                let message = message.with("escalation", &due.rule.label);
                Fact::from(message.with("step", &due.rule.step))
            })
            .collect();
        Some(Message::new("workflow.escalations_first").with("escalations", named))
    }
}

impl Facts for AsOf<'_> {
    fn fact(&self, field: &str) -> Option<String> {
        if field != ESCALATION_DUE {
            return self.standing.fact(field);
        }
        let due = due_escalations(self.standing, self.procedure, self.at);
        due.first().map(|due| due.id.to_owned())
    }
}
