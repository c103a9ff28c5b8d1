//! The JSON Schema of a case file, made from the types that read it.

use super::CaseFile;

/// Returns the schema as the text of `schema/case.schema.json`.
pub fn case_schema() -> String {
    let mut schema = schemars::schema_for!(CaseFile);
    schema.insert("$id".to_owned(), "case.schema.json".into());
    // An editor should complete unknown keys as well as known ones; `tousu check` warns of them.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
