//! The item that a run of a clock is for.

use super::items::WithItem;
use super::{Clock, Item, JudgedItem, Procedure, Standing};
use crate::profile::{ClockRule, Profile};
use crate::say::Label;

/// Returns the item that a run of a clock is for, with its name.
pub(super) fn judged_item(
    clock: &Clock,
    rule: &ClockRule,
    standing: &Standing,
    procedure: &Procedure,
) -> Option<JudgedItem> {
    let (kind, id) = (rule.item.as_deref()?, clock.item.as_deref()?);
    let item = standing.item(kind, id);
    Some(JudgedItem {
        kind: kind.to_owned(),
        id: id.to_owned(),
        label: item.map_or_else(|| Label::new(id, id), |item| item.label(procedure)),
    })
}

/// Returns the item that a run of a clock is for.
pub(super) fn item_of<'a>(
    clock: &Clock,
    rule: &ClockRule,
    standing: &'a Standing,
) -> Option<&'a Item> {
    standing.item(rule.item.as_deref()?, clock.item.as_deref()?)
}

/// Tells whether the case, and the item that the clock is for, meet its condition.
pub(super) fn holds(
    clock: &Clock,
    rule: &ClockRule,
    standing: &Standing,
    profile: &Profile,
) -> bool {
    match item_of(clock, rule, standing) {
        Some(item) => rule.when.holds(&WithItem {
            item,
            standing,
            profile,
        }),
        None => rule.when.holds(standing),
    }
}
