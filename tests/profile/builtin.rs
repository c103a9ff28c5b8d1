//! The built-in profiles read without a fault.

use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::say::{Language, Words};

/// The built-in profiles, as they are written.
pub(crate) const BUILT_IN: [(&str, &str); 7] = [
    ("basic", include_str!("../../profiles/basic.toml")),
    ("callcenter", include_str!("../../profiles/callcenter.toml")),
    ("company", include_str!("../../profiles/company.toml")),
    ("contract", include_str!("../../profiles/contract.toml")),
    ("mall", include_str!("../../profiles/mall.toml")),
    ("network", include_str!("../../profiles/network.toml")),
    ("telecom", include_str!("../../profiles/telecom.toml")),
];

/// Reads a built-in profile; says every fault when there is one.
pub(crate) fn built_in(name: &str) -> Profile {
    let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name).unwrap();
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
    for (name, _) in BUILT_IN {
        assert_eq!(built_in(name).name, name);
    }
}

#[test]
fn every_label_is_there_in_both_languages() {
    for (name, text) in BUILT_IN {
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
