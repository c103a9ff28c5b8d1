//! What may happen next: each step with who may take it, what it needs, and a command line to copy.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::pieces::one_line;
use super::{Pieces, Tone, values};
use crate::domain::FieldType;
use crate::profile::{Condition, ESCALATION_FIELD, Test};
use crate::say::{Fact, Message, Words};
use crate::views::names;
use crate::views::next_page::{Needed, open_needs};
use crate::workflow::{Offer, Procedure, Standing, Wanted, offers};

/// How much is said of each step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Its name and who may take it.
    WhoMay,
    /// Also what it needs, and a command line to copy.
    ReadyToCopy,
}

/// The most choices that are listed.
const MOST_CHOICES: usize = 20;
/// The columns up to which choices stand in one line; more stand one below the other.
const WIDEST_CHOICES: usize = 64;

/// Adds the steps that are possible.
pub fn steps(
    pieces: &mut Pieces,
    number: &str,
    standing: &Standing,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    detail: Detail,
) {
    let offers = offers(standing, procedure, now);
    if offers.is_empty() {
        pieces.add("  ", Tone::Plain);
        pieces.say(&Message::new("page.nothing_next"), Tone::Faint);
        pieces.end_line();
        return;
    }
    let width = |texts: Vec<String>| texts.iter().map(|text| text.width()).max().unwrap_or(0) + 2;
    let ids = width(offers.iter().map(|offer| offer.id.to_owned()).collect());
    let words = pieces.words();
    let label = |offer: &Offer<'_>| one_line(offer.step.label.in_language(words.language()));
    let labels = width(offers.iter().map(label).collect());
    for offer in &offers {
        pieces.add("  ", Tone::Plain);
        pieces.column(offer.id, ids, Tone::Accent);
        pieces.column(&label(offer), labels, Tone::Strong);
        pieces.add(values::roles(&offer.roles, procedure, words), Tone::Plain);
        if !offer.escalations.is_empty() {
            pieces.say(&Message::new("page.step_is_due"), Tone::Bad);
        }
        if !offer.but_not.is_empty() {
            let people = offer.but_not.iter();
            let people: Vec<Fact> = people
                .map(|id| Fact::from(names::person_name(id, procedure)))
                .collect();
            pieces.say(
                &Message::new("page.but_not").with("people", people),
                Tone::Faint,
            );
        }
        pieces.end_line();
        if detail == Detail::WhoMay {
            continue;
        }
        let needs = open_needs(offer, standing);
        for (wanted, needed) in &needs {
            need(pieces, wanted, *needed, procedure);
        }
        pieces.add(
            format!("      {}", command(number, offer, &needs)),
            Tone::Faint,
        );
        pieces.end_line();
    }
}

fn need(pieces: &mut Pieces, wanted: &Wanted<'_>, needed: Needed, procedure: &Procedure) {
    let words = pieces.words();
    let field = wanted.field.as_ref();
    let name = words.say_fact(&names::field_name(&field.id, &procedure.profile));
    pieces.add("      ", Tone::Plain);
    pieces.add(field.id.as_str(), Tone::Accent);
    // A name that only repeats the id says nothing.
    if name != field.id {
        pieces.add(format!("  {}", one_line(&name)), Tone::Plain);
    }
    let form = match field.kind {
        FieldType::Money => Some("page.form_money"),
        FieldType::Time => Some("page.form_time"),
        FieldType::Duration => Some("page.form_duration"),
        FieldType::YesNo => Some("page.form_yes_no"),
        FieldType::Rating => Some("page.form_rating"),
        FieldType::Number => Some("page.form_number"),
        FieldType::Case => Some("page.form_case"),
        _ => None,
    };
    if let Some(form) = form {
        pieces.say(&Message::new(form), Tone::Faint);
    }
    let choices = choices(wanted, procedure, words);
    let in_line = Message::new("page.choices").with("choices", Fact::from(choices.clone()));
    let said_in_line = words.say(&in_line);
    let fits = said_in_line.width() <= WIDEST_CHOICES;
    if fits && !choices.is_empty() {
        pieces.add(said_in_line, Tone::Faint);
    }
    if needed == Needed::OnCondition {
        let when = said(wanted.when, procedure, words);
        pieces.say(
            &Message::new("page.needed_when").with("when", when),
            Tone::Faint,
        );
    }
    pieces.end_line();
    for choice in choices.iter().filter(|_| !fits) {
        pieces.add(format!("          {}", words.say_fact(choice)), Tone::Faint);
        pieces.end_line();
    }
}

/// Returns the choices with their names: `upheld（成立）`.
fn choices(wanted: &Wanted<'_>, procedure: &Procedure, words: Words) -> Vec<Fact> {
    let field = wanted.field.as_ref();
    let ids = names::choices(field, procedure);
    let more = ids.len().saturating_sub(MOST_CHOICES);
    let mut shown: Vec<Fact> = ids
        .iter()
        .take(MOST_CHOICES)
        .map(|id| {
            let name = match field.kind {
                FieldType::Department => values::name("departments", Some(id), procedure, words),
                FieldType::Person => names::person_name(id, procedure).to_owned(),
                _ => names::choice_name(field, id)
                    .in_language(words.language())
                    .to_owned(),
            };
            if name == *id {
                Fact::from(id)
            } else {
                Message::new("page.choice")
                    .with("id", id)
                    .with("name", name)
                    .into()
            }
        })
        .collect();
    if more > 0 {
        shown.push(Message::new("page.more_choices").with("count", more).into());
    }
    shown
}

/// Returns a condition in words.
fn said(condition: &Condition, procedure: &Procedure, words: Words) -> Fact {
    let tests = condition.tests.iter().map(|(field, test)| {
        let name = names::field_name(field, &procedure.profile);
        let listed = |values: &[String]| -> Fact {
            let bound = procedure.profile.fields.get(field);
            let named = values.iter().map(|value| match bound {
                Some(bound) => Fact::from(names::choice_name(bound, value)),
                None => Fact::from(value),
            });
            Fact::from(named.collect::<Vec<_>>())
        };
        let message = match test {
            Test::OneOf(values) => Message::new("page.when_is").with("values", listed(values)),
            Test::NoneOf(values) => Message::new("page.when_is_not").with("values", listed(values)),
            Test::Over(bound) => Message::new("page.when_over").with("bound", bound.to_string()),
            Test::AtMost(bound) => {
                Message::new("page.when_at_most").with("bound", bound.to_string())
            }
            Test::Known => Message::new("page.when_known"),
            Test::Unknown => Message::new("page.when_unknown"),
        };
        Fact::from(message.with("field", name))
    });
    let facts: Vec<Fact> = tests.collect();
    Fact::from(words.say_fact(&Fact::from(facts)))
}

/// Returns the command line that takes a step, with `…` where a value is to be put in.
fn command(number: &str, offer: &Offer<'_>, needs: &[(&Wanted<'_>, Needed)]) -> String {
    let mut line = format!("tousu advance {number} {}", offer.id);
    for (wanted, needed) in needs {
        if *needed == Needed::Always {
            let due = offer.escalations.first();
            let value = due.filter(|_| wanted.field.id == ESCALATION_FIELD);
            line.push_str(&format!(
                " --set {}={}",
                wanted.field.id,
                value.unwrap_or(&"…")
            ));
        }
    }
    line
}
