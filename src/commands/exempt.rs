//! `exempt`: records that a case need not follow a rule of `check` until a day, and why.

use chrono::NaiveDate;
use clap::Args;
use indexmap::IndexMap;

use super::explain::known_rule;
use super::free_text::FreeText;
use super::recording::{Record, Recording};
use crate::domain::EXEMPTION;
use crate::project::Project;
use crate::say::Message;
use crate::session::{Done, Failure, Format, Output, Session};

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
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
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
    let recording = Recording::open(&project, &arguments.case, session, output)?;
    let set = [
        ("rule", rule.id.to_owned()),
        ("until", until.to_string()),
        ("reason", reason.to_owned()),
    ];
    let set: IndexMap<String, String> = set
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect();
    let record = Record {
        step: EXEMPTION,
        set,
        note: None,
    };
    recording.save(vec![record], format, session, output)
}
