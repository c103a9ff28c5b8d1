//! Whose an item is: `@item` among the roles of a step is the role of the department that names the item it picks.

use indexmap::IndexMap;

use super::{Item, Procedure, Standing, roles_named};
use crate::profile::{ITEM_OWNER, Step};
use crate::say::{Fact, Message};

/// Returns the role of the department that names an item; `None` where none does.
fn owner(item: &Item, procedure: &Procedure) -> Option<String> {
    let department = procedure.profile.departments.get(item.named.as_ref()?)?;
    Some(department.role.clone())
}

/// Returns the roles of a step with those that own the items open to it in the place of `@item`, which stays where
/// nobody does.
pub(super) fn with_owners(step: &Step, standing: &Standing, procedure: &Procedure) -> Vec<String> {
    let open = step
        .items
        .picked()
        .flat_map(|kind| standing.open_items(kind));
    let owners: Vec<String> = open.filter_map(|item| owner(item, procedure)).collect();
    let named = step.roles.iter().flat_map(|role| match role.as_str() {
        ITEM_OWNER if !owners.is_empty() => owners.clone(),
        _ => vec![role.clone()],
    });
    named.collect()
}

/// Returns the roles that may take a step for one of the items that it picks; `None` where it does not ask whose the
/// item is.
pub fn roles_for(
    step: &Step,
    item: &Item,
    standing: &Standing,
    procedure: &Procedure,
) -> Option<Vec<String>> {
    let asks = step.roles.iter().any(|role| role == ITEM_OWNER);
    let owner = owner(item, procedure).filter(|_| asks && step.items.picks(&item.kind))?;
    let named: Vec<String> = step
        .roles
        .iter()
        .map(|role| match role.as_str() {
            ITEM_OWNER => owner.clone(),
            _ => role.clone(),
        })
        .collect();
    Some(roles_named(&named, Some(standing), procedure))
}

/// Tells whether a person who may take a step at all may take it for the items that are given.
pub fn may_pick(
    step: &Step,
    given: &IndexMap<String, String>,
    person: &str,
    standing: &Standing,
    procedure: &Procedure,
) -> bool {
    strange(step, given, person, standing, procedure).is_none()
}

/// Says why somebody who may take a step may not take it for the item given: it is another department's.
pub(super) fn reason(
    step: &Step,
    given: &IndexMap<String, String>,
    person: &str,
    standing: &Standing,
    procedure: &Procedure,
) -> Option<Message> {
    let (item, roles) = strange(step, given, person, standing, procedure)?;
    let names: Vec<Fact> = roles
        .iter()
        .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
        .collect();
    let who = procedure.people.with_roles(&roles);
    let who: Vec<String> = who.map(|person| person.id.clone()).collect();
    let message = match who.is_empty() {
        true => Message::new("workflow.not_own_item_nobody"),
        false => {
            Message::new("workflow.not_own_item").with("who", who.into_iter().collect::<Fact>())
        }
    };
    Some(
        message
            .with("actor", person)
            .with("item", item.label(procedure))
            .with("roles", names),
    )
}

/// Returns the item given that is not for this person, with the roles that it is for.
fn strange<'a>(
    step: &Step,
    given: &IndexMap<String, String>,
    person: &str,
    standing: &'a Standing,
    procedure: &Procedure,
) -> Option<(&'a Item, Vec<String>)> {
    step.items.picked().find_map(|kind| {
        let item = standing.item(kind, given.get(kind)?)?;
        let roles = roles_for(step, item, standing, procedure)?;
        (!procedure.people.may(person, &roles)).then_some((item, roles))
    })
}
