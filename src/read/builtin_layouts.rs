//! The templates of the report's layouts that the program carries with it.

macro_rules! layouts {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/layouts/", $name, ".md")))),*]
    };
}

/// The built-in templates: name and text.
pub const LAYOUTS: &[(&str, &str)] = layouts![
    "analysis-meeting",
    "assessment",
    "assessment-teams",
    "channel-sheet",
    "monthly-feedback",
    "register",
    "regular-analysis",
    "weekly-circular",
];
