//! Views and findings to text.

pub mod graph;
pub mod profile_faults;
pub mod report_json;
pub mod report_markdown;
pub mod report_terminal;
mod report_words;
pub mod workflow_page;

pub use report_words::Ids;
