//! Which items a step can pick, and why it cannot be taken as far as items are concerned.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use super::items::said;
use super::{Item, ItemState, Procedure, Standing, clocks};
use crate::domain::Event;
use crate::profile::{BoundField, ItemFact, Step};
use crate::say::{Fact, Label, Message};

/// Returns the items that a step may pick of a sort: those that are open; to be verified, those that are done and
/// not verified; where the step must come before a clock of theirs is due, those in time.
pub(super) fn choosable<'a>(
    kind: &'a str,
    (id, step): (&str, &Step),
    standing: &'a Standing,
    procedure: &Procedure,
    at: DateTime<FixedOffset>,
) -> Vec<&'a Item> {
    let profile = &procedure.profile;
    let actions = profile.actions.as_ref().filter(|rules| rules.item == kind);
    let verifies = actions.is_some_and(|rules| rules.verified.as_deref() == Some(id));
    let clock = step.before_due.as_deref().filter(|clock| {
        let rule = profile.clocks.get(*clock);
        rule.is_some_and(|rule| rule.item.as_deref() == Some(kind))
    });
    let in_time = |item: &Item| {
        clock.is_none_or(|clock| {
            !clocks::is_late_or_stopped(standing, (clock, Some(&item.id)), procedure, at)
        })
    };
    let of_kind = standing.items.iter().filter(|item| item.kind == kind);
    of_kind
        .filter(|item| match verifies {
            true => {
                item.done.is_some() && item.verified.is_none() && item.state != ItemState::Lapsed
            }
            false => item.state == ItemState::Open,
        })
        .filter(|item| in_time(item))
        .collect()
}

/// Returns a field as a step takes it now: one that picks an item has the items that can be picked as its choices.
pub(super) fn bound<'a>(
    field: &'a BoundField,
    step: (&str, &Step),
    standing: &Standing,
    procedure: &Procedure,
    at: DateTime<FixedOffset>,
) -> Cow<'a, BoundField> {
    if !step.1.items.picks(&field.id) {
        return Cow::Borrowed(field);
    }
    let items = choosable(&field.id, step, standing, procedure, at);
    let choices = items
        .into_iter()
        .map(|item| (item.id.clone(), Some(choice_label(item, procedure))));
    Cow::Owned(BoundField {
        choices: choices.collect(),
        ..field.clone()
    })
}

/// How many characters of what an action is about a choice shows.
const SHORT: usize = 30;

/// Returns the name of an item with, for an action, what it is about.
fn choice_label(item: &Item, procedure: &Procedure) -> Label {
    let label = item.label(procedure);
    let rules = procedure
        .profile
        .actions
        .as_ref()
        .filter(|rules| rules.item == item.kind);
    let what = rules.and_then(|rules| item.fields.get(rules.what.as_deref()?));
    let Some(what) = what else {
        return label;
    };
    let line = what.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(SHORT).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    said(
        &Message::new("workflow.item_about")
            .with("item", label)
            .with("what", short),
    )
}

/// Tells whether there is an item to pick of every sort that a step picks one of.
pub(super) fn can_pick(
    step: (&str, &Step),
    standing: &Standing,
    procedure: &Procedure,
    at: DateTime<FixedOffset>,
) -> bool {
    let mut picked = step.1.items.picked();
    picked.all(|kind| !choosable(kind, step, standing, procedure, at).is_empty())
}

/// Returns why a step cannot be taken as far as items are concerned: there is none to pick, or some are open that
/// must not be; these are named.
pub(super) fn reasons(
    step: (&str, &Step),
    standing: &Standing,
    procedure: &Procedure,
    at: DateTime<FixedOffset>,
) -> Vec<Message> {
    let profile = &procedure.profile;
    let mut reasons = Vec::new();
    for kind in step.1.items.picked() {
        if choosable(kind, step, standing, procedure, at).is_empty() {
            let message = Message::new("workflow.no_item_to_pick");
            reasons.push(message.with("item", profile.label_of("items", kind)));
        }
    }
    for (name, _) in step.1.when.unmet(standing) {
        let Some(fact) = profile.item_fact(name) else {
            continue;
        };
        let open = standing.open_items(fact.item()).filter(|item| match fact {
            ItemFact::Open(_) => true,
            ItemFact::Necessary(_) => item.necessary,
        });
        let names: Vec<Fact> = open.map(|item| Fact::from(item.label(procedure))).collect();
        if !names.is_empty() {
            let message = Message::new("workflow.items_are_open");
            let item = profile.label_of("items", fact.item());
            reasons.push(message.with("item", item).with("names", names));
        }
    }
    reasons
}

/// Returns what speaks against the items that an event of the history picks.
pub(super) fn history_reasons(
    standing: &Standing,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) -> Vec<(&'static str, Message)> {
    let mut reasons = Vec::new();
    for kind in step.items.picked() {
        let Some(id) = event.set.get(kind) else {
            continue;
        };
        let items = choosable(kind, (&event.step, step), standing, procedure, event.at);
        if !items.iter().any(|item| item.id == *id) {
            let item = procedure.profile.label_of("items", kind);
            let message = Message::new("workflow.item_not_open_in_history");
            reasons.push(("set", message.with("item", item)));
        }
    }
    reasons
}
