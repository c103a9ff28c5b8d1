//! When a clock is due, with its pauses and extensions, and whether a case has need of it.

use chrono::{DateTime, FixedOffset};

use super::{Clock, Procedure, Standing};
use crate::profile::{ClockRule, DueRule};
use crate::say::Message;
use crate::time::{
    Deadline, Limit, Pause, TimeError, deadline, extended, format_moment, parse_moment,
};

/// Returns the due moment before extensions and the one after them; `None` when the clock has no
/// limit for the case's priority.
pub(super) fn due_moments(
    clock: &Clock,
    rule: &ClockRule,
    standing: &Standing,
    pauses: &[Pause],
    until: DateTime<FixedOffset>,
    procedure: &Procedure,
) -> Result<Option<(Deadline, Deadline)>, TimeError> {
    let first = match &rule.due {
        DueRule::At(_) => {
            let at = clock
                .due_at
                .or_else(|| due_field(rule, standing, *until.offset()));
            let Some(due) = at else {
                return Ok(None);
            };
            let explanation =
                vec![Message::new("workflow.explain_promised").with("due", format_moment(due))];
            Deadline {
                due,
                provisional: false,
                explanation,
            }
        }
        DueRule::After(limits) => {
            let priority = if clock.stopped.is_some() {
                &clock.priority
            } else {
                &standing.summary.priority
            };
            let Some(limit) = limits.of(priority.as_deref()) else {
                return Ok(None);
            };
            deadline(clock.started, limit, pauses, until, &procedure.calendar)?
        }
    };
    let mut last = first.clone();
    for extension in &clock.extensions {
        let further = extended(last.due, extension.by, &procedure.calendar)?;
        last.explanation
            .push(explain_extension(extension.at, extension.by, further.due));
        last.due = further.due;
        last.provisional |= further.provisional;
    }
    Ok(Some((first, last)))
}

pub(super) fn explain_extension(
    at: DateTime<FixedOffset>,
    by: Limit,
    due: DateTime<FixedOffset>,
) -> Message {
    Message::new("workflow.explain_extension")
        .with("at", format_moment(at))
        .with("by", by.message())
        .with("due", format_moment(due))
}

/// Tells whether a case as it stands has need of a clock: it meets the clock's condition, and has a limit.
pub(super) fn applies(rule: &ClockRule, standing: &Standing) -> bool {
    let has_due = match &rule.due {
        DueRule::At(field) => standing.facts.contains_key(field),
        DueRule::After(limits) => limits.of(standing.summary.priority.as_deref()).is_some(),
    };
    has_due && rule.when.holds(standing)
}

/// Returns the moment that a clock's due field gives now.
pub(super) fn due_field(
    rule: &ClockRule,
    standing: &Standing,
    offset: FixedOffset,
) -> Option<DateTime<FixedOffset>> {
    match &rule.due {
        DueRule::At(field) => standing
            .facts
            .get(field)
            .and_then(|text| parse_moment(text, offset).ok()),
        DueRule::After(_) => None,
    }
}

/// Returns the elapsed seconds of the pauses between two moments.
pub(super) fn paused_seconds(
    pauses: &[Pause],
    from: DateTime<FixedOffset>,
    until: DateTime<FixedOffset>,
) -> i64 {
    pauses
        .iter()
        .map(|pause| {
            (pause.to.unwrap_or(until).min(until) - pause.from.max(from))
                .num_seconds()
                .max(0)
        })
        .sum()
}
