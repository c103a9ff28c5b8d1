//! Conditions in plain TOML: `when = { channel = "external", amount = { over = 100000 } }`.

use toml::{Table, Value};

use super::{Fault, TableReader};
use crate::say::Message;

/// What is known of a case, field by field.
pub trait Facts {
    /// Returns the value of a field; `None` when the case has none.
    fn fact(&self, field: &str) -> Option<String>;
}

/// A test of one field.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The value is one of these.
    OneOf(Vec<String>),
    /// The value is none of these; no value passes.
    NoneOf(Vec<String>),
    /// The value is a number above this one.
    Over(i64),
    /// The value is a number at or below this one.
    AtMost(i64),
    /// There is a value.
    Known,
    /// There is none.
    Unknown,
}

impl Test {
    /// Tells whether a value passes; `None` is no value.
    fn passes(&self, value: Option<String>) -> bool {
        match self {
            Test::OneOf(choices) => value.is_some_and(|value| choices.contains(&value)),
            Test::NoneOf(choices) => value.is_none_or(|value| !choices.contains(&value)),
            Test::Over(bound) => number(value).is_some_and(|value| value > *bound as f64),
            Test::AtMost(bound) => number(value).is_some_and(|value| value <= *bound as f64),
            Test::Known => value.is_some(),
            Test::Unknown => value.is_none(),
        }
    }
}

/// All tests must pass; no test at all passes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Condition {
    /// Field and test, in the order written.
    pub tests: Vec<(String, Test)>,
}

impl Condition {
    /// Tells whether the case meets the condition.
    pub fn holds(&self, facts: &impl Facts) -> bool {
        self.tests
            .iter()
            .all(|(field, test)| test.passes(facts.fact(field)))
    }

    /// Returns the tests that the case does not pass.
    pub fn unmet(&self, facts: &impl Facts) -> Vec<&(String, Test)> {
        self.tests
            .iter()
            .filter(|(field, test)| !test.passes(facts.fact(field)))
            .collect()
    }

    /// Reads a condition; the faults are those of its form, not of its names.
    pub(super) fn read(table: &Table, path: &[String]) -> (Self, Vec<Fault>) {
        let mut tests = Vec::new();
        let mut faults = Vec::new();
        for (field, value) in table {
            let mut here = path.to_vec();
            here.push(field.clone());
            match value {
                Value::String(text) => tests.push((field.clone(), Test::OneOf(vec![text.clone()]))),
                Value::Integer(number) => {
                    tests.push((field.clone(), Test::OneOf(vec![number.to_string()])))
                }
                Value::Boolean(true) => tests.push((field.clone(), Test::Known)),
                Value::Boolean(false) => tests.push((field.clone(), Test::Unknown)),
                Value::Array(_) => {
                    let mut reader = TableReader::new(table, path.to_vec());
                    let texts = value
                        .as_array()
                        .into_iter()
                        .flatten()
                        .filter_map(|item| item.as_str().map(str::to_owned))
                        .collect::<Vec<_>>();
                    if texts.len() != value.as_array().map_or(0, Vec::len) {
                        reader.fault(
                            field,
                            Message::new("profile.bad_condition").with("field", field),
                        );
                    }
                    // The reader serves for its faults alone: unknown keys are fields here.
                    faults.extend(
                        reader
                            .finish()
                            .into_iter()
                            .filter(|fault| fault.message.key == "profile.bad_condition"),
                    );
                    tests.push((field.clone(), Test::OneOf(texts)));
                }
                Value::Table(inner) => {
                    let mut reader = TableReader::new(inner, here.clone());
                    let none_of = reader.texts("not");
                    let over = reader.value("over").and_then(Value::as_integer);
                    let at_most = reader.value("at_most").and_then(Value::as_integer);
                    let inner_faults = reader.finish();
                    let before = tests.len();
                    if !none_of.is_empty() {
                        tests.push((field.clone(), Test::NoneOf(none_of)));
                    }
                    tests.extend(over.map(|bound| (field.clone(), Test::Over(bound))));
                    tests.extend(at_most.map(|bound| (field.clone(), Test::AtMost(bound))));
                    if inner_faults.is_empty() && tests.len() == before {
                        faults.push(Fault::new(
                            &here,
                            Message::new("profile.bad_condition").with("field", field),
                        ));
                    }
                    faults.extend(inner_faults);
                }
                _ => faults.push(Fault::new(
                    &here,
                    Message::new("profile.bad_condition").with("field", field),
                )),
            }
        }
        (Self { tests }, faults)
    }
}

/// Reads a number; a field of that type may have a decimal point.
fn number(value: Option<String>) -> Option<f64> {
    value.and_then(|text| text.parse().ok())
}
