//! An action that was not done by its due moment.

use super::clock_late::{in_words, whose_turn};
use super::{Check, Found, Rule, Subject};
use crate::domain::Severity;
use crate::say::Message;
use crate::time::format_moment;
use crate::workflow::{Judged, Verdict};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "action-late",
    severity: Severity::Error,
    page: include_str!("action_late.md"),
    page_zh: include_str!("action_late.zh.md"),
    check: Check::Case(check),
};

/// Tells whether a clock is that of an action: then this rule tells that it is late.
pub(super) fn is_of_action(clock: &Judged, subject: &Subject<'_>) -> bool {
    let rules = subject.procedure.profile.actions.as_ref();
    let item = clock.item.as_ref();
    item.zip(rules)
        .is_some_and(|(item, rules)| item.kind == rules.item)
}

fn check(subject: &Subject<'_>) -> Vec<Found> {
    let clocks = subject.dossier.clocks.iter();
    clocks
        .filter(|clock| clock.verdict == Verdict::Late && is_of_action(clock, subject))
        .filter_map(|clock| {
            let of = clock.item.as_ref()?;
            let item = subject.dossier.standing.item(&of.kind, &of.id)?;
            let message = Message::new("rule.action_late")
                .with("action", &of.label)
                .with("due", format_moment(clock.due))
                .with("late", in_words(subject.now - clock.due));
            let at = format!("history[{}].step", item.open_event);
            let found = Found::at(at, message).hint(whose_turn(subject, &clock.id));
            Some(found.clock(&clock.id))
        })
        .collect()
}
