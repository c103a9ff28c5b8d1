//! Each rule has its file and a page in both languages, with an example; the pages agree.

use tousu::rules::ALL;
use tousu::say::Language;

use crate::root;

/// Returns the fenced blocks of a page, the bad one and the good one, which `tests/cli` tries.
fn examples(page: &str) -> Vec<&str> {
    page.split("```").skip(1).step_by(2).collect()
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
fn the_pages_of_a_rule_have_a_title_two_examples_and_the_same_parts_in_both_languages() {
    for rule in ALL {
        let headings = |page: &str| page.lines().filter(|line| line.starts_with("## ")).count();
        for language in Language::ALL {
            let page = rule.page_in(language);
            assert!(
                page.starts_with("# ") && page.ends_with('\n'),
                "{}",
                rule.id
            );
            assert_eq!(headings(page), 4, "{}", rule.id);
            assert!(!rule.title_in(language).is_empty(), "{}", rule.id);
        }
        assert_eq!(examples(rule.page).len(), 2, "{}", rule.id);
        let (english, chinese) = (examples(rule.page), examples(rule.page_zh));
        assert_eq!(english, chinese, "{}", rule.id);
    }
}
