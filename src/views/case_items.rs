//! The items of a case as scripts see them: parts of departments, actions, visits.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::case_page::ClockView;
use crate::profile::Profile;
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
    /// What the steps that opened, changed and closed it recorded, without what not everybody may read.
    pub fields: IndexMap<String, String>,
    /// The runs of its clocks.
    pub clocks: Vec<ClockView>,
}

/// Returns the items of a case, in the order they were opened.
pub fn items(dossier: &Dossier, profile: &Profile) -> Vec<ItemView> {
    let items = dossier.standing.items.iter();
    items.map(|item| view(item, dossier, profile)).collect()
}

/// Returns the fields of an item that everybody may read, with their values.
pub fn open_fields<'a>(
    item: &'a Item,
    profile: &'a Profile,
) -> impl Iterator<Item = (&'a String, &'a String)> {
    let restricted = |field: &str| {
        let bound = profile.fields.get(field);
        bound.is_some_and(|bound| !bound.restricted.is_empty())
    };
    item.fields
        .iter()
        .filter(move |(field, _)| !restricted(field))
}

fn view(item: &Item, dossier: &Dossier, profile: &Profile) -> ItemView {
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
        fields: open_fields(item, profile)
            .map(|(field, value)| (field.clone(), value.clone()))
            .collect(),
        clocks: dossier.clocks_of(item).map(ClockView::of).collect(),
    }
}
