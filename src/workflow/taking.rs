//! Takes a step: everything that speaks against it is told at once, and nothing is changed then.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::escalations::AsOf;
use super::given::{Takes, read_fields, role_reasons};
use super::replay::apply;
use super::{
    ApprovalState, Offer, Procedure, Refusal, Standing, approvals, clocks, item_owners,
    items_picked, offers, signing, stamp,
};
use crate::domain::{Case, Event, EventId, nearest};
use crate::profile::{Step, StepEffect, WhilePaused};
use crate::say::{Fact, Message};
use crate::time::{TimeError, format_moment};

/// A step that somebody wants to take.
#[derive(Debug, Clone)]
pub struct Request {
    /// The step's id.
    pub step: String,
    /// The values given, as typed.
    pub fields: IndexMap<String, String>,
    /// Remarks.
    pub note: Option<String>,
    /// Who takes it.
    pub actor: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Takes a step of a case.
///
/// Returns the event to append and where the case stands after it. `id` is the id of the event.
pub fn take(
    case: &Case,
    standing: &Standing,
    request: &Request,
    procedure: &Procedure,
    id: EventId,
) -> Result<(Event, Standing), Refusal> {
    let request = &with_note(request);
    let step = find_step(standing, request, procedure)?;
    let mut reasons = Vec::new();
    if let Some(last) = case.history.last().filter(|last| last.at > request.at) {
        reasons.push(
            Message::new("workflow.time_goes_back")
                .with("at", format_moment(request.at))
                .with("last", format_moment(last.at)),
        );
    }
    reasons.extend(role_reasons(step, standing, request, procedure));
    let takes = Takes {
        needs: &step.needs,
        may: &step.may,
        by_itself: &step.sets,
        step: Some((&request.step, step)),
    };
    let (set, field_reasons) = read_fields(&takes, standing, request, procedure);
    // Who may not take the step at all was told so.
    if reasons.is_empty() {
        let reason = item_owners::reason(step, &set, &request.actor, standing, procedure);
        reasons.extend(reason);
        reasons.extend(named_oneself(step, &set, request, procedure));
    }
    reasons.extend(field_reasons);
    if !reasons.is_empty() {
        return Err(refused(standing, request, procedure, reasons));
    }
    let mut recorded = step.sets.clone();
    recorded.extend(set);
    let signer = (request.actor.as_str(), request.at);
    if let Some((signed, state)) = signing::written(step, standing, signer, procedure) {
        if state == ApprovalState::Partly {
            recorded.retain(|field, _| !step.sets.contains_key(field));
        }
        recorded.extend(signed);
    }
    weigh(&mut recorded, step, standing, procedure);
    let event = Event {
        id,
        at: request.at,
        by: request.actor.clone(),
        step: request.step.clone(),
        set: recorded,
        note: request.note.clone(),
        changed: Vec::new(),
        clocks: Vec::new(),
    };
    settle(standing.clone(), case.history.len(), event, procedure)
}

/// Says that somebody names himself where those named may not take the step.
fn named_oneself(
    step: &Step,
    given: &IndexMap<String, String>,
    request: &Request,
    procedure: &Procedure,
) -> Option<Message> {
    if procedure.people.is_empty() {
        return None;
    }
    let named = approvals::concerned_now(&step.not_concerned, given, procedure);
    let hit = named.into_iter().find(|one| one.person == request.actor)?;
    Some(hit.reason.with("actor", &request.actor))
}

/// Adds the priority that the profile's matrix gives, when a step that may set it says how severe or
/// urgent the case is and names no priority itself.
fn weigh(
    recorded: &mut IndexMap<String, String>,
    step: &Step,
    standing: &Standing,
    procedure: &Procedure,
) {
    let weighed = ["severity", "urgency"]
        .iter()
        .any(|field| recorded.contains_key(*field));
    let settable = step.may.iter().any(|field| field == "priority");
    if !weighed || !settable || recorded.contains_key("priority") {
        return;
    }
    let known = |field: &str| recorded.get(field).or_else(|| standing.facts.get(field));
    let priority = procedure.profile.priority_by_matrix(
        known("severity").map(String::as_str),
        known("urgency").map(String::as_str),
    );
    recorded.extend(priority.map(|priority| ("priority".to_owned(), priority)));
}

/// Takes the field `note` for what it is: the remark that every event may carry.
pub(super) fn with_note(request: &Request) -> Request {
    let mut request = request.clone();
    if let Some(note) = request.fields.shift_remove("note") {
        request.note = request.note.or(Some(note));
    }
    request.note = request.note.filter(|note| !note.trim().is_empty());
    request
}

/// Applies an event, and writes the verdicts of the clocks that it stops into it.
pub(super) fn settle(
    mut standing: Standing,
    index: usize,
    mut event: Event,
    procedure: &Procedure,
) -> Result<(Event, Standing), Refusal> {
    apply(&mut standing, index, &event, procedure);
    let mut stamps = Vec::new();
    for place in 0..standing.clocks.len() {
        let clock = &standing.clocks[place];
        if clock.stop_event != Some(index) {
            continue;
        }
        match stamp(clock, &standing, procedure) {
            Ok(Some(verdict)) => {
                stamps.push(verdict.clone());
                standing.clocks[place].stamp = Some(verdict);
            }
            Ok(None) => {}
            Err(error) => return Err(no_due(&error)),
        }
    }
    // A clock that can never be due would be found by everybody but the one who started or extended it.
    for clock in standing
        .clocks
        .iter()
        .filter(|clock| clock.stopped.is_none())
    {
        clocks::judge(clock, &standing, procedure, event.at).map_err(|error| no_due(&error))?;
    }
    event.clocks = stamps;
    Ok((event, standing))
}

fn no_due(error: &TimeError) -> Refusal {
    Refusal::new(Message::new("workflow.no_due_moment")).because(error.message())
}

fn find_step<'a>(
    standing: &Standing,
    request: &Request,
    procedure: &'a Procedure,
) -> Result<&'a Step, Refusal> {
    let steps = &procedure.profile.steps;
    let possible = offers(standing, procedure, request.at);
    if let Some(offer) = possible.iter().find(|offer| offer.id == request.step) {
        return Ok(offer.step);
    }
    let state = procedure
        .profile
        .label_of("states", &standing.summary.status);
    let Some(step) = steps.get(&request.step) else {
        let refusal = Refusal::new(
            Message::new("workflow.unknown_step")
                .with("step", &request.step)
                .with("state", state),
        );
        let refusal = match nearest(&request.step, steps.keys().map(String::as_str)) {
            Some(near) => refusal.hint(Message::new("workflow.did_you_mean").with("name", near)),
            None => refusal,
        };
        return Err(refusal.hint(possible_now(&possible)));
    };
    let mut refusal = Refusal::new(
        Message::new("workflow.not_now")
            .with("step", procedure.profile.label_of("steps", &request.step))
            .with("id", &request.step)
            .with("state", state),
    );
    if let Some(since) = standing.paused_since().filter(|_| match step.effect {
        StepEffect::Resumes => false,
        StepEffect::Pauses => true,
        StepEffect::Plain => step.while_paused == WhilePaused::Refused,
    }) {
        refusal =
            refusal.because(Message::new("workflow.is_paused").with("since", format_moment(since)));
    }
    if let Some(clock) = step.before_due.as_deref()
        && super::offers::is_too_late(step, standing, procedure, request.at)
    {
        refusal = refusal.because(
            Message::new("workflow.too_late_for")
                .with("clock", procedure.profile.label_of("clocks", clock)),
        );
    }
    if let Some(reason) = approvals::not_open(step, standing, procedure) {
        refusal = refusal.because(reason);
    }
    let as_of = AsOf {
        standing,
        procedure,
        at: request.at,
    };
    if !step.when.holds(&as_of) {
        let conditions: Vec<Fact> = step
            .when
            .unmet(&as_of)
            .iter()
            .map(|(field, test)| Fact::from(procedure.profile.test_words(field, test)))
            .collect();
        let message = Message::new("workflow.condition_open").with("conditions", conditions);
        refusal = refusal.because(message);
        let awaited = approvals::awaited(&step.when, standing, procedure);
        refusal = awaited.into_iter().fold(refusal, Refusal::because);
        refusal.reasons.extend(as_of.what_is_due(&step.when));
    }
    for reason in items_picked::reasons((&request.step, step), standing, procedure, request.at) {
        refusal = refusal.because(reason);
    }
    Err(refusal.hint(possible_now(&possible)))
}

fn possible_now(possible: &[Offer<'_>]) -> Message {
    if possible.is_empty() {
        return Message::new("workflow.nothing_possible");
    }
    let steps = possible
        .iter()
        .map(|offer| {
            Fact::from(
                Message::new("workflow.id_and_name")
                    .with("id", offer.id)
                    .with("name", &offer.step.label),
            )
        })
        .collect::<Vec<_>>();
    Message::new("workflow.possible_now").with("steps", steps)
}

fn refused(
    standing: &Standing,
    request: &Request,
    procedure: &Procedure,
    reasons: Vec<Message>,
) -> Refusal {
    let message = Message::new("workflow.refused")
        .with("step", procedure.profile.label_of("steps", &request.step))
        .with("id", &request.step)
        .with(
            "state",
            procedure
                .profile
                .label_of("states", &standing.summary.status),
        );
    Refusal {
        message,
        reasons,
        hints: Vec::new(),
    }
}
