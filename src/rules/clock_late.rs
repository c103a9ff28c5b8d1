//! A clock that runs past its due moment.

use chrono::TimeDelta;

use super::action_late::is_of_action;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::{Fact, Message};
use crate::time::format_moment;
use crate::workflow::{Offer, offers};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "clock-late",
    severity: Severity::Error,
    page: include_str!("clock_late.md"),
    page_zh: include_str!("clock_late.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let late = subject.dossier.late_clocks();
    // Those of actions have a rule of their own.
    late.into_iter()
        .filter(|clock| !is_of_action(clock, subject))
        .map(|clock| {
            let message = Message::new("rule.clock_late")
                .with("clock", clock.name())
                .with("due", format_moment(clock.due))
                .with("late", in_words(subject.now - clock.due));
            Found::at("status", message)
                .hint(whose_turn(subject, &clock.id))
                .clock(&clock.id)
        })
        .collect()
}

/// Returns an elapsed time in days, hours or minutes, rounded down.
pub(super) fn in_words(elapsed: TimeDelta) -> Message {
    let minutes = elapsed.num_minutes();
    let number = |count: i64| count.to_string();
    if minutes < 60 {
        return Message::new("rule.late_minutes").with("minutes", number(minutes));
    }
    if minutes < 24 * 60 {
        return Message::new("rule.late_hours")
            .with("hours", number(minutes / 60))
            .with("minutes", number(minutes % 60));
    }
    Message::new("rule.late_days")
        .with("days", number(minutes / (24 * 60)))
        .with("hours", number(minutes / 60 % 24))
}

/// Returns who can do what now, so that the clock stops: the steps that stop it, else those that lead on.
pub(super) fn whose_turn(subject: &Subject<'_>, clock: &str) -> Message {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let profile = &procedure.profile;
    let possible = offers(standing, procedure, subject.now);
    let leads_on = |offer: &&Offer<'_>| {
        let to = offer.step.to.as_ref();
        to.is_some_and(|to| !profile.group_of(to).is_end())
    };
    let stops = profile.clocks.get(clock).map_or(&[][..], |rule| &rule.stop);
    let mut steps: Vec<&Offer<'_>> = possible
        .iter()
        .filter(|offer| stops.iter().any(|id| id == offer.id))
        .collect();
    if steps.is_empty() {
        steps = possible.iter().filter(leads_on).collect();
    }
    if steps.is_empty() {
        steps = possible.iter().collect();
    }
    let mut roles: Vec<String> = Vec::new();
    for role in steps.iter().flat_map(|offer| &offer.roles) {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    let names: Vec<Fact> = steps.iter().map(|offer| Fact::from(offer.id)).collect();
    if steps.is_empty() {
        return Message::new("rule.turn_of_nobody");
    }
    if roles.is_empty() {
        return Message::new("rule.turn_of_anybody").with("steps", names);
    }
    let people = people_of(subject, &roles);
    let roles: Vec<Fact> = roles
        .iter()
        .map(|role| Fact::from(profile.label_of("roles", role)))
        .collect();
    if people.is_empty() {
        return Message::new("rule.turn_of_roles")
            .with("steps", names)
            .with("roles", roles);
    }
    Message::new("rule.turn_of_people")
        .with("steps", names)
        .with("roles", roles)
        .with("people", people.into_iter().collect::<Fact>())
}

/// Returns the ids of those who have one of the roles; the handler alone, when it is one of them.
fn people_of(subject: &Subject<'_>, roles: &[String]) -> Vec<String> {
    let people: Vec<String> = subject
        .procedure
        .people
        .with_roles(roles)
        .map(|person| person.id.clone())
        .collect();
    match &subject.dossier.standing.summary.handler {
        Some(handler) if people.contains(handler) => vec![handler.clone()],
        _ => people,
    }
}
