//! Views and findings to text.

pub mod report_json;
pub mod report_markdown;
pub mod report_terminal;
mod report_words;

pub use report_words::Ids;
