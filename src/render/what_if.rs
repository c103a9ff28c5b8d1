//! A case by its own policy and by another one, side by side, on its page: clocks, steps, approvals, escalations.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::case_page::Depth;
use super::pieces::one_line;
use super::values::{self, role_as_written};
use super::{Pieces, Tone, wording};
use crate::say::{Fact, Message};
use crate::views::explanation::explanation;
use crate::views::what_if::{JudgedBy, paired};
use crate::views::what_if_steps::WhatElse;
use crate::workflow::{Dossier, Judged, Procedure};

/// Adds the clocks as they stand by either policy.
pub fn section(
    pieces: &mut Pieces,
    own: &Dossier,
    other: &JudgedBy<'_>,
    now: DateTime<FixedOffset>,
    depth: Depth,
) {
    pieces.add("\n", Tone::Plain);
    let heading = Message::new("page.what_if").with("profile", &other.policy.profile.label);
    pieces.say(
        &heading.with("name", &other.policy.profile.name),
        Tone::Strong,
    );
    pieces.end_line();
    let words = pieces.words();
    let rows: Vec<_> = paired(own, &other.dossier)
        .into_iter()
        .map(|(own, other)| {
            let name = own.or(other).map_or_else(String::new, |clock| {
                let name = clock.label.in_language(words.language());
                let message = Message::new("page.clock_of_round").with("clock", name);
                words.say(&message.with("round", clock.round.to_string()))
            });
            let said = [own, other].map(|clock| verdict(clock, now, pieces));
            (name, said, other)
        })
        .collect();
    let width = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| text.width()).max().unwrap_or(0) + 2
    };
    let names = width(&mut rows.iter().map(|(name, ..)| name));
    let owns = width(&mut rows.iter().map(|(_, [(said, _), _], _)| said));
    for (name, [(own_said, own_tone), (other_said, other_tone)], clock) in &rows {
        pieces.add("  ", Tone::Plain);
        pieces.column(name, names, Tone::Plain);
        pieces.column(own_said, owns, *own_tone);
        pieces.add("→ ", Tone::Faint);
        pieces.add(other_said.as_str(), *other_tone);
        pieces.end_line();
        if depth == Depth::Explained {
            let explained =
                |clock: &&Judged| explanation(clock, &other.dossier, other.procedure, now);
            for line in clock.iter().flat_map(explained) {
                pieces.add("      ", Tone::Plain);
                pieces.say(&line, Tone::Faint);
                pieces.end_line();
            }
        }
    }
    if rows.is_empty() {
        pieces.add("  ", Tone::Plain);
        pieces.say(&Message::new("page.what_if_no_clocks"), Tone::Faint);
        pieces.end_line();
    }
}

/// Adds the steps, approvals and escalations that the other policy judges otherwise.
pub fn more(pieces: &mut Pieces, more: &WhatElse, own: &Procedure, other: &Procedure) {
    let words = pieces.words();
    let none = || words.word("page.what_if_none");
    let named = |list: &str, ids: &[String], procedure: &Procedure| {
        let labels: Vec<Fact> = ids
            .iter()
            .map(|id| Fact::from(procedure.profile.label_of(list, id)))
            .collect();
        match labels.is_empty() {
            true => none(),
            false => words.say_fact(&Fact::from(labels)),
        }
    };
    let mut rows: Vec<(Message, String, String)> = Vec::new();
    if more.escalations != more.escalations_by_other {
        rows.push((
            Message::new("page.what_if_escalations"),
            named("escalations", &more.escalations, own),
            named("escalations", &more.escalations_by_other, other),
        ));
    }
    for approval in &more.approvals {
        let signed = |signatures: Option<&Vec<Vec<String>>>, procedure: &Procedure| {
            let Some(signatures) = signatures else {
                return none();
            };
            let one = |roles: &Vec<String>| {
                let names = roles
                    .iter()
                    .map(|role| role_as_written(role, &procedure.profile, words));
                Fact::from(names.collect::<Vec<_>>().join(" / "))
            };
            words.say_fact(&Fact::from(signatures.iter().map(one).collect::<Vec<_>>()))
        };
        let procedure = if approval.own.is_some() { own } else { other };
        let label = procedure.profile.label_of("approvals", &approval.id);
        rows.push((
            Message::new("page.what_if_approval").with("approval", label),
            signed(approval.own.as_ref(), own),
            signed(approval.other.as_ref(), other),
        ));
    }
    for step in more.steps.iter().flatten() {
        let who = |roles: Option<&Vec<String>>, procedure: &Procedure| match roles {
            Some(roles) => values::roles(roles, procedure, words),
            None => words.word("page.what_if_not_possible"),
        };
        let procedure = if step.own.is_some() { own } else { other };
        let label = procedure.profile.label_of("steps", &step.id);
        rows.push((
            Message::new("page.what_if_step").with("step", label),
            who(step.own.as_ref(), own),
            who(step.other.as_ref(), other),
        ));
    }
    let lines: Vec<(String, String, String)> = rows
        .into_iter()
        .map(|(name, own, other)| {
            (
                one_line(&words.say(&name)),
                one_line(&own),
                one_line(&other),
            )
        })
        .collect();
    let width = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| text.width()).max().unwrap_or(0) + 2
    };
    let names = width(&mut lines.iter().map(|(name, ..)| name));
    let owns = width(&mut lines.iter().map(|(_, own, _)| own));
    for (name, own, other) in &lines {
        pieces.add("  ", Tone::Plain);
        pieces.column(name, names, Tone::Plain);
        pieces.column(own, owns, Tone::Plain);
        pieces.add("→ ", Tone::Faint);
        pieces.add(other.as_str(), Tone::Plain);
        pieces.end_line();
    }
    if more.steps.is_none() {
        pieces.add("  ", Tone::Plain);
        pieces.say(&Message::new("page.what_if_no_state"), Tone::Faint);
        pieces.end_line();
    }
}

/// Says when a clock is due and how it stands.
fn verdict(clock: Option<&Judged>, now: DateTime<FixedOffset>, pieces: &Pieces) -> (String, Tone) {
    let words = pieces.words();
    let Some(clock) = clock else {
        return (words.word("page.what_if_no_clock"), Tone::Faint);
    };
    let (said, tone) = wording::said(clock, now, words);
    let due = Message::new("page.due_at").with("due", wording::moment(clock.due, now));
    (format!("{}  {said}", words.say(&due)), tone)
}
