//! The fields of a profile: the standard ones, bound to the profile's lists, and its own.

use indexmap::IndexMap;
use toml::Table;

use super::{BoundField, Fault, TableReader, Vocabulary, restricted};
use crate::domain::{FieldType, STANDARD_FIELDS, nearest, standard_field};
use crate::say::{Label, Message};

/// What the lists of a profile are called, and each one's ids with their names.
pub(super) type Lists = IndexMap<String, IndexMap<String, Label>>;

/// The standard fields that may hold several values.
const MANY: [&str; 2] = ["assist", "paper"];

/// Returns the ids and names of the vocabularies.
pub(super) fn names_of(lists: &IndexMap<String, Vocabulary>) -> Lists {
    lists
        .iter()
        .map(|(name, list)| {
            (
                name.clone(),
                list.iter()
                    .map(|(id, choice)| (id.clone(), choice.label.clone()))
                    .collect(),
            )
        })
        .collect()
}

/// Reads `[fields.…]` and binds the standard fields.
pub(super) fn read(root: &mut TableReader<'_>, lists: &Lists) -> IndexMap<String, BoundField> {
    let mut fields = IndexMap::new();
    for standard in STANDARD_FIELDS {
        fields.insert(
            standard.id.to_owned(),
            BoundField {
                id: standard.id.to_owned(),
                label: None,
                kind: standard.kind,
                choices: bind(standard.choices, lists),
                many: MANY.contains(&standard.id),
                restricted: Vec::new(),
            },
        );
    }
    for (id, table) in root.entries("fields") {
        let path = vec!["fields".to_owned(), id.clone()];
        let (field, faults) = read_one(&id, table, path, lists);
        root.take_faults(faults);
        fields.insert(id, field);
    }
    fields
}

fn bind(choices: &[&str], lists: &Lists) -> IndexMap<String, Option<Label>> {
    match choices {
        [list] if list.starts_with('@') => lists
            .get(&list[1..])
            .into_iter()
            .flatten()
            .map(|(id, label)| (id.clone(), Some(label.clone())))
            .collect(),
        fixed => fixed.iter().map(|id| ((*id).to_owned(), None)).collect(),
    }
}

fn read_one(id: &str, table: &Table, path: Vec<String>, lists: &Lists) -> (BoundField, Vec<Fault>) {
    let mut reader = TableReader::new(table, path);
    let standard = standard_field(id);
    let label = reader.label();
    let kind = match (reader.text("type"), standard) {
        (Some(code), None) => FieldType::from_code(&code).unwrap_or_else(|| {
            let known = FieldType::ALL
                .iter()
                .map(|(_, code)| (*code).to_owned())
                .collect::<crate::say::Fact>();
            reader.fault(
                "type",
                Message::new("profile.unknown_type")
                    .with("type", &code)
                    .with("known", known),
            );
            FieldType::Text
        }),
        (Some(_), Some(standard)) => {
            reader.fault(
                "type",
                Message::new("profile.standard_type")
                    .with("field", id)
                    .with("type", standard.kind.code()),
            );
            standard.kind
        }
        (None, Some(standard)) => standard.kind,
        (None, None) => {
            reader.missing("type");
            FieldType::Text
        }
    };
    let many = reader.flag("many");
    let restricted = restricted::read(&mut reader, id);
    let list = reader.text("list");
    let mut choices: IndexMap<String, Option<Label>> = IndexMap::new();
    for (choice, entry) in reader.entries("choices") {
        let mut choice_reader = TableReader::new(
            entry,
            [reader.path_of("choices"), vec![choice.clone()]].concat(),
        );
        choices.insert(choice, Some(choice_reader.label()));
        reader.take_faults(choice_reader.finish());
    }
    if let Some(list) = list {
        match lists.get(&list) {
            Some(known) => choices.extend(
                known
                    .iter()
                    .map(|(id, label)| (id.clone(), Some(label.clone()))),
            ),
            None => {
                let near = nearest(&list, lists.keys().map(String::as_str))
                    .unwrap_or("categories")
                    .to_owned();
                reader.fault(
                    "list",
                    Message::new("profile.unknown_list")
                        .with("list", &list)
                        .with("near", near),
                );
            }
        }
    }
    if choices.is_empty()
        && let Some(standard) = standard
    {
        choices = bind(standard.choices, lists);
    }
    if kind == FieldType::Choice && choices.is_empty() && standard.is_none() {
        reader.fault("type", Message::new("profile.no_choices").with("field", id));
    }
    let field = BoundField {
        id: id.to_owned(),
        label: Some(label),
        kind,
        choices,
        many: many || MANY.contains(&id),
        restricted,
    };
    (field, reader.finish())
}
