//! What a step is given on a walk: values, and somebody who takes it.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, FixedOffset};
use indexmap::IndexMap;
use tousu::domain::{Case, EventId, FieldType};
use tousu::profile::{BoundField, Test};
use tousu::time::format_moment;
use tousu::workflow::{Offer, Procedure, Standing, Wanted, first_open};

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
        // Below and above what is signed by one alone.
        FieldType::Money => (*chance.of(&["12.50", "1800", "25000", "300000"])).to_owned(),
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

/// Gives every need that is open a value, and now and then what may be given besides; what is wanted goes first.
pub(crate) fn fields(
    (needs, may): (&[Wanted<'_>], &[String]),
    standing: Option<&Standing>,
    wanted: &BTreeMap<String, Test>,
    (procedure, now): (&Procedure, DateTime<FixedOffset>),
    chance: &mut Chance,
) -> IndexMap<String, String> {
    let mut given = IndexMap::new();
    for name in may {
        // Who did not answer gave no rating.
        let asked = if wanted.contains_key(name) { 80 } else { 20 };
        if name != "rating" && chance.percent(asked) {
            let field = &procedure.profile.fields[name];
            given.insert(name.clone(), value(field, procedure, now, chance));
        }
    }
    for (name, test) in wanted {
        let takes = given.contains_key(name) || needs.iter().any(|need| need.field.id == *name);
        let field = procedure.profile.fields.get(name);
        if let Some(field) = field.filter(|_| takes && chance.percent(80)) {
            given.insert(name.clone(), fitting(field, test, procedure, now, chance));
        }
    }
    while let Some(open) = first_open(needs, &given, standing) {
        given.insert(open.id.clone(), value(open, procedure, now, chance));
    }
    given
}

/// Returns a value that passes a test, as far as one is easily found.
fn fitting(
    field: &BoundField,
    test: &Test,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
    chance: &mut Chance,
) -> String {
    match test {
        Test::OneOf(values) => chance.of(values).clone(),
        Test::NoneOf(values) => {
            let tries = (0..9).map(|_| value(field, procedure, now, chance));
            let tries: Vec<_> = tries.collect();
            let fits = tries.iter().find(|value| !values.contains(value));
            fits.unwrap_or(&tries[0]).clone()
        }
        _ => value(field, procedure, now, chance),
    }
}

/// Returns those who may take a step.
pub(crate) fn able<'p>(offer: &Offer<'_>, procedure: &'p Procedure) -> Vec<&'p str> {
    let people = procedure.people.iter().map(|person| person.id.as_str());
    match procedure.people.is_empty() {
        true => vec!["li"],
        false => people.filter(|id| offer.may(id, procedure)).collect(),
    }
}

/// Returns the id of the next event.
pub(crate) fn identity(case: Option<&Case>, now: DateTime<FixedOffset>) -> EventId {
    let last = case
        .and_then(|case| case.history.last())
        .map(|event| &event.id);
    EventId::after(last, now, "0123456789ABCDEF")
}
