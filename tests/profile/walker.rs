//! Random walks: what is offered succeeds and leads where it says, what is not offered is refused, no walk gets
//! stuck, an end is reached from every open state, every state, step and clock comes up, and replay yields the same.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, FixedOffset};
use tousu::domain::{Case, FieldType, People, Person};
use tousu::profile::Test;
use tousu::time::parse_moment;
use tousu::workflow::{
    Offer, Procedure, Request, Standing, intake, judge_all, may_pick, offers, replay, take, wanted,
};

use crate::aiming::{Aim, Ways};
use crate::builtin::built_in;
use crate::came::Came;
use crate::chance::Chance;
use crate::checked::errors;
use crate::giving::{able, fields, identity, value};

/// After so many steps, at the most, a walk looks for its end.
const LONG: usize = 40;

/// So many steps later it counts as stuck.
const STUCK: usize = 150;

/// How often more walks are added while something was not reached.
const ROUNDS: usize = 3;

/// Three people of every role, so that nobody has to approve what he asked for or is concerned by.
pub(crate) fn team(name: &str) -> People {
    let roles: Vec<String> = built_in(name).roles.keys().cloned().collect();
    People::new(roles.iter().flat_map(|role| {
        ["a", "b", "c"].map(|which| Person {
            id: format!("{role}-{which}"),
            name: None,
            email: None,
            roles: vec![role.clone()],
        })
    }))
}

pub(crate) fn begin(
    (procedure, ways): (&Procedure, &Ways<'_>),
    aim: &str,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) -> (Case, Standing) {
    let profile = &procedure.profile;
    let kind = ways.kind_for(aim, chance);
    let rules = &profile.kinds[kind];
    let mut aimed: BTreeMap<String, Test> = BTreeMap::new();
    aimed.extend(profile.steps[aim].when.tests.iter().cloned());
    let needs = wanted(&rules.needs, &profile.intake, procedure);
    let mut given = fields((&needs, &rules.may), None, &aimed, (procedure, now), chance);
    for name in [
        "title", "category", "priority", "severity", "urgency", "promised",
    ] {
        let field = &profile.fields[name];
        if chance.percent(40) && (field.kind != FieldType::Choice || !field.choices.is_empty()) {
            given.insert(name.to_owned(), value(field, procedure, now, chance));
        }
    }
    let roles = &profile.steps[&profile.intake].roles;
    let people = procedure.people.with_roles(roles);
    let people: Vec<_> = people.map(|person| person.id.clone()).collect();
    let request = Request {
        step: profile.intake.clone(),
        fields: given,
        note: None,
        actor: match people.is_empty() {
            true => "li".to_owned(),
            false => chance.of(&people).clone(),
        },
        at: now,
    };
    let number = "TS-20261103-4K7Q".parse().unwrap();
    intake(kind, &request, procedure, number, identity(None, now))
        .unwrap_or_else(|refusal| panic!("{kind} {request:?}: {refusal:?}"))
}

/// Steps that are not offered are refused, whoever asks; and so is an offered one to whom it is not offered.
fn refuses_the_rest(
    (case, standing): (&Case, &Standing),
    offered: &[Offer<'_>],
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) {
    let refused = |step: &str, actor: &str, chance: &mut Chance| {
        let rules = &procedure.profile.steps[step];
        let needs = wanted(&rules.needs, step, procedure);
        let request = Request {
            step: step.to_owned(),
            fields: fields(
                (&needs, &rules.may),
                Some(standing),
                &BTreeMap::new(),
                (procedure, now),
                chance,
            ),
            note: None,
            actor: actor.to_owned(),
            at: now,
        };
        let taken = take(
            case,
            standing,
            &request,
            procedure,
            identity(Some(case), now),
        );
        let status = &standing.summary.status;
        assert!(
            taken.is_err(),
            "{step} is not offered to {actor} in {status} and was taken"
        );
    };
    let people: Vec<_> = procedure
        .people
        .iter()
        .map(|person| person.id.as_str())
        .collect();
    for (step, _) in &procedure.profile.steps {
        if !offered.iter().any(|offer| offer.id == step) {
            let actor = if people.is_empty() {
                "li"
            } else {
                chance.of(&people)
            };
            refused(step, actor, chance);
        }
    }
    for offer in offered {
        let able = able(offer, procedure);
        let unable: Vec<_> = people.iter().filter(|id| !able.contains(id)).collect();
        if !unable.is_empty() {
            let actor: &str = chance.of::<&&str>(&unable);
            refused(offer.id, actor, chance);
        }
    }
}

/// Takes one step of those offered; `None` when there is none.
pub(crate) fn step(
    (case, standing): (&Case, &Standing),
    possible: &[Offer<'_>],
    (procedure, ways): (&Procedure, &Ways<'_>),
    (aim, now): (Aim<'_>, DateTime<FixedOffset>),
    chance: &mut Chance,
) -> (Case, Standing) {
    let (offer, aimed) = ways.choose(aim, possible, standing, chance);
    let mut given = fields(
        (&offer.needs, &offer.step.may),
        Some(standing),
        &aimed,
        (procedure, now),
        chance,
    );
    given.retain(|_, value| !value.is_empty());
    // What is one department's is for its people alone.
    let mut able = able(offer, procedure);
    able.retain(|who| may_pick(offer.step, &given, who, standing, procedure));
    // Nobody names himself where who is named stays away.
    let named = offer.step.not_concerned.iter();
    let named: Vec<&String> = named.filter_map(|field| given.get(field)).collect();
    able.retain(|who| !named.iter().any(|one| one.as_str() == *who));
    let request = Request {
        step: offer.id.to_owned(),
        fields: given,
        note: chance.percent(20).then(|| "备注".to_owned()),
        actor: (*chance.of(&able)).to_owned(),
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
    (case, after)
}

fn walk(procedure: &Procedure, ways: &Ways<'_>, chance: &mut Chance, came: &mut Came) {
    let profile = &procedure.profile;
    let offset = procedure.calendar.offset();
    let mut now = parse_moment("2026-02-09 09:00", offset).unwrap()
        + Duration::minutes(chance.below(200_000) as i64);
    let aim = ways.rare(&came.steps, chance);
    let (mut case, mut standing) = begin((procedure, ways), aim, now, chance);
    // What was never come by is worth a long walk that goes straight on.
    let (mut long, astray) = match came.steps.contains_key(aim) {
        true => (chance.below(LONG), 25),
        false => (2 * LONG, 8),
    };
    let mut from = Vec::new();
    for count in 0.. {
        let status = standing.summary.status.clone();
        let ended = profile.group_of(&status).is_end();
        assert!(
            count < long + STUCK,
            "no end from {from:?}: {:?}",
            case.history
        );
        // From each open state an end is looked for sooner or later.
        if !ended && !came.ended_from.contains(&status) && chance.percent(30) {
            long = long.min(count);
        }
        if count >= long && !ended {
            from.push(status.clone());
        }
        // Some steps follow at once, most within the hour, some much later.
        now += Duration::minutes(match chance.below(4) {
            0 => 0,
            1 | 2 => chance.below(60) as i64,
            _ => chance.below(3000) as i64,
        });
        let mut possible = offers(&standing, procedure, now);
        if chance.percent(3) {
            refuses_the_rest((&case, &standing), &possible, procedure, now, chance);
        }
        possible.retain(|offer| !able(offer, procedure).is_empty());
        let new = possible.iter().map(|offer| offer.id);
        let new = new
            .filter(|id| !came.steps.contains_key(*id))
            .filter(|id| !case.history.iter().any(|event| event.step == *id))
            .rfind(|_| count < long + LONG);
        if ended && new.is_none() && (count >= long || chance.percent(astray / 2)) {
            break;
        }
        if possible.is_empty() {
            assert!(ended, "stuck in {status}: {:?}", case.history);
            break;
        }
        let wish = match (new.filter(|_| ended), chance.percent(astray)) {
            (Some(new), _) => Aim::Step(new),
            _ if count >= long => Aim::End,
            (None, true) => Aim::Any,
            (None, false) => Aim::Step(aim),
        };
        (case, standing) = step(
            (&case, &standing),
            &possible,
            (procedure, ways),
            (wish, now),
            chance,
        );
        came.taken += 1;
    }
    came.ended_from.extend(from);
    came.states
        .extend(standing.path.iter().map(|(_, state)| state.clone()));
    for event in &case.history {
        *came.steps.entry(event.step.clone()).or_default() += 1;
        let stamps = event.clocks.iter().map(|stamp| stamp.clock.clone());
        came.clocks.extend(stamps);
    }
    let again = replay(&case, procedure);
    assert_eq!(again.illegal, [], "{:?}", case.history);
    assert_eq!(again, standing);
    for clock in judge_all(&again, procedure, now) {
        let judged = clock.stopped.is_none() || clock.stamped;
        assert!(judged, "{} carries no verdict", clock.id);
    }
    assert_eq!(errors(&case, procedure, now), [""; 0], "{:?}", case.history);
}

/// Walks over a procedure again and again, and holds that all of it was come by.
pub(crate) fn walks_over(procedure: &Procedure, count: usize, seed: u64) {
    let profile = &procedure.profile;
    let ways = Ways::of(profile);
    let mut chance = Chance(seed);
    let mut came = Came::default();
    for round in 1..=ROUNDS {
        for _ in 0..count {
            walk(procedure, &ways, &mut chance, &mut came);
        }
        println!(
            "{}: {} walks, {} steps",
            profile.name,
            round * count,
            came.taken
        );
        if came.missing(procedure).is_empty() {
            break;
        }
    }
    assert_eq!(came.missing(procedure), [""; 0]);
}
