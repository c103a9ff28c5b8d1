//! Reads `[clocks.…]`.

use indexmap::IndexMap;
use toml::{Table, Value};

use super::reader::found_words;
use super::reading_steps::read_condition;
use super::{
    AfterEnd, ClockRule, ClockScope, DueRule, Fault, Limits, Pausing, TableReader, dated, items,
};
use crate::say::Message;
use crate::time::Limit;

/// Reads the clocks.
pub(super) fn read_clocks(root: &mut TableReader<'_>) -> IndexMap<String, ClockRule> {
    let mut clocks = IndexMap::new();
    for (id, table) in root.entries("clocks") {
        let (clock, faults) = read_clock(&id, table);
        root.take_faults(faults);
        clocks.insert(id, clock);
    }
    clocks
}

fn read_clock(id: &str, table: &Table) -> (ClockRule, Vec<Fault>) {
    let mut reader = TableReader::new(table, vec!["clocks".to_owned(), id.to_owned()]);
    let label = reader.label();
    let scope = match reader.needed_text("scope").as_str() {
        "round" => ClockScope::Round,
        "case" => ClockScope::Case,
        "item" => ClockScope::Item,
        "stage" | "" => ClockScope::Stage,
        other => {
            reader.fault(
                "scope",
                Message::new("profile.unknown_scope").with("scope", other),
            );
            ClockScope::Stage
        }
    };
    let item = items::read_clock_item(&mut reader, scope, table);
    let start = reader.texts("start");
    let stop = reader.texts("stop");
    for (key, steps) in [("start", &start), ("stop", &stop)] {
        // An item's clock runs from its opening to its closing, unless steps are named.
        if steps.is_empty() && scope != ClockScope::Item {
            reader.missing(key);
        }
    }
    let due_field = reader.text("due");
    let due = match (due_field, reader.value("limit")) {
        (Some(field), None) => DueRule::At(field),
        (Some(field), Some(_)) => {
            reader.fault(
                "due",
                Message::new("profile.due_and_limit").with("clock", id),
            );
            DueRule::At(field)
        }
        (None, Some(value)) => DueRule::After(read_limits(&mut reader, value)),
        (None, None) => {
            reader.missing("limit");
            DueRule::After(Limits::ByPriority(IndexMap::new()))
        }
    };
    let dated = dated::read(&mut reader, &due);
    let when = read_condition(&mut reader);
    let pausing = if reader.flag("pausable") {
        Pausing::Pauses
    } else {
        Pausing::Runs
    };
    let after_end = if reader.flag("after_end") {
        AfterEnd::RunsOn
    } else {
        AfterEnd::Stops
    };
    let warn_percent = reader.number("warn_percent").unwrap_or(80).min(100);
    (
        ClockRule {
            label,
            scope,
            item,
            start,
            stop,
            due,
            dated,
            when,
            pausing,
            after_end,
            warn_percent,
        },
        reader.finish(),
    )
}

/// Reads `limit`: a duration for all, or one by priority.
pub(super) fn read_limits(reader: &mut TableReader<'_>, value: &Value) -> Limits {
    match value {
        Value::String(text) => match read_limit(text) {
            Ok(limit) => Limits::All(limit),
            Err(message) => {
                reader.fault("limit", message);
                Limits::ByPriority(IndexMap::new())
            }
        },
        Value::Table(table) => {
            let mut limits = IndexMap::new();
            let path = reader.path_of("limit");
            let mut faults = Vec::new();
            for (priority, value) in table {
                let mut here = path.clone();
                here.push(priority.clone());
                match value.as_str().map(read_limit) {
                    Some(Ok(limit)) => {
                        limits.insert(priority.clone(), limit);
                    }
                    Some(Err(message)) => faults.push(Fault::new(&here, message)),
                    None => faults.push(Fault::new(
                        &here,
                        Message::new("profile.wrong_type")
                            .with("key", priority)
                            .with("wanted", Message::new("profile.type_limit"))
                            .with("found", found_words(value)),
                    )),
                }
            }
            reader.take_faults(faults);
            Limits::ByPriority(limits)
        }
        other => {
            reader.fault(
                "limit",
                Message::new("profile.wrong_type")
                    .with("key", "limit")
                    .with("wanted", Message::new("profile.type_limit"))
                    .with("found", found_words(other)),
            );
            Limits::ByPriority(IndexMap::new())
        }
    }
}

fn read_limit(text: &str) -> Result<Limit, Message> {
    text.parse::<Limit>().map_err(|error| error.message())
}
