//! What opens the way to a step: the steps that record or do what it waits for.

use std::collections::{BTreeMap, BTreeSet};

use tousu::profile::{Facts, ItemFact, RedressEffect, Step, StepEffect, Test};
use tousu::workflow::Standing;

use crate::aiming::Ways;
use crate::chance::Chance;

impl<'a> Ways<'a> {
    /// A step may wait for what another one records or does: then that one comes first, and what it is best given is
    /// noted.
    pub(crate) fn first_of_the_way(
        &self,
        aim: &str,
        standing: &Standing,
        wanted: &mut BTreeMap<String, Test>,
        chance: &mut Chance,
    ) -> &'a str {
        let profile = self.profile;
        let (mut first, _) = profile.steps.get_key_value(aim).unwrap();
        let mut seen = BTreeSet::from([first.as_str()]);
        if let Some(rules) = &profile.actions
            && rules.verified.as_deref() == Some(aim)
            && let Some(done) = &rules.done
            && !(standing.items.iter())
                .any(|item| item.done.is_some() && item.verified.is_none() && item.closed.is_none())
        {
            first = done;
        }
        loop {
            let step = &profile.steps[first];
            let unmet = step.when.unmet(standing);
            let mut openers: Vec<&String> = Vec::new();
            if standing.paused_since().is_some() {
                let steps = profile.steps.iter();
                openers.extend(
                    steps
                        .filter(|(_, step)| step.effect == StepEffect::Resumes)
                        .map(|(id, _)| id),
                );
            }
            let mut items = step.items.picked();
            if let Some(item) = items.find(|item| standing.open_items(item).next().is_none()) {
                openers.extend(self.openers_of(item));
            } else if let Some((field, test)) = unmet.first() {
                openers.extend(self.steps_for(field, test, standing));
                wanted.insert(field.clone(), test.clone());
            }
            openers.retain(|id| !seen.contains(id.as_str()));
            if openers.is_empty() {
                return first;
            }
            let distances = |id: &String| {
                let to = self.to_step[id.as_str()].get(&standing.summary.status);
                to.copied().unwrap_or(usize::MAX)
            };
            let nearest = openers.iter().map(|id| distances(id)).min().unwrap();
            openers.retain(|id| distances(id) == nearest || chance.percent(20));
            first = *chance.of(&openers);
            seen.insert(first);
        }
    }

    fn openers_of(&self, item: &str) -> Vec<&'a String> {
        let steps = self.profile.steps.iter();
        let opens = |step: &Step| step.items.opens.iter().any(|opened| opened == item);
        steps
            .filter(|(_, step)| opens(step))
            .map(|(id, _)| id)
            .collect()
    }

    /// Returns the steps that can make a fact pass a test.
    fn steps_for(&self, field: &str, test: &Test, standing: &Standing) -> Vec<&'a String> {
        let profile = self.profile;
        if let Some((_, approval)) = profile.approval_of_fact(field) {
            let now = standing.fact(field);
            let pending = matches!(now.as_deref(), Some("pending" | "partly"));
            let of_end = |end: &str| match test {
                Test::OneOf(values) => values.iter().any(|value| value == end),
                Test::NoneOf(values) => values.iter().all(|value| value != end),
                _ => true,
            };
            let ends = [
                (Some(&approval.grant), "granted"),
                (approval.refuse.as_ref(), "refused"),
                (approval.withdraw.as_ref(), "withdrawn"),
            ];
            return match pending {
                true => (ends.into_iter())
                    .filter_map(|(step, end)| step.filter(|_| of_end(end)))
                    .filter_map(|step| profile.steps.get_key_value(step))
                    .map(|(id, _)| id)
                    .collect(),
                false => (approval.propose.iter())
                    .filter_map(|step| profile.steps.get_key_value(step))
                    .map(|(id, _)| id)
                    .collect(),
            };
        }
        let item = profile.item_fact(field).map(ItemFact::item);
        let fits = |step: &Step| match (item, test) {
            (Some(item), Test::Known) => step.items.opens.iter().any(|one| one == item),
            (Some(item), _) => step.items.closes.as_deref() == Some(item),
            (None, Test::Unknown) => step.clears.iter().any(|cleared| cleared == field),
            (None, _) => {
                let set = step.sets.get(field);
                let needs = step.needs.iter().any(|need| need.field == field);
                let takes = needs || step.may.iter().any(|may| may == field);
                takes
                    || set.is_some_and(|set| match test {
                        Test::OneOf(values) => values.contains(set),
                        Test::NoneOf(values) => !values.contains(set),
                        _ => true,
                    })
            }
        };
        let redress = match field {
            "redress_given" | "redress_outstanding" | "redress_advanced" => {
                Some(RedressEffect::Gives)
            }
            "redress_recovered" => Some(RedressEffect::Recovers),
            _ => None,
        };
        let steps = profile.steps.iter();
        let fitting = steps.filter(|(_, step)| match redress {
            Some(effect) => step.redress == effect,
            None => fits(step),
        });
        fitting.map(|(id, _)| id).collect()
    }
}
