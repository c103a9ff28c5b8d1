//! A verdict in the history that cannot be true.

use chrono::{DateTime, FixedOffset};

use super::{Check, Found, Rule, Subject};
use crate::domain::{Event, Severity, Stamp, StampVerdict};
use crate::say::Message;
use crate::time::format_moment;
use crate::workflow;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "verdict-against-clock",
    severity: Severity::Error,
    page: include_str!("verdict_against_clock.md"),
    page_zh: include_str!("verdict_against_clock.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, event) in subject.history().iter().enumerate() {
        for (place, stamp) in event.clocks.iter().enumerate() {
            let is_same = |other: &Stamp| {
                other.clock == stamp.clock
                    && other.item == stamp.item
                    && other.started == stamp.started
            };
            let again = event.clocks.iter().take(place).any(is_same);
            let again = again.then(|| ("clock", Message::new("rule.verdict_twice")));
            let Some((key, message)) = again.or_else(|| fault(subject, index, event, stamp)) else {
                continue;
            };
            let at = format!("history[{index}].clocks[{place}].{key}");
            let hint = Message::new("rule.verdict_against_clock_hint");
            found.push(Found::at(at, message).hint(hint).clock(&stamp.clock));
        }
    }
    found
}

/// Returns what speaks against a verdict, and the key of it that is concerned.
fn fault(
    subject: &Subject<'_>,
    index: usize,
    event: &Event,
    stamp: &Stamp,
) -> Option<(&'static str, Message)> {
    let in_time = if event.at <= stamp.due {
        StampVerdict::Met
    } else {
        StampVerdict::Missed
    };
    if stamp.verdict != in_time {
        let key = match in_time {
            StampVerdict::Met => "rule.verdict_should_be_met",
            StampVerdict::Missed => "rule.verdict_should_be_missed",
        };
        let message = Message::new(key)
            .with("stopped", format_moment(event.at))
            .with("due", format_moment(stamp.due));
        return Some(("verdict", message));
    }
    let procedure = subject.procedure;
    // Judged by other limits or another calendar: only itself can speak against it.
    if stamp.policy != procedure.policy {
        return None;
    }
    let label = procedure.profile.label_of("clocks", &stamp.clock);
    let standing = &subject.dossier.standing;
    let clock = standing.clocks.iter().find(|clock| {
        clock.id == stamp.clock
            && clock.item == stamp.item
            && clock.stop_event == Some(index)
            && clock.started == stamp.started
    });
    let Some(clock) = clock else {
        return Some((
            "clock",
            Message::new("rule.verdict_without_clock").with("clock", label),
        ));
    };
    let Ok(Some(judged)) = workflow::stamp(clock, standing, procedure) else {
        return None;
    };
    let differs = |key, written: DateTime<FixedOffset>, yields: DateTime<FixedOffset>| {
        (written != yields).then(|| {
            let message = Message::new("rule.due_differs")
                .with("clock", &label)
                .with("yields", format_moment(yields));
            (key, message)
        })
    };
    let first = |stamp: &Stamp| stamp.first_due.unwrap_or(stamp.due);
    differs("due", stamp.due, judged.due)
        .or_else(|| differs("first_due", first(stamp), first(&judged)))
        .or_else(|| {
            let message = Message::new("rule.paused_differs")
                .with("clock", &label)
                .with(
                    "yields",
                    usize::try_from(judged.paused_seconds).unwrap_or(0),
                );
            (stamp.paused_seconds != judged.paused_seconds).then_some(("paused_s", message))
        })
}
