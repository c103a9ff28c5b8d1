//! The two languages.

use std::str::FromStr;

/// A language that everything can be said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    #[default]
    En,
}

impl Language {
    /// Both, in the order of `locales/`.
    pub const ALL: [Language; 2] = [Language::En, Language::Zh];

    /// Returns the code that files and options use: `zh` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Zh => "zh",
            Language::En => "en",
        }
    }
}

impl FromStr for Language {
    type Err = ();

    /// Reads `zh`, `en`, or a locale such as `zh_CN.UTF-8`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let lower = text.to_ascii_lowercase();
        let primary = lower.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match primary {
            "zh" => Ok(Language::Zh),
            "en" => Ok(Language::En),
            _ => Err(()),
        }
    }
}
