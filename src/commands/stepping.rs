//! What the commands that move a case share: values from the command line, a step taken and saved, the answer.

use indexmap::IndexMap;

use super::answering::answer;
use super::asking::ask_ahead;
use crate::profile::Verb;
use crate::project::{Actor, Change, Known, OpenCase, Project};
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::workflow::{Offer, Procedure, Refusal, Request, Standing, offers, take};
use crate::write::{Novelty, first_time};

/// Reads `FIELD=VALUE` pairs; a later one replaces an earlier one.
pub(super) fn pairs(given: &[String]) -> Result<IndexMap<String, String>, Failure> {
    let mut fields = IndexMap::new();
    for pair in given {
        let Some((field, value)) = pair.split_once('=') else {
            return Err(
                Failure::new(Message::new("command.bad_set").with("given", pair))
                    .hint(Message::new("command.bad_set_hint")),
            );
        };
        fields.insert(field.trim().to_owned(), value.to_owned());
    }
    Ok(fields)
}

/// Adds a value that has an option of its own.
pub(super) fn put(fields: &mut IndexMap<String, String>, field: &str, value: Option<&String>) {
    if let Some(value) = value {
        fields.insert(field.to_owned(), value.clone());
    }
}

/// Turns a refusal into a failure that tells every reason.
pub(super) fn refused(refusal: Refusal) -> Failure {
    let message = if refusal.reasons.is_empty() {
        refusal.message
    } else {
        let reasons = refusal
            .reasons
            .into_iter()
            .map(Fact::from)
            .collect::<Vec<_>>();
        Message::new("command.refused_because")
            .with("refused", refusal.message)
            .with("reasons", lines(reasons))
    };
    Failure::new(message).hints(refusal.hints)
}

/// Joins reasons as lines of their own.
fn lines(reasons: Vec<Fact>) -> Fact {
    let mut reasons = reasons.into_iter().rev();
    let last = Message::new("command.reason").with(
        "reason",
        reasons.next().unwrap_or(Fact::Text(String::new())),
    );
    Fact::from(reasons.fold(last, |rest, reason| {
        Message::new("command.reason_and_more")
            .with("reason", reason)
            .with("rest", rest)
    }))
}

/// Returns who acts, and says once in a project's life that nobody is configured.
pub(super) fn actor(
    project: &Project,
    session: &Session,
    output: &mut Output,
) -> Result<Actor, Failure> {
    let actor = project.actor(session)?;
    if actor.known == Known::Guessed {
        output.warning(&Message::new("command.actor_guessed").with("actor", &actor.id));
    }
    if project.settings.people.is_empty() && first_time(&project.root, "no-people") == Novelty::New
    {
        output.notice(&Message::new("command.no_people"));
    }
    Ok(actor)
}

/// Returns the steps that the actor may take now.
pub(super) fn steps_for<'a>(
    standing: &Standing,
    procedure: &'a Procedure,
    actor: &Actor,
    project: &Project,
) -> Vec<Offer<'a>> {
    offers(standing, procedure, project.now)
        .into_iter()
        .filter(|offer| offer.may(&actor.id, procedure))
        .collect()
}

/// Returns a failure that lists the steps that are possible.
pub(super) fn choose_a_step(
    key: &'static str,
    standing: &Standing,
    procedure: &Procedure,
    possible: &[Offer<'_>],
) -> Failure {
    let state = procedure
        .profile
        .label_of("states", &standing.summary.status);
    let failure = Failure::new(Message::new(key).with("state", state));
    if possible.is_empty() {
        return failure;
    }
    let steps = possible
        .iter()
        .map(|offer| {
            Fact::from(
                Message::new("workflow.id_and_name")
                    .with("id", offer.id)
                    .with("name", &offer.step.label),
            )
        })
        .collect::<Vec<_>>();
    failure.hint(Message::new("workflow.possible_now").with("steps", steps))
}

/// What a step was taken with.
pub(super) struct Taking {
    /// The step.
    pub(super) step: String,
    /// The values as given.
    pub(super) fields: IndexMap<String, String>,
    /// Remarks.
    pub(super) note: Option<String>,
    /// What the command itself records besides, as it is.
    pub(super) besides: IndexMap<String, String>,
}

/// Takes a step of a case under its lock, saves it, and answers.
pub(super) fn take_and_save(
    project: &Project,
    change: &Change<'_>,
    taking: Taking,
    actor: &Actor,
    session: &Session,
    output: &mut Output,
) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let open = &change.open;
    let mut fields = taking.fields;
    let own = Some(&open.case.number);
    let _linked = project.link(&mut fields, open.procedure, own, session)?;
    let request = Request {
        step: taking.step,
        fields,
        note: taking.note,
        actor: actor.id.clone(),
        at: change.now,
    };
    let id = project.event_id(
        Some(&open.case),
        &mut session.random(open.case.number.as_str()),
    )?;
    let (mut event, standing) =
        take(&open.case, &open.standing, &request, open.procedure, id).map_err(refused)?;
    let mut after = open.case.clone();
    event.set.extend(taking.besides);
    after.history.push(event);
    after.summary = standing.summary.clone();
    project.save_change(change, &after, output)?;
    answer(
        project,
        &after,
        &open.standing,
        &standing,
        open.procedure,
        format,
        output,
    );
    Ok(Outcome::Clean)
}

/// Takes the step of a verb that is possible now and fits what is given best.
pub(super) fn take_by_verb(
    project: &Project,
    named: &str,
    (verb, none_is_possible): (Verb, &'static str),
    (mut fields, note): (IndexMap<String, String>, Option<String>),
    session: &Session,
    output: &mut Output,
) -> Done {
    let actor = actor(project, session, output)?;
    let choose = |open: &OpenCase<'_>, fields: &IndexMap<String, String>| {
        let possible = offers(&open.standing, open.procedure, project.now);
        let of_verb: Vec<_> = possible
            .iter()
            .filter(|offer| offer.step.verb == verb)
            .collect();
        let may = |offer: &Offer<'_>| offer.may(&actor.id, open.procedure);
        fitting(&of_verb, fields, may).map(str::to_owned)
    };
    let given = fields.clone();
    ask_ahead(
        project,
        named,
        &actor,
        |open| choose(open, &given),
        &mut fields,
        session,
        output,
    )?;
    let change = project.change(named, session)?;
    let open = &change.open;
    let Some(step) = choose(open, &fields) else {
        let possible = offers(&open.standing, open.procedure, project.now);
        let failure = choose_a_step(none_is_possible, &open.standing, open.procedure, &possible);
        return Err(failure);
    };
    let taking = Taking {
        step,
        fields,
        note,
        besides: IndexMap::new(),
    };
    take_and_save(project, &change, taking, &actor, session, output)
}

/// Returns the step that fits best what was given: one that the actor may take, takes every value,
/// and has its needs met.
fn fitting<'a>(
    offers: &[&Offer<'a>],
    fields: &IndexMap<String, String>,
    may: impl Fn(&Offer<'_>) -> bool,
) -> Option<&'a str> {
    offers
        .iter()
        .min_by_key(|offer| {
            let takes = |field: &str| {
                offer.needs.iter().any(|need| need.field.id == field)
                    || offer.step.may.iter().any(|known| known == field)
            };
            let strange = fields.keys().filter(|field| !takes(field)).count();
            let open = offer
                .needs
                .iter()
                .filter(|need| need.when.tests.is_empty() && !fields.contains_key(&need.field.id))
                .count();
            (!may(offer), strange, open)
        })
        .map(|offer| offer.id)
}
