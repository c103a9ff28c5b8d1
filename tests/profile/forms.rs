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
use crate::told::{Told, told};
use tousu::read::builtin::PROFILES;

pub(crate) fn template(name: &str) -> FormTemplate {
    let (_, text) = FORMS.iter().find(|(known, _)| *known == name).unwrap();
    FormTemplate {
        file: format!("templates/forms/{name}.md"),
        text: (*text).to_owned(),
    }
}

/// The moment of printing: when the case was touched last.
fn now(procedure: &Procedure, case: Option<&Case>) -> DateTime<FixedOffset> {
    let first = parse_moment("2026-11-03 09:00", procedure.calendar.offset()).unwrap();
    let last = case.and_then(|case| case.history.last());
    last.map_or(first, |event| event.at.max(first))
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
    let now = now(procedure, case);
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

/// The told case that a form is meant for.
fn case_for<'t>(told: &'t [Told], name: &str, rule: &FormRule) -> &'t Told {
    let of_profile = told.iter().filter(|one| one.procedure.profile.name == name);
    let mut fitting = of_profile.filter(|one| {
        let now = now(&one.procedure, Some(&one.case));
        let dossier = Dossier::new(one.case.clone(), "case.yaml".into(), &one.procedure, now);
        rule.when.holds(&dossier.standing)
    });
    let found = fitting.next();
    found.unwrap_or_else(|| panic!("no told case of {name} is for {}", rule.label.en))
}

/// Chinese as plain text, English as the Markdown that all three formats come from.
#[test]
fn every_form_of_every_profile_reads_as_it_was_looked_at() {
    let told = told();
    for (name, _) in PROFILES.iter().copied() {
        let folder = format!("forms/{name}");
        let forms = procedure(name, People::default()).profile.forms;
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profile");
        for entry in std::fs::read_dir(root.join(&folder)).into_iter().flatten() {
            let file = entry.unwrap().file_name().into_string().unwrap();
            let form = file.split('.').next().unwrap();
            assert!(forms.contains_key(form), "{name} has no form {form}");
        }
        for (id, rule) in &forms {
            let one = case_for(&told, name, rule);
            let template = template(&rule.template);
            let mut pages = String::new();
            for (case, what) in [(None, "blank"), (Some(&one.case), one.name.as_str())] {
                for (language, code) in [(Language::Zh, "zh"), (Language::En, "en")] {
                    let page = fill(&template, rule, case, &one.procedure, language);
                    let page = match language {
                        Language::Zh => form_text::text(&page),
                        Language::En => without_marks(&page),
                    };
                    pages += &format!("======== {what}, {code}\n{page}");
                }
            }
            insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => folder.as_str(), omit_expression => true}, {
                insta::assert_snapshot!(id.as_str(), pages);
            });
        }
    }
}
