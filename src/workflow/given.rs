//! What a request gives: who asks, and the values, each judged; everything wrong is told.

use indexmap::IndexMap;

use super::{Procedure, Request, Standing, offers, values};
use crate::domain::nearest;
use crate::profile::{Need, Step};
use crate::say::{Fact, Message};

/// Returns why this person may not take the step.
pub(super) fn role_reasons(
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
        let excluded = offers::excluded(step, standing, procedure);
        let who = procedure
            .people
            .with_roles(&roles)
            .filter(|person| excluded.iter().all(|one| one.person != person.id))
            .map(|person| person.id.clone())
            .collect::<Vec<_>>();
        let message = if who.is_empty() {
            Message::new("workflow.wrong_role_nobody")
        } else {
            Message::new("workflow.wrong_role").with("who", who.into_iter().collect::<Fact>())
        };
        reasons.push(message.with("actor", &request.actor).with("roles", names));
    }
    let excluded = offers::excluded(step, standing, procedure).into_iter();
    reasons.extend(
        excluded
            .filter(|one| one.person == request.actor)
            .map(|one| one.reason.with("actor", &request.actor)),
    );
    reasons
}

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
    let satisfaction = set.get("satisfaction").map_or("", String::as_str);
    let answered = matches!(satisfaction, "" | "satisfied" | "dissatisfied");
    if !answered && set.get("rating").is_some_and(|rating| !rating.is_empty()) {
        reasons.push(
            Message::new("workflow.rating_without_answer").with("satisfaction", satisfaction),
        );
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
