//! The whole October report as pages; `INSTA_UPDATE=always` writes them anew.

use tousu::render::{Ids, report_markdown, report_terminal};
use tousu::say::{Language, Words};
use unicode_width::UnicodeWidthStr;

use crate::october::october;
use crate::support::report;

#[test]
fn the_terminal_page_is_as_it_was() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    for language in Language::ALL {
        let words = Words::of(language);
        let page = report_terminal::text(&report, words, 80, Ids::Hidden);
        insta::assert_snapshot!(format!("terminal_{}", language.code()), page);
    }
}

#[test]
fn the_markdown_page_is_as_it_was() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    for language in Language::ALL {
        let page = report_markdown::markdown(&report, Words::of(language), Ids::Shown);
        insta::assert_snapshot!(format!("markdown_{}", language.code()), page);
    }
}

#[test]
fn no_line_of_the_terminal_page_is_wider_than_the_terminal() {
    let report = report(&october(), "2026-10", "11-22 12:00");
    for language in Language::ALL {
        for width in [80, 100, 160] {
            let page = report_terminal::text(&report, Words::of(language), width, Ids::Hidden);
            for line in page.lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}
