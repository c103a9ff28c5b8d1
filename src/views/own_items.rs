//! The items that wait for an answer: what of a case a department or a person has to do, and by when.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use crate::profile::ESCALATION_FIELD;
use crate::say::Label;
use crate::time::format_moment;
use crate::workflow::{Dossier, Item, Judged, Offer, Procedure, offers, roles_for, roles_named};

/// Whose an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// A department's: each answers its own.
    ToDepartment,
    /// Nobody's in particular: a care call, an escalation that somebody was told of. Who has the case takes it, if he may.
    ToRoles,
}

/// An item that waits for an answer, with the step that gives it.
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
    /// Whose it is.
    pub belongs: Belongs,
    /// The people who may not take the step, whatever their role.
    but_not: Vec<String>,
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

/// Returns the open items that wait: those that their departments have to answer, each with the first step that closes
/// it, or else changes it; and those whose time runs, and escalations, each with the step that stops the clock, or else
/// closes it, where that step names roles. Those that are due first come first. Actions are not among them: they have
/// an owner.
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
                    belongs: Belongs::ToDepartment,
                    but_not: offer.but_not.clone(),
                });
            }
        }
    }
    let rest = standing.items.iter().filter(|item| item.closed.is_none());
    for item in rest {
        if !found.iter().any(|one| std::ptr::eq(one.item, item)) {
            found.extend(of_roles(item, &offers, dossier, procedure));
        }
    }
    found.sort_by_key(|one| (one.clock.is_none(), one.clock.map(|clock| clock.due)));
    found
}

/// Returns an open item that waits for whoever has a role; `None` where nothing says that it does.
fn of_roles<'a>(
    item: &'a Item,
    offers: &[Offer<'a>],
    dossier: &'a Dossier,
    procedure: &'a Procedure,
) -> Option<OwnItem<'a>> {
    let profile = &procedure.profile;
    let actions = profile.actions.as_ref();
    if actions.is_some_and(|actions| actions.item == item.kind) {
        return None;
    }
    let running = dossier
        .clocks_of(item)
        .filter(|clock| clock.verdict.is_open())
        .min_by_key(|clock| clock.due);
    let rule = profile.items.get(&item.kind);
    let is_level = rule.is_some_and(|rule| rule.name.as_deref() == Some(ESCALATION_FIELD));
    if running.is_none() && !is_level {
        return None;
    }
    let stop = running.and_then(|clock| profile.clocks.get(&clock.id));
    let stop = stop.map(|rule| rule.stop.as_slice()).unwrap_or_default();
    let mut stopping = stop
        .iter()
        .filter_map(|step| offers.iter().find(|offer| offer.id == step));
    let closing = |offer: &&Offer<'a>| offer.step.items.closes.as_ref() == Some(&item.kind);
    let offer = stopping.next().or_else(|| offers.iter().find(closing))?;
    let level = item.named.as_ref().filter(|_| is_level);
    let told = level.and_then(|level| profile.escalations.get(level));
    let told = told.map(|rule| roles_named(&rule.tells, Some(&dossier.standing), procedure));
    let mut roles = offer.roles.clone();
    // Who was told answers for it; others may, and owe nothing.
    if let Some(told) = told.filter(|told| told.iter().any(|role| roles.contains(role))) {
        roles.retain(|role| told.contains(role));
    }
    (!roles.is_empty()).then(|| OwnItem {
        item,
        sort: profile.label_of("items", &item.kind),
        step: offer.id,
        roles,
        clock: running,
        belongs: Belongs::ToRoles,
        but_not: offer.but_not.clone(),
    })
}

/// Returns those of them that a person has to answer; all where nobody is named, or roles decide nothing.
pub fn own_items_of<'a>(
    person: Option<&str>,
    dossier: &'a Dossier,
    procedure: &'a Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<OwnItem<'a>> {
    let mut items = own_items(dossier, procedure, now);
    let handler = dossier.standing.summary.handler.as_deref();
    items.retain(|one| {
        let may = |who: &str| {
            procedure.people.may(who, &one.roles) && !one.but_not.iter().any(|not| not == who)
        };
        let is_anothers = |who: &str| {
            one.belongs == Belongs::ToRoles && handler.is_some_and(|has| has != who && may(has))
        };
        person.is_none_or(|who| may(who) && !is_anothers(who))
    });
    items
}
