//! What a step is given on a walk: values, and somebody who takes it.

use chrono::{DateTime, Duration, FixedOffset};
use indexmap::IndexMap;
use tousu::domain::{Case, EventId, FieldType};
use tousu::profile::{BoundField, Need};
use tousu::time::format_moment;
use tousu::workflow::Procedure;

use crate::chance::Chance;

/// Returns a value that the field takes.
pub(crate) fn value(
    field: &BoundField,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) -> String {
    match field.kind {
        // A title is one line.
        FieldType::Text if field.id == "title" => "网络又断了".to_owned(),
        FieldType::Text => (*chance.of(&["网络又断了", "x", "一行\n两行"])).to_owned(),
        FieldType::Number => "7".to_owned(),
        FieldType::Money => "12.50".to_owned(),
        FieldType::Time => format_moment(now + Duration::hours(chance.below(200) as i64 - 50)),
        FieldType::Duration => (*chance.of(&["30m", "24h", "8wh", "3wd", "1mo"])).to_owned(),
        FieldType::Person => match procedure
            .people
            .iter()
            .map(|person| &person.id)
            .collect::<Vec<_>>()
        {
            people if people.is_empty() => "wang".to_owned(),
            people => (*chance.of(&people)).clone(),
        },
        FieldType::Case => "TS-20261101-9ZZZ".to_owned(),
        FieldType::Department => {
            let known: Vec<_> = procedure.profile.departments.keys().cloned().collect();
            chance.of(&known).clone()
        }
        FieldType::Choice => {
            let known: Vec<_> = field.choices.keys().cloned().collect();
            // What picks an item has the choices of each case.
            match known.is_empty() {
                true => "nothing".to_owned(),
                false => chance.of(&known).clone(),
            }
        }
        FieldType::YesNo => (*chance.of(&["yes", "no"])).to_owned(),
        FieldType::Rating => (chance.below(5) + 1).to_string(),
    }
}

/// Gives every need a value, and now and then what may be given besides.
pub(crate) fn fields(
    (needs, may): (&[Need], &[String]),
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) -> IndexMap<String, String> {
    let mut given = IndexMap::new();
    for name in needs.iter().map(|need| &need.field) {
        let field = &procedure.profile.fields[name];
        given.insert(name.clone(), value(field, procedure, now, chance));
    }
    for name in may {
        if chance.percent(30) {
            let field = &procedure.profile.fields[name];
            given.insert(name.clone(), value(field, procedure, now, chance));
        }
    }
    // Who did not answer gave no rating.
    let answered = given
        .get("satisfaction")
        .is_none_or(|said| said.ends_with("satisfied"));
    given.retain(|name, _| answered || name != "rating");
    given
}

/// Returns somebody who may take a step of these roles and is none of those.
pub(crate) fn actor(
    roles: &[String],
    not: &[&String],
    procedure: &Procedure,
    chance: &mut Chance,
) -> String {
    if procedure.people.is_empty() {
        return "li".to_owned();
    }
    let known: Vec<_> = procedure
        .people
        .iter()
        .filter(|person| roles.is_empty() || person.roles.iter().any(|role| roles.contains(role)))
        .map(|person| &person.id)
        .filter(|id| !not.contains(id))
        .collect();
    assert!(!known.is_empty(), "nobody may take a step of {roles:?}");
    (*chance.of(&known)).clone()
}

/// Returns the id of the next event.
pub(crate) fn identity(case: Option<&Case>, now: DateTime<FixedOffset>) -> EventId {
    let last = case
        .and_then(|case| case.history.last())
        .map(|event| &event.id);
    EventId::after(last, now, "0123456789ABCDEF")
}
