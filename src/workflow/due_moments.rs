//! When the run of a clock is due, before and after its extensions; told in words only where somebody reads them.

use chrono::{DateTime, FixedOffset};

use super::clocks::due_field;
use super::{Clock, Procedure, Standing, dated};
use crate::profile::{ClockRule, DueRule};
use crate::say::Message;
use crate::time::{Deadline, Limit, Pause, TimeError, deadline, due_moment};

/// Whether it is told how a due moment came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// In words, which costs more than the judging.
    Explained,
    /// Not at all.
    Bare,
}

/// What a limit is counted with.
pub(super) struct Counting<'a> {
    pub(super) pauses: &'a [Pause],
    pub(super) until: DateTime<FixedOffset>,
    pub(super) procedure: &'a Procedure,
    pub(super) telling: Telling,
}

impl Counting<'_> {
    fn deadline(&self, start: DateTime<FixedOffset>, limit: Limit) -> Result<Deadline, TimeError> {
        let calendar = &self.procedure.calendar;
        match self.telling {
            Telling::Explained => deadline(start, limit, self.pauses, self.until, calendar),
            Telling::Bare => {
                let due = due_moment(start, limit, self.pauses, self.until, calendar)?;
                Ok(Deadline {
                    due: due.moment,
                    provisional: due.provisional,
                    explanation: Vec::new(),
                })
            }
        }
    }

    fn told<T>(&self, line: impl FnOnce() -> T) -> Option<T> {
        (self.telling == Telling::Explained).then(line)
    }
}

/// Returns the due moment before extensions and the deadline after them; `None` when the clock has no
/// limit for the case's priority.
pub(super) fn due_moments(
    clock: &Clock,
    rule: &ClockRule,
    standing: &Standing,
    counting: &Counting<'_>,
) -> Result<Option<(DateTime<FixedOffset>, Deadline)>, TimeError> {
    let first = match &rule.due {
        DueRule::At(_) => {
            let at = clock
                .due_at
                .or_else(|| due_field(clock, rule, standing, *counting.until.offset()));
            let Some(due) = at else {
                return Ok(None);
            };
            let promised = || Message::new("workflow.explain_promised").with("due", minute(due));
            Deadline {
                due,
                provisional: false,
                explanation: counting.told(promised).into_iter().collect(),
            }
        }
        DueRule::After(_) => {
            let day = dated::day_of(clock.started, counting.procedure);
            let priority = if clock.stopped.is_some() {
                &clock.priority
            } else {
                &standing.summary.priority
            };
            let limits = rule.limits_on(day);
            let Some(limit) = limits.and_then(|limits| limits.of(priority.as_deref())) else {
                return Ok(None);
            };
            let mut first = counting.deadline(clock.started, limit)?;
            let held = counting.told(|| dated::explain(rule, day, limit)).flatten();
            first.explanation.splice(0..0, held);
            first
        }
    };
    let first_due = first.due;
    let mut last = first;
    for extension in &clock.extensions {
        // It counts on from the due moment; pauses before that were given back already.
        let further = counting.deadline(last.due, extension.by)?;
        last.explanation.extend(counting.told(|| {
            Message::new("workflow.explain_extension")
                .with("at", minute(extension.at))
                .with("by", extension.by.message())
        }));
        last.explanation.extend(further.explanation);
        last.due = further.due;
        last.provisional |= further.provisional;
    }
    Ok(Some((first_due, last)))
}

/// Returns a moment as the lines of an explanation name it.
fn minute(moment: DateTime<FixedOffset>) -> String {
    moment.format("%Y-%m-%d %H:%M").to_string()
}
