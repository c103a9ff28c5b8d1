//! The templates of forms that the program carries with it.

macro_rules! forms {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/forms/", $name, ".md")))),*]
    };
}

/// The built-in templates: name and text.
pub const FORMS: &[(&str, &str)] = forms![
    "acknowledgement",
    "agreement",
    "apology",
    "care-record",
    "case-file",
    "classification-standard",
    "closing-sheet",
    "compensation-application",
    "corrective-action",
    "decision",
    "escalation-record",
    "extension-notice",
    "final-response",
    "flow-chart",
    "handling-form",
    "insurance-application",
    "intake-register",
    "laws",
    "laws-telecom",
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
    "result-letter",
    "result-report",
    "satisfaction-survey",
    "settlement-agreement",
    "suggestion-box",
    "telecom-register",
    "training",
    "written-notice",
];
