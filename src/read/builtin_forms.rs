//! The templates of forms that the program carries with it.

macro_rules! forms {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/forms/", $name, ".md")))),*]
    };
}

/// The built-in templates: name and text.
pub const FORMS: &[(&str, &str)] = forms![
    "acknowledgement",
    "apology",
    "case-file",
    "classification-standard",
    "closing-sheet",
    "compensation-application",
    "corrective-action",
    "decision",
    "extension-notice",
    "final-response",
    "flow-chart",
    "handling-form",
    "insurance-application",
    "laws",
    "plan",
    "progress",
    "receipt",
    "record-card",
    "record-form",
    "registration-a",
    "registration-b",
    "registration-c",
    "reply-inquiry",
    "reply-suggestion",
    "responsibility-notice",
    "satisfaction-survey",
    "settlement-agreement",
    "telecom-register",
    "training",
    "written-notice",
];
