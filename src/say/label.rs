//! A name in both languages, as profiles write it: `{ zh = "受理", en = "Accept" }`.

use super::Language;

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Label {
    /// The name in simplified Chinese.
    pub zh: String,
    /// The name in English.
    pub en: String,
}

impl Label {
    /// Makes a label from its two names.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// Returns the name in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}
