//! The list of papers with which a file is closed, and whether it can be.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Case;
use crate::workflow::FiledEntry;

/// One thing in the file, or one that lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FiledView {
    /// What sort of thing it is.
    #[schemars(extend("enum" = ["paper", "attachment", "item", "approval", "advance", "form"]))]
    pub sort: String,
    /// Its id: of the paper, the form, the approval; the name of the file; `action/1` for an item; fen for an advance.
    pub id: String,
    /// How it stands.
    #[schemars(extend("enum" = ["signed", "unsigned", "missing", "present", "changed", "unreadable", "unrecorded", "open", "pending", "outstanding", "printable"]))]
    pub state: String,
    /// Whether the file is incomplete because of it.
    pub lacks: bool,
    /// SHA-256 of an attachment as recorded; absent for all else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// What `archive --dry-run` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ArchiveView {
    /// The number of the case.
    pub id: String,
    /// The step that puts it on file; null where the procedure knows none that is possible now.
    pub step: Option<String>,
    /// Whether nothing lacks.
    pub complete: bool,
    /// What is there and what lacks.
    pub list: Vec<FiledView>,
}

impl ArchiveView {
    /// Returns the list of a case as scripts see it.
    pub fn of(case: &Case, step: Option<&str>, list: &[FiledEntry]) -> Self {
        let view = |entry: &FiledEntry| FiledView {
            sort: entry.sort.code().to_owned(),
            id: entry.id.clone(),
            state: entry.state.code().to_owned(),
            lacks: entry.lacks,
            sha256: entry.sha256.clone(),
        };
        Self {
            id: case.number.to_string(),
            step: step.map(str::to_owned),
            complete: list.iter().all(|entry| !entry.lacks),
            list: list.iter().map(view).collect(),
        }
    }
}
