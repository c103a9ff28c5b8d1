//! Takes a step: everything that speaks against it is told at once, and nothing is changed then.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::replay::{apply, begin};
use super::{Offer, Procedure, Refusal, Standing, clocks, offers, stamp, values};
use crate::domain::{Case, CaseNumber, Customer, Event, EventId, Summary, nearest};
use crate::profile::{INTAKE_FIELDS, Need, Step, StepEffect, WhilePaused};
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
    };
    let (set, field_reasons) = read_fields(&takes, standing, request, procedure);
    reasons.extend(field_reasons);
    if !reasons.is_empty() {
        return Err(refused(standing, request, procedure, reasons));
    }
    let mut recorded = step.sets.clone();
    recorded.extend(set);
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

/// Takes the field `note` for what it is: the remark that every event may carry.
fn with_note(request: &Request) -> Request {
    let mut request = request.clone();
    if let Some(note) = request.fields.shift_remove("note") {
        request.note = request.note.or(Some(note));
    }
    request.note = request.note.filter(|note| !note.trim().is_empty());
    request
}

/// Applies an event, and writes the verdicts of the clocks that it stops into it.
fn settle(
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
        && clocks::is_late_or_stopped(standing, clock, procedure, request.at)
    {
        refusal = refusal.because(
            Message::new("workflow.too_late_for")
                .with("clock", procedure.profile.label_of("clocks", clock)),
        );
    }
    if !step.when.holds(standing) {
        let conditions: Vec<Fact> = step
            .when
            .unmet(standing)
            .iter()
            .map(|(field, test)| Fact::from(procedure.profile.test_words(field, test)))
            .collect();
        let message = Message::new("workflow.condition_open").with("conditions", conditions);
        refusal = refusal.because(message);
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

/// Returns why this person may not take the step.
fn role_reasons(
    step: &Step,
    standing: &Standing,
    request: &Request,
    procedure: &Procedure,
) -> Vec<Message> {
    let mut reasons = Vec::new();
    let roles = offers::resolve_roles(step, Some(standing), procedure);
    if !procedure.people.may(&request.actor, &roles) {
        let names = roles
            .iter()
            .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
            .collect::<Vec<_>>();
        let who = procedure
            .people
            .with_roles(&roles)
            .map(|person| person.id.clone())
            .collect::<Vec<_>>();
        let message = if who.is_empty() {
            Message::new("workflow.wrong_role_nobody")
        } else {
            Message::new("workflow.wrong_role").with("who", who.into_iter().collect::<Fact>())
        };
        reasons.push(message.with("actor", &request.actor).with("roles", names));
    }
    for other in &step.other_than {
        if !procedure.people.is_empty() && standing.takers.get(other) == Some(&request.actor) {
            reasons.push(
                Message::new("workflow.same_person")
                    .with("actor", &request.actor)
                    .with("other", procedure.profile.label_of("steps", other)),
            );
        }
    }
    reasons
}

/// What a step or an intake takes.
struct Takes<'a> {
    /// What it needs.
    needs: &'a [Need],
    /// What it may take besides.
    may: &'a [String],
    /// What it records by itself.
    by_itself: &'a IndexMap<String, String>,
}

/// Reads the values given; returns them in their kept form, and everything that is wrong with them.
fn read_fields(
    takes: &Takes<'_>,
    standing: &Standing,
    request: &Request,
    procedure: &Procedure,
) -> (IndexMap<String, String>, Vec<Message>) {
    let mut set = IndexMap::new();
    let mut reasons = Vec::new();
    let needed = takes.needs.iter().map(|need| need.field.as_str());
    let taken: Vec<&str> = needed.chain(takes.may.iter().map(String::as_str)).collect();
    for (id, text) in &request.fields {
        let field = procedure
            .profile
            .fields
            .get(id)
            .filter(|_| taken.contains(&id.as_str()));
        let Some(field) = field else {
            reasons.push(match nearest(id, taken.iter().copied()) {
                Some(near) => Message::new("workflow.unknown_field_near")
                    .with("field", id)
                    .with("near", near),
                None if taken.is_empty() => {
                    Message::new("workflow.takes_no_fields").with("field", id)
                }
                None => Message::new("workflow.unknown_field")
                    .with("field", id)
                    .with(
                        "known",
                        taken
                            .iter()
                            .map(|name| (*name).to_owned())
                            .collect::<Fact>(),
                    ),
            });
            continue;
        };
        match values::accept(field, text, procedure, request.at) {
            Ok(value) => {
                set.insert(id.clone(), value);
            }
            Err(message) => reasons.push(message),
        }
    }
    let mut given = takes.by_itself.clone();
    given.extend(set.clone());
    for need in offers::open_needs(takes.needs, &given, standing) {
        // A value that was given and is wrong is told once, as wrong.
        if request
            .fields
            .get(&need.field)
            .is_some_and(|text| !text.trim().is_empty())
        {
            continue;
        }
        reasons.push(match procedure.profile.fields.get(&need.field) {
            Some(field) if !field.choices.is_empty() => Message::new("workflow.missing_choice")
                .with("field", &need.field)
                .with("name", field.name())
                .with("choices", field.choices.keys().cloned().collect::<Fact>()),
            Some(field) => Message::new("workflow.missing")
                .with("field", &need.field)
                .with("name", field.name()),
            None => Message::new("workflow.missing")
                .with("field", &need.field)
                .with("name", &need.field),
        });
    }
    (set, reasons)
}

/// The fields of intake that the first event records, since clocks and figures rest on them.
const RECORDED: [&str; 16] = [
    "kind",
    "received",
    "channel",
    "category",
    "severity",
    "urgency",
    "priority",
    "cause",
    "lead",
    "handler",
    "assist",
    "outcome",
    "promised",
    "repeat_of",
    "satisfaction",
    "rating",
];

/// Takes a new case in: judges what is given against the needs of its kind, and makes the case with
/// its first event.
pub fn intake(
    kind: &str,
    request: &Request,
    procedure: &Procedure,
    number: CaseNumber,
    id: EventId,
) -> Result<(Case, Standing), Refusal> {
    let profile = &procedure.profile;
    let Some(rules) = profile.kinds.get(kind) else {
        let known = profile.kinds.keys().cloned().collect::<Fact>();
        let refusal = Refusal::new(Message::new("workflow.unknown_kind").with("kind", kind));
        return Err(
            match nearest(kind, profile.kinds.keys().map(String::as_str)) {
                Some(near) => {
                    refusal.hint(Message::new("workflow.did_you_mean").with("name", near))
                }
                None => refusal.hint(Message::new("workflow.known_kinds").with("kinds", known)),
            },
        );
    };
    let request = Request {
        step: profile.intake.clone(),
        ..with_note(request)
    };
    let mut case = empty_case(number, kind, request.at, profile.name.clone());
    let nothing = begin(&case);
    let mut may: Vec<String> = rules.may.clone();
    may.extend(
        INTAKE_FIELDS
            .iter()
            .filter(|field| !may.iter().any(|known| known == *field))
            .map(|field| (*field).to_owned())
            .collect::<Vec<_>>(),
    );
    let takes = Takes {
        needs: &rules.needs,
        may: &may,
        by_itself: &IndexMap::new(),
    };
    let (mut fields, mut reasons) = read_fields(&takes, &nothing, &request, procedure);
    fields.insert("kind".to_owned(), kind.to_owned());
    let received = fields
        .get("received")
        .and_then(|text| crate::time::parse_moment(text, *request.at.offset()).ok());
    case.received = received.unwrap_or(request.at);
    if case.received > request.at {
        reasons.push(
            Message::new("workflow.received_in_future")
                .with("received", format_moment(case.received))
                .with("now", format_moment(request.at)),
        );
    }
    if let Some(step) = profile.steps.get(&profile.intake) {
        reasons.extend(role_reasons(step, &nothing, &request, procedure));
    }
    if !reasons.is_empty() {
        let message =
            Message::new("workflow.intake_refused").with("kind", profile.label_of("kinds", kind));
        return Err(Refusal {
            message,
            reasons,
            hints: Vec::new(),
        });
    }
    fields.insert("received".to_owned(), format_moment(case.received));
    if fields.get("priority").is_none_or(String::is_empty) {
        let text = |field: &str| fields.get(field).map(String::as_str);
        let priority = profile
            .priority_by_matrix(text("severity"), text("urgency"))
            .or_else(|| profile.default_priority.clone());
        fields.extend(priority.map(|priority| ("priority".to_owned(), priority)));
    }
    let set = fill(&mut case, fields);
    let event = Event {
        id,
        at: request.at,
        by: request.actor.clone(),
        step: request.step.clone(),
        set,
        note: request.note.clone(),
        changed: Vec::new(),
        clocks: Vec::new(),
    };
    let (event, standing) = settle(begin(&case), 0, event, procedure)?;
    case.history.push(event);
    case.summary = standing.summary.clone();
    Ok((case, standing))
}

fn empty_case(number: CaseNumber, kind: &str, at: DateTime<FixedOffset>, profile: String) -> Case {
    Case {
        number,
        kind: kind.to_owned(),
        title: String::new(),
        received: at,
        channel: None,
        profile,
        customer: Customer::default(),
        details: IndexMap::new(),
        description: None,
        summary: Summary::default(),
        history: Vec::new(),
        unknown_keys: Vec::new(),
    }
}

/// Puts the fields of intake where the case keeps them; returns those that the first event records.
fn fill(case: &mut Case, fields: IndexMap<String, String>) -> IndexMap<String, String> {
    let mut recorded = IndexMap::new();
    for (field, value) in fields {
        let given = (!value.is_empty()).then(|| value.clone());
        match field.as_str() {
            "title" => case.title = value,
            "description" => case.description = given,
            "customer_name" => case.customer.name = given,
            "phone" => case.customer.phone = given,
            "account" => case.customer.account = given,
            "email" => case.customer.email = given,
            "address" => case.customer.address = given,
            "note" => {}
            known if RECORDED.contains(&known) => {
                if known == "channel" {
                    case.channel.clone_from(&given);
                }
                recorded.extend(given.map(|value| (field.clone(), value)));
            }
            _ => {
                case.details
                    .extend(given.map(|value| (field.clone(), value)));
            }
        }
    }
    if case.title.is_empty() {
        let first = case
            .description
            .as_deref()
            .and_then(|text| text.lines().next())
            .unwrap_or_default();
        case.title = first.chars().take(40).collect();
    }
    recorded
}
