//! Holds in a history: which one stands, and which events make no sense where they stand.

use super::Standing;
use crate::domain::{END_HOLD, Event, HOLD, Hold};
use crate::say::Message;

/// Notes that an event holds the file, or ends that. A second hold, which a merge of two branches may bring, leaves
/// the first one standing; one end ends both.
pub(super) fn follow(standing: &mut Standing, event: &Event) {
    match event.step.as_str() {
        HOLD if standing.hold.is_none() => {
            standing.hold = Some(Hold {
                since: event.at,
                by: event.by.clone(),
                because: event.set.get("reason").cloned().unwrap_or_default(),
            });
        }
        END_HOLD => standing.hold = None,
        _ => {}
    }
}

/// Says why an event of a hold cannot stand where it does.
pub(super) fn illegal(standing: &Standing, event: &Event) -> Option<(&'static str, Message)> {
    let gives_reason = || {
        let reason = event.set.get("reason");
        reason.is_some_and(|reason| !reason.trim().is_empty())
    };
    match event.step.as_str() {
        HOLD if !gives_reason() => {
            let message = Message::new("workflow.need_missing_in_history");
            Some(("step", message.with("field", "reason")))
        }
        END_HOLD if standing.hold.is_none() => {
            Some(("step", Message::new("workflow.no_hold_to_end")))
        }
        _ => None,
    }
}
