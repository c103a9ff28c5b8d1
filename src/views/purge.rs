//! What `purge` would remove, file by file, and what is over and stays.

use schemars::JsonSchema;
use serde::Serialize;

use super::retention::HoldView;
use crate::time::format_moment;
use crate::workflow::{FileEnd, Spared};

/// A file on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DiskView {
    /// Its path, relative to the root of the project, with `/` between folders.
    pub path: String,
    /// How long it is.
    pub bytes: u64,
}

/// A case that may be removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RemovedView {
    /// Its number.
    pub id: String,
    /// Its one line.
    pub title: String,
    /// What is over.
    #[schemars(extend("enum" = ["minimum", "maximum"]))]
    pub reached: String,
    /// How long that is, such as `3y`.
    pub limit: String,
    /// Its last moment, with the offset from UTC.
    pub until: String,
    /// Whether it depends on a year that the calendar has no data for: holidays may put it off.
    pub provisional: bool,
    /// The case file and what lies in its folder.
    pub files: Vec<DiskView>,
}

/// A case that is over and stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SparedView {
    /// Its number.
    pub id: String,
    /// Why it stays.
    #[schemars(extend("enum" = ["held", "needed", "named"]))]
    pub why: String,
    /// The hold; absent unless it is held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<HoldView>,
    /// The last day up to which it is still needed; absent unless somebody recorded one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed_until: Option<String>,
    /// The kept case that names it; absent unless one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named_by: Option<String>,
}

/// What `purge --dry-run` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PurgeView {
    /// The cases that may be removed.
    pub cases: Vec<RemovedView>,
    /// Those that are over and stay.
    pub spared: Vec<SparedView>,
    /// How many files that would be.
    pub files: usize,
    /// How long they are together.
    pub bytes: u64,
    /// Whether the project lies in a git repository, whose past holds them all the same.
    pub in_git: bool,
}

impl RemovedView {
    /// Returns a case that may be removed with its files on disk; `None` for one that is not over.
    pub fn of(end: &FileEnd, files: Vec<DiskView>) -> Option<Self> {
        let over = end.over.as_ref()?;
        Some(Self {
            id: end.number.clone(),
            title: end.title.clone(),
            reached: over.reached.code().to_owned(),
            limit: over.limit.to_string(),
            until: format_moment(over.due.moment),
            provisional: over.due.provisional,
            files,
        })
    }
}

impl SparedView {
    /// Returns a case that stays with the reason.
    pub fn of(end: &FileEnd, why: &Spared) -> Self {
        let mut view = Self {
            id: end.number.clone(),
            why: String::new(),
            hold: None,
            needed_until: None,
            named_by: None,
        };
        let code = match why {
            Spared::Held(hold) => {
                view.hold = Some(HoldView::of(hold));
                "held"
            }
            Spared::Needed(day) => {
                view.needed_until = Some(day.to_string());
                "needed"
            }
            Spared::Named(number) => {
                view.named_by = Some(number.clone());
                "named"
            }
        };
        code.clone_into(&mut view.why);
        view
    }
}

impl PurgeView {
    /// Adds up what would be removed.
    pub fn of(cases: Vec<RemovedView>, spared: Vec<SparedView>, in_git: bool) -> Self {
        let files = cases.iter().flat_map(|case| &case.files);
        Self {
            files: files.clone().count(),
            bytes: files.map(|file| file.bytes).sum(),
            cases,
            spared,
            in_git,
        }
    }

    /// Returns all paths that would be removed.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let files = self.cases.iter().flat_map(|case| &case.files);
        files.map(|file| file.path.as_str())
    }
}
