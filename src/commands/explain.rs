//! `explain`: the page of a rule of `check`, or the list of all rules.

use clap::Args;
use serde::Serialize;

use crate::domain::nearest;
use crate::rules::{self, Rule};
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session, Style};

/// What `explain` is asked for.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The id of a rule; `None` lists all.
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}

#[derive(Serialize)]
struct RuleJson {
    rule: &'static str,
    severity: &'static str,
    title: &'static str,
    page: &'static str,
}

/// Explains a rule.
///
/// # Errors
/// There is no such rule.
pub fn run(arguments: &ExplainArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let language = session.words.language();
    let json = |rule: &Rule| RuleJson {
        rule: rule.id,
        severity: rule.severity.code(),
        title: rule.title_in(language),
        page: rule.page_in(language),
    };
    match (&arguments.rule, format) {
        (Some(name), Format::Json) => output.json(&json(known_rule(name)?)),
        (Some(name), _) => output.data(known_rule(name)?.page_in(language)),
        (None, Format::Json) => output.json(&rules::ALL.iter().map(json).collect::<Vec<_>>()),
        (None, _) => {
            let widest = rules::ALL
                .iter()
                .map(|rule| rule.id.len())
                .max()
                .unwrap_or(0);
            for rule in rules::ALL {
                let id = format!("{:widest$}  ", rule.id);
                let title = format!("{}\n", rule.title_in(language));
                output.styled(&[(&id, Style::Accent), (&title, Style::Plain)]);
            }
        }
    }
    Ok(Outcome::Clean)
}

/// Returns the rule of that id.
///
/// # Errors
/// There is none; the nearest is named.
pub(super) fn known_rule(name: &str) -> Result<&'static Rule, Failure> {
    if let Some(rule) = Rule::of(name) {
        return Ok(rule);
    }
    let ids = || rules::ALL.iter().map(|rule| rule.id);
    let hint = match nearest(name, ids()) {
        Some(meant) => Message::new("cli.did_you_mean").with("name", meant),
        None => Message::new("command.rules_are")
            .with("rules", ids().map(str::to_owned).collect::<Fact>()),
    };
    Err(Failure::new(Message::new("command.unknown_rule").with("rule", name)).hint(hint))
}
