//! Reads `[kinds.…]` and `[steps.…]`.

use indexmap::IndexMap;
use toml::{Table, Value};

use super::{
    Condition, Fault, Kind, Need, Origin, RoundEffect, State, Step, StepEffect, TableReader, Verb,
    WhilePaused, items, redress,
};
use crate::say::Message;

/// Reads the kinds of case.
pub(super) fn read_kinds(root: &mut TableReader<'_>) -> IndexMap<String, Kind> {
    let mut kinds = IndexMap::new();
    for (id, table) in root.entries("kinds") {
        let mut reader = TableReader::new(table, vec!["kinds".to_owned(), id.clone()]);
        let kind = Kind {
            label: reader.label(),
            needs: read_needs(&mut reader),
            may: reader.texts("may"),
        };
        root.take_faults(reader.finish());
        kinds.insert(id, kind);
    }
    kinds
}

/// Reads the steps; `@open` and `@ended` in `from` stand for all states of that group.
pub(super) fn read_steps(
    root: &mut TableReader<'_>,
    states: &IndexMap<String, State>,
) -> IndexMap<String, Step> {
    let mut steps = IndexMap::new();
    for (id, table) in root.entries("steps") {
        let (step, faults) = read_step(&id, table, states);
        root.take_faults(faults);
        steps.insert(id, step);
    }
    steps
}

fn read_step(id: &str, table: &Table, states: &IndexMap<String, State>) -> (Step, Vec<Fault>) {
    let mut reader = TableReader::new(table, vec!["steps".to_owned(), id.to_owned()]);
    let label = reader.label();
    let from = read_origin(&mut reader, table, states);
    let to = reader.text("to");
    let verb = match reader.text("verb").as_deref() {
        None => Verb::Advance,
        Some("assign") => Verb::Assign,
        Some("feedback") => Verb::Feedback,
        Some(other) => {
            reader.fault(
                "verb",
                Message::new("profile.unknown_verb").with("verb", other),
            );
            Verb::Advance
        }
    };
    let sets = read_sets(&mut reader);
    let effect = match (reader.flag("pauses"), reader.flag("resumes")) {
        (true, true) => {
            reader.fault(
                "pauses",
                Message::new("profile.pauses_and_resumes").with("step", id),
            );
            StepEffect::Plain
        }
        (true, false) => StepEffect::Pauses,
        (false, true) => StepEffect::Resumes,
        (false, false) => StepEffect::Plain,
    };
    let of_items = items::read_step_items(&mut reader);
    let step = Step {
        label,
        from,
        to,
        roles: reader.texts("roles"),
        needs: items::with_picks(read_needs(&mut reader), &of_items),
        may: reader.texts("may"),
        when: read_condition(&mut reader),
        verb,
        sets,
        clears: reader.texts("clears"),
        round: if reader.flag("next_round") {
            RoundEffect::Next
        } else {
            RoundEffect::Same
        },
        effect,
        extends: reader.text("extends"),
        before_due: reader.text("before_due"),
        other_than: reader.texts("other_than"),
        not_concerned: reader.texts("not_concerned"),
        decides: None,
        while_paused: if reader.flag("while_paused") {
            WhilePaused::Allowed
        } else {
            WhilePaused::Refused
        },
        items: of_items,
        redress: redress::read_effect(&mut reader, id),
    };
    (step, reader.finish())
}

fn read_origin(
    reader: &mut TableReader<'_>,
    table: &Table,
    states: &IndexMap<String, State>,
) -> Origin {
    let intake = reader.flag("intake");
    let written = reader.texts("from");
    if intake {
        if !written.is_empty() {
            reader.fault("from", Message::new("profile.intake_from"));
        }
        return Origin::Intake;
    }
    if !table.contains_key("from") {
        reader.missing("from");
    }
    let mut from = Vec::new();
    for name in written {
        match name.as_str() {
            "@open" => from.extend(
                states
                    .iter()
                    .filter(|(_, state)| !state.is_end())
                    .map(|(id, _)| id.clone()),
            ),
            "@ended" => from.extend(
                states
                    .iter()
                    .filter(|(_, state)| state.is_end())
                    .map(|(id, _)| id.clone()),
            ),
            _ => from.push(name),
        }
    }
    let mut seen = Vec::new();
    from.retain(|state| {
        let new = !seen.contains(state);
        seen.push(state.clone());
        new
    });
    Origin::States(from)
}

fn read_sets(reader: &mut TableReader<'_>) -> IndexMap<String, String> {
    let mut sets = IndexMap::new();
    let Some(table) = reader.table("sets") else {
        return sets;
    };
    for (field, value) in table {
        match value {
            Value::String(text) => {
                sets.insert(field.clone(), text.clone());
            }
            _ => reader.fault(
                "sets",
                Message::new("profile.bad_sets").with("field", field),
            ),
        }
    }
    sets
}

/// Reads `when`; absent is the condition that always holds.
pub(super) fn read_condition(reader: &mut TableReader<'_>) -> Condition {
    let Some(table) = reader.table("when") else {
        return Condition::default();
    };
    let (condition, faults) = Condition::read(table, &reader.path_of("when"));
    reader.take_faults(faults);
    condition
}

/// Reads `needs`: names of fields, or tables `{ field = "words", when = { … } }`.
fn read_needs(reader: &mut TableReader<'_>) -> Vec<Need> {
    let mut needs = Vec::new();
    let path = reader.path_of("needs");
    match reader.value("needs") {
        None => {}
        Some(Value::Array(values)) => {
            for value in values {
                match value {
                    Value::String(field) => needs.push(Need {
                        field: field.clone(),
                        when: Condition::default(),
                    }),
                    Value::Table(table) => {
                        let mut inner = TableReader::new(table, path.clone());
                        let field = inner.needed_text("field");
                        let when = read_condition(&mut inner);
                        reader.take_faults(inner.finish());
                        if !field.is_empty() {
                            needs.push(Need { field, when });
                        }
                    }
                    _ => reader.fault("needs", Message::new("profile.bad_need")),
                }
            }
        }
        Some(_) => reader.fault("needs", Message::new("profile.bad_need")),
    }
    needs
}
