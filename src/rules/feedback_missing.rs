//! A case that was closed past the feedback of the customer, which its way provides for.

use super::last_way::LastWay;
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::profile::{Origin, Profile, Step, Verb};
use crate::say::Message;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "feedback-missing",
    severity: Severity::Warning,
    page: include_str!("feedback_missing.md"),
    page_zh: include_str!("feedback_missing.zh.md"),
    check: Check::Case(check),
};

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let profile = &subject.procedure.profile;
    let Some(way) = LastWay::of(subject) else {
        return Vec::new();
    };
    let is_feedback = |step: &&Step| step.verb == Verb::Feedback;
    let asked = way.events().any(|(_, event)| {
        profile
            .steps
            .get(&event.step)
            .as_ref()
            .is_some_and(is_feedback)
    });
    let Some(closing) = way.closing().filter(|_| !asked) else {
        return Vec::new();
    };
    let illegal = &subject.dossier.standing.illegal;
    let is_legal = !illegal.iter().any(|one| one.event == closing);
    let missed = profile.steps.values().filter(is_feedback).any(|step| {
        if is_legal {
            is_skipped(step, &way, profile)
        } else {
            way.passed_by(step)
        }
    });
    if !missed {
        return Vec::new();
    }
    let message = Message::new("rule.feedback_missing");
    let at = format!("history[{closing}].step");
    vec![Found::at(at, message).hint(Message::new("rule.feedback_missing_hint"))]
}

/// Tells whether a case could have taken a feedback step where it was closed.
///
/// A feedback step that leads on to another open state has a way past it that the profile draws, such as that of an
/// unfounded complaint: closing by it misses nothing.
fn is_skipped(step: &Step, way: &LastWay<'_>, profile: &Profile) -> bool {
    let Some(before) = way.state_before_end() else {
        return false;
    };
    let stays = step
        .to
        .as_ref()
        .is_none_or(|to| to == before || profile.group_of(to).is_end());
    let starts_here = match &step.from {
        Origin::Intake => false,
        Origin::States(states) => states.iter().any(|from| from == before),
    };
    stays && starts_here
}
