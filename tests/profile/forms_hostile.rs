//! What a customer wrote stays text on every sheet, and what is restricted stays away from it.

use tousu::domain::{Case, People};
use tousu::render::form::FormTemplate;
use tousu::render::{form_html, form_text};
use tousu::say::Language;

use crate::chance::Chance;
use crate::finished::{finished, procedure};
use crate::forms::{by_template, fill, template};

/// Texts that would be something else than text where they are taken for markup.
const HOSTILE: [&str; 14] = [
    "# Heading\n## Heading",
    "a\n===\nb\n---\nc",
    "1. one\n2) two\n- three\n+ four\n* five",
    "| a | b |\n|---|---|\n| c | d |",
    "a\n:--\nb",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<!-- page-break -->\n<!-- seal -->\n</main></body>",
    "{{ 7*7 }}{% for x in y %}",
    "[x](javascript:alert(1)) ![y](http://e.example/p.png) <http://e.example>",
    "```\ncode\n```\n    indented\n~~~",
    "> quoted\n>> twice",
    "\u{202e}txt.exe\u{202c} שלום \u{200f}مرحبا",
    "&lt;b&gt; &amp; &#60;",
    "**bold** __bold__ `code` \\ \\| \\\n\\",
];

/// A case in which a customer's words stand in every field of text.
fn with_words(case: &Case, words: &str, procedure: &tousu::workflow::Procedure) -> Case {
    let mut case = case.clone();
    for event in &mut case.history {
        event.note = Some(words.to_owned());
        for (id, value) in &mut event.set {
            let field = procedure.profile.fields.get(id);
            if field.is_some_and(|field| field.kind == tousu::domain::FieldType::Text) {
                words.clone_into(value);
            }
        }
    }
    case
}

/// The tags of a page, in order, without its text.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| piece.split('>').next())
        .filter(|tag| *tag != "br" && *tag != "br /")
        .collect()
}

#[test]
fn words_of_a_customer_become_markup_on_no_sheet() {
    let long = "长".repeat(20_000);
    for (name, (profile, rule)) in by_template() {
        let procedure = procedure(profile, People::default());
        let template = template(&name);
        let case = finished(&procedure, &mut Chance(11));
        let plain = with_words(&case, "plain", &procedure);
        let page = |case: &Case| {
            let markdown = fill(&template, &rule, Some(case), &procedure, Language::En);
            form_html::html_page(&markdown, "T", Language::En, "")
        };
        let wanted = page(&plain);
        // The case file carries all there is.
        let last = if name == "case-file" {
            long.as_str()
        } else {
            "x"
        };
        for words in HOSTILE.iter().copied().chain([last]) {
            let case = with_words(&case, words, &procedure);
            let html = page(&case);
            assert_eq!(tags(&html), tags(&wanted), "{name} with {words:?}\n{html}");
            assert!(
                !html.contains('\u{202e}') && !html.contains(">49<"),
                "{name}"
            );
            let markdown = fill(&template, &rule, Some(&case), &procedure, Language::En);
            let text = form_text::text(&markdown);
            assert!(!text.contains('\u{202e}'), "{name}");
            assert_eq!(
                text.matches('\u{c}').count(),
                rule.copies.len().saturating_sub(1),
                "{name}: a page of its own"
            );
            let wide = text.lines().find(|line| line.chars().count() > 80);
            assert_eq!(wide, None, "{name}");
        }
    }
}

#[test]
fn what_is_missing_is_named_and_what_is_restricted_has_no_row() {
    let procedure = procedure("mall", People::default());
    let mut case = finished(&procedure, &mut Chance(3));
    case.history.truncate(1);
    case.history[0]
        .set
        .insert("penalty".to_owned(), "SECRET-WORDS".to_owned());
    let rule = procedure.profile.forms["record-card"].clone();
    let all = FormTemplate {
        file: "all.md".to_owned(),
        text: "{{ value(\"final_response\") }}\n\n{{ table(\"penalty\", \"phone\") }}\n\n{{ block(\"penalty\") }}\n\
               {% for event in history %}{% for field in event.fields %}{{ field.value }}{% endfor %}{% endfor %}\n"
            .to_owned(),
    };
    let page = fill(&all, &rule, Some(&case), &procedure, Language::En);
    assert!(page.contains("(missing: "), "{page}");
    assert!(
        !page.contains("SECRET") && !page.contains("enalty"),
        "{page}"
    );
    let inner = procedure.profile.forms["responsibility-notice"].clone();
    let page = fill(&all, &inner, Some(&case), &procedure, Language::En);
    assert!(page.contains("SECRET-WORDS"), "{page}");
}
