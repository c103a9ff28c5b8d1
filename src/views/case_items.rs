//! The items of a case as scripts see them: parts of departments, actions, visits.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::case_page::ClockView;
use crate::time::format_moment;
use crate::workflow::{Deed, Dossier, Item};

/// An item of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ItemView {
    /// Its sort, by the profile's items.
    pub item: String,
    /// Its id among those of its sort; steps pick it by this.
    pub id: String,
    /// How it stands; `lapsed` when the case ended and nothing can close it any more.
    #[schemars(extend("enum" = ["open", "closed", "lapsed"]))]
    pub state: String,
    /// Whether it is necessary.
    pub necessary: bool,
    /// When it was opened.
    pub opened: String,
    /// Who opened it.
    pub opened_by: String,
    /// When it was closed, or lapsed; null while it is open.
    pub closed: Option<String>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When an action was reported done; absent for anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<String>,
    /// When an action was found to work; absent for anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<String>,
    /// What the steps that opened, changed and closed it recorded.
    pub fields: IndexMap<String, String>,
    /// The runs of its clocks.
    pub clocks: Vec<ClockView>,
}

/// Returns the items of a case, in the order they were opened.
pub fn items(dossier: &Dossier) -> Vec<ItemView> {
    let items = dossier.standing.items.iter();
    items.map(|item| view(item, dossier)).collect()
}

fn view(item: &Item, dossier: &Dossier) -> ItemView {
    let at = |deed: &Option<Deed>| deed.as_ref().map(|deed| format_moment(deed.at));
    ItemView {
        item: item.kind.clone(),
        id: item.id.clone(),
        state: item.state.code().to_owned(),
        necessary: item.necessary,
        opened: format_moment(item.opened.at),
        opened_by: item.opened.by.clone(),
        closed: at(&item.closed),
        closed_by: item.closed.as_ref().map(|deed| deed.by.clone()),
        done: at(&item.done),
        verified: at(&item.verified),
        fields: item.fields.clone(),
        clocks: dossier.clocks_of(item).map(ClockView::of).collect(),
    }
}
