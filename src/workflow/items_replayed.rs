//! What events do to items: open, change, close them, report them done and verified.

use indexmap::IndexMap;

use super::legality::IN_HEADER;
use super::{Deed, Item, ItemState, Procedure, Standing};
use crate::domain::Event;
use crate::profile::{Condition, DueRule, Facts, ItemRule, Profile, Step};

/// An item's own fields alone.
struct OwnFields<'a>(&'a IndexMap<String, String>);

impl Facts for OwnFields<'_> {
    fn fact(&self, field: &str) -> Option<String> {
        self.0.get(field).cloned()
    }
}

/// Returns the names that a step gives to items of a sort; `None` where they are numbered.
fn names_given(
    kind: &str,
    given: &IndexMap<String, String>,
    procedure: &Procedure,
) -> Option<Vec<String>> {
    let profile = &procedure.profile;
    let field = profile.items.get(kind)?.name.as_deref()?;
    let value = given.get(field).map_or("", String::as_str);
    let many = profile.fields.get(field).is_some_and(|bound| bound.many);
    Some(match many {
        true => super::values::split(value),
        false => Some(value.trim().to_owned())
            .filter(|name| !name.is_empty())
            .into_iter()
            .collect(),
    })
}

/// Opens the items that an event opens.
pub(super) fn open(
    standing: &mut Standing,
    index: usize,
    event: &Event,
    step: &Step,
    procedure: &Procedure,
) {
    for kind in &step.items.opens {
        let Some(rule) = procedure.profile.items.get(kind) else {
            continue;
        };
        if !rule.when.holds(standing) {
            continue;
        }
        let given = given(standing, kind, (index, event), step, &procedure.profile);
        let names: Vec<Option<String>> = match names_given(kind, &given, procedure) {
            Some(names) => names.into_iter().map(Some).collect(),
            None => vec![None],
        };
        for named in names {
            let mut items = standing.items.iter_mut();
            let known = items.find(|item| {
                let is_open = item.kind == *kind && item.state == ItemState::Open;
                is_open && item.named.is_some() && item.named == named
            });
            // Who is called in again is told more about the same.
            match known {
                Some(item) => lay_over(item, &rule.necessary, &given, step),
                None => {
                    let item = opened(standing, (kind, rule), named, &given, (index, event), step);
                    standing.items.push(item);
                }
            }
        }
    }
}

fn opened(
    standing: &Standing,
    (kind, rule): (&str, &ItemRule),
    named: Option<String>,
    given: &IndexMap<String, String>,
    (index, event): (usize, &Event),
    step: &Step,
) -> Item {
    let of_kind = || standing.items.iter().filter(|item| item.kind == kind);
    let mut number = of_kind().filter(|item| item.named == named).count() + 1;
    let id_of = |number: usize| match &named {
        None => number.to_string(),
        Some(name) if number == 1 => name.clone(),
        Some(name) => format!("{name}-{number}"),
    };
    while of_kind().any(|item| item.id == id_of(number)) {
        number += 1;
    }
    let mut fields = IndexMap::new();
    record(&mut fields, given, step);
    if let (Some(field), Some(name)) = (&rule.name, &named) {
        fields.insert(field.clone(), name.clone());
    }
    Item {
        kind: kind.to_owned(),
        id: id_of(number),
        necessary: is_necessary(&rule.necessary, &fields),
        number,
        named,
        fields,
        opened: deed(event),
        open_event: index,
        state: ItemState::Open,
        closed: None,
        done: None,
        verified: None,
    }
}

/// Changes and closes the items that an event picks.
pub(super) fn pick(standing: &mut Standing, event: &Event, step: &Step, profile: &Profile) {
    let actions = profile.actions.as_ref();
    for kind in step.items.picked() {
        let (Some(id), Some(rule)) = (event.set.get(kind), profile.items.get(kind)) else {
            continue;
        };
        let mut items = standing.items.iter_mut();
        let Some(item) = items.find(|item| item.kind == kind && item.id == *id) else {
            continue;
        };
        let given = recorded(event, step);
        lay_over(item, &rule.necessary, &given, step);
        let closes = step.items.closes.as_deref() == Some(kind);
        let is = |named: Option<&String>| named == Some(&event.step);
        if let Some(rules) = actions.filter(|rules| rules.item == kind) {
            if is(rules.verified.as_ref()) {
                item.verified = Some(deed(event));
            } else if is(rules.done.as_ref()) || (closes && item.done.is_none()) {
                item.done = Some(deed(event));
            }
        }
        if closes && item.state == ItemState::Open {
            item.state = ItemState::Closed;
            item.closed = Some(deed(event));
        }
    }
}

/// Lets go of the items that nothing can close after the case has ended.
pub(super) fn lapse(standing: &mut Standing, event: &Event, profile: &Profile) {
    for item in &mut standing.items {
        if item.state == ItemState::Open && !profile.outlives_the_end(&item.kind) {
            item.state = ItemState::Lapsed;
            item.closed = Some(deed(event));
        }
    }
}

fn deed(event: &Event) -> Deed {
    Deed {
        at: event.at,
        by: event.by.clone(),
    }
}

fn is_necessary(condition: &Condition, fields: &IndexMap<String, String>) -> bool {
    condition.holds(&OwnFields(fields))
}

/// Returns what an event recorded, with what its step records by itself.
fn recorded(event: &Event, step: &Step) -> IndexMap<String, String> {
    let all = step.sets.iter().chain(&event.set);
    all.map(|(field, value)| (field.clone(), value.clone()))
        .collect()
}

/// Returns what is given to items that an event opens. What intake is given stands in the header: of that, what
/// names the item, makes it necessary, or says when it is due.
fn given(
    standing: &Standing,
    kind: &str,
    (index, event): (usize, &Event),
    step: &Step,
    profile: &Profile,
) -> IndexMap<String, String> {
    let mut given = recorded(event, step);
    if index > 0 {
        return given;
    }
    let rule = profile.items.get(kind);
    let tests = rule.into_iter().flat_map(|rule| &rule.necessary.tests);
    let of_clocks = profile
        .clocks
        .values()
        .filter_map(|clock| match &clock.due {
            DueRule::At(field) if clock.item.as_deref() == Some(kind) => Some(field),
            _ => None,
        });
    let of_rule = rule.and_then(|rule| rule.name.as_ref());
    for field in tests
        .map(|(field, _)| field)
        .chain(of_clocks)
        .chain(of_rule)
    {
        let known = standing.facts.get(field).cloned();
        given.extend(known.map(|value| (field.clone(), value)));
    }
    given
}

/// Lays what a step recorded over the fields of an item.
fn lay_over(item: &mut Item, necessary: &Condition, given: &IndexMap<String, String>, step: &Step) {
    record(&mut item.fields, given, step);
    item.necessary = is_necessary(necessary, &item.fields);
}

/// Lays values over fields; what stands in the header is the case's, and what picks an item is none of its fields.
fn record(fields: &mut IndexMap<String, String>, given: &IndexMap<String, String>, step: &Step) {
    for (field, value) in given {
        if IN_HEADER.contains(&field.as_str()) || step.items.picks(field) {
            continue;
        }
        if value.is_empty() {
            fields.shift_remove(field);
        } else {
            fields.insert(field.clone(), value.clone());
        }
    }
}
