//! A case to the text of a new file.

use indexmap::IndexMap;

use crate::domain::{Case, Event, Stamp, StampVerdict};
use crate::time::format_moment;
use crate::yaml::{Value, write_value};

/// Returns the text of a new case's file.
///
/// `schema` is the path of the schema as seen from the file; editors complete and check with it.
pub fn new_text(case: &Case, schema: &str) -> String {
    format!(
        "# yaml-language-server: $schema={schema}\n{}",
        write_value(&whole(case))
    )
}

/// Lines that steps change stand apart, with a line between them that never changes: then two
/// branches that touch different things merge as plain text.
fn whole(case: &Case) -> Value {
    let summary = &case.summary;
    Value::map([
        ("id", Value::text(case.number.as_str())),
        ("status", Value::text(&summary.status)),
        ("kind", Value::text(&case.kind)),
        ("priority", optional(summary.priority.as_ref())),
        ("title", Value::text(&case.title)),
        ("category", optional(summary.category.as_ref())),
        ("received", Value::text(format_moment(case.received))),
        ("lead", optional(summary.lead.as_ref())),
        ("channel", optional(case.channel.as_ref())),
        ("handler", optional(summary.handler.as_ref())),
        ("customer", customer(case)),
        ("assist", names(&summary.assist)),
        ("profile", Value::text(&case.profile)),
        ("round", Value::Number(summary.round.into())),
        ("details", fields(&case.details)),
        ("outcome", optional(summary.outcome.as_ref())),
        ("description", optional(case.description.as_ref())),
        ("satisfaction", optional(summary.satisfaction.as_ref())),
        ("history", Value::list(case.history.iter().map(event))),
    ])
}

pub(super) fn optional(value: Option<&String>) -> Value {
    value.map_or(Value::Nothing, Value::text)
}

pub(super) fn names(names: &[String]) -> Value {
    if names.is_empty() {
        Value::Nothing
    } else {
        Value::list(names.iter().map(Value::text))
    }
}

fn fields(fields: &IndexMap<String, String>) -> Value {
    if fields.is_empty() {
        return Value::Nothing;
    }
    Value::map(
        fields
            .iter()
            .map(|(field, value)| (field.clone(), Value::text(value))),
    )
}

fn customer(case: &Case) -> Value {
    let customer = &case.customer;
    let known = [
        ("name", &customer.name),
        ("phone", &customer.phone),
        ("account", &customer.account),
        ("email", &customer.email),
        ("address", &customer.address),
    ];
    let known: Vec<_> = known
        .into_iter()
        .filter_map(|(key, value)| value.as_ref().map(|value| (key, Value::text(value))))
        .collect();
    if known.is_empty() {
        Value::Nothing
    } else {
        Value::map(known)
    }
}

/// Returns one event as it stands in the history.
pub(super) fn event(event: &Event) -> Value {
    let mut map = IndexMap::new();
    map.insert("id".to_owned(), Value::text(&event.id.0));
    map.insert("at".to_owned(), Value::text(format_moment(event.at)));
    map.insert("by".to_owned(), Value::text(&event.by));
    map.insert("step".to_owned(), Value::text(&event.step));
    if !event.set.is_empty() {
        map.insert("set".to_owned(), fields(&event.set));
    }
    if let Some(note) = &event.note {
        map.insert("note".to_owned(), Value::text(note));
    }
    if !event.changed.is_empty() {
        map.insert("changed".to_owned(), names(&event.changed));
    }
    if !event.clocks.is_empty() {
        map.insert(
            "clocks".to_owned(),
            Value::list(event.clocks.iter().map(stamp)),
        );
    }
    Value::Map(map)
}

fn stamp(stamp: &Stamp) -> Value {
    let mut map = IndexMap::new();
    map.insert("clock".to_owned(), Value::text(&stamp.clock));
    if let Some(item) = &stamp.item {
        map.insert("item".to_owned(), Value::text(item));
    }
    map.insert(
        "started".to_owned(),
        Value::text(format_moment(stamp.started)),
    );
    map.insert("due".to_owned(), Value::text(format_moment(stamp.due)));
    if let Some(first) = stamp.first_due {
        map.insert("first_due".to_owned(), Value::text(format_moment(first)));
    }
    if stamp.paused_seconds > 0 {
        map.insert("paused_s".to_owned(), Value::Number(stamp.paused_seconds));
    }
    let verdict = match stamp.verdict {
        StampVerdict::Met => "met",
        StampVerdict::Missed => "missed",
    };
    map.insert("verdict".to_owned(), Value::text(verdict));
    map.insert("policy".to_owned(), Value::text(&stamp.policy));
    if stamp.provisional {
        map.insert("provisional".to_owned(), Value::text("yes"));
    }
    Value::Map(map)
}
