//! The words of a profile: kinds, lists, departments, states, fields.

use indexmap::IndexMap;

use super::Condition;
use crate::domain::FieldType;
use crate::say::Label;

/// A list of ids with their names: channels, categories, causes, priorities, severities, urgencies.
pub type Vocabulary = IndexMap<String, Choice>;

/// One entry of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub label: Label,
    /// The department that usually leads a case of this category; `None` when there is none.
    pub department: Option<String>,
}

/// A kind of case: complaint, suggestion, inquiry.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Its name.
    pub label: Label,
    /// What intake needs.
    pub needs: Vec<Need>,
    /// What intake may take besides.
    pub may: Vec<String>,
}

/// A field that is needed, always or under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The field.
    pub field: String,
    /// When it is needed; tested on the case with the values that the step is given.
    pub when: Condition,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its name.
    pub label: Label,
    /// The role that its members have.
    pub role: String,
}

/// Which states a figure counts as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateGroup {
    /// The case is open.
    Open,
    /// The case is closed.
    Closed,
    /// The case has ended and stays out of every rate: withdrawn, duplicate, malicious.
    Excluded,
}

impl StateGroup {
    /// Tells whether a case of this group has ended.
    pub fn is_end(self) -> bool {
        self != StateGroup::Open
    }
}

/// A state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its name.
    pub label: Label,
    /// How figures count it.
    pub group: StateGroup,
}

impl State {
    /// Tells whether the case has ended here.
    pub fn is_end(&self) -> bool {
        self.group.is_end()
    }
}

/// A field with all that is needed to ask for it and to judge a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundField {
    /// The name that `--set` uses.
    pub id: String,
    /// Its name for people; `None` when the words of the program name it.
    pub label: Option<Label>,
    /// The kind of its value.
    pub kind: FieldType,
    /// For a choice: the ids, with the names that the profile gives; `None` when the words of the program name it.
    pub choices: IndexMap<String, Option<Label>>,
    /// Whether several values may stand, with commas between them.
    pub many: bool,
    /// The roles that may read its values; empty: whoever sees the case.
    pub restricted: Vec<String>,
}

/// The fields that intake takes for every kind of case, whatever the profile lists.
pub const INTAKE_FIELDS: [&str; 18] = [
    "title",
    "description",
    "channel",
    "category",
    "priority",
    "received",
    "customer_name",
    "phone",
    "account",
    "email",
    "address",
    "severity",
    "urgency",
    "promised",
    "repeat_of",
    "duplicate_of",
    "part_of",
    "split_from",
];
