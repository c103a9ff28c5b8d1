//! Views and findings to text.

pub mod report_json;
pub mod report_markdown;
pub mod report_terminal;
mod report_words;

pub use report_words::Ids;
mod findings_json;

pub use findings_json::{FindingsJson, findings_json, late_cases};
