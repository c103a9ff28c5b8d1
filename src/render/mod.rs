//! Views and findings to text.

mod findings_json;

pub use findings_json::{FindingsJson, findings_json, late_cases};
