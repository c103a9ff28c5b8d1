//! The catalogue of broken profiles: each file breaks a small procedure in one way; what is said of it
//! is kept in both languages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tousu::domain::Finding;
use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::say::{Language, Words};

const BASE: &str = include_str!("base.toml");

fn catalogue() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profile/faults");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    files
}

fn name_of(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn layer(file: String, text: &str) -> Layer {
    Layer {
        file: file.into(),
        text: text.to_owned(),
        under: Vec::new(),
    }
}

fn faults_of(file: &Path) -> Vec<Finding> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut layers = Vec::new();
    if !text.starts_with("# alone") {
        layers.push(layer("base.toml".to_owned(), BASE));
    }
    layers.push(layer(format!("{}.toml", name_of(file)), &text));
    Profile::read(&ProfileSource { layers })
        .err()
        .unwrap_or_default()
}

fn said(findings: &[Finding], words: Words) -> String {
    let mut said = String::new();
    for finding in findings {
        let place = &finding.location;
        let file = place.file.display();
        let _ = writeln!(said, "{file}:{}:{}", place.line, place.column);
        if let Some(line) = &place.excerpt {
            let before = " ".repeat(place.column - 1);
            let _ = writeln!(said, "    {line}\n    {before}{}", "^".repeat(place.width));
        }
        let _ = writeln!(said, "  {}", words.say(&finding.message));
        if let Some(hint) = &finding.hint {
            let _ = writeln!(said, "  = {}", words.say(hint));
        }
    }
    said
}

#[test]
fn the_base_has_no_fault() {
    let source = ProfileSource {
        layers: vec![layer("base.toml".to_owned(), BASE)],
    };
    assert_eq!(Profile::read(&source).err(), None);
}

#[test]
fn every_broken_profile_is_told_what_is_wrong_and_what_to_do() {
    for file in catalogue() {
        let findings = faults_of(&file);
        assert!(!findings.is_empty(), "{} passes", file.display());
        let both =
            [Language::En, Language::Zh].map(|language| said(&findings, Words::of(language)));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name_of(&file), both.join("\n"));
        });
    }
}

#[test]
fn every_sentence_about_a_profile_has_its_words() {
    for file in catalogue() {
        for finding in faults_of(&file) {
            for language in [Language::En, Language::Zh] {
                let words = Words::of(language);
                let said = words.say(&finding.message);
                assert!(words.template(finding.message.key).is_some(), "{said}");
                assert!(!said.contains('{'), "{said}");
                if let Some(hint) = &finding.hint {
                    assert!(words.template(hint.key).is_some(), "{hint:?}");
                    assert!(!words.say(hint).contains('{'), "{hint:?}");
                }
            }
        }
    }
}
