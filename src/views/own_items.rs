//! The items that wait for an answer: what of a case a department or a person has to do, and by when.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use crate::say::Label;
use crate::time::format_moment;
use crate::workflow::{Dossier, Item, Judged, Procedure, offers, roles_for};

/// An item that its department has to answer, with the step that does.
#[derive(Debug, Clone)]
pub struct OwnItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its sort.
    pub sort: Label,
    /// The possible step that closes or changes it.
    pub step: &'a str,
    /// The roles that may take it for this item.
    pub roles: Vec<String>,
    /// The run of its clock that is due first; `None` when nobody said when it is due.
    pub clock: Option<&'a Judged>,
}

/// An item that waits, as scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaitingItem {
    /// Its sort, by the profile's items.
    pub item: String,
    /// Its id among those of its sort; the step picks it by this.
    pub id: String,
    /// The step that answers it.
    pub step: String,
    /// The roles that may take the step for this item.
    pub roles: Vec<String>,
    /// When it is due; null when nobody said so.
    pub due: Option<String>,
}

impl OwnItem<'_> {
    /// Returns the item as scripts see it.
    pub fn row(&self) -> WaitingItem {
        WaitingItem {
            item: self.item.kind.clone(),
            id: self.item.id.clone(),
            step: self.step.to_owned(),
            roles: self.roles.clone(),
            due: self.clock.map(|clock| format_moment(clock.due)),
        }
    }
}

/// Returns the open items that their departments have to answer, each with the first step that closes it, or else
/// changes it; those that are due first come first.
pub fn own_items<'a>(
    dossier: &'a Dossier,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<OwnItem<'a>> {
    let standing = &dossier.standing;
    if !standing.items.iter().any(|item| item.closed.is_none()) {
        return Vec::new();
    }
    let mut offers = offers(standing, procedure, now);
    offers.sort_by_key(|offer| offer.step.items.closes.is_none());
    let mut found: Vec<OwnItem<'a>> = Vec::new();
    for offer in &offers {
        for kind in offer.step.items.picked() {
            let open = standing.items.iter().filter(|item| item.kind == kind);
            for item in open.filter(|item| item.closed.is_none()) {
                let is_known = found.iter().any(|one| std::ptr::eq(one.item, item));
                let Some(roles) = roles_for(offer.step, item, standing, procedure) else {
                    continue;
                };
                if is_known {
                    continue;
                }
                found.push(OwnItem {
                    item,
                    sort: procedure.profile.label_of("items", kind),
                    step: offer.id,
                    roles,
                    clock: dossier.clocks_of(item).min_by_key(|clock| clock.due),
                });
            }
        }
    }
    found.sort_by_key(|one| (one.clock.is_none(), one.clock.map(|clock| clock.due)));
    found
}

/// Returns those of them that a person has to answer; all where nobody is named, or roles decide nothing.
pub fn own_items_of<'a>(
    person: Option<&str>,
    dossier: &'a Dossier,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<OwnItem<'a>> {
    let mut items = own_items(dossier, procedure, now);
    items.retain(|one| person.is_none_or(|who| procedure.people.may(who, &one.roles)));
    items
}
