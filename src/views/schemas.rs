//! The JSON Schemas of what `list`, `show`, `next`, `due` … print, made from the types that are printed.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::actions::ActionRow;
use super::archive::ArchiveView;
use super::case_page::CasePage;
use super::case_row::CaseRow;
use super::due_page::DueRow;
use super::layout_row::LayoutRow;
use super::next_page::{NextStep, RowWithNext};
use super::purge::PurgeView;
use super::retention::RetentionRow;

/// What `show` prints: one case, or a list when several are named.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant)]
pub enum ShowAnswer {
    /// One case.
    One(CasePage),
    /// Several cases.
    Several(Vec<CasePage>),
}

/// What `next` prints: the steps of a case, or without one the cases that wait.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum NextAnswer {
    /// The steps that are possible.
    Steps(Vec<NextStep>),
    /// The cases that wait, the soonest due first.
    Cases(Vec<RowWithNext>),
}

/// The files below `schema/` with the text of each.
pub fn schemas() -> [(&'static str, String); 9] {
    [
        (
            "actions.schema.json",
            text::<Vec<ActionRow>>("tousu actions"),
        ),
        (
            "archive.schema.json",
            text::<ArchiveView>("tousu archive --dry-run"),
        ),
        ("due.schema.json", text::<Vec<DueRow>>("tousu due")),
        (
            "layouts.schema.json",
            text::<Vec<LayoutRow>>("tousu report --layouts"),
        ),
        ("list.schema.json", text::<Vec<CaseRow>>("tousu list")),
        ("next.schema.json", text::<NextAnswer>("tousu next")),
        (
            "purge.schema.json",
            text::<PurgeView>("tousu purge --dry-run"),
        ),
        (
            "retention.schema.json",
            text::<Vec<RetentionRow>>("tousu retention"),
        ),
        ("show.schema.json", text::<ShowAnswer>("tousu show")),
    ]
}

fn text<T: JsonSchema>(title: &str) -> String {
    // What is printed always has every key, null or not.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
