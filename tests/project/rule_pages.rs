//! Each rule has its file and a page in both languages, with an example; the pages agree.

use tousu::rules::ALL;
use tousu::say::Language;

use crate::root;

/// Returns the fenced block of a page without its comments, which are in the page's language.
fn example(page: &str) -> Vec<&str> {
    let block = page.split("```").nth(1).unwrap_or_default();
    let lines = block
        .lines()
        .skip(1)
        .filter(|line| !line.trim_start().starts_with('#'));
    lines.collect()
}

#[test]
fn each_rule_has_a_file_of_its_name_and_each_file_is_a_rule() {
    let mut files: Vec<String> = std::fs::read_dir(root().join("src/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(".zh.md")?.replace('_', "-")))
        .collect();
    files.sort();
    let mut ids: Vec<_> = ALL.iter().map(|rule| rule.id.to_owned()).collect();
    ids.sort();
    assert_eq!(ids, files);
    for id in ids {
        let name = id.replace('-', "_");
        assert!(
            root().join(format!("src/rules/{name}.rs")).is_file(),
            "{id}"
        );
    }
}

#[test]
fn the_pages_of_a_rule_have_a_title_an_example_and_the_same_parts_in_both_languages() {
    for rule in ALL {
        let headings = |page: &str| page.lines().filter(|line| line.starts_with("## ")).count();
        for language in Language::ALL {
            let page = rule.page_in(language);
            assert!(
                page.starts_with("# ") && page.ends_with('\n'),
                "{}",
                rule.id
            );
            assert_eq!(headings(page), 3, "{}", rule.id);
            assert!(!rule.title_in(language).is_empty(), "{}", rule.id);
        }
        assert!(!example(rule.page).is_empty(), "{}", rule.id);
        assert_eq!(example(rule.page), example(rule.page_zh), "{}", rule.id);
    }
}
