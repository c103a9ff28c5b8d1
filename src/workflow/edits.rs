//! Corrections of the header: each is an event of its own, so that nothing changes without a trace.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::replay::apply;
use super::{Procedure, Refusal, Standing, values};
use crate::domain::{Case, Event, EventId, nearest};
use crate::say::{Fact, Message};
use crate::time::{format_moment, parse_moment};

/// The fields that `edit` may correct; what a step decides (lead, handler, outcome …) is no correction.
pub const EDITABLE: [&str; 17] = [
    "title",
    "description",
    "customer_name",
    "phone",
    "account",
    "email",
    "address",
    "channel",
    "category",
    "received",
    "severity",
    "urgency",
    "cause",
    "repeat_of",
    "duplicate_of",
    "part_of",
    "split_from",
];

/// The fields of which the event keeps the new value; of the others it keeps the name alone, so that
/// personal data stands in one place of the file.
pub(super) const KEPT_IN_EVENT: [&str; 10] = [
    "channel",
    "category",
    "received",
    "severity",
    "urgency",
    "cause",
    "repeat_of",
    "duplicate_of",
    "part_of",
    "split_from",
];

/// Corrects fields of the header; returns the case with the event appended, and where it stands then.
pub fn apply_edit(
    case: &Case,
    standing: &Standing,
    fields: &IndexMap<String, String>,
    who: (&str, DateTime<FixedOffset>),
    procedure: &Procedure,
    id: EventId,
) -> Result<(Case, Standing), Refusal> {
    let (actor, at) = who;
    let mut edited = case.clone();
    let mut set = IndexMap::new();
    let mut changed = Vec::new();
    let mut reasons = Vec::new();
    if let Some(last) = case.history.last().filter(|last| last.at > at) {
        reasons.push(
            Message::new("workflow.time_goes_back")
                .with("at", format_moment(at))
                .with("last", format_moment(last.at)),
        );
    }
    if !procedure.people.is_empty() && procedure.people.get(actor).is_none() {
        reasons.push(Message::new("workflow.not_of_the_team").with("actor", actor));
    }
    for (id, text) in fields {
        let own = case.details.contains_key(id)
            || procedure.profile.kinds.get(&case.kind).is_some_and(|kind| {
                kind.may.contains(id) || kind.needs.iter().any(|need| need.field == *id)
            });
        let field = procedure.profile.fields.get(id).filter(|field| {
            let own = own || field.is_link();
            EDITABLE.contains(&id.as_str()) || (own && !DECIDED.contains(&id.as_str()))
        });
        let Some(field) = field else {
            reasons.push(match nearest(id, EDITABLE) {
                Some(near) if near != id => Message::new("workflow.unknown_field_near")
                    .with("field", id)
                    .with("near", near),
                _ => Message::new("workflow.not_editable")
                    .with("field", id)
                    .with(
                        "known",
                        EDITABLE
                            .iter()
                            .map(|name| (*name).to_owned())
                            .collect::<Fact>(),
                    ),
            });
            continue;
        };
        match values::accept(field, text, procedure, at) {
            Ok(value) if matches!(id.as_str(), "title" | "received") && value.is_empty() => {
                reasons.push(Message::new("workflow.cannot_be_empty").with("field", id));
            }
            Ok(value) => {
                if !field.is_link() && place(&mut edited, id, &value, at) {
                    changed.push(id.clone());
                }
                if (field.is_link() || KEPT_IN_EVENT.contains(&id.as_str()))
                    && standing.facts.get(id).map_or("", String::as_str) != value
                {
                    set.insert(id.clone(), value);
                }
            }
            Err(message) => reasons.push(message),
        }
    }
    if edited.received > at {
        let message = Message::new("workflow.received_in_future");
        reasons.push(
            message
                .with("received", format_moment(edited.received))
                .with("now", format_moment(at)),
        );
    }
    changed.retain(|field| !set.contains_key(field));
    if reasons.is_empty() && set.is_empty() && changed.is_empty() {
        reasons.push(Message::new("workflow.edit_changes_nothing"));
    }
    if !reasons.is_empty() {
        return Err(Refusal {
            message: Message::new("workflow.edit_refused"),
            reasons,
            hints: Vec::new(),
        });
    }
    let event = Event {
        id,
        at,
        by: actor.to_owned(),
        step: "edit".to_owned(),
        set,
        note: None,
        changed,
        clocks: Vec::new(),
    };
    let mut standing = standing.clone();
    apply(&mut standing, case.history.len(), &event, procedure);
    edited.history.push(event);
    edited.summary = standing.summary.clone();
    Ok((edited, standing))
}

/// Fields that only a step decides.
const DECIDED: [&str; 8] = [
    "kind",
    "priority",
    "lead",
    "handler",
    "assist",
    "outcome",
    "satisfaction",
    "rating",
];

/// Puts a value where the header keeps it; tells whether that changed anything.
fn place(case: &mut Case, field: &str, value: &str, at: DateTime<FixedOffset>) -> bool {
    let given = (!value.is_empty()).then(|| value.to_owned());
    let slot = match field {
        "title" => {
            let changes = case.title != value;
            value.clone_into(&mut case.title);
            return changes;
        }
        "received" => {
            let received = parse_moment(value, *at.offset()).unwrap_or(case.received);
            let changes = case.received != received;
            case.received = received;
            return changes;
        }
        "description" => &mut case.description,
        "customer_name" => &mut case.customer.name,
        "phone" => &mut case.customer.phone,
        "account" => &mut case.customer.account,
        "email" => &mut case.customer.email,
        "address" => &mut case.customer.address,
        "channel" => &mut case.channel,
        _ if KEPT_IN_EVENT.contains(&field) => return false,
        _ => {
            let before = case.details.get(field).cloned();
            match &given {
                Some(value) => {
                    case.details.insert(field.to_owned(), value.clone());
                }
                None => {
                    case.details.shift_remove(field);
                }
            }
            return before != given;
        }
    };
    let changes = *slot != given;
    *slot = given;
    changes
}
