//! Which of the limits of a clock held on the day that a run started.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::Procedure;
use crate::profile::ClockRule;
use crate::say::Message;
use crate::time::Limit;

/// Returns the day of a moment in the team's time zone.
pub(super) fn day_of(moment: DateTime<FixedOffset>, procedure: &Procedure) -> NaiveDate {
    let offset = procedure.calendar.offset();
    moment.with_timezone(&offset).date_naive()
}

/// Says which of several limits held on the day that a run started; nothing where there is but one.
pub(super) fn explain(rule: &ClockRule, day: NaiveDate, limit: Limit) -> Option<Message> {
    let message = match (rule.dated_on(day), rule.dated.first()) {
        (Some(held), _) => {
            Message::new("workflow.explain_dated").with("from", held.from.to_string())
        }
        (None, Some(first)) => {
            Message::new("workflow.explain_before_dated").with("from", first.from.to_string())
        }
        (None, None) => return None,
    };
    let message = message.with("limit", limit.message());
    Some(message.with("day", day.to_string()))
}
