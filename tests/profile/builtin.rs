//! The built-in profiles read without a fault.

use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::read::builtin::PROFILES;
use tousu::say::{Language, Words};

/// Reads a built-in profile; says every fault when there is one.
pub(crate) fn built_in(name: &str) -> Profile {
    let (_, text) = PROFILES.iter().find(|(known, _)| *known == name).unwrap();
    let source = ProfileSource {
        layers: vec![Layer {
            file: format!("profiles/{name}.toml").into(),
            text: (*text).to_owned(),
            under: Vec::new(),
        }],
    };
    Profile::read(&source).unwrap_or_else(|findings| {
        let words = Words::of(Language::En);
        let said: Vec<_> = findings
            .iter()
            .map(|finding| {
                format!(
                    "{}:{}: {}",
                    finding.location.line,
                    finding.location.column,
                    words.say(&finding.message)
                )
            })
            .collect();
        panic!("{name}:\n{}", said.join("\n"))
    })
}

#[test]
fn every_built_in_profile_reads_without_a_fault() {
    for (name, _) in PROFILES {
        assert_eq!(built_in(name).name, *name);
    }
}

#[test]
fn every_label_is_there_in_both_languages() {
    for (name, text) in PROFILES {
        let table: toml::Table = toml::from_str(text).unwrap();
        labels(name, &toml::Value::Table(table));
    }
}

fn labels(at: &str, value: &toml::Value) {
    let Some(table) = value.as_table() else {
        return;
    };
    for (key, inner) in table {
        let here = format!("{at}.{key}");
        if key == "label" {
            for language in ["zh", "en"] {
                let said = inner.get(language).and_then(toml::Value::as_str);
                assert!(said.is_some_and(|text| !text.trim().is_empty()), "{here}");
            }
        } else {
            labels(&here, inner);
        }
    }
}
