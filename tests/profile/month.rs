//! Cases of a built-in profile around one month, each walked by another of its steps and on to a closing one.

use std::collections::BTreeMap;
use std::sync::Mutex;

use chrono::Duration;
use tousu::domain::Case;
use tousu::profile::StateGroup;
use tousu::time::parse_moment;
use tousu::workflow::{Procedure, offers};

use crate::aiming::{Aim, Ways};
use crate::chance::Chance;
use crate::giving::able;
use crate::walker::{begin, step};

/// How many steps lead to each aim at most.
const LONGEST: usize = 14;

/// Returns cases received from the end of January to the middle of February 2026; the same every time, walked once.
pub(crate) fn month(procedure: &Procedure) -> Vec<Case> {
    static WALKED: Mutex<BTreeMap<String, Vec<Case>>> = Mutex::new(BTreeMap::new());
    let mut walked = WALKED.lock().unwrap();
    let cases = walked.entry(procedure.profile.name.clone());
    cases.or_insert_with(|| walk(procedure)).clone()
}

fn walk(procedure: &Procedure) -> Vec<Case> {
    let profile = &procedure.profile;
    let ways = Ways::of(profile);
    let mut chance = Chance(5);
    let steps: Vec<&String> = profile.steps.keys().collect();
    let closes = |id: &&&String| {
        let to = profile.steps[**id].to.as_deref();
        to.is_some_and(|to| profile.group_of(to) == StateGroup::Closed)
    };
    let closing: Vec<&String> = steps.iter().filter(closes).copied().collect();
    let first = parse_moment("2026-01-24 09:00", procedure.calendar.offset()).unwrap();
    let numbers = 0..28;
    numbers
        .map(|index| {
            let mut now = first + Duration::hours(19 * index as i64);
            let aims = [
                steps[index * 5 % steps.len()],
                chance.of::<&String>(&closing),
            ];
            let (mut case, mut standing) = begin((procedure, &ways), aims[0], now, &mut chance);
            for aim in aims {
                for _ in 0..LONGEST {
                    now += Duration::minutes(chance.below(400) as i64);
                    let mut possible = offers(&standing, procedure, now);
                    possible.retain(|offer| !able(offer, procedure).is_empty());
                    let is_there = case.history.iter().any(|event| event.step == *aim);
                    if is_there || possible.is_empty() {
                        break;
                    }
                    (case, standing) = step(
                        (&case, &standing),
                        &possible,
                        (procedure, &ways),
                        (Aim::Step(aim), now),
                        &mut chance,
                    );
                }
            }
            case.number = format!("TS-20260209-00{index:02}").parse().unwrap();
            case
        })
        .collect()
}
