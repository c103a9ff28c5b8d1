//! `exempt`: records that a case need not follow a rule of `check` until a day, and why.

use chrono::NaiveDate;
use clap::Args;
use indexmap::IndexMap;

use super::answering::answer;
use super::explain::known_rule;
use super::stepping::actor;
use crate::domain::{EXEMPTION, Event};
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::workflow::replay;

/// What `exempt` is asked for.
#[derive(Debug, Args)]
pub struct ExemptArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The rule.
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// The last day of the exemption, in the team's time zone.
    #[arg(long, value_name = "DATE")]
    pub until: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Records an exemption; it never moves the case.
///
/// # Errors
/// No such case or rule, a day that has passed, no reason, or somebody who is not of the team; nothing is changed then.
pub fn run(arguments: &ExemptArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let rule = known_rule(&arguments.rule)?;
    if rule.is_fixed() {
        let message = Message::new("command.exempt_fixed").with("rule", rule.id);
        return Err(Failure::new(message));
    }
    let reason = arguments.reason.trim();
    if reason.is_empty() || reason.chars().any(char::is_control) {
        return Err(Failure::new(Message::new("command.empty_reason")));
    }
    let project = Project::open(session)?;
    let until = arguments.until.trim().parse::<NaiveDate>().ok();
    let until = until.filter(|until| *until >= project.now.date_naive());
    let until = until.ok_or_else(|| {
        Failure::new(Message::new("command.bad_until").with("text", &arguments.until))
            .hint(Message::new("command.bad_until_hint"))
    })?;
    let change = project.change(&arguments.case, session)?;
    let actor = actor(&project, session, output)?;
    let open = &change.open;
    super::not_back_in_time(&open.case, change.now)?;
    let set = [
        ("rule", rule.id.to_owned()),
        ("until", until.to_string()),
        ("reason", reason.to_owned()),
    ];
    let set: IndexMap<String, String> = set
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    let event = Event {
        id: project.event_id(
            Some(&open.case),
            &mut session.random(open.case.number.as_str()),
        )?,
        at: change.now,
        by: actor.id,
        step: EXEMPTION.to_owned(),
        set,
        note: None,
        changed: Vec::new(),
        clocks: Vec::new(),
    };
    let mut after = open.case.clone();
    after.history.push(event);
    let standing = replay(&after, open.procedure);
    project.save_change(&change, &after, output)?;
    answer(
        &project,
        &after,
        &open.standing,
        &standing,
        open.procedure,
        format,
        output,
    );
    Ok(Outcome::Clean)
}
