//! The templates of forms that the program carries with it.

macro_rules! forms {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/forms/", $name, ".md")))),*]
    };
}

/// The built-in templates: name and text.
pub const FORMS: &[(&str, &str)] = forms!["case-file", "registration-c"];
