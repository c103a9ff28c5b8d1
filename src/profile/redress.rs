//! What a procedure says of redress: which steps give it, which bring an advance back, who pays.

use indexmap::IndexMap;

use super::{BoundField, Choice, Profile, Step, TableReader, Vocabulary};
use crate::domain::{FieldType, standard_field};
use crate::say::Message;

/// What a step does with money for the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedressEffect {
    /// Nothing.
    Nothing,
    /// What `redress`, `amount` and `payer` say is given to the customer with this step.
    Gives,
    /// What was paid in advance comes back: `recovered`, from `payer`.
    Recovers,
    /// What of the advances has not come back stays with whoever paid it.
    Bears,
}

/// The facts of a case that sum up its redress, in fen; absent when nothing of the sort happened or nothing is left.
pub const REDRESS_FACTS: [&str; 5] = [
    "redress_given",
    "redress_advanced",
    "redress_recovered",
    "redress_borne",
    "redress_outstanding",
];

/// Reads `gives_redress`, `recovers` and `bears_advance` of a step, of which one at the most holds.
pub(super) fn read_effect(reader: &mut TableReader<'_>, id: &str) -> RedressEffect {
    let effects = [
        ("gives_redress", RedressEffect::Gives),
        ("recovers", RedressEffect::Recovers),
        ("bears_advance", RedressEffect::Bears),
    ];
    let mut found = effects.into_iter().filter(|(key, _)| reader.flag(key));
    let first = found.next();
    let second = found.next();
    drop(found);
    if let Some((key, _)) = second {
        let message = Message::new("profile.gives_and_recovers").with("step", id);
        reader.fault(key, message);
        return RedressEffect::Nothing;
    }
    first.map_or(RedressEffect::Nothing, |(_, effect)| effect)
}

/// Reads `[payers]`; returns them, and those whose payments are advances for somebody else.
pub(super) fn read_payers(root: &mut TableReader<'_>) -> (Vocabulary, Vec<String>) {
    let mut payers = Vocabulary::new();
    let mut advancing = Vec::new();
    for (id, table) in root.entries("payers") {
        let mut reader = TableReader::new(table, vec!["payers".to_owned(), id.clone()]);
        let label = reader.label();
        if reader.flag("advance") {
            advancing.push(id.clone());
        }
        root.take_faults(reader.finish());
        let department = None;
        payers.insert(id, Choice { label, department });
    }
    (payers, advancing)
}

/// Returns the fields of money that count as redress where a profile names none: its own, but not what is restricted.
pub(super) fn usual_fields(fields: &IndexMap<String, BoundField>) -> Vec<String> {
    let own = fields.iter().filter(|(id, field)| {
        field.kind == FieldType::Money && standard_field(id).is_none() && !field.is_restricted()
    });
    own.map(|(id, _)| id.clone()).collect()
}

impl Profile {
    /// Tells whether a step gives redress, so that what was given is known payment by payment.
    pub fn gives_redress(&self) -> bool {
        let gives = |step: &Step| step.redress == RedressEffect::Gives;
        self.steps.values().any(gives)
    }
}
