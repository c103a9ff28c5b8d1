//! What a step is given: each value in the form that the file keeps, and all that is wrong told at once.

use indexmap::IndexMap;

use super::taking::Request;
use super::{Procedure, Standing, offers, values};
use crate::domain::nearest;
use crate::profile::Need;
use crate::say::{Fact, Message};

/// What a step or an intake takes.
pub(super) struct Takes<'a> {
    /// What it needs.
    pub(super) needs: &'a [Need],
    /// What it may take besides.
    pub(super) may: &'a [String],
    /// What it records by itself.
    pub(super) by_itself: &'a IndexMap<String, String>,
}

/// Reads the values given; returns them in their kept form, and everything that is wrong with them.
pub(super) fn read_fields(
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
