//! What a request gives: who asks, and the values, each judged; everything wrong is told.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::open_needs::open_needs;
use super::{Procedure, Request, Standing, items_picked, offers, resolve_roles, values};
use crate::domain::nearest;
use crate::profile::{BoundField, Need, Step, Test};
use crate::say::{Fact, Message};

/// Returns why this person may not take the step.
pub(super) fn role_reasons(
    step: &Step,
    standing: &Standing,
    request: &Request,
    procedure: &Procedure,
) -> Vec<Message> {
    let mut reasons = Vec::new();
    let roles = resolve_roles(step, Some(standing), procedure);
    let excluded = offers::excluded(step, standing, procedure);
    let is_excluded = |person: &str| excluded.iter().any(|one| one.person == person);
    // Another role would not help who may not take it whatever their role.
    if !procedure.people.may(&request.actor, &roles) && !is_excluded(&request.actor) {
        let names = roles
            .iter()
            .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
            .collect::<Vec<_>>();
        let who = procedure
            .people
            .with_roles(&roles)
            .filter(|person| !is_excluded(&person.id))
            .map(|person| person.id.clone())
            .collect::<Vec<_>>();
        let message = if who.is_empty() {
            Message::new("workflow.wrong_role_nobody")
        } else {
            Message::new("workflow.wrong_role").with("who", who.into_iter().collect::<Fact>())
        };
        reasons.push(message.with("actor", &request.actor).with("roles", names));
    }
    reasons.extend(
        excluded
            .into_iter()
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
    /// The step; `None` at intake, where there is nothing to pick from.
    pub(super) step: Option<(&'a str, &'a Step)>,
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
    let bound = |id: &str| {
        let field = procedure.profile.field_of(&request.step, id)?;
        Some(match takes.step {
            Some(step) => items_picked::bound(field, step, standing, procedure, request.at),
            None => Cow::Borrowed(field),
        })
    };
    for (id, text) in &request.fields {
        let field = bound(id).filter(|_| taken.contains(&id.as_str()));
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
        match values::accept(&field, text, procedure, request.at) {
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
    let is_given = |field: &str| {
        let text = request.fields.get(field);
        text.is_some_and(|text| !text.trim().is_empty())
    };
    for need in open_needs(takes.needs, &given, standing) {
        // What may be given in its place; a value that was given and is wrong is told once, as wrong.
        let instead = need.when.tests.iter().find_map(|(field, test)| {
            let other = *field != need.field && taken.contains(&field.as_str());
            (*test == Test::Unknown && other).then_some(field.as_str())
        });
        if !is_given(&need.field) && !instead.is_some_and(is_given) {
            reasons.push(missing(&need.field, instead, &bound));
        }
    }
    (set, reasons)
}

/// Returns the sentence on a need that is open: what it is, and what else would do.
fn missing<'a>(
    id: &str,
    instead: Option<&str>,
    bound: &impl Fn(&str) -> Option<Cow<'a, BoundField>>,
) -> Message {
    let name = |id: &str| match bound(id) {
        Some(field) => field.name(),
        None => Fact::from(id),
    };
    let field = bound(id);
    let choices = field.as_deref().map(|field| &field.choices);
    let message = match (instead, choices.filter(|choices| !choices.is_empty())) {
        (Some(other), _) => Message::new("workflow.missing_either")
            .with("other", other)
            .with("other_name", name(other)),
        (None, Some(choices)) => Message::new("workflow.missing_choice")
            .with("choices", choices.keys().cloned().collect::<Fact>()),
        (None, None) => Message::new("workflow.missing"),
    };
    message.with("field", id).with("name", name(id))
}
