//! A case to text: a new file, or the smallest change of an existing one.

use indexmap::IndexMap;

use crate::domain::{Case, Event, Stamp, StampVerdict, Summary};
use crate::time::format_moment;
use crate::yaml::{Document, EditError, Editor, Path, Value, write_value};

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

fn optional(value: Option<&String>) -> Value {
    value.map_or(Value::Nothing, Value::text)
}

fn names(names: &[String]) -> Value {
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
fn event(event: &Event) -> Value {
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

/// Returns the text of a case's file after its last event: the header lines that differ, and the
/// event appended; every other byte stays.
///
/// # Errors
/// The text is written in a way that cannot be edited without a risk; nothing is changed then.
pub fn append_to_text(
    document: &Document,
    before: &Case,
    after: &Case,
) -> Result<String, EditError> {
    let mut editor = Editor::new(document);
    let root = Path::root;
    for (key, old, new) in summary_lines(&before.summary, &after.summary)
        .into_iter()
        .chain(header_lines(before, after))
    {
        if old != new {
            editor.set(&root().key(key), &new)?;
        }
    }
    if before.customer != after.customer {
        for ((key, old), (_, new)) in customer_lines(before)
            .into_iter()
            .zip(customer_lines(after))
        {
            if old != new {
                editor.set(&root().key("customer").key(key), &new)?;
            }
        }
    }
    for (key, value) in &after.details {
        if before.details.get(key) != Some(value) {
            editor.set(&root().key("details").key(key.clone()), &Value::text(value))?;
        }
    }
    for key in before
        .details
        .keys()
        .filter(|key| !after.details.contains_key(*key))
    {
        editor.remove(&root().key("details").key(key.clone()))?;
    }
    for new in after.history.iter().skip(before.history.len()) {
        editor.append(&root().key("history"), &event(new))?;
    }
    editor.finish()
}

type Line = (&'static str, Value, Value);

fn summary_lines(before: &Summary, after: &Summary) -> Vec<Line> {
    let pair =
        |key, old: Option<&String>, new: Option<&String>| (key, optional(old), optional(new));
    vec![
        (
            "status",
            Value::text(&before.status),
            Value::text(&after.status),
        ),
        pair(
            "priority",
            before.priority.as_ref(),
            after.priority.as_ref(),
        ),
        pair(
            "category",
            before.category.as_ref(),
            after.category.as_ref(),
        ),
        pair("lead", before.lead.as_ref(), after.lead.as_ref()),
        pair("handler", before.handler.as_ref(), after.handler.as_ref()),
        ("assist", names(&before.assist), names(&after.assist)),
        (
            "round",
            Value::Number(before.round.into()),
            Value::Number(after.round.into()),
        ),
        pair("outcome", before.outcome.as_ref(), after.outcome.as_ref()),
        pair(
            "satisfaction",
            before.satisfaction.as_ref(),
            after.satisfaction.as_ref(),
        ),
    ]
}

fn header_lines(before: &Case, after: &Case) -> Vec<Line> {
    vec![
        (
            "title",
            Value::text(&before.title),
            Value::text(&after.title),
        ),
        (
            "received",
            Value::text(format_moment(before.received)),
            Value::text(format_moment(after.received)),
        ),
        (
            "channel",
            optional(before.channel.as_ref()),
            optional(after.channel.as_ref()),
        ),
        (
            "description",
            optional(before.description.as_ref()),
            optional(after.description.as_ref()),
        ),
    ]
}

fn customer_lines(case: &Case) -> [(&'static str, Value); 5] {
    let customer = &case.customer;
    [
        ("name", optional(customer.name.as_ref())),
        ("phone", optional(customer.phone.as_ref())),
        ("account", optional(customer.account.as_ref())),
        ("email", optional(customer.email.as_ref())),
        ("address", optional(customer.address.as_ref())),
    ]
}
