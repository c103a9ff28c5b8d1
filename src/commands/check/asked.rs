//! What a command line asks `check` for: which cases, which rules, how grave.

use std::path::{Component, Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::CheckArguments;
use crate::commands::explain::known_rule;
use crate::domain::Severity;
use crate::project::{CheckRequest, Project, Scope, Weights};
use crate::say::Message;
use crate::session::{Failure, Session};
use crate::time::{Limit, TimeError, due_moment};

/// The word that means every finding.
const ALL: &str = "all";

/// The exit code that says that a command could not do its work; no finding may look like that.
pub(super) const COULD_NOT: u8 = 2;

/// Refuses what is wrong whatever the project.
pub(super) fn understood(arguments: &CheckArguments) -> Result<(), Failure> {
    for rule in arguments.rules.iter().chain(named(&arguments.deny)) {
        known_rule(rule)?;
    }
    for rule in named(&arguments.warn) {
        if known_rule(rule)?.is_fixed() {
            let message = Message::new("command.fixed_rule").with("rule", rule);
            return Err(Failure::new(message));
        }
    }
    if arguments.exit_code_late == Some(COULD_NOT) {
        return Err(Failure::new(Message::new("command.exit_code_taken")));
    }
    Ok(())
}

fn named(rules: &[String]) -> impl Iterator<Item = &String> {
    rules.iter().filter(|rule| *rule != ALL)
}

/// Returns what is to be checked.
pub(super) fn request(
    arguments: &CheckArguments,
    project: &Project,
    session: &Session,
) -> Result<CheckRequest, Failure> {
    let below = |path: &PathBuf| below_root(path, &session.directory, &project.root);
    let paths: Result<Vec<_>, Failure> = arguments.paths.iter().map(below).collect();
    let paths = paths?;
    for path in &paths {
        holds_something(path, project)?;
    }
    let rules: Result<Vec<_>, Failure> = arguments
        .rules
        .iter()
        .map(|name| known_rule(name))
        .collect();
    let changed = arguments.changed.as_deref();
    let changed = changed.map(|revision| project.changed_since(revision, session));
    let horizon = arguments.within.as_deref();
    let horizon = horizon.map(|text| horizon_of(text, project)).transpose()?;
    let scope = match arguments.overdue || horizon.is_some() {
        true => Scope::Clocks,
        false => Scope::Everything,
    };
    Ok(CheckRequest {
        paths,
        changed: changed.transpose()?,
        rules: rules?.into_iter().map(|rule| rule.id).collect(),
        scope,
        horizon,
        weights: weights(arguments)?,
    })
}

/// Returns what the command line makes of findings; of `--warn` and `--deny` for one rule, the graver holds.
fn weights(arguments: &CheckArguments) -> Result<Weights, Failure> {
    let mut weights = Weights::default();
    let sides = [
        (&arguments.warn, Severity::Warning),
        (&arguments.deny, Severity::Error),
    ];
    for (rules, severity) in sides {
        if rules.iter().any(|rule| rule == ALL) {
            weights.of_all = Some(severity);
        }
        for rule in named(rules) {
            weights.of_rules.insert(known_rule(rule)?.id, severity);
        }
    }
    Ok(weights)
}

/// Returns the moment until which a clock counts as soon due.
fn horizon_of(text: &str, project: &Project) -> Result<DateTime<FixedOffset>, Failure> {
    let refused = |error: TimeError| Failure::new(error.message());
    let limit: Limit = text.parse().map_err(refused)?;
    let calendar = &project.procedure.calendar;
    let due = due_moment(project.now, limit, &[], project.now, calendar);
    Ok(due.map_err(refused)?.moment)
}

/// Returns a path that the user gave as seen from the root.
fn below_root(given: &Path, directory: &Path, root: &Path) -> Result<PathBuf, Failure> {
    let said = || given.display().to_string();
    let mut whole = PathBuf::new();
    for part in directory.join(given).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    if std::fs::symlink_metadata(&whole).is_err() {
        return Err(Failure::new(
            Message::new("write.missing").with("path", said()),
        ));
    }
    match whole.strip_prefix(root) {
        Ok(below) => Ok(below.to_path_buf()),
        Err(_) => Err(Failure::new(
            Message::new("write.outside").with("path", said()),
        )),
    }
}

/// Refuses a path that no case file is at or below: nothing checked must not pass for nothing found.
fn holds_something(path: &Path, project: &Project) -> Result<(), Failure> {
    let inside = path.starts_with("cases") || Path::new("cases").starts_with(path);
    if inside {
        return Ok(());
    }
    let message = Message::new("command.nothing_to_check").with("path", path.display().to_string());
    let hint = Message::new("command.nothing_to_check_hint")
        .with("path", project.root.join("cases").display().to_string());
    Err(Failure::new(message).hint(hint))
}
