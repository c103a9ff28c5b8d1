//! A case to the text of its file as it stands: the smallest change.

use super::writing::{event, names, optional};
use crate::domain::{Case, Summary};
use crate::time::format_moment;
use crate::yaml::{Document, EditError, Editor, Path, Value};

/// The keys of the header in the order of a new file.
const HEADER: [&str; 18] = [
    "id",
    "status",
    "kind",
    "priority",
    "title",
    "category",
    "received",
    "lead",
    "channel",
    "handler",
    "customer",
    "assist",
    "profile",
    "round",
    "details",
    "outcome",
    "description",
    "satisfaction",
];

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
            set_header(&mut editor, key, &new)?;
        }
    }
    if before.customer != after.customer {
        for ((key, old), (_, new)) in customer_lines(before)
            .into_iter()
            .zip(customer_lines(after))
        {
            if old != new {
                set_within(&mut editor, "customer", key, &new)?;
            }
        }
    }
    for (key, value) in &after.details {
        if before.details.get(key) != Some(value) {
            set_within(&mut editor, "details", key, &Value::text(value))?;
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

/// Sets a key of the header; a missing one takes its usual place, so that the history stays last.
fn set_header(editor: &mut Editor, key: &str, value: &Value) -> Result<(), EditError> {
    let path = |key: &str| Path::root().key(key);
    let place = HEADER.iter().position(|known| *known == key);
    let after = HEADER[..place.unwrap_or(0)]
        .iter()
        .rev()
        .find(|known| editor.document().root().find(&path(known)).is_some());
    match after {
        Some(after) => editor.set_after(&path(key), after, value),
        None => editor.set(&path(key), value),
    }
}

/// Sets a key of a group of the header; a missing group is added.
fn set_within(editor: &mut Editor, group: &str, key: &str, value: &Value) -> Result<(), EditError> {
    let path = Path::root().key(group);
    match editor.document().root().find(&path) {
        Some(_) => editor.set(&path.key(key), value),
        None => set_header(editor, group, &Value::map([(key, value.clone())])),
    }
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
