//! The tables of words: complete in both languages, all of them used, none missing.

use std::collections::BTreeSet;

use tousu::say::{Language, Words};

use crate::{root, sources};

/// Returns the areas: the tables that are there.
fn areas() -> BTreeSet<String> {
    let names = |language: &str| -> BTreeSet<String> {
        std::fs::read_dir(root().join("locales").join(language))
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(names("en"), names("zh"));
    names("en")
}

/// Returns the names between braces, sorted.
fn placeholders(template: &str) -> BTreeSet<&str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// Returns every string literal of the program that looks like a key of an area.
fn literals() -> BTreeSet<String> {
    let areas = areas();
    let mut found = BTreeSet::new();
    for source in sources("src") {
        for literal in source.program().split('"') {
            let Some((area, name)) = literal.split_once('.') else {
                continue;
            };
            let is_name = !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
            if areas.contains(area) && is_name && !is_file_name(name) {
                found.insert(literal.to_owned());
            }
        }
    }
    found
}

/// `"case.schema.json"` is a file, not a key.
fn is_file_name(name: &str) -> bool {
    let suffixes = [
        "yaml", "yml", "toml", "json", "md", "html", "xlsx", "csv", "lock", "rs", "ics",
    ];
    suffixes
        .iter()
        .any(|suffix| name == *suffix || name.ends_with(&format!(".{suffix}")))
}

#[test]
fn each_table_is_toml_of_flat_texts_and_is_known_to_the_program() {
    for language in Language::ALL {
        let words = Words::of(language);
        for area in areas() {
            let path = root().join(format!("locales/{}/{area}.toml", language.code()));
            let text = std::fs::read_to_string(&path).unwrap();
            let table: toml::Table =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for (key, value) in &table {
                assert!(value.is_str(), "{}: `{key}` is not a text", path.display());
                assert!(
                    words.template(&format!("{area}.{key}")).is_some(),
                    "{} is not built in",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_placeholders() {
    let (english, chinese) = (Words::of(Language::En), Words::of(Language::Zh));
    let keys = |words: Words| words.keys().into_iter().collect::<BTreeSet<_>>();
    let (of_english, of_chinese) = (keys(english), keys(chinese));
    let alone: Vec<_> = of_english.symmetric_difference(&of_chinese).collect();
    assert!(alone.is_empty(), "in one language only: {alone:?}");
    for key in english.keys() {
        let of = |words: Words| placeholders(words.template(key).unwrap());
        assert_eq!(of(english), of(chinese), "{key}");
    }
}

#[test]
fn chinese_is_written_in_chinese_characters_with_chinese_punctuation() {
    let mut faults = Vec::new();
    let chinese = Words::of(Language::Zh);
    for key in chinese.keys() {
        let text = chinese.template(key).unwrap();
        let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        let letters: Vec<char> = text.chars().collect();
        let halfwidth = letters
            .windows(2)
            .any(|pair| is_chinese(pair[0]) && ",;?!".contains(pair[1]));
        if halfwidth {
            faults.push(format!("{key}: {text}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_key_in_the_program_is_in_the_tables() {
    let keys: BTreeSet<_> = Words::of(Language::En).keys().into_iter().collect();
    let missing: Vec<_> = literals()
        .into_iter()
        .filter(|key| !keys.contains(key.as_str()))
        .collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

#[test]
fn every_key_in_the_tables_is_in_the_program() {
    let literals = literals();
    let unused: Vec<_> = Words::of(Language::En)
        .keys()
        .into_iter()
        // The keys of help are made from names of commands; `help.rs` holds them to the command line.
        .filter(|key| !key.starts_with("help.") && !literals.contains(*key))
        .collect();
    assert!(unused.is_empty(), "\n{}", unused.join("\n"));
}
