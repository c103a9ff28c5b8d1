//! Escalations on pages: what is due, since when, who is told; what was recorded.

use chrono::{DateTime, FixedOffset};

use super::{Pieces, Tone, values, wording};
use crate::say::{Fact, Message};
use crate::views::names;
use crate::workflow::{Procedure, Standing, due_escalations, offers, roles_named};

/// Adds a line for each escalation that is due; tells whether there is any.
pub fn due(
    pieces: &mut Pieces,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> bool {
    let due = due_escalations(standing, procedure, now);
    if due.is_empty() {
        return false;
    }
    let possible = offers(standing, procedure, now);
    for one in &due {
        let name = named(&one.rule.label, one.rule.level);
        let message = Message::new("page.escalation_due")
            .with("escalation", name)
            .with("since", wording::moment(one.since, now));
        pieces.add("  ▲ ", Tone::Bad);
        pieces.say(&message, Tone::Bad);
        tells(pieces, &one.rule.tells, standing, procedure);
        let is_possible = possible.iter().any(|offer| offer.id == one.rule.step);
        let key = match is_possible {
            true => "page.escalation_step",
            false => "page.escalation_step_not_now",
        };
        let step = Message::new(key).with("step", &one.rule.step);
        pieces.say(&step, Tone::Plain);
        pieces.end_line();
    }
    true
}

/// Adds the escalations of a case under a heading; nothing where there are none.
pub(super) fn section(
    pieces: &mut Pieces,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    let recorded = &standing.escalations.recorded;
    if recorded.is_empty() && due_escalations(standing, procedure, now).is_empty() {
        return;
    }
    pieces.heading("page.heading_escalations");
    due(pieces, standing, procedure, now);
    for one in recorded {
        let label = procedure.profile.label_of("escalations", &one.id);
        let message = Message::new("page.escalation_recorded")
            .with("escalation", named(&label, one.level))
            .with("at", wording::moment(one.at, now))
            .with("by", names::person_name(&one.by, procedure));
        pieces.add("  ✓ ", Tone::Good);
        pieces.say(&message, Tone::Plain);
        if let Some(rule) = procedure.profile.escalations.get(&one.id) {
            tells(pieces, &rule.tells, standing, procedure);
        }
        pieces.end_line();
    }
}

fn named(label: &crate::say::Label, level: u32) -> Fact {
    let message = Message::new("page.escalation_named").with("name", label);
    Fact::from(message.with("level", level.to_string()))
}

fn tells(pieces: &mut Pieces, roles: &[String], standing: &Standing, procedure: &Procedure) {
    let roles = roles_named(roles, Some(standing), procedure);
    if roles.is_empty() {
        return;
    }
    let names = values::roles(&roles, procedure, pieces.words());
    let message = Message::new("page.escalation_tells").with("roles", names);
    pieces.say(&message, Tone::Plain);
}
