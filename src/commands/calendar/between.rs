//! `calendar between`: working days, working time and elapsed time from one moment to another.

use chrono::{DateTime, Datelike, FixedOffset};
use clap::Args;
use serde::Serialize;

use super::{ChoiceArguments, chosen, not_understood};
use crate::say::{Fact, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::time::{Calendar, format_moment, parse_moment};

/// What `calendar between` is asked for.
#[derive(Debug, Args)]
pub struct BetweenArguments {
    /// The earlier moment.
    #[arg(value_name = "TIME")]
    pub from: String,
    /// The later moment.
    #[arg(value_name = "TIME")]
    pub to: String,
    /// The calendar.
    #[command(flatten)]
    pub choice: ChoiceArguments,
}

/// The answer in JSON.
#[derive(Serialize)]
struct Answer {
    from: String,
    to: String,
    working_days: i64,
    working_minutes: i64,
    working_seconds: i64,
    elapsed_seconds: i64,
    provisional: bool,
}

/// Counts the working time between two moments.
///
/// # Errors
/// A moment that cannot be understood, or a second one before the first.
pub(super) fn run(arguments: &BetweenArguments, session: &Session, output: &mut Output) -> Done {
    let format = session.format_among(&[Format::Text, Format::Json])?;
    let calendar = chosen(&arguments.choice, session)?;
    let moment = |text: &str| {
        let moment = parse_moment(text, calendar.offset()).map_err(not_understood)?;
        Ok::<_, Failure>(moment.with_timezone(&calendar.offset()))
    };
    let (from, to) = (moment(&arguments.from)?, moment(&arguments.to)?);
    if to < from {
        return Err(Failure::new(
            Message::new("command.calendar_backwards")
                .with("from", format_moment(from))
                .with("to", format_moment(to)),
        ));
    }
    let unknown = unknown_years(from, to, &calendar);
    if !unknown.is_empty() {
        let years: Fact = unknown.iter().map(i32::to_string).collect();
        output.warning(&Message::new("command.calendar_years_without_data").with("years", years));
        output.hint(&Message::new("command.calendar_import_it"));
    }
    let seconds = calendar.working_seconds_between(from, to);
    let answer = Answer {
        from: format_moment(from),
        to: format_moment(to),
        working_days: calendar.working_days_between(from.date_naive(), to.date_naive()),
        working_minutes: seconds / 60,
        working_seconds: seconds,
        elapsed_seconds: (to - from).num_seconds(),
        provisional: !unknown.is_empty(),
    };
    if format == Format::Json {
        output.json(&answer);
    } else {
        say(&answer, output);
    }
    Ok(Outcome::Clean)
}

fn unknown_years(
    from: DateTime<FixedOffset>,
    to: DateTime<FixedOffset>,
    calendar: &Calendar,
) -> Vec<i32> {
    let known = calendar.known_years().unwrap_or_default();
    let Some((first, last)) = known.first().zip(known.last()) else {
        return (from.year()..=to.year())
            .filter(|year| !calendar.knows_year(*year))
            .take(1)
            .collect();
    };
    // Of a span of centuries the years next to the known ones are enough to name.
    (from.year().max(first - 1)..=to.year().min(last + 1))
        .chain([from.year(), to.year()])
        .filter(|year| !calendar.knows_year(*year))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn say(answer: &Answer, output: &mut Output) {
    let days = usize::try_from(answer.working_days).unwrap_or_default();
    output.line(&Message::new("page.calendar_between_days").with("days", days));
    output.line(
        &Message::new("page.calendar_between_worked").with("time", span(answer.working_seconds)),
    );
    output.line(
        &Message::new("page.calendar_between_elapsed").with("time", span(answer.elapsed_seconds)),
    );
}

/// Returns a span of seconds as hours, minutes and, where there are any, seconds.
fn span(seconds: i64) -> Message {
    let whole = if seconds % 60 == 0 {
        Message::new("time.span_minutes")
    } else {
        Message::new("time.span_seconds").with("seconds", (seconds % 60).to_string())
    };
    whole
        .with("hours", (seconds / 3600).to_string())
        .with("minutes", (seconds / 60 % 60).to_string())
}
