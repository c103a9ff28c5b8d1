//! A walk with an aim: the way to a step that was seldom taken, or to an end.

use std::collections::{BTreeMap, BTreeSet};

use tousu::profile::{Origin, Profile, Step, Test};
use tousu::workflow::{Offer, Standing};

use crate::chance::Chance;

/// What a walk looks for.
#[derive(Clone, Copy)]
pub(crate) enum Aim<'a> {
    /// Anything.
    Any,
    /// An end.
    End,
    /// The way to a step.
    Step(&'a str),
}

type Distances = BTreeMap<String, usize>;

/// The ways through a profile, drawn once.
pub(crate) struct Ways<'a> {
    pub(crate) profile: &'a Profile,
    /// How many steps each state is away from those that a step is taken from.
    pub(crate) to_step: BTreeMap<&'a str, Distances>,
    to_end: Distances,
    /// The steps that a case of each kind comes by.
    of_kind: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Ways<'a> {
    pub(crate) fn of(profile: &'a Profile) -> Self {
        let steps = profile.steps.iter();
        let ends = profile.states.iter().filter(|(_, state)| state.is_end());
        let kinds = profile.kinds.keys();
        Self {
            profile,
            to_step: steps
                .map(|(id, step)| (id.as_str(), distances(origins(step).to_vec(), profile)))
                .collect(),
            to_end: distances(ends.map(|(id, _)| id.clone()).collect(), profile),
            of_kind: kinds
                .map(|kind| (kind.as_str(), steps_of(kind, profile)))
                .collect(),
        }
    }

    /// Returns one of the ten steps that were taken the fewest times so far: where one is hard to come by, others get
    /// their turn.
    pub(crate) fn rare(&self, taken: &BTreeMap<String, usize>, chance: &mut Chance) -> &'a str {
        let mut steps: Vec<_> = self.profile.steps.keys().collect();
        steps.sort_by_key(|id| taken.get(*id).unwrap_or(&0));
        steps.truncate(10);
        chance.of::<&String>(&steps)
    }

    /// Returns a kind whose cases come by a step.
    pub(crate) fn kind_for(&self, step: &str, chance: &mut Chance) -> &'a str {
        let kinds = self.of_kind.iter();
        let fitting: Vec<_> = kinds.filter(|(_, steps)| steps.contains(step)).collect();
        chance.of(&fitting).0
    }

    /// Chooses the step aimed at, one that leads nearer, or one that stays and may open the way; and says what it is
    /// best given.
    pub(crate) fn choose<'c, 'o>(
        &self,
        aim: Aim<'_>,
        all: &'c [Offer<'o>],
        standing: &Standing,
        chance: &mut Chance,
    ) -> (&'c Offer<'o>, BTreeMap<String, Test>) {
        let mut wanted = BTreeMap::new();
        let distances = match aim {
            Aim::Any => return (chance.of(all), wanted),
            Aim::End => {
                let closing = self.on_from(standing, &|_| true, chance);
                let first = self.first_of_the_way(closing, standing, &mut wanted, chance);
                if let Some(aimed) = all.iter().find(|offer| offer.id == first)
                    && chance.percent(85)
                {
                    return (aimed, wanted);
                }
                &self.to_end
            }
            Aim::Step(step) => {
                let first = self.first_of_the_way(step, standing, &mut wanted, chance);
                if let Some(aimed) = all.iter().find(|offer| offer.id == first) {
                    return (aimed, wanted);
                }
                // What leads nearer may itself wait for something.
                let to_step = &self.to_step[first];
                let far = |state: &String| to_step.get(state).copied().unwrap_or(usize::MAX);
                let nearer = |to: &String| far(to) < far(&standing.summary.status);
                let via = self.on_from(standing, &nearer, chance);
                let first = self.first_of_the_way(via, standing, &mut wanted, chance);
                if let Some(aimed) = all.iter().find(|offer| offer.id == first)
                    && chance.percent(70)
                {
                    return (aimed, wanted);
                }
                to_step
            }
        };
        let far = |state: &str| distances.get(state).copied().unwrap_or(usize::MAX);
        let here = far(&standing.summary.status);
        let of = |fits: &dyn Fn(usize) -> bool| -> Vec<&'c Offer<'o>> {
            let lands = |offer: &&Offer<'_>| fits(offer.to.map_or(here, far));
            all.iter().filter(lands).collect()
        };
        let (nearer, staying) = (of(&|to| to < here), of(&|to| to == here));
        let offer = match (nearer.is_empty(), staying.is_empty()) {
            (false, true) => *chance.of(&nearer),
            (false, false) if chance.percent(70) => *chance.of(&nearer),
            (_, false) if chance.percent(90) => *chance.of(&staying),
            _ => chance.of(all),
        };
        (offer, wanted)
    }

    /// Returns a step that moves the case from here to one of those states, possible or not.
    fn on_from(
        &self,
        standing: &Standing,
        leads: &dyn Fn(&String) -> bool,
        chance: &mut Chance,
    ) -> &'a str {
        let here = &standing.summary.status;
        let steps = self.profile.steps.iter();
        let moves = |step: &Step| step.to.as_ref().is_some_and(|to| to != here && leads(to));
        let steps = steps.filter(|(_, step)| moves(step) && origins(step).contains(here));
        let steps: Vec<_> = steps.map(|(id, _)| id.as_str()).collect();
        match steps.is_empty() {
            true => &self.profile.intake,
            false => chance.of::<&str>(&steps),
        }
    }
}

fn steps_of<'a>(kind: &str, profile: &'a Profile) -> BTreeSet<&'a str> {
    let is_of_kind = |step: &Step| {
        (step.when.tests.iter()).all(|(field, test)| match test {
            _ if field != "kind" => true,
            Test::OneOf(kinds) => kinds.iter().any(|one| one == kind),
            Test::NoneOf(kinds) => kinds.iter().all(|one| one != kind),
            _ => true,
        })
    };
    let mut reached: BTreeSet<&String> = profile.steps[&profile.intake].to.iter().collect();
    let mut steps = BTreeSet::from([profile.intake.as_str()]);
    loop {
        let before = steps.len();
        for (id, step) in profile.steps.iter().filter(|(_, step)| is_of_kind(step)) {
            if origins(step).iter().any(|from| reached.contains(from)) {
                steps.insert(id);
                reached.extend(&step.to);
            }
        }
        if steps.len() == before {
            return steps;
        }
    }
}

/// How many steps each state is away from any of these.
fn distances(mut reached: Vec<String>, profile: &Profile) -> Distances {
    let mut distances = BTreeMap::new();
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
