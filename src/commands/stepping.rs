//! What the commands that move a case share: values from the command line, a step taken and saved, the answer.

use indexmap::IndexMap;
use inquire::{Select, Text};
use serde::Serialize;

use crate::domain::{Case, Event, FieldType};
use crate::profile::BoundField;
use crate::project::{Actor, Change, Known, Project};
use crate::say::{Fact, Label, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Prompts, Session};
use crate::workflow::{Offer, Procedure, Refusal, Request, Standing, offers, take};
use crate::write::{Novelty, first_time};

/// Reads `FIELD=VALUE` pairs; a later one replaces an earlier one.
pub(super) fn pairs(given: &[String]) -> Result<IndexMap<String, String>, Failure> {
    let mut fields = IndexMap::new();
    for pair in given {
        let Some((field, value)) = pair.split_once('=') else {
            return Err(
                Failure::new(Message::new("command.bad-set").with("given", pair))
                    .hint(Message::new("command.bad-set-hint")),
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
        Message::new("command.refused-because")
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
        Message::new("command.reason-and-more")
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
        output.warning(&Message::new("command.actor-guessed").with("actor", &actor.id));
    }
    if project.settings.people.is_empty() && first_time(&project.root, "no-people") == Novelty::New
    {
        output.notice(&Message::new("command.no-people"));
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
        .filter(|offer| procedure.people.may(&actor.id, &offer.roles))
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
                Message::new("workflow.id-and-name")
                    .with("id", offer.id)
                    .with("name", &offer.step.label),
            )
        })
        .collect::<Vec<_>>();
    failure.hint(Message::new("workflow.possible-now").with("steps", steps))
}

/// Asks at the terminal for the needs of a step that were not given.
pub(super) fn ask_for_needs(
    needs: &[(&BoundField, bool)],
    fields: &mut IndexMap<String, String>,
    session: &Session,
) -> Result<(), Failure> {
    if session.prompts == Prompts::Never {
        return Ok(());
    }
    for (field, _) in needs.iter().filter(|(_, always)| *always) {
        if fields
            .get(&field.id)
            .is_none_or(|value| value.trim().is_empty())
        {
            let answer = ask(field, session)?;
            fields.insert(field.id.clone(), answer);
        }
    }
    Ok(())
}

/// Asks for one value.
fn ask(field: &BoundField, session: &Session) -> Result<String, Failure> {
    let words = session.words;
    let name = field.label.as_ref().map_or_else(
        || words.word(crate::domain::field_word(&field.id)),
        |label| label.in_language(words.language()).to_owned(),
    );
    let given_up = |_| Failure::new(Message::new("command.given-up"));
    if field.kind == FieldType::Choice && !field.many {
        let shown: Vec<String> = field
            .choices
            .iter()
            .map(|(id, label)| format!("{id} {}", choice_name(id, label.as_ref(), session)))
            .collect();
        let chosen = Select::new(&name, shown).prompt().map_err(given_up)?;
        return Ok(chosen.split(' ').next().unwrap_or_default().to_owned());
    }
    Text::new(&name).prompt().map_err(given_up)
}

/// Returns the name of a choice.
fn choice_name(id: &str, label: Option<&Label>, session: &Session) -> String {
    match label {
        Some(label) => label.in_language(session.words.language()).to_owned(),
        None => crate::domain::value_word(id)
            .map_or_else(|| id.to_owned(), |key| session.words.word(key)),
    }
}

/// What a step was taken with.
pub(super) struct Taking {
    /// The step.
    pub(super) step: String,
    /// The values as given.
    pub(super) fields: IndexMap<String, String>,
    /// Remarks.
    pub(super) note: Option<String>,
}

/// Takes a step of a case under its lock, saves it, and answers.
pub(super) fn take_and_save(
    project: &Project,
    change: &Change<'_>,
    mut taking: Taking,
    actor: &Actor,
    session: &Session,
    output: &mut Output,
) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let open = &change.open;
    if let Some(offer) = offers(&open.standing, open.procedure, project.now)
        .iter()
        .find(|offer| offer.id == taking.step)
    {
        let needs: Vec<_> = offer
            .needs
            .iter()
            .map(|need| (need.field, need.when.tests.is_empty()))
            .collect();
        ask_for_needs(&needs, &mut taking.fields, session)?;
    }
    let request = Request {
        step: taking.step,
        fields: taking.fields,
        note: taking.note,
        actor: actor.id.clone(),
        at: project.now,
    };
    let id = project.event_id(Some(&open.case), &mut session.random())?;
    let (event, standing) =
        take(&open.case, &open.standing, &request, open.procedure, id).map_err(refused)?;
    let mut after = open.case.clone();
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

/// What a command that wrote an event answers in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    file: String,
    step: &'a str,
    event: &'a str,
    from: Option<&'a str>,
    to: &'a str,
    round: u32,
}

/// Says what was done, and what is due next.
pub(super) fn answer(
    project: &Project,
    after: &Case,
    before: &Standing,
    standing: &Standing,
    procedure: &Procedure,
    format: Format,
    output: &mut Output,
) {
    let Some(event) = after.history.last() else {
        return;
    };
    let file = std::path::Path::new("cases").join(after.number.file());
    if format == Format::Json {
        output.json(&Answer {
            id: after.number.as_str(),
            file: file.display().to_string(),
            step: &event.step,
            event: &event.id.0,
            from: (!before.summary.status.is_empty()).then_some(before.summary.status.as_str()),
            to: &standing.summary.status,
            round: standing.summary.round,
        });
        return;
    }
    let profile = &procedure.profile;
    let state = |id: &str| profile.label_of("states", id);
    let moved = before.summary.status != standing.summary.status;
    let step = profile.label_of("steps", &event.step);
    let said = if moved && !before.summary.status.is_empty() {
        Message::new("command.step-moved")
            .with("case", after.number.as_str())
            .with("step", step)
            .with("from", state(&before.summary.status))
            .with("to", state(&standing.summary.status))
    } else {
        Message::new("command.step-taken")
            .with("case", after.number.as_str())
            .with("step", step)
            .with("state", state(&standing.summary.status))
    };
    output.line(&said);
    say_verdicts(event, procedure, output);
    say_next_due(project, standing, procedure, output);
}

fn say_verdicts(event: &Event, procedure: &Procedure, output: &mut Output) {
    for stamp in &event.clocks {
        let key = match stamp.verdict {
            crate::domain::StampVerdict::Met => "command.clock-met",
            crate::domain::StampVerdict::Missed => "command.clock-missed",
        };
        let due = crate::time::format_moment(stamp.due);
        output.notice(
            &Message::new(key)
                .with("clock", procedure.profile.label_of("clocks", &stamp.clock))
                .with("due", due),
        );
    }
}

fn say_next_due(
    project: &Project,
    standing: &Standing,
    procedure: &Procedure,
    output: &mut Output,
) {
    let clocks = crate::workflow::judge_all(standing, procedure, project.now);
    let next = clocks
        .iter()
        .filter(|clock| clock.verdict.is_open())
        .min_by_key(|clock| clock.due);
    if let Some(clock) = next {
        let due = crate::time::format_moment(clock.due);
        output.notice(
            &Message::new("command.next-due")
                .with("clock", &clock.label)
                .with("due", due),
        );
        if clock.provisional {
            output.warning(&Message::new("command.provisional").with("clock", &clock.label));
        }
    }
}
