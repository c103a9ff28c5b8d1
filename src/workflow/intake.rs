//! Takes a new case in: the first step, which makes the case.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::given::{Takes, read_fields, role_reasons};
use super::replay::begin;
use super::taking::{settle, with_note};
use super::{Procedure, Refusal, Request, Standing};
use crate::domain::{Case, CaseNumber, Customer, Event, EventId, Summary, nearest};
use crate::profile::{BoundField, INTAKE_FIELDS};
use crate::say::{Fact, Message};
use crate::time::format_moment;

/// The fields of intake that the first event records, since clocks and figures rest on them.
const RECORDED: [&str; 19] = [
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
    "duplicate_of",
    "part_of",
    "split_from",
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
        step: None,
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
    let set = fill(&mut case, fields, procedure);
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
fn fill(
    case: &mut Case,
    fields: IndexMap<String, String>,
    procedure: &Procedure,
) -> IndexMap<String, String> {
    let is_link = |field: &str| {
        let field = procedure.profile.fields.get(field);
        field.is_some_and(BoundField::is_link)
    };
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
            known if RECORDED.contains(&known) || is_link(known) => {
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
