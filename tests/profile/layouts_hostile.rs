//! What a customer wrote stays text on every meeting paper, and what is restricted stays away from it.

use tousu::domain::{Case, FieldType};
use tousu::render::{form_html, form_text};
use tousu::say::Language;
use tousu::views::case_page::Personal;
use tousu::workflow::Procedure;

use crate::forms_hostile::{HOSTILE, tags};
use crate::layouts::{all, fill};
use crate::month::month;

/// Cases in which a customer's words stand in every field of text, and in the title.
fn with_words(cases: &[Case], words: &str, procedure: &Procedure) -> Vec<Case> {
    let mut cases = cases.to_vec();
    for case in &mut cases {
        words.clone_into(&mut case.title);
        case.description = Some(words.to_owned());
        case.customer.name = Some(words.to_owned());
        for event in &mut case.history {
            for (id, value) in &mut event.set {
                let field = procedure.profile.fields.get(id);
                if field.is_some_and(|field| field.kind == FieldType::Text) {
                    words.clone_into(value);
                }
            }
        }
    }
    cases
}

#[test]
fn words_of_a_customer_become_markup_on_no_layout() {
    for (procedure, id, rule) in all() {
        let mut cases = month(&procedure);
        cases.retain(|case| case.number.as_str() > "TS-20260209-0019");
        let page = |words: &str| {
            let cases = with_words(&cases, words, &procedure);
            let asked = ("2026-02", Personal::Revealed, Language::En);
            fill(&rule, &cases, &procedure, asked).markdown
        };
        let html = |page: &str| form_html::html_page(page, "T", Language::En, "");
        let wanted = html(&page("plain"));
        for words in HOSTILE {
            let page = page(words);
            let html = html(&page);
            assert_eq!(tags(&html), tags(&wanted), "{id} with {words:?}\n{html}");
            assert!(!html.contains('\u{202e}') && !html.contains(">49<"), "{id}");
            let text = form_text::text(&page);
            assert!(
                !text.contains('\u{202e}') && !text.contains('\u{c}'),
                "{id}"
            );
            let wide = text.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None, "{id}");
        }
    }
}

#[test]
fn names_phones_and_free_text_stay_away_unless_they_are_asked_for() {
    for (procedure, id, rule) in all() {
        let mut cases = with_words(&month(&procedure), "SECRET-WORDS", &procedure);
        for case in &mut cases {
            case.customer.phone = Some("13812341234".to_owned());
        }
        let page = |personal| {
            let asked = ("2026-02", personal, Language::En);
            fill(&rule, &cases, &procedure, asked).markdown
        };
        let masked = page(Personal::Masked);
        assert!(
            !masked.contains("SECRET") && !masked.contains("13812341234"),
            "{id}\n{masked}"
        );
        if rule.template == "register" {
            let revealed = page(Personal::Revealed);
            assert!(
                revealed.contains("SECRET") && revealed.contains("13812341234"),
                "{revealed}"
            );
        }
    }
}
