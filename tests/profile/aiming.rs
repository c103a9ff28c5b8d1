//! A walk with an aim: the way to a step that was seldom taken.

use std::collections::BTreeMap;

use tousu::profile::{Origin, Profile, Step, Test};
use tousu::workflow::{Offer, Standing};

use crate::chance::Chance;

/// Returns one of the steps that were taken the fewest times so far: where one is hard to come by, others get their turn.
pub(crate) fn rare(
    profile: &Profile,
    taken: &BTreeMap<String, usize>,
    chance: &mut Chance,
) -> String {
    let mut steps: Vec<_> = profile.steps.keys().collect();
    steps.sort_by_key(|id| taken.get(*id).unwrap_or(&0));
    steps.truncate(if chance.percent(50) { 2 } else { 10 });
    (*chance.of(&steps)).clone()
}

/// Chooses the step aimed at, one that leads nearer, or one that stays and may open the way.
// Without the stars the type of what is chosen from would be inferred from what is returned.
#[allow(clippy::explicit_auto_deref)]
pub(crate) fn choose<'a, 'o>(
    aim: &str,
    all: &[&'a Offer<'o>],
    standing: &Standing,
    profile: &Profile,
    chance: &mut Chance,
) -> &'a Offer<'o> {
    let aim = first_of_the_way(aim, standing, profile);
    if let Some(aimed) = all.iter().find(|offer| offer.id == aim) {
        return aimed;
    }
    let distances = distances(&profile.steps[aim], profile);
    let far = |state: &String| distances.get(state).copied().unwrap_or(usize::MAX);
    let here = far(&standing.summary.status);
    let lands = |offer: &Offer<'_>| offer.step.to.as_ref().map_or(here, far);
    let of = |wanted: &dyn Fn(usize) -> bool| -> Vec<&'a Offer<'o>> {
        let fitting = all.iter().filter(|offer| wanted(lands(offer)));
        fitting.copied().collect()
    };
    let nearer = of(&|distance| distance < here);
    let staying = of(&|distance| distance == here);
    let among = match (nearer.is_empty(), staying.is_empty()) {
        (false, true) => &nearer,
        (false, false) if chance.percent(60) => &nearer,
        (_, false) => &staying,
        (true, true) => return chance.of::<&Offer<'_>>(all),
    };
    chance.of::<&Offer<'_>>(among)
}

/// A step may wait for a value that another one sets by itself, or for an item: then that one comes first.
fn first_of_the_way<'a>(aim: &'a str, standing: &Standing, profile: &'a Profile) -> &'a str {
    let mut first = aim;
    if let Some(rules) = &profile.actions
        && rules.verified.as_deref() == Some(aim)
        && let Some(done) = &rules.done
    {
        let mut actions = standing.items.iter();
        let waits = actions.any(|item| item.done.is_some() && item.verified.is_none());
        first = if waits { first } else { done };
    }
    for _ in 0..8 {
        let step = &profile.steps[first];
        let unmet = step.when.unmet(standing);
        let setter = unmet.iter().find_map(|(field, test)| {
            let Test::OneOf(values) = test else {
                return None;
            };
            profile.steps.iter().find(|(id, step)| {
                *id != first && step.sets.get(field).is_some_and(|set| values.contains(set))
            })
        });
        let mut items = step.items.picked();
        let none_open = items.find(|item| standing.open_items(item).next().is_none());
        let opener = none_open.and_then(|item| {
            let mut steps = profile.steps.iter();
            steps.find(|(_, step)| step.items.opens.iter().any(|opened| opened == item))
        });
        match setter.or(opener) {
            Some((id, _)) => first = id,
            None => break,
        }
    }
    first
}

/// How many steps each state is away from those that a step is taken from.
fn distances(step: &Step, profile: &Profile) -> BTreeMap<String, usize> {
    let mut distances = BTreeMap::new();
    let mut reached = origins(step).to_vec();
    for distance in 0.. {
        if reached.is_empty() {
            break;
        }
        let mut before = Vec::new();
        for state in reached {
            if distances.contains_key(&state) {
                continue;
            }
            let steps = profile.steps.values();
            let leading = steps.filter(|step| step.to.as_ref() == Some(&state));
            before.extend(leading.flat_map(origins).cloned());
            distances.insert(state, distance);
        }
        reached = before;
    }
    distances
}

fn origins(step: &Step) -> &[String] {
    match &step.from {
        Origin::States(states) => states,
        Origin::Intake => &[],
    }
}
