//! Reads what a procedure has besides states, steps and clocks off its profile.

use super::workflow_page::{Named, Names};
use super::workflow_powers::{
    BreachRow, CopiesRow, ItemRow, LimitRow, LinkRow, PaperRow, PayerRow, Powers, RedressRow,
    RestrictedRow, RetentionRule, When,
};
use crate::profile::{Breach, Copies, Paper, Profile, RedressEffect, Signature, Step};

impl Powers {
    /// Returns the powers of a profile.
    pub fn of(profile: &Profile) -> Self {
        let stands_for = profile.stood_for_by();
        let links = profile.links();
        let fields = profile.fields.values();
        let restricted = fields.filter(|field| !field.restricted.is_empty());
        Self {
            items: profile.items.keys().map(|id| item(id, profile)).collect(),
            redress: redress(profile),
            papers: profile
                .papers
                .iter()
                .map(|(id, one)| paper(id, one))
                .collect(),
            links: links
                .map(|field| LinkRow {
                    field: field.to_owned(),
                    stands_for: stands_for.contains(&field),
                })
                .collect(),
            restricted: restricted
                .map(|field| RestrictedRow {
                    field: field.id.clone(),
                    roles: field.restricted.clone(),
                })
                .collect(),
            breaches: profile
                .breaches
                .iter()
                .map(|(id, one)| breach(id, one))
                .collect(),
            limits: LimitRow {
                pause: profile.watched.pause.map(|limit| limit.to_string()),
                archive: profile.watched.archive.map(|limit| limit.to_string()),
                reopened: profile.watched.reopened,
                repeat_days: profile.repeat_days,
            },
            retention: profile.retention.as_ref().map(|kept| RetentionRule {
                minimum: kept.minimum.to_string(),
                maximum: kept.maximum.map(|limit| limit.to_string()),
                from: kept.from.clone(),
                hold_roles: kept.hold_roles.clone(),
            }),
        }
    }
}

/// Returns the steps that do something.
fn steps(profile: &Profile, does: impl Fn(&Step) -> bool) -> Vec<String> {
    let steps = profile.steps.iter().filter(|(_, step)| does(step));
    steps.map(|(id, _)| id.clone()).collect()
}

fn item(id: &str, profile: &Profile) -> ItemRow {
    let rule = &profile.items[id];
    let is = |named: &Option<String>| named.as_deref() == Some(id);
    let clocks = profile.clocks.iter().filter(|(_, clock)| is(&clock.item));
    let actions = profile.actions.as_ref();
    ItemRow {
        id: id.to_owned(),
        label: Names::from(&rule.label),
        name: rule.name.clone(),
        necessary: When::of(&rule.necessary),
        when: When::of(&rule.when),
        opens: steps(profile, |step| step.items.opens.iter().any(|one| one == id)),
        changes: steps(profile, |step| is(&step.items.changes)),
        closes: steps(profile, |step| is(&step.items.closes)),
        clocks: clocks.map(|(id, _)| id.clone()).collect(),
        actions: actions.is_some_and(|rules| rules.item == id),
    }
}

fn redress(profile: &Profile) -> RedressRow {
    let kinds = profile.list("redress_kinds").iter();
    let payers = profile.list("payers").iter();
    RedressRow {
        kinds: kinds
            .map(|(id, choice)| Named {
                id: id.clone(),
                label: Names::from(&choice.label),
            })
            .collect(),
        payers: payers
            .map(|(id, choice)| PayerRow {
                id: id.clone(),
                label: Names::from(&choice.label),
                advance: profile.advancing.contains(id),
            })
            .collect(),
        gives: steps(profile, |step| step.redress == RedressEffect::Gives),
        recovers: steps(profile, |step| step.redress == RedressEffect::Recovers),
        bears: steps(profile, |step| step.redress == RedressEffect::Bears),
    }
}

fn paper(id: &str, paper: &Paper) -> PaperRow {
    let copies = paper.copies.iter();
    PaperRow {
        id: id.to_owned(),
        label: Names::from(&paper.label),
        required: paper.required.is_some(),
        when: paper.required.as_ref().and_then(When::of),
        signature: paper.signature == Signature::Needed,
        copies: copies
            .map(|Copies { when, to }| CopiesRow {
                when: When::of(when),
                to: to.clone(),
            })
            .collect(),
    }
}

fn breach(id: &str, breach: &Breach) -> BreachRow {
    BreachRow {
        id: id.to_owned(),
        label: Names::from(&breach.label),
        remedy: Names::from(&breach.remedy),
        clock: breach.clock.clone(),
        when: When::of(&breach.when),
    }
}
