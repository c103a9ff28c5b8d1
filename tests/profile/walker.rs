//! Random walks: what is offered succeeds and leads where it says, what is not offered is refused,
//! no walk gets stuck, every state and step is reached, and replay yields the same.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, FixedOffset};
use tousu::domain::{Case, FieldType, People, Person};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{Procedure, Request, Standing, intake, judge_all, offers, replay, take};

use crate::aiming::{choose, rare};
use crate::builtin::built_in;
use crate::chance::Chance;
use crate::giving::{actor, fields, identity, value};

/// How many walks go over each profile and each team.
const WALKS: usize = 1000;

/// After so many steps a walk looks for its end.
const LONG: usize = 40;

/// After so many steps a walk counts as stuck.
const STUCK: usize = 400;

/// What the walks of one profile came by.
#[derive(Default)]
struct Came {
    steps_taken: usize,
    states: BTreeSet<String>,
    steps: BTreeMap<String, usize>,
    clocks: BTreeSet<String>,
}

pub(crate) fn procedure(name: &str, people: People) -> Procedure {
    Procedure::new(built_in(name), Calendar::china(), people)
}

/// Walks a case to its end by whatever is possible, in a few weeks from this moment.
pub(crate) fn finished(procedure: &Procedure, chance: &mut Chance) -> Case {
    let mut now = parse_moment("2026-02-09 09:00", procedure.calendar.offset()).unwrap();
    let (mut case, mut standing) = begin(procedure, now, chance);
    let ended = |status: &str| procedure.profile.group_of(status).is_end();
    while !ended(&standing.summary.status) {
        now += Duration::minutes(chance.below(60) as i64);
        (case, standing) = step((&case, &standing), procedure, now, &Wish::End, chance).unwrap();
    }
    case
}

/// Two people of every role, so that nobody has to approve what he asked for.
pub(crate) fn team(name: &str) -> People {
    let roles: Vec<String> = built_in(name).roles.keys().cloned().collect();
    People::new(roles.iter().flat_map(|role| {
        ["a", "b"].map(|which| Person {
            id: format!("{role}-{which}"),
            name: None,
            email: None,
            roles: vec![role.clone()],
        })
    }))
}

fn begin(
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) -> (Case, Standing) {
    let kinds: Vec<_> = procedure.profile.kinds.keys().cloned().collect();
    // Complaints have the most ways.
    let kind = if chance.percent(70) {
        &kinds[0]
    } else {
        chance.of(&kinds)
    }
    .clone();
    let rules = &procedure.profile.kinds[&kind];
    let mut given = fields((&rules.needs, &rules.may), procedure, now, chance);
    for name in ["category", "priority", "severity", "urgency", "promised"] {
        let field = &procedure.profile.fields[name];
        if chance.percent(40) && (field.kind != FieldType::Choice || !field.choices.is_empty()) {
            given.insert(name.to_owned(), value(field, procedure, now, chance));
        }
    }
    let intake_step = &procedure.profile.steps[&procedure.profile.intake];
    let request = Request {
        step: procedure.profile.intake.clone(),
        fields: given,
        note: None,
        actor: actor(&intake_step.roles, &[], procedure, chance),
        at: now,
    };
    let number = "TS-20261103-4K7Q".parse().unwrap();
    intake(&kind, &request, procedure, number, identity(None, now))
        .unwrap_or_else(|refusal| panic!("{kind} {request:?}: {refusal:?}"))
}

/// Every step that is not offered is refused, whoever asks.
fn refuses_the_rest(
    case: &Case,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) {
    let offered: Vec<_> = offers(standing, procedure, now)
        .iter()
        .map(|offer| offer.id.to_owned())
        .collect();
    for (id, step) in &procedure.profile.steps {
        if offered.contains(id) {
            continue;
        }
        let request = Request {
            step: id.clone(),
            fields: fields((&step.needs, &step.may), procedure, now, chance),
            note: None,
            actor: actor(&[], &[], procedure, chance),
            at: now,
        };
        assert!(
            take(
                case,
                standing,
                &request,
                procedure,
                identity(Some(case), now)
            )
            .is_err(),
            "{id} is not offered in {} and was taken",
            standing.summary.status
        );
    }
}

/// What a walk looks for.
enum Wish<'a> {
    /// Anything.
    Any,
    /// A step that moves the case.
    End,
    /// The way to a step.
    Toward(&'a str),
}

/// Takes one step of those offered; `None` when there is none.
fn step(
    (case, standing): (&Case, &Standing),
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    wish: &Wish<'_>,
    chance: &mut Chance,
) -> Option<(Case, Standing)> {
    let possible = offers(standing, procedure, now);
    let moving: Vec<_> = possible.iter().filter(|offer| offer.to.is_some()).collect();
    let all: Vec<_> = possible.iter().collect();
    let offer = match wish {
        _ if all.is_empty() => return None,
        Wish::End if !moving.is_empty() => *chance.of(&moving),
        Wish::Toward(aim) => choose(aim, &all, standing, &procedure.profile, chance),
        _ => *chance.of(&all),
    };
    let not: Vec<_> = offer.but_not.iter().collect();
    let mut given = fields((&offer.step.needs, &offer.step.may), procedure, now, chance);
    for need in offer.needs.iter().map(|need| &need.field) {
        if offer.step.items.picks(&need.id) {
            given.insert(need.id.clone(), value(need, procedure, now, chance));
        }
    }
    let request = Request {
        step: offer.id.to_owned(),
        fields: given,
        note: chance.percent(20).then(|| "备注".to_owned()),
        actor: actor(&offer.roles, &not, procedure, chance),
        at: now,
    };
    let (event, after) = take(
        case,
        standing,
        &request,
        procedure,
        identity(Some(case), now),
    )
    .unwrap_or_else(|refusal| panic!("{request:?} in {}: {refusal:?}", standing.summary.status));
    let lands_on = offer.to.unwrap_or(&standing.summary.status);
    assert_eq!(after.summary.status, lands_on, "{}", offer.id);
    let mut case = case.clone();
    case.history.push(event);
    case.summary = after.summary.clone();
    Some((case, after))
}

fn walk(procedure: &Procedure, chance: &mut Chance, came: &mut Came) {
    let offset = procedure.calendar.offset();
    let mut now = parse_moment("2026-02-09 09:00", offset).unwrap()
        + Duration::minutes(chance.below(200_000) as i64);
    let (mut case, mut standing) = begin(procedure, now, chance);
    let aim = rare(&procedure.profile, &came.steps, chance);
    for count in 0.. {
        assert!(
            count < STUCK,
            "no end after {count} steps: {:?}",
            standing.path
        );
        came.states.insert(standing.summary.status.clone());
        if count % 7 == 0 {
            refuses_the_rest(&case, &standing, procedure, now, chance);
        }
        let ended = procedure
            .profile
            .group_of(&standing.summary.status)
            .is_end();
        if ended && (count > LONG || chance.percent(15)) {
            break;
        }
        // Some steps follow at once, most within the hour, some much later.
        now += Duration::minutes(match chance.below(4) {
            0 => 0,
            1 | 2 => chance.below(60) as i64,
            _ => chance.below(3000) as i64,
        });
        let wish = match (count > LONG, chance.percent(70)) {
            (false, true) | (true, false) => Wish::Toward(&aim),
            (true, true) => Wish::End,
            (false, false) => Wish::Any,
        };
        let Some(next) = step((&case, &standing), procedure, now, &wish, chance) else {
            assert!(ended, "stuck in {}", standing.summary.status);
            break;
        };
        (case, standing) = next;
        came.steps_taken += 1;
    }
    for event in &case.history {
        *came.steps.entry(event.step.clone()).or_default() += 1;
    }
    came.clocks.extend(
        case.history
            .iter()
            .flat_map(|event| event.clocks.iter().map(|stamp| stamp.clock.clone())),
    );
    let again = replay(&case, procedure);
    assert_eq!(again.illegal, [], "{:?}", case.history);
    assert_eq!(again, standing);
    for clock in judge_all(&again, procedure, now) {
        assert!(
            clock.stopped.is_none() || clock.stamped,
            "{} carries no verdict",
            clock.id
        );
    }
}

pub(crate) fn walks(name: &str, people: People, seed: u64) {
    walks_over(&procedure(name, people), WALKS, seed);
}

/// Walks over a procedure again and again, and holds that all of it was come by.
pub(crate) fn walks_over(procedure: &Procedure, count: usize, seed: u64) {
    let name = &procedure.profile.name;
    let mut chance = Chance(seed);
    let mut came = Came::default();
    for _ in 0..count {
        walk(procedure, &mut chance, &mut came);
    }
    let profile = &procedure.profile;
    println!(
        "{name}: {count} walks, {} steps; {} of {} states, {} of {} steps, {} of {} clocks",
        came.steps_taken,
        came.states.len(),
        profile.states.len(),
        came.steps.len(),
        profile.steps.len(),
        came.clocks.len(),
        profile.clocks.len()
    );
    let missing = |all: Vec<&String>, came: Vec<&String>| -> Vec<String> {
        let left = all.into_iter().filter(|id| !came.contains(id));
        left.cloned().collect()
    };
    let states = missing(
        profile.states.keys().collect(),
        came.states.iter().collect(),
    );
    assert_eq!(states, [""; 0], "states never reached");
    let steps = missing(profile.steps.keys().collect(), came.steps.keys().collect());
    assert_eq!(steps, [""; 0], "steps never taken");
    let clocks = missing(
        profile.clocks.keys().collect(),
        came.clocks.iter().collect(),
    );
    assert_eq!(clocks, [""; 0], "clocks never judged");
}
