//! The session of one run, from options and environment; the clock is read here and nowhere else.

use std::io::IsTerminal;
use std::time::Duration;

use chrono::{SubsecRound, Utc};

use super::Environment;
use super::arguments::GlobalArguments;
use super::preferences::Preferences;
use crate::say::Message;
use crate::session::{Clock, Failure, Format, Prompts, Session, Verbosity};
use crate::time::{china_offset, parse_moment};

/// How long a command waits for another one, unless `TOUSU_WAIT` says otherwise.
const PATIENCE_SECONDS: u64 = 10;

/// Makes the session.
pub(super) fn of(
    options: &GlobalArguments,
    preferences: &Preferences,
    environment: &Environment,
) -> Result<Session, Failure> {
    let given = |name: &str| environment.get(name).map(str::to_owned);
    let format = match (&options.format, options.json) {
        (Some(name), _) => Some(name.parse()?),
        (None, true) => Some(Format::Json),
        (None, false) => None,
    };
    Ok(Session {
        directory: preferences.directory.clone(),
        now: now(options, environment)?,
        clock: match (&options.now, environment.get("TOUSU_NOW")) {
            (None, None) => Clock::Running,
            _ => Clock::Fixed,
        },
        words: preferences.words,
        actor: options.actor.clone().or_else(|| given("TOUSU_ACTOR")),
        login: given("USER")
            .or_else(|| given("LOGNAME"))
            .or_else(|| given("USERNAME")),
        format,
        seed: given("TOUSU_SEED"),
        prompts: prompts(options),
        editor: given("VISUAL").or_else(|| given("EDITOR")),
        programs: environment.programs(),
        patience: patience(environment)?,
        verbosity: match (options.quiet, options.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Verbose,
            (false, false) => Verbosity::Normal,
        },
    })
}

fn now(
    options: &GlobalArguments,
    environment: &Environment,
) -> Result<chrono::DateTime<Utc>, Failure> {
    let (name, text) = match (&options.now, environment.get("TOUSU_NOW")) {
        (Some(text), _) => ("--now", text.as_str()),
        (None, Some(text)) => ("TOUSU_NOW", text),
        (None, None) => return Ok(whole_seconds(Utc::now())),
    };
    let moment = parse_moment(text, china_offset()).map_err(|_| {
        Failure::new(
            Message::new("cli.bad_moment")
                .with("option", name)
                .with("text", text),
        )
        .hint(Message::new("cli.moments_are"))
    })?;
    Ok(whole_seconds(moment.to_utc()))
}

/// Files keep whole seconds: what is written must read back as it was.
fn whole_seconds(moment: chrono::DateTime<Utc>) -> chrono::DateTime<Utc> {
    moment.trunc_subsecs(0)
}

fn patience(environment: &Environment) -> Result<Duration, Failure> {
    let Some(text) = environment.get("TOUSU_WAIT") else {
        return Ok(Duration::from_secs(PATIENCE_SECONDS));
    };
    let seconds: Option<f64> = text.trim().parse().ok();
    // A day and more is what nobody waits for, and what a clock cannot always be told.
    let seconds = seconds.filter(|seconds| (0.0..=86_400.0).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| Failure::new(Message::new("cli.bad_patience").with("text", text)))
}

/// Questions go to stderr and are answered on stdin: both must be a terminal.
fn prompts(options: &GlobalArguments) -> Prompts {
    if !options.no_input && std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        Prompts::Allowed
    } else {
        Prompts::Never
    }
}
