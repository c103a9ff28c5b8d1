//! Values as people read them: choices by name, moments short, money in yuan.

use chrono::{DateTime, FixedOffset};

use super::wording;
use crate::domain::{END_HOLD, EXEMPTION, FieldType, HOLD};
use crate::profile::{ITEM_OWNER, Profile, approval_word};
use crate::say::{Fact, Message, Words};
use crate::time::{Limit, parse_moment};
use crate::views::names;
use crate::workflow::{Procedure, WITHHELD};

/// Returns a value of a field as people read it.
pub(super) fn value(
    field: &str,
    value: &str,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    words: Words,
) -> String {
    // What picks an item is shown as what names it.
    let named_by = procedure.profile.items.get(field);
    let field = named_by
        .and_then(|rule| rule.name.as_deref())
        .unwrap_or(field);
    let Some(bound) = procedure.profile.fields.get(field) else {
        return match field {
            "signed_as" => {
                let ids: Vec<String> = value.split(',').map(|id| id.trim().to_owned()).collect();
                roles(&ids, procedure, words)
            }
            _ if procedure.profile.approval_of_fact(field).is_some() => {
                words.word(approval_word(value))
            }
            _ => value.to_owned(),
        };
    };
    if bound.is_restricted() && value == WITHHELD {
        return words.word("page.restricted");
    }
    let one = |value: &str| -> Fact {
        match bound.kind {
            FieldType::Choice | FieldType::YesNo => names::choice_name(bound, value).into(),
            FieldType::Department => procedure.profile.label_of("departments", value).into(),
            FieldType::Person => names::person_name(value, procedure).into(),
            FieldType::Time => match parse_moment(value, *now.offset()) {
                Ok(moment) => wording::moment(moment, now).into(),
                Err(_) => value.into(),
            },
            FieldType::Duration => match value.parse::<Limit>() {
                Ok(limit) => limit.message().into(),
                Err(_) => value.into(),
            },
            FieldType::Money => match value.parse::<i64>() {
                Ok(fen) => yuan(fen).into(),
                Err(_) => value.into(),
            },
            FieldType::Text | FieldType::Number | FieldType::Rating | FieldType::Case => {
                value.into()
            }
        }
    };
    if bound.many {
        let parts: Vec<Fact> = value
            .split([',', '，', '、'])
            .map(|part| one(part.trim()))
            .collect();
        return words.say_fact(&Fact::from(parts));
    }
    words.say_fact(&one(value))
}

/// Returns an amount in fen as people read it.
pub(super) fn yuan(fen: i64) -> Message {
    let amount = format!("{}.{:02}", fen / 100, fen % 100);
    Message::new("page.yuan").with("amount", amount)
}

/// Returns the name of an entry of one of the profile's lists; empty for none.
pub(super) fn name(list: &str, id: Option<&str>, procedure: &Procedure, words: Words) -> String {
    let Some(id) = id else {
        return String::new();
    };
    procedure
        .profile
        .label_of(list, id)
        .in_language(words.language())
        .to_owned()
}

/// Returns the name of a step, those that every profile has included.
pub(super) fn step_name(step: &str, procedure: &Procedure, words: Words) -> String {
    match step {
        "note" => words.word("page.step_note"),
        "edit" => words.word("page.step_edit"),
        "attach" => words.word("page.step_attach"),
        EXEMPTION => words.word("page.step_exempt"),
        HOLD => words.word("page.step_hold"),
        END_HOLD => words.word("page.step_end_hold"),
        step => name("steps", Some(step), procedure, words),
    }
}

/// Returns the names of the roles that may take a step.
pub(super) fn roles(roles: &[String], procedure: &Procedure, words: Words) -> String {
    if roles.is_empty() {
        return words.word("page.anybody");
    }
    let names: Vec<Fact> = roles
        .iter()
        .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
        .collect();
    words.say_fact(&Fact::from(names))
}

/// Returns a role as a procedure writes it: `@lead` and `@assist` by what they stand for.
pub(super) fn role_as_written(role: &str, profile: &Profile, words: Words) -> String {
    match role {
        "@lead" => words.word("profile.role_lead"),
        "@assist" => words.word("profile.role_assist"),
        ITEM_OWNER => words.word("profile.role_item"),
        role => words.say_fact(&Fact::from(profile.label_of("roles", role))),
    }
}
