//! What is late or soon due, one line a clock, the soonest first, with whose turn it is.

use chrono::{DateTime, FixedOffset};

use super::pieces::{cut, one_line};
use super::{Pieces, Tone, values, wording};
use crate::say::{Fact, Message, Words};
use crate::views::due_escalations::EscalationDue;
use crate::views::due_page::Due;
use crate::views::names;
use crate::workflow::Procedure;

/// The most columns that a title takes.
const WIDEST_TITLE: usize = 30;

/// Returns the lines.
pub fn page(
    dues: &[Due<'_>],
    escalations: &[EscalationDue<'_>],
    now: DateTime<FixedOffset>,
    words: Words,
) -> Pieces {
    let clocks = dues.iter().map(|due| {
        let key = (due.clock.due, due.dossier.case.number.clone());
        (key, row(due, now, words))
    });
    let escalations = escalations.iter().map(|due| {
        let key = (due.due.since, due.dossier.case.number.clone());
        (key, escalation_row(due, now, words))
    });
    let mut rows: Vec<_> = clocks.chain(escalations).collect();
    rows.sort_by(|(left, _), (right, _)| left.cmp(right));
    let rows: Vec<([String; 6], Tone)> = rows.into_iter().map(|(_, row)| row).collect();
    let mut pieces = Pieces::new(words);
    pieces.rows(&rows);
    pieces
}

fn row(due: &Due<'_>, now: DateTime<FixedOffset>, words: Words) -> ([String; 6], Tone) {
    let (said, tone) = wording::said(due.clock, now, words);
    let cells = [
        due.dossier.case.number.to_string(),
        said,
        wording::moment(due.clock.due, now),
        one_line(&words.say_fact(&due.clock.name())),
        cut(&one_line(&due.dossier.case.title), WIDEST_TITLE),
        whose(due, words),
    ];
    (cells, tone)
}

fn escalation_row(
    due: &EscalationDue<'_>,
    now: DateTime<FixedOffset>,
    words: Words,
) -> ([String; 6], Tone) {
    let whose = match &due.offer {
        Some(_) => people_or_roles(&due.people(), &due.roles(), due.procedure, words),
        None => {
            words.say(&Message::new("page.escalation_not_now").with("step", &due.due.rule.step))
        }
    };
    let cells = [
        due.dossier.case.number.to_string(),
        words.word("page.to_escalate"),
        wording::moment(due.due.since, now),
        due.due.rule.label.in_language(words.language()).to_owned(),
        cut(&one_line(&due.dossier.case.title), WIDEST_TITLE),
        whose,
    ];
    (cells, Tone::Bad)
}

/// Says whose turn it is: the people, else the roles.
fn whose(due: &Due<'_>, words: Words) -> String {
    people_or_roles(&due.people(), &due.roles(), due.procedure, words)
}

fn people_or_roles(
    people: &[String],
    roles: &[String],
    procedure: &Procedure,
    words: Words,
) -> String {
    if people.is_empty() {
        return values::roles(roles, procedure, words);
    }
    let names: Vec<Fact> = people
        .iter()
        .map(|id| Fact::from(names::person_name(id, procedure)))
        .collect();
    words.say_fact(&Fact::from(names))
}
