//! The items of a case: what they are called, how they stand, what conditions know of them.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::legality::IN_HEADER;
use super::{Procedure, Standing};
use crate::domain::FieldType;
use crate::profile::{Facts, ItemFact, Profile};
use crate::say::{Label, Language, Message, Words};

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// It waits to be closed.
    Open,
    /// A step closed it.
    Closed,
    /// The case ended, and nothing can close it any more.
    Lapsed,
}

impl ItemState {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            ItemState::Open => "open",
            ItemState::Closed => "closed",
            ItemState::Lapsed => "lapsed",
        }
    }
}

/// Who did something to an item, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub by: String,
}

/// A thing within a case that has a life of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its sort, by the profile's items.
    pub kind: String,
    /// What steps pick it by: the value that names it, or its number; no other of its sort has it.
    pub id: String,
    /// The value of the field that names it; `None` when items of its sort are numbered.
    pub named: Option<String>,
    /// How many of its sort, and of that name, there are up to this one.
    pub number: usize,
    /// Its own fields: what the steps that opened, changed and closed it recorded.
    pub fields: IndexMap<String, String>,
    /// Whether it is necessary.
    pub necessary: bool,
    /// Who opened it.
    pub opened: Deed,
    /// The event that opened it.
    pub open_event: usize,
    /// How it stands.
    pub state: ItemState,
    /// Who closed it; for a lapsed one, who ended the case.
    pub closed: Option<Deed>,
    /// For an action: who reported it done.
    pub done: Option<Deed>,
    /// For an action: who found that it works.
    pub verified: Option<Deed>,
}

impl Item {
    /// Returns its name in both languages: what names it, or its sort and number.
    pub fn label(&self, procedure: &Procedure) -> Label {
        let profile = &procedure.profile;
        let Some(value) = &self.named else {
            return said(
                &Message::new("workflow.item_number")
                    .with("item", profile.label_of("items", &self.kind))
                    .with("number", self.number.to_string()),
            );
        };
        let field = profile
            .items
            .get(&self.kind)
            .and_then(|rule| rule.name.as_deref());
        let label = name_of(field, value, procedure);
        if self.number > 1 {
            return said(
                &Message::new("workflow.item_again")
                    .with("name", label)
                    .with("number", self.number.to_string()),
            );
        }
        label
    }
}

/// Returns the name of a value of a field that names items.
fn name_of(field: Option<&str>, value: &str, procedure: &Procedure) -> Label {
    let profile = &procedure.profile;
    let bound = field.and_then(|field| profile.fields.get(field));
    match bound.map(|bound| bound.kind) {
        Some(FieldType::Department) => profile.label_of("departments", value),
        Some(FieldType::Person) => {
            let person = procedure.people.get(value);
            let name = person
                .and_then(|person| person.name.as_deref())
                .unwrap_or(value);
            Label::new(name, name)
        }
        _ => bound
            .and_then(|bound| bound.choices.get(value).cloned().flatten())
            .unwrap_or_else(|| Label::new(value, value)),
    }
}

/// Says a message in both languages.
pub(super) fn said(message: &Message) -> Label {
    let in_language = |language| Words::of(language).say(message);
    Label::new(in_language(Language::Zh), in_language(Language::En))
}

/// An item's own fields, and what is known of its case besides.
pub(super) struct WithItem<'a> {
    pub(super) item: &'a Item,
    pub(super) standing: &'a Standing,
    pub(super) profile: &'a Profile,
}

impl Facts for WithItem<'_> {
    fn fact(&self, field: &str) -> Option<String> {
        let own = self.item.fields.get(field).cloned();
        // What the case knows of such a field was recorded of another item.
        let is_own =
            !IN_HEADER.contains(&field) && self.profile.is_field_of(field, &self.item.kind);
        own.or_else(|| self.standing.fact(field).filter(|_| !is_own))
    }
}

impl Standing {
    /// Returns the items of a sort that are open, in the order they were opened.
    pub fn open_items<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Item> {
        let of_kind = self.items.iter().filter(move |item| item.kind == kind);
        of_kind.filter(|item| item.state == ItemState::Open)
    }

    /// Returns an item.
    pub fn item(&self, kind: &str, id: &str) -> Option<&Item> {
        self.items
            .iter()
            .find(|item| item.kind == kind && item.id == id)
    }

    /// Returns how many items a fact counts; `None` for none, and for what counts no items.
    pub(super) fn item_fact(&self, name: &str) -> Option<String> {
        let fact = ItemFact::of(name)?;
        let open = self.open_items(fact.item());
        let count = match fact {
            ItemFact::Open(_) => open.count(),
            ItemFact::Necessary(_) => open.filter(|item| item.necessary).count(),
        };
        (count > 0).then(|| count.to_string())
    }
}
