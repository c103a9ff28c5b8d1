//! Filters by a profile's own fields: `demand:refund`, by the field's id or its name in either language.

use super::filter::Surroundings;
use super::filter_fault::{BadFilter, unknown_key};
use super::filter_key::Known;
use super::names;
use crate::domain::FieldType;
use crate::profile::{BoundField, Facts};
use crate::say::{Fact, Message};
use crate::workflow::{Dossier, Procedure};

/// The kinds of fields whose values come from a list; free text could be a name, and is not asked for.
const LISTED: [FieldType; 4] = [
    FieldType::Choice,
    FieldType::YesNo,
    FieldType::Department,
    FieldType::Person,
];

/// Returns the field of a name and the values that it can have.
///
/// # Errors
/// No procedure has such a field, or one of them lets only some roles read it.
pub(super) fn read(
    name: &str,
    around: &Surroundings<'_>,
) -> Result<(String, Vec<Known>), BadFilter> {
    let wanted = name.trim().to_lowercase();
    let by_id = fields(around).find(|(_, field)| field.id.to_lowercase() == wanted);
    let by_name = || fields(around).find(|(_, field)| is_called(field, &wanted));
    let Some((_, field)) = by_id.or_else(by_name) else {
        return Err(unknown_key(name, ids(around)));
    };
    let id = field.id.as_str();
    let mut procedures = around.procedures.iter();
    if procedures.any(|procedure| procedure.profile.is_restricted(id)) {
        return Err(BadFilter {
            message: Message::new("page.restricted_filter").with("key", name.trim()),
            hint: None,
        });
    }
    let same = fields(around).filter(|(_, known)| known.id == field.id);
    let known = same.flat_map(|(procedure, field)| values(field, procedure));
    Ok((field.id.clone(), known.collect()))
}

/// Tells whether the field of a case has one of these values; `None` stands for no value.
pub(super) fn holds(field: &str, wanted: &[Option<String>], dossier: &Dossier) -> bool {
    let value = dossier.standing.fact(field).unwrap_or_default();
    let parts: Vec<&str> = value.split(',').map(str::trim).collect();
    wanted.iter().any(|wanted| match wanted {
        Some(wanted) => parts.contains(&wanted.as_str()),
        None => value.is_empty(),
    })
}

/// Returns the ids of the fields that can be asked for, each once.
fn ids<'a>(around: &Surroundings<'a>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for (procedure, field) in fields(around) {
        let id = field.id.as_str();
        if !ids.contains(&id) && !procedure.profile.is_restricted(id) {
            ids.push(id);
        }
    }
    ids
}

fn fields<'a>(around: &Surroundings<'a>) -> impl Iterator<Item = (&'a Procedure, &'a BoundField)> {
    let all = around.procedures.iter().flat_map(|procedure| {
        let fields = procedure.profile.fields.values();
        fields.map(move |field| (*procedure, field))
    });
    all.filter(|(_, field)| LISTED.contains(&field.kind))
}

fn is_called(field: &BoundField, wanted: &str) -> bool {
    match field.name() {
        Fact::Label(label) => {
            label.zh.to_lowercase() == wanted || label.en.to_lowercase() == wanted
        }
        _ => false,
    }
}

/// Returns the values that a field can have by a procedure.
fn values(field: &BoundField, procedure: &Procedure) -> Vec<Known> {
    let ids = match field.kind {
        FieldType::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        FieldType::Person => {
            let people = procedure.people.iter();
            people.map(|person| person.id.clone()).collect()
        }
        _ => names::choices(field, procedure),
    };
    let known = ids.into_iter().map(|id| {
        let names = match field.kind {
            FieldType::Department => {
                let label = procedure.profile.label_of("departments", &id);
                [label.zh, label.en]
            }
            FieldType::Person => {
                let name = names::person_name(&id, procedure).to_owned();
                [name.clone(), name]
            }
            FieldType::YesNo if id == "yes" => ["是".to_owned(), id.clone()],
            FieldType::YesNo => ["否".to_owned(), id.clone()],
            _ => {
                let label = names::choice_name(field, &id);
                [label.zh, label.en]
            }
        };
        Known { id, names }
    });
    known.collect()
}
