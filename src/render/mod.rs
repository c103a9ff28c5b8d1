//! Views and findings to text.

pub mod calendar;
pub mod case_list;
pub mod case_list_csv;
pub mod case_list_markdown;
pub mod case_page;
mod case_page_clocks;
mod case_page_history;
pub mod due_page;
mod findings_github;
mod findings_gitlab;
mod findings_json;
mod findings_junit;
mod findings_place;
mod findings_sarif;
pub mod graph;
pub mod next_page;
pub mod pieces;
pub mod profile_faults;
pub mod report_json;
pub mod report_markdown;
pub mod report_terminal;
mod report_words;
mod values;
mod wording;
pub mod workflow_page;
mod workflow_steps;

pub use findings_github::findings_github;
pub use findings_gitlab::{GitlabIssue, findings_gitlab};
pub use findings_json::{Counts, FindingsJson, findings_json, late_cases};
pub use findings_junit::findings_junit;
pub use findings_place::Repository;
pub use findings_sarif::{RulePage, SarifLog, findings_sarif};
pub use pieces::{Pieces, Tone};
pub use report_words::Ids;
