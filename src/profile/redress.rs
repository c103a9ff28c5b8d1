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
}

/// The facts of a case that sum up its redress, in fen; absent when nothing of the sort happened or nothing is left.
pub const REDRESS_FACTS: [&str; 4] = [
    "redress_given",
    "redress_advanced",
    "redress_recovered",
    "redress_outstanding",
];

/// Reads `gives_redress` and `recovers` of a step.
pub(super) fn read_effect(reader: &mut TableReader<'_>, id: &str) -> RedressEffect {
    match (reader.flag("gives_redress"), reader.flag("recovers")) {
        (true, true) => {
            reader.fault(
                "recovers",
                Message::new("profile.gives_and_recovers").with("step", id),
            );
            RedressEffect::Nothing
        }
        (true, false) => RedressEffect::Gives,
        (false, true) => RedressEffect::Recovers,
        (false, false) => RedressEffect::Nothing,
    }
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
