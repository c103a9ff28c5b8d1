//! What a procedure has besides states, steps and clocks: items, redress, papers, links, what not everybody may
//! read, breaches, limits, how long files are kept.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::next_page;
use super::workflow_page::{Named, Names};
use crate::profile::Condition;

/// A condition, shown to scripts as profiles write it.
#[derive(Debug, Clone, PartialEq)]
pub struct When(pub Condition);

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        next_page::condition(&self.0).serialize(serializer)
    }
}

impl JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Value::json_schema(generator)
    }
}

impl When {
    /// Returns a condition; `None` for the one that always holds.
    pub(super) fn of(condition: &Condition) -> Option<Self> {
        (!condition.tests.is_empty()).then(|| Self(condition.clone()))
    }
}

/// The powers of a procedure; each list is empty where it has none.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Powers {
    /// The things within a case that have a life of their own.
    pub items: Vec<ItemRow>,
    /// What can be given to a customer, who pays, and by which steps.
    pub redress: RedressRow,
    /// The papers, with who gets copies.
    pub papers: Vec<PaperRow>,
    /// The fields that name other cases.
    pub links: Vec<LinkRow>,
    /// The fields that not everybody may read.
    pub restricted: Vec<RestrictedRow>,
    /// What breaks an agreement, and what is then to be done.
    pub breaches: Vec<BreachRow>,
    /// What `check` watches besides the clocks.
    pub limits: LimitRow,
    /// How long files are kept; null when the procedure does not say.
    pub retention: Option<RetentionRule>,
}

/// A sort of thing within a case.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ItemRow {
    /// The id; steps pick one by a field of this name.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// The field whose value names one; null where they are numbered.
    pub name: Option<String>,
    /// Which ones are necessary; absent when all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub necessary: Option<When>,
    /// For which cases one is opened; absent when for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// The steps that open one.
    pub opens: Vec<String>,
    /// The steps that change one.
    pub changes: Vec<String>,
    /// The steps that close one.
    pub closes: Vec<String>,
    /// The clocks that run for each.
    pub clocks: Vec<String>,
    /// Whether they are the corrective and preventive actions.
    pub actions: bool,
}

/// What can be given to a customer.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RedressRow {
    /// The kinds of redress.
    pub kinds: Vec<Named>,
    /// Who pays.
    pub payers: Vec<PayerRow>,
    /// The steps that give it.
    pub gives: Vec<String>,
    /// The steps by which an advance comes back.
    pub recovers: Vec<String>,
    /// The steps by which what does not come back stays with whoever paid it.
    pub bears: Vec<String>,
}

/// Somebody who pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PayerRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// Whether what it pays is an advance for somebody else.
    pub advance: bool,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PaperRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// Whether some or all cases must have it by their end.
    pub required: bool,
    /// Which cases must; absent when all of those or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Whether it has to be signed.
    pub signature: bool,
    /// Who gets a copy each.
    pub copies: Vec<CopiesRow>,
}

/// Who gets copies of a paper, in some cases.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CopiesRow {
    /// In which cases; absent when in all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Departments, roles or payers.
    pub to: Vec<String>,
}

/// A field that names other cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinkRow {
    /// The field.
    pub field: String,
    /// Whether the case it names stands for this one: an incident is counted there.
    pub stands_for: bool,
}

/// A field that not everybody may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RestrictedRow {
    /// The field.
    pub field: String,
    /// The roles that may read it.
    pub roles: Vec<String>,
}

/// A breach of an agreement.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BreachRow {
    /// The id.
    pub id: String,
    /// Its name.
    pub label: Names,
    /// What is to be done about it.
    pub remedy: Names,
    /// The clock whose lateness is the breach; absent when the condition alone tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// For which cases; absent when for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
}

/// What `check` watches besides the clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LimitRow {
    /// How long one pause may last; null when the procedure does not say.
    pub pause: Option<String>,
    /// Within what time after its end a case is archived; null when the procedure does not say.
    pub archive: Option<String>,
    /// From how many reopenings on a case stands out.
    pub reopened: u32,
    /// Within how many days a second case of a customer is a repeat.
    pub repeat_days: u32,
}

/// How long files are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RetentionRule {
    /// At least this long.
    pub minimum: String,
    /// At most this long; null when the profile does not say.
    pub maximum: Option<String>,
    /// After this step.
    pub from: String,
    /// Who may hold a file and end a hold; empty for everybody.
    pub hold_roles: Vec<String>,
}
