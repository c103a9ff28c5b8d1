//! Names for people: of a field, of a value of it, of a test.

use super::{BoundField, ESCALATED, ESCALATION_DUE, ItemFact, Profile, Test};
use crate::domain::{FieldType, field_word, value_word};
use crate::say::{Fact, Message};

impl BoundField {
    /// Returns its name for people.
    pub fn name(&self) -> Fact {
        match &self.label {
            Some(label) => Fact::from(label),
            None => Fact::from(Message::new(field_word(&self.id))),
        }
    }

    /// Returns the name of a value of a choice; of any other field the value as it is.
    pub fn value_name(&self, value: &str) -> Fact {
        match self.choices.get(value) {
            Some(Some(label)) => Fact::from(label),
            _ => value_word(value)
                .filter(|_| matches!(self.kind, FieldType::Choice | FieldType::YesNo))
                .map_or_else(|| Fact::from(value), |word| Fact::from(Message::new(word))),
        }
    }
}

impl Profile {
    /// Returns the name of a fact of redress or papers; of any other the id.
    pub fn redress_fact_name(&self, fact: &str) -> Fact {
        match fact {
            "redress_given" => Message::new("profile.fact_redress_given").into(),
            "redress_advanced" => Message::new("profile.fact_redress_advanced").into(),
            "redress_recovered" => Message::new("profile.fact_redress_recovered").into(),
            "redress_borne" => Message::new("profile.fact_redress_borne").into(),
            "redress_outstanding" => Message::new("profile.fact_redress_outstanding").into(),
            other => match self.paper_of_fact(other) {
                Some((_, paper)) => Fact::from(&paper.label),
                None => Fact::from(other),
            },
        }
    }

    /// Says a test: "satisfaction is dissatisfied".
    pub fn test_words(&self, field: &str, test: &Test) -> Message {
        if let (Some(fact), Test::Unknown) = (self.item_fact(field), test) {
            let key = match fact {
                ItemFact::Open(_) => "profile.test_none_open",
                ItemFact::Necessary(_) => "profile.test_none_necessary",
            };
            return Message::new(key).with("item", self.label_of("items", fact.item()));
        }
        let bound = self.fields.get(field);
        let name = match (field, bound) {
            (_, Some(bound)) => bound.name(),
            ("status", None) => Fact::from(Message::new("profile.fact_status")),
            ("round", None) => Fact::from(Message::new("profile.fact_round")),
            ("paused", None) => Fact::from(Message::new("profile.fact_paused")),
            ("repeat", None) => Fact::from(Message::new("profile.fact_repeat")),
            (ESCALATION_DUE, None) => Fact::from(Message::new("profile.fact_escalation_due")),
            (ESCALATED, None) => Fact::from(Message::new("profile.fact_escalated")),
            _ => match (self.approval_of_fact(field), self.item_fact(field)) {
                (Some((_, approval)), _) => Fact::from(
                    Message::new("profile.fact_approval").with("approval", &approval.label),
                ),
                (None, Some(fact)) => {
                    let key = match fact {
                        ItemFact::Open(_) => "profile.fact_open",
                        ItemFact::Necessary(_) => "profile.fact_necessary",
                    };
                    let item = self.label_of("items", fact.item());
                    Fact::from(Message::new(key).with("item", item))
                }
                (None, None) => self.redress_fact_name(field),
            },
        };
        let is_paper = self.paper_of_fact(field).is_some();
        let values = |values: &[String]| {
            values
                .iter()
                .map(|value| match (field, bound) {
                    ("status", _) => Fact::from(self.label_of("states", value)),
                    (_, Some(bound)) => bound.value_name(value),
                    _ if self.approval_of_fact(field).is_some() => {
                        Fact::from(Message::new(approval_word(value)))
                    }
                    _ if is_paper && value == "signed" => {
                        Message::new("profile.paper_signed").into()
                    }
                    _ if is_paper => Message::new("profile.paper_unsigned").into(),
                    _ => Fact::from(value),
                })
                .collect::<Vec<_>>()
        };
        match test {
            Test::Known if field == ESCALATION_DUE => Message::new("profile.test_due"),
            Test::Unknown if field == ESCALATION_DUE => Message::new("profile.test_none_due"),
            Test::OneOf(known) => Message::new("profile.test_one_of").with("values", values(known)),
            Test::NoneOf(known) => {
                Message::new("profile.test_none_of").with("values", values(known))
            }
            Test::Over(bound) => Message::new("profile.test_over").with("bound", bound.to_string()),
            Test::AtMost(bound) => {
                Message::new("profile.test_at_most").with("bound", bound.to_string())
            }
            Test::Known => Message::new("profile.test_known"),
            Test::Unknown => Message::new("profile.test_unknown"),
        }
        .with("name", name)
        .with("field", field)
    }
}

/// The key of the words for how an approval stands.
pub fn approval_word(state: &str) -> &'static str {
    match state {
        "pending" => "case.approval_pending",
        "partly" => "case.approval_partly",
        "granted" => "case.approval_granted",
        "refused" => "case.approval_refused",
        "withdrawn" => "case.approval_withdrawn",
        _ => "case.approval_void",
    }
}

/// Returns the name of a field for people; the id itself when the profile has no such field.
pub fn field_fact(profile: &Profile, id: &str) -> Fact {
    let field = profile.fields.get(id);
    field.map_or_else(|| Fact::from(id), BoundField::name)
}
