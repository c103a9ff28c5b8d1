//! An extension that was granted when the clock had run out already.

use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;
use crate::workflow::{Clock, Verdict, judge};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "extension-approved-late",
    severity: Severity::Warning,
    page: include_str!("extension_approved_late.md"),
    page_zh: include_str!("extension_approved_late.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let (standing, procedure) = (&subject.dossier.standing, subject.procedure);
    let mut found = Vec::new();
    for clock in &standing.clocks {
        // By limits that have changed since nothing can be told.
        let same = |stamp: &crate::domain::Stamp| stamp.policy == procedure.policy;
        if !clock.stamp.as_ref().is_none_or(same) {
            continue;
        }
        for (place, extension) in clock.extensions.iter().enumerate() {
            let before = Clock {
                extensions: clock.extensions[..place].to_vec(),
                stopped: Some(extension.at),
                stamp: None,
                priority: clock.priority.clone().or(standing.summary.priority.clone()),
                ..clock.clone()
            };
            let judged = judge(&before, standing, procedure, extension.at);
            let Ok(Some(judged)) = judged else { continue };
            if judged.verdict != Verdict::Missed {
                continue;
            }
            let message = Message::new("rule.extension_approved_late")
                .with("clock", &judged.label)
                .with("due", format_moment(judged.due));
            let granted = subject.history().iter();
            let event = granted.enumerate().rev().find(|(_, event)| {
                let step = procedure.profile.steps.get(&event.step);
                event.at == extension.at
                    && step.is_some_and(|step| step.extends.as_ref() == Some(&clock.id))
            });
            let at = event.map_or_else(
                || "status".to_owned(),
                |(index, _)| format!("history[{index}].at"),
            );
            let hint = Message::new("rule.extension_approved_late_hint");
            found.push(Found::at(at, message).hint(hint).clock(&clock.id));
        }
    }
    found
}
