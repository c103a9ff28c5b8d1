//! Two events with one id, in one file or in two.

use super::trace::EventMark;
use super::{Check, Found, Rule, Trace};
use crate::domain::Severity;
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "duplicate-event-id",
    severity: Severity::Error,
    page: include_str!("duplicate_event_id.md"),
    page_zh: include_str!("duplicate_event_id.zh.md"),
    check: Check::Across(check),
};

fn check(traces: &[Trace]) -> Vec<(usize, Found)> {
    // Sorted rather than looked up: there are many events, and hardly ever two with one id.
    let mut events: Vec<(&EventMark, usize, usize)> = Vec::new();
    for (place, trace) in traces.iter().enumerate() {
        let marks = trace.events.iter().enumerate();
        events.extend(marks.map(|(index, mark)| (mark, place, index)));
    }
    events.sort_unstable();
    let mut found = Vec::new();
    for same in events.chunk_by(|left, right| left.0 == right.0) {
        let Some(((_, other, other_index), again)) = same.split_first() else {
            continue;
        };
        for (_, place, index) in again {
            let message = if other == place {
                Message::new("rule.duplicate_event_id").with("other", other_index + 1)
            } else {
                Message::new("rule.duplicate_event_id_elsewhere")
                    .with("other", other_index + 1)
                    .with("file", traces[*other].file.display().to_string())
            };
            let hint = Message::new("rule.duplicate_event_id_hint");
            let at = format!("history[{index}].id");
            found.push((*place, Found::at(at, message).hint(hint)));
        }
    }
    found
}
