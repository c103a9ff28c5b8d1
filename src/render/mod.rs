//! Views and findings to text.

pub mod calendar;
pub mod case_list;
pub mod case_list_csv;
pub mod case_list_markdown;
pub mod case_page;
mod case_page_clocks;
mod case_page_history;
pub mod due_page;
mod findings_json;
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

pub use findings_json::{Counts, FindingsJson, findings_json, late_cases};
pub use pieces::{Pieces, Tone};
pub use report_words::Ids;
