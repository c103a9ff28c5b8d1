//! A finished case of a built-in profile, walked to its end by whatever is possible.

use chrono::Duration;
use tousu::domain::{Case, People};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{Procedure, offers};

use crate::aiming::{Aim, Ways};
use crate::builtin::built_in;
use crate::chance::Chance;
use crate::giving::able;
use crate::walker::{begin, step};

pub(crate) fn procedure(name: &str, people: People) -> Procedure {
    Procedure::new(built_in(name), Calendar::china(), people)
}

/// Walks a case to its end, in a few weeks from a fixed moment.
pub(crate) fn finished(procedure: &Procedure, chance: &mut Chance) -> Case {
    let profile = &procedure.profile;
    let ways = Ways::of(profile);
    let mut now = parse_moment("2026-02-09 09:00", procedure.calendar.offset()).unwrap();
    let (mut case, mut standing) = begin((procedure, &ways), &profile.intake, now, chance);
    while !profile.group_of(&standing.summary.status).is_end() {
        now += Duration::minutes(chance.below(60) as i64);
        let mut possible = offers(&standing, procedure, now);
        possible.retain(|offer| !able(offer, procedure).is_empty());
        (case, standing) = step(
            (&case, &standing),
            &possible,
            (procedure, &ways),
            (Aim::End, now),
            chance,
        );
    }
    case
}
