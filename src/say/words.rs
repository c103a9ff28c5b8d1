//! The tables of words, and a message turned into a sentence.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Fact, Language, Message};

/// The tables as they are written: language, area, text.
const TABLES: &[(Language, &str, &str)] = &[
    (
        Language::En,
        "form",
        include_str!("../../locales/en/form.toml"),
    ),
    (
        Language::Zh,
        "form",
        include_str!("../../locales/zh/form.toml"),
    ),
    (
        Language::En,
        "layout",
        include_str!("../../locales/en/layout.toml"),
    ),
    (
        Language::Zh,
        "layout",
        include_str!("../../locales/zh/layout.toml"),
    ),
    (
        Language::En,
        "time",
        include_str!("../../locales/en/time.toml"),
    ),
    (
        Language::Zh,
        "time",
        include_str!("../../locales/zh/time.toml"),
    ),
    (
        Language::En,
        "yaml",
        include_str!("../../locales/en/yaml.toml"),
    ),
    (
        Language::Zh,
        "yaml",
        include_str!("../../locales/zh/yaml.toml"),
    ),
    (
        Language::En,
        "case",
        include_str!("../../locales/en/case.toml"),
    ),
    (
        Language::Zh,
        "case",
        include_str!("../../locales/zh/case.toml"),
    ),
    (
        Language::En,
        "profile",
        include_str!("../../locales/en/profile.toml"),
    ),
    (
        Language::Zh,
        "profile",
        include_str!("../../locales/zh/profile.toml"),
    ),
    (
        Language::En,
        "workflow",
        include_str!("../../locales/en/workflow.toml"),
    ),
    (
        Language::Zh,
        "workflow",
        include_str!("../../locales/zh/workflow.toml"),
    ),
    (
        Language::En,
        "rule",
        include_str!("../../locales/en/rule.toml"),
    ),
    (
        Language::Zh,
        "rule",
        include_str!("../../locales/zh/rule.toml"),
    ),
    (
        Language::En,
        "report",
        include_str!("../../locales/en/report.toml"),
    ),
    (
        Language::Zh,
        "report",
        include_str!("../../locales/zh/report.toml"),
    ),
    (
        Language::En,
        "page",
        include_str!("../../locales/en/page.toml"),
    ),
    (
        Language::Zh,
        "page",
        include_str!("../../locales/zh/page.toml"),
    ),
    (
        Language::En,
        "write",
        include_str!("../../locales/en/write.toml"),
    ),
    (
        Language::Zh,
        "write",
        include_str!("../../locales/zh/write.toml"),
    ),
    (
        Language::En,
        "command",
        include_str!("../../locales/en/command.toml"),
    ),
    (
        Language::Zh,
        "command",
        include_str!("../../locales/zh/command.toml"),
    ),
    (
        Language::En,
        "cli",
        include_str!("../../locales/en/cli.toml"),
    ),
    (
        Language::Zh,
        "cli",
        include_str!("../../locales/zh/cli.toml"),
    ),
    (
        Language::En,
        "help",
        include_str!("../../locales/en/help.toml"),
    ),
    (
        Language::Zh,
        "help",
        include_str!("../../locales/zh/help.toml"),
    ),
];

/// All the words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    language: Language,
    table: &'static HashMap<String, String>,
}

impl Words {
    /// Returns the words of one language; the tables are read once.
    pub fn of(language: Language) -> Self {
        static EN: OnceLock<HashMap<String, String>> = OnceLock::new();
        static ZH: OnceLock<HashMap<String, String>> = OnceLock::new();
        let cell = match language {
            Language::En => &EN,
            Language::Zh => &ZH,
        };
        Self {
            language,
            table: cell.get_or_init(|| Self::read(language)),
        }
    }

    /// Reads the tables of one language as `area.key` to template.
    fn read(language: Language) -> HashMap<String, String> {
        let mut table = HashMap::new();
        for (of, area, text) in TABLES {
            if *of != language {
                continue;
            }
            // A table that is not TOML leaves its keys out; the test of the tables says which.
            let parsed: toml::Table = toml::from_str(text).unwrap_or_default();
            for (key, value) in parsed {
                if let toml::Value::String(template) = value {
                    table.insert(format!("{area}.{key}"), template);
                }
            }
        }
        table
    }

    /// Returns the language.
    pub fn language(self) -> Language {
        self.language
    }

    /// Returns the template of a key, and `None` when the tables lack it.
    pub fn template(self, key: &str) -> Option<&'static str> {
        self.table.get(key).map(String::as_str)
    }

    /// Returns all keys, sorted.
    pub fn keys(self) -> Vec<&'static str> {
        let mut keys: Vec<_> = self.table.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }

    /// Returns the words of a key that has no placeholders; the key itself when it is unknown.
    pub fn word(self, key: &str) -> String {
        self.template(key).unwrap_or(key).to_owned()
    }

    /// Says a message.
    pub fn say(self, message: &Message) -> String {
        let Some(template) = self.template(message.key) else {
            return self.say_without_template(message);
        };
        let mut said = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            said.push_str(&rest[..open]);
            let after = &rest[open + 1..];
            let Some(close) = after.find('}') else {
                said.push_str(&rest[open..]);
                return said;
            };
            let name = &after[..close];
            match message.facts.iter().find(|(known, _)| *known == name) {
                Some((_, fact)) => said.push_str(&self.say_fact(fact)),
                None => said.push_str(&rest[open..=open + 1 + close]),
            }
            rest = &after[close + 1..];
        }
        said.push_str(rest);
        said
    }

    /// Says one fact.
    pub fn say_fact(self, fact: &Fact) -> String {
        match fact {
            Fact::Text(text) => text.clone(),
            Fact::Label(label) => label.in_language(self.language).to_owned(),
            Fact::Message(message) => self.say(message),
            Fact::List(facts) => {
                let said: Vec<_> = facts.iter().map(|fact| self.say_fact(fact)).collect();
                said.join(match self.language {
                    Language::Zh => "、",
                    Language::En => ", ",
                })
            }
        }
    }

    fn say_without_template(self, message: &Message) -> String {
        let mut said = message.key.to_owned();
        for (name, fact) in &message.facts {
            said.push_str(&format!(" {name}={}", self.say_fact(fact)));
        }
        said
    }
}
