//! Corrective and preventive actions over all cases: who owes what by when, what was done, whether it was verified.

use chrono::{DateTime, FixedOffset};
use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::ACTION_OF;
use crate::profile::ActionRules;
use crate::time::format_moment;
use crate::workflow::{Deed, Dossier, Item, ItemState, Judged, Procedure, Verdict};

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionState {
    /// It is to be done, and in time.
    Open,
    /// It is to be done, and past its due moment.
    Late,
    /// It was reported done.
    Done,
    /// It was found to work.
    Verified,
    /// The case ended, and nothing can close it any more.
    Lapsed,
}

impl ActionState {
    /// Returns the word that JSON carries.
    pub fn code(self) -> &'static str {
        match self {
            ActionState::Open => "open",
            ActionState::Late => "late",
            ActionState::Done => "done",
            ActionState::Verified => "verified",
            ActionState::Lapsed => "lapsed",
        }
    }
}

/// An action with the case that it was ordered in.
#[derive(Debug, Clone)]
pub struct Action<'a> {
    /// The case.
    pub dossier: &'a Dossier,
    /// The procedure that it follows.
    pub procedure: &'a Procedure,
    /// The action.
    pub item: &'a Item,
    /// The run of its clock that is due first; `None` when nobody said when it is due.
    pub clock: Option<&'a Judged>,
    /// How it stands.
    pub state: ActionState,
    rules: &'a ActionRules,
}

/// An action as scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionRow {
    /// The number of its case and its own, as `action_of` in other cases names it.
    pub id: String,
    /// The number of the case that it was ordered in.
    pub case: String,
    /// How it stands; `lapsed` when the case ended and nothing can close it any more.
    #[schemars(extend("enum" = ["open", "late", "done", "verified", "lapsed"]))]
    pub state: String,
    /// What is to be done.
    pub what: Option<String>,
    /// Of what kind it is, such as corrective or preventive.
    pub kind: Option<String>,
    /// Who has to do it.
    pub owner: Option<String>,
    /// The cause of the case.
    pub cause: Option<String>,
    /// When it was ordered.
    pub ordered: String,
    /// Who ordered it.
    pub ordered_by: String,
    /// When it is due; null when nobody said so.
    pub due: Option<String>,
    /// When it was reported done.
    pub done: Option<String>,
    /// When it was found to work.
    pub verified: Option<String>,
    /// The other cases that name it.
    pub cases: Vec<String>,
    /// The file of its case, relative to the root of the project.
    pub file: String,
}

impl<'a> Action<'a> {
    /// Returns the actions of a case, in the order they were ordered.
    pub fn of(dossier: &'a Dossier, procedure: &'a Procedure) -> Vec<Self> {
        let Some(rules) = &procedure.profile.actions else {
            return Vec::new();
        };
        let items = dossier.standing.items.iter();
        items
            .filter(|item| item.kind == rules.item)
            .map(|item| {
                let clock = dossier.clocks_of(item).min_by_key(|clock| clock.due);
                let late = clock.is_some_and(|clock| clock.verdict == Verdict::Late);
                let state = match item.state {
                    _ if item.verified.is_some() => ActionState::Verified,
                    _ if item.done.is_some() => ActionState::Done,
                    ItemState::Lapsed => ActionState::Lapsed,
                    _ if late => ActionState::Late,
                    _ => ActionState::Open,
                };
                Self {
                    dossier,
                    procedure,
                    item,
                    clock,
                    state,
                    rules,
                }
            })
            .collect()
    }

    /// Returns its name among all cases: `TS-20261103-4K7Q/1`.
    pub fn id(&self) -> String {
        format!("{}/{}", self.dossier.case.number, self.item.id)
    }

    /// Returns what is to be done; `None` also where not everybody may read it.
    pub fn what(&self) -> Option<&'a str> {
        self.field(self.rules.what.as_deref())
    }

    /// Returns who has to do it; `None` also where not everybody may read it.
    pub fn owner(&self) -> Option<&'a str> {
        self.field(self.rules.owner.as_deref())
    }

    /// Returns of what kind it is; `None` also where not everybody may read it.
    pub fn kind(&self) -> Option<&'a str> {
        self.field(self.rules.kind.as_deref())
    }

    /// Returns the field that says who has to do it.
    pub fn owner_field(&self) -> Option<&'a str> {
        self.rules.owner.as_deref()
    }

    fn field(&self, id: Option<&str>) -> Option<&'a str> {
        let id = id?;
        let bound = self.procedure.profile.fields.get(id)?;
        let value = self.item.fields.get(id).map(String::as_str);
        value.filter(|_| bound.restricted.is_empty())
    }

    /// Returns the cause of the case.
    pub fn cause(&self) -> Option<&'a str> {
        let facts = &self.dossier.standing.facts;
        facts.get("cause").map(String::as_str)
    }

    /// Tells whether there is nothing left to do with it.
    pub fn is_over(&self) -> bool {
        match self.state {
            ActionState::Open | ActionState::Late => false,
            ActionState::Done => self.rules.verified.is_none(),
            ActionState::Verified | ActionState::Lapsed => true,
        }
    }

    /// Returns the action as scripts see it.
    pub fn row(&self, linked: &Linked) -> ActionRow {
        let at = |deed: &Option<Deed>| deed.as_ref().map(|deed| format_moment(deed.at));
        let text = |value: Option<&str>| value.map(str::to_owned);
        let id = self.id();
        ActionRow {
            case: self.dossier.case.number.to_string(),
            state: self.state.code().to_owned(),
            what: text(self.what()),
            kind: text(self.kind()),
            owner: text(self.owner()),
            cause: text(self.cause()),
            ordered: format_moment(self.item.opened.at),
            ordered_by: self.item.opened.by.clone(),
            due: self.clock.map(|clock| format_moment(clock.due)),
            done: at(&self.item.done),
            verified: at(&self.item.verified),
            cases: linked.cases(&id).to_vec(),
            file: super::case_row::slashed(self.dossier),
            id,
        }
    }
}

/// Which cases name which action.
#[derive(Debug, Default)]
pub struct Linked {
    by_action: std::collections::BTreeMap<String, Vec<String>>,
}

impl Linked {
    /// Tells whether a case names an action of another one.
    pub fn names_one(dossier: &Dossier) -> bool {
        let mut history = dossier.case.history.iter();
        history.any(|event| event.set.contains_key(ACTION_OF))
            || dossier.case.details.contains_key(ACTION_OF)
    }

    /// Looks through all cases.
    pub fn of<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> Self {
        let mut linked = Self::default();
        for dossier in dossiers {
            let history = dossier.case.history.iter();
            let named = history.filter_map(|event| event.set.get(ACTION_OF));
            for action in named.chain(dossier.case.details.get(ACTION_OF)) {
                let cases = linked.by_action.entry(action.clone()).or_default();
                let number = dossier.case.number.to_string();
                if !action.is_empty() && !cases.contains(&number) {
                    cases.push(number);
                }
            }
        }
        linked
    }

    /// Returns the cases that name an action.
    pub fn cases(&self, action: &str) -> &[String] {
        self.by_action.get(action).map_or(&[], Vec::as_slice)
    }
}

/// Returns when an action is due, for its place in a list: those without a moment come last.
pub fn due_key(action: &Action<'_>) -> (bool, Option<DateTime<FixedOffset>>, String) {
    let due = action.clock.map(|clock| clock.due);
    (due.is_none(), due, action.id())
}
