//! Every form of every built-in profile fills, blank and for a finished case, in both languages and all formats.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};
use tousu::domain::{Case, People};
use tousu::profile::{Audience, FormRule};
use tousu::read::builtin_forms::FORMS;
use tousu::render::form::{FormTemplate, markdown, without_marks};
use tousu::render::{form_facts, form_html, form_text};
use tousu::say::{Language, Words};
use tousu::time::parse_moment;
use tousu::workflow::{Dossier, Procedure};

use crate::chance::Chance;
use crate::finished::{finished, procedure};
use tousu::read::builtin::PROFILES;

pub(crate) fn template(name: &str) -> FormTemplate {
    let (_, text) = FORMS.iter().find(|(known, _)| *known == name).unwrap();
    FormTemplate {
        file: format!("templates/forms/{name}.md"),
        text: (*text).to_owned(),
    }
}

pub(crate) fn now(procedure: &Procedure) -> DateTime<FixedOffset> {
    parse_moment("2026-11-03 09:00", procedure.calendar.offset()).unwrap()
}

/// Fills a form as the command does, with two copies.
pub(crate) fn fill(
    template: &FormTemplate,
    rule: &FormRule,
    case: Option<&Case>,
    procedure: &Procedure,
    language: Language,
) -> String {
    let words = Words::of(language);
    let now = now(procedure);
    let dossier = case.map(|case| Dossier::new(case.clone(), "case.yaml".into(), procedure, now));
    let title = rule.label.in_language(language).to_owned();
    let may_see =
        |id: &str| !procedure.profile.is_restricted(id) || rule.audience == Audience::Restricted;
    let facts = form_facts::facts(dossier.as_ref(), procedure, title, now, words, &may_see);
    let copies: Vec<String> = rule
        .copies
        .iter()
        .map(|label| label.in_language(language).to_owned())
        .collect();
    markdown(template, &facts, &copies, words).unwrap_or_else(|fault| {
        let said = words.say(&fault.message);
        panic!("{}:{}: {said}", template.file, fault.line)
    })
}

#[test]
fn every_form_of_every_profile_fills_blank_and_for_a_finished_case_in_every_format() {
    let mut sheets = 0;
    for (name, _) in PROFILES.iter().copied() {
        let procedure = procedure(name, People::default());
        assert!(!procedure.profile.forms.is_empty(), "{name} has no forms");
        let mut chance = Chance(7);
        let cases: Vec<Case> = (0..3).map(|_| finished(&procedure, &mut chance)).collect();
        for rule in procedure.profile.forms.values() {
            let template = template(&rule.template);
            for language in [Language::Zh, Language::En] {
                for case in cases.iter().map(Some).chain([None]) {
                    let page = fill(&template, rule, case, &procedure, language);
                    assert!(page.contains("# "), "{name} {}:\n{page}", template.file);
                    assert!(!page.contains("{{"), "{page}");
                    let html = form_html::html_page(&page, "T", language, "");
                    assert!(html.contains("<h1>"), "{html}");
                    assert!(
                        !html.contains("<p>|"),
                        "{name} {}: a torn table\n{html}",
                        rule.template
                    );
                    let text = form_text::text(&page);
                    assert!(!text.contains('<') && !text.contains("\\_"), "{text}");
                    sheets += 3;
                }
            }
        }
    }
    println!("{sheets} sheets");
}

/// Each template once, by the first profile that lists it.
pub(crate) fn by_template() -> BTreeMap<String, (&'static str, FormRule)> {
    let mut known = BTreeMap::new();
    for (name, _) in PROFILES.iter().copied() {
        for rule in procedure(name, People::default())
            .profile
            .forms
            .into_values()
        {
            known.entry(rule.template.clone()).or_insert((name, rule));
        }
    }
    known
}

#[test]
fn every_template_is_listed_by_a_profile() {
    let listed = by_template();
    for (name, _) in FORMS {
        assert!(listed.contains_key(*name), "no profile lists {name}");
    }
}

#[test]
fn every_template_reads_as_it_was_looked_at() {
    for (name, (profile, rule)) in by_template() {
        let procedure = procedure(profile, People::default());
        let case = finished(&procedure, &mut Chance(11));
        let template = template(&name);
        let mut pages = String::new();
        for (case, what) in [(None, "blank"), (Some(&case), "finished")] {
            for (language, code) in [(Language::Zh, "zh"), (Language::En, "en")] {
                let page = fill(&template, &rule, case, &procedure, language);
                let page = match language {
                    Language::Zh => form_text::text(&page),
                    Language::En => without_marks(&page),
                };
                pages += &format!("======== {profile}, {what}, {code}\n{page}");
            }
        }
        insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "forms", omit_expression => true}, {
            insta::assert_snapshot!(name.clone(), pages);
        });
    }
}
