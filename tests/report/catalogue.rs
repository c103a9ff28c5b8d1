//! Every figure and table has its formula and source, and `docs/report.md` lists them all.

use std::collections::BTreeSet;

use tousu::render::{Ids, report_explanation, report_terminal};
use tousu::say::{Language, Words};
use tousu::views::report::Entry;
use unicode_width::UnicodeWidthStr;

use crate::october::october;
use crate::support::report;

#[test]
fn every_figure_and_table_has_an_entry_and_every_entry_is_in_the_report() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    let mut met = BTreeSet::from(["rates_by_FIELD"]);
    for section in &report.sections {
        for figure in &section.figures {
            let entry = Entry::of(&figure.id).unwrap_or_else(|| panic!("{}", figure.id));
            assert_eq!(entry.label, figure.label.key, "{}", figure.id);
            met.insert(entry.id);
        }
        for table in &section.tables {
            met.insert(
                Entry::of(&table.id)
                    .unwrap_or_else(|| panic!("{}", table.id))
                    .id,
            );
        }
    }
    let all: BTreeSet<_> = Entry::all().map(|entry| entry.id).collect();
    assert_eq!(met, all);
    assert_eq!(all.len(), Entry::all().count());
}

#[test]
fn the_documentation_lists_every_figure_as_the_program_explains_it() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.md");
    let page = std::fs::read_to_string(path).unwrap();
    let list = report_explanation::list_markdown(Words::of(Language::En));
    assert!(
        page.contains(&list),
        "docs/report.md lacks what `tousu report --explain --format md --lang en` prints"
    );
}

#[test]
fn an_explanation_names_formula_source_value_and_cases() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    let reports = [report];
    for language in Language::ALL {
        let words = Words::of(language);
        for entry in Entry::all().filter(|entry| !entry.id.contains("FIELD")) {
            let page = report_explanation::one(entry, entry.id, &reports, words, 9_000);
            assert!(page.contains(&words.word(entry.formula)), "{page}");
            assert!(page.contains(&words.word(entry.source)), "{page}");
            let narrow = report_explanation::one(entry, entry.id, &reports, words, 80);
            assert!(narrow.lines().all(|line| line.width() <= 80), "{narrow}");
        }
        let rework =
            report_explanation::one(Entry::of("rework").unwrap(), "rework", &reports, words, 80);
        let list = report_explanation::list(words, 80);
        assert!(list.lines().all(|line| line.width() <= 80), "{list}");
        let ids = report_terminal::text(&reports[0], words, 80, Ids::Shown);
        let over: Vec<_> = ids.lines().filter(|line| line.width() > 80).collect();
        assert!(over.is_empty(), "{over:?}");
        assert!(rework.contains("16.7% (1/6)") && rework.contains("TS-20261010-D002"));
    }
}
