//! A value as a person types it, to the value that the file keeps.

use chrono::{DateTime, FixedOffset};

use super::Procedure;
use crate::domain::{CaseNumber, FieldType, nearest};
use crate::profile::{BoundField, DueRule};
use crate::say::{Fact, Language, Message};
use crate::time::{Limit, TimeError, extended, format_moment, parse_due, parse_moment};

/// How long one value may be, in characters.
const LONGEST: usize = 20_000;
/// The most characters of a title; the schema of a case says the same.
const LONGEST_TITLE: usize = 5_000;

/// Splits a value that may hold several, at commas of either width and at `、`.
pub(super) fn split(text: &str) -> Vec<String> {
    text.split([',', '，', '、'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Brings a value into the form that the file keeps; an empty one stays empty and empties the field.
///
/// Names are taken by id or by their name in either language. Moments without a zone are in that of
/// `now`. Money is given in yuan and kept in fen. Lines end in a line feed, however they were typed.
pub fn accept(
    field: &BoundField,
    text: &str,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Result<String, Message> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    let most = match field.id.as_str() {
        "title" => LONGEST_TITLE,
        _ => LONGEST,
    };
    if text.chars().count() > most {
        return Err(Message::new("workflow.value_too_long")
            .with("field", &field.id)
            .with("name", field.name())
            .with("most", most));
    }
    if let Some(control) = text
        .chars()
        .find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'))
    {
        let code = format!("U+{:04X}", u32::from(control));
        return Err(Message::new("workflow.value_control")
            .with("field", &field.id)
            .with("name", field.name())
            .with("code", code));
    }
    // Listings, mails and reports show one line of it.
    if field.id == "title" && text.contains(['\n', '\u{2028}', '\u{2029}']) {
        return Err(Message::new("workflow.value_of_many_lines")
            .with("field", &field.id)
            .with("name", field.name()));
    }
    if field.many {
        let parts: Result<Vec<_>, _> = split(text)
            .iter()
            .map(|part| accept_one(field, part, procedure, now))
            .collect();
        return Ok(parts?.join(", "));
    }
    accept_one(field, text, procedure, now)
}

fn accept_one(
    field: &BoundField,
    text: &str,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Result<String, Message> {
    let bad = |key: &'static str| {
        Err(Message::new(key)
            .with("field", &field.id)
            .with("name", field.name())
            .with("value", told(field, text)))
    };
    match field.kind {
        FieldType::Text => Ok(text.to_owned()),
        FieldType::Number => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(text.to_owned()),
            _ => bad("workflow.value_number"),
        },
        FieldType::Money => match fen(text) {
            Some(fen) => Ok(fen.to_string()),
            None => bad("workflow.value_money"),
        },
        FieldType::Time => match time(field, text, procedure, now) {
            Ok(moment) => Ok(format_moment(moment)),
            Err(_) => bad("workflow.value_time"),
        },
        FieldType::Duration => match text.parse::<Limit>() {
            // A duration that leads out of the calendar would leave a clock that nobody can judge.
            Ok(limit) => match extended(now, limit, &procedure.calendar) {
                Ok(_) => Ok(limit.to_string()),
                Err(_) => bad("workflow.value_duration_too_long"),
            },
            Err(_) => bad("workflow.value_duration"),
        },
        FieldType::YesNo => match text.to_lowercase().as_str() {
            "yes" | "y" | "true" | "是" | "有" => Ok("yes".to_owned()),
            "no" | "n" | "false" | "否" | "无" => Ok("no".to_owned()),
            _ => bad("workflow.value_yesno"),
        },
        FieldType::Rating => match text.parse::<u8>() {
            Ok(1..=5) => Ok(text.to_owned()),
            _ => bad("workflow.value_rating"),
        },
        FieldType::Person => person(field, text, procedure),
        // Whether there is such a case, the pure layers cannot know: the project looks before.
        FieldType::Case => match text.parse::<CaseNumber>() {
            Ok(number) => Ok(number.to_string()),
            Err(()) => bad("workflow.value_case"),
        },
        FieldType::Department => {
            let known: Vec<_> = procedure
                .profile
                .departments
                .iter()
                .map(|(id, department)| {
                    (
                        id.as_str(),
                        department.label.zh.as_str(),
                        department.label.en.as_str(),
                    )
                })
                .collect();
            by_name(field, text, &known)
        }
        FieldType::Choice => {
            let known: Vec<_> = field
                .choices
                .iter()
                .map(|(id, label)| match label {
                    Some(label) => (
                        id.as_str(),
                        label.in_language(Language::Zh),
                        label.in_language(Language::En),
                    ),
                    None => (id.as_str(), id.as_str(), id.as_str()),
                })
                .collect();
            by_name(field, text, &known)
        }
    }
}

/// Reads a moment; where a clock is due by the field, a day alone means its end.
fn time(
    field: &BoundField,
    text: &str,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Result<DateTime<FixedOffset>, TimeError> {
    let mut clocks = procedure.profile.clocks.values();
    let is_due = clocks.any(|clock| matches!(&clock.due, DueRule::At(due) if *due == field.id));
    if is_due {
        parse_due(text, *now.offset())
    } else {
        parse_moment(text, *now.offset())
    }
}

fn person(field: &BoundField, text: &str, procedure: &Procedure) -> Result<String, Message> {
    let people = &procedure.people;
    if people.is_empty() {
        return Ok(text.to_owned());
    }
    let known: Vec<_> = people
        .iter()
        .map(|person| {
            let name = person.name.as_deref().unwrap_or(&person.id);
            (person.id.as_str(), name, name)
        })
        .collect();
    match by_name(field, text, &known) {
        // In another profile than the team's own, others than the team may have a case.
        Err(_) if !people.have_roles() => Ok(text.to_owned()),
        found => found,
    }
}

/// Finds an id by the id itself or by its name in either language.
fn by_name(
    field: &BoundField,
    text: &str,
    known: &[(&str, &str, &str)],
) -> Result<String, Message> {
    if let Some((id, ..)) = known.iter().find(|(id, zh, en)| {
        id.eq_ignore_ascii_case(text) || *zh == text || en.eq_ignore_ascii_case(text)
    }) {
        return Ok((*id).to_owned());
    }
    let choices = known
        .iter()
        .map(|(id, ..)| (*id).to_owned())
        .collect::<Fact>();
    let message = Message::new("workflow.value_choice")
        .with("field", &field.id)
        .with("name", field.name())
        .with("value", told(field, text))
        .with("choices", choices);
    let names = known
        .iter()
        .flat_map(|(id, zh, en)| [(*id, *id), (*zh, *id), (*en, *id)])
        .collect::<Vec<_>>();
    let near = nearest(text, names.iter().map(|(name, _)| *name));
    // What was nearly meant would tell it as well.
    Err(match near.filter(|_| !field.is_restricted()) {
        Some(near) => {
            let id = names
                .iter()
                .find(|(name, _)| *name == near)
                .map_or(near, |(_, id)| *id);
            Message::new("workflow.value_choice_near")
                .with("field", &field.id)
                .with("name", field.name())
                .with("value", text)
                .with("near", id)
        }
        None => message,
    })
}

/// Returns a value as a refusal repeats it: that of a restricted field is not for whoever reads a log.
fn told<'a>(field: &BoundField, text: &'a str) -> &'a str {
    if field.is_restricted() { "…" } else { text }
}

/// Reads an amount in yuan, with up to two decimals, as fen: `1000`, `12.5`, `¥1,200.00`, `30元`.
fn fen(text: &str) -> Option<i64> {
    let text = text
        .trim_start_matches(['¥', '￥'])
        .trim_end_matches('元')
        .trim()
        .replace([',', '，'], "");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let yuan: i64 = whole.parse().ok()?;
    let fen: i64 = format!("{part:0<2}").parse().ok()?;
    Some(yuan * 100 + fen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_become_fen() {
        assert_eq!(fen("1000"), Some(100_000));
        assert_eq!(fen("¥1,200.5"), Some(120_050));
        assert_eq!(fen("30元"), Some(3_000));
        assert_eq!(fen("-5"), None);
        assert_eq!(fen("1.234"), None);
    }
}
