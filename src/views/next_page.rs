//! What may happen next with a case: the steps that are possible, who may take them, what they need.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::case_row::CaseRow;
use super::escalations::{EscalationView, due_views};
use super::names;
use super::own_items::{Belongs, OwnItem, WaitingItem, own_items, own_items_of};
use crate::profile::{Condition, Facts, Test};
use crate::workflow::{Dossier, Offer, Procedure, Standing, Wanted, offers};

/// A step that is possible.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NextStep {
    /// The step.
    pub step: String,
    /// The state that it leads to; null where the state stays.
    pub to: Option<String>,
    /// The roles that may take it; empty: anybody.
    pub roles: Vec<String>,
    /// The people who may not, whatever their role; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub but_not: Vec<String>,
    /// The fields that it needs.
    pub needs: Vec<NextNeed>,
    /// True when it records an escalation that is due; absent for other steps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<bool>,
    /// The escalations that are due and that it records, the highest first; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<String>,
    /// The items that it answers for the departments they belong to, each by its own department alone; absent for
    /// steps that do not ask whose an item is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<WaitingItem>,
}

/// A field that a step needs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NextNeed {
    /// The name that `--set` uses.
    pub field: String,
    /// The kind of its value: text, number, money, time, duration, person, department, choice, yesno, rating, case.
    #[serde(rename = "type")]
    #[schemars(extend("enum" = ["text", "number", "money", "time", "duration", "person", "department", "choice", "yesno", "rating", "case"]))]
    pub kind: String,
    /// The values that it can take, when there is a list of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Vec<String>>,
    /// True when several values may be given, with commas between them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub many: Option<bool>,
    /// When it is needed, by values that the step itself is given; absent when it always is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Value>,
}

/// A row of a list with what may happen next.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RowWithNext {
    /// The row.
    #[serde(flatten)]
    pub row: CaseRow,
    /// The steps that are possible.
    pub next: Vec<NextStep>,
    /// The escalations that are due and not recorded, the highest first.
    pub escalations: Vec<EscalationView>,
    /// The items that whoever asks has to answer; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own_items: Vec<WaitingItem>,
}

impl RowWithNext {
    /// Returns the row of a case with the steps that are possible, and what of it waits for the person who asks.
    pub fn of(
        dossier: &Dossier,
        procedure: &Procedure,
        who: Option<&str>,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let own = own_items_of(who, dossier, procedure, now);
        Self {
            row: CaseRow::of(dossier),
            next: next_steps(dossier, procedure, now),
            own_items: own.iter().map(OwnItem::row).collect(),
            escalations: due_views(&dossier.standing, procedure, now),
        }
    }
}

/// Returns the steps that are possible now, in the order of the profile.
pub fn next_steps(
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) -> Vec<NextStep> {
    let standing = &dossier.standing;
    let own = own_items(dossier, procedure, now);
    offers(standing, procedure, now)
        .iter()
        .map(|offer| NextStep {
            step: offer.id.to_owned(),
            to: offer.to.map(str::to_owned),
            roles: offer.roles.clone(),
            but_not: offer.but_not.clone(),
            needs: open_needs(offer, standing)
                .into_iter()
                .map(|(wanted, need)| next_need(wanted, need, procedure))
                .collect(),
            due: (!offer.escalations.is_empty()).then_some(true),
            escalations: offer
                .escalations
                .iter()
                .map(|id| (*id).to_owned())
                .collect(),
            items: own
                .iter()
                .filter(|one| one.step == offer.id && one.belongs == Belongs::ToDepartment)
                .map(OwnItem::row)
                .collect(),
        })
        .collect()
}

/// Whether a step needs a field whatever it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// It does.
    Always,
    /// It depends on other values that the step is given.
    OnCondition,
}

/// Returns what a step needs of this case: conditions that the case itself decides are decided.
pub fn open_needs<'a>(offer: &'a Offer<'a>, standing: &Standing) -> Vec<(&'a Wanted<'a>, Needed)> {
    let asked = |field: &str, own: &str| {
        field != own
            && (offer.step.needs.iter().any(|need| need.field == field)
                || offer.step.may.iter().any(|may| may == field))
    };
    offer
        .needs
        .iter()
        .filter_map(|wanted| {
            let own = &wanted.field.id;
            if wanted.when.tests.iter().any(|(field, _)| asked(field, own)) {
                return Some((wanted, Needed::OnCondition));
            }
            wanted
                .when
                .holds(&AsItStands(standing))
                .then_some((wanted, Needed::Always))
        })
        .collect()
}

/// The case as it stands, without values of a step.
struct AsItStands<'a>(&'a Standing);

impl Facts for AsItStands<'_> {
    fn fact(&self, field: &str) -> Option<String> {
        self.0.fact(field)
    }
}

/// Returns a need as scripts see it.
pub fn next_need(wanted: &Wanted<'_>, needed: Needed, procedure: &Procedure) -> NextNeed {
    let choices = names::choices(&wanted.field, procedure);
    NextNeed {
        field: wanted.field.id.clone(),
        kind: wanted.field.kind.code().to_owned(),
        choices: (!choices.is_empty()).then_some(choices),
        many: wanted.field.many.then_some(true),
        when: (needed == Needed::OnCondition).then(|| condition(wanted.when)),
    }
}

/// Returns a condition in the form that profiles write it in.
pub fn condition(condition: &Condition) -> Value {
    let mut map = serde_json::Map::new();
    for (field, test) in &condition.tests {
        let value = match test {
            Test::OneOf(values) => match values.as_slice() {
                [one] => json!(one),
                several => json!(several),
            },
            Test::NoneOf(values) => json!({ "not": values }),
            Test::Over(bound) => json!({ "over": bound }),
            Test::AtMost(bound) => json!({ "at_most": bound }),
            Test::Known => json!(true),
            Test::Unknown => json!(false),
        };
        map.insert(field.clone(), value);
    }
    Value::Object(map)
}
