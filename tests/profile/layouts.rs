//! Every layout of every built-in profile fills over finished cases and over none, in both languages and all formats.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tousu::domain::{Case, People};
use tousu::profile::{Audience, LayoutRule};
use tousu::read::builtin::PROFILES;
use tousu::read::builtin_layouts::LAYOUTS;
use tousu::render::form::without_marks;
use tousu::render::layout::{self, Cases, FilledLayout, FormTemplate};
use tousu::render::{form_html, form_text};
use tousu::say::{Language, Words};
use tousu::time::{parse_moment, parse_period};
use tousu::views::case_page::Personal;
use tousu::views::report::{Dimension, Options, Report, Stretch};
use tousu::workflow::{Dossier, Procedure};

use crate::finished::procedure;
use crate::month::month;

/// Each layout of each profile.
pub(crate) fn all() -> Vec<(Procedure, String, LayoutRule)> {
    let mut all = Vec::new();
    for (name, _) in PROFILES.iter().copied() {
        let procedure = procedure(name, People::default());
        for (id, rule) in procedure.profile.report.layouts.clone() {
            all.push((procedure.clone(), id, rule));
        }
    }
    all
}

fn dossiers(cases: &[Case], procedure: &Procedure) -> Vec<Dossier> {
    let now = parse_moment("2026-11-03 09:00", procedure.calendar.offset()).unwrap();
    let dossier = |case: &Case| {
        let file = format!("{}.yaml", case.number);
        Dossier::new(case.clone(), file.into(), procedure, now)
    };
    cases.iter().map(dossier).collect()
}

/// Computes the report that a layout is on, as the command does.
pub(crate) fn report_on(
    rule: &LayoutRule,
    cases: &[Case],
    procedure: &Procedure,
    period: &str,
) -> Report {
    let offset = procedure.calendar.offset();
    let now = parse_moment("2026-11-03 09:00", offset).unwrap();
    let by = rule.by.iter();
    let options = Options {
        by: by
            .map(|field| Dimension::of(field, &procedure.profile).unwrap())
            .collect(),
        ..Options::default()
    };
    let stretch = Stretch::of(parse_period(period, now, offset).unwrap());
    // As the command does, figures are made without what is restricted.
    let dossiers: Vec<Dossier> = dossiers(cases, procedure)
        .into_iter()
        .map(|dossier| dossier.withheld(procedure, |_| false))
        .collect();
    Report::new(&dossiers, &stretch, now, procedure, &options)
}

/// Fills a layout for a reader who sees all, or for one who asked for nothing.
pub(crate) fn fill(
    rule: &LayoutRule,
    cases: &[Case],
    procedure: &Procedure,
    (period, personal, language): (&str, Personal, Language),
) -> FilledLayout {
    let (_, text) = LAYOUTS
        .iter()
        .find(|(known, _)| *known == rule.template)
        .unwrap();
    let template = FormTemplate {
        file: format!("templates/layouts/{}.md", rule.template),
        text: (*text).to_owned(),
    };
    let report = report_on(rule, cases, procedure, period);
    let unlocks = rule.audience == Audience::Restricted && personal == Personal::Revealed;
    let fields = procedure.profile.fields.values();
    let unlocked: BTreeSet<String> = fields
        .filter(|field| unlocks && field.is_restricted())
        .map(|field| field.id.clone())
        .collect();
    let dossiers = dossiers(cases, procedure).into_iter().map(|dossier| {
        let dossier = dossier.withheld(procedure, |field| unlocked.contains(&field.id));
        (dossier.case.number.clone(), dossier)
    });
    let cases = Arc::new(Cases {
        dossiers: dossiers.collect::<BTreeMap<_, _>>(),
        procedure: procedure.clone(),
        now: report.now,
        personal,
        unlocked,
    });
    let words = Words::of(language);
    layout::fill(&template, &rule.label, report, &cases, words).unwrap_or_else(|fault| {
        let said = words.say(&fault.message);
        panic!("{}:{}: {said}", template.file, fault.line)
    })
}

#[test]
fn every_template_is_listed_by_a_profile() {
    let listed: BTreeSet<String> = all()
        .into_iter()
        .map(|(_, _, rule)| rule.template)
        .collect();
    for (name, _) in LAYOUTS {
        assert!(listed.contains(*name), "no profile lists {name}");
    }
}

#[test]
fn every_layout_reads_as_it_was_looked_at() {
    for (procedure, id, rule) in all() {
        let cases = month(&procedure);
        let zh = fill(
            &rule,
            &cases,
            &procedure,
            ("2026-02", Personal::Masked, Language::Zh),
        );
        let en = fill(
            &rule,
            &cases,
            &procedure,
            ("2026-02", Personal::Revealed, Language::En),
        );
        assert!(en.left_out.is_empty(), "{id}: {:?}", en.left_out);
        let pages = format!(
            "======== masked, zh; left out: {}\n{}======== revealed, en\n{}",
            zh.left_out.join("、"),
            form_text::text(&zh.markdown),
            without_marks(&en.markdown)
        );
        let name = format!("{}-{id}", procedure.profile.name);
        insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "layouts", omit_expression => true}, {
            insta::assert_snapshot!(name, pages);
        });
    }
}

#[test]
fn a_layout_of_a_period_without_cases_is_whole_too() {
    let mut pages = 0;
    for (procedure, id, rule) in all() {
        for language in [Language::Zh, Language::En] {
            for personal in [Personal::Masked, Personal::Revealed] {
                let page = fill(&rule, &[], &procedure, ("2026-03", personal, language));
                let html = form_html::html_page(&page.markdown, "T", language, "");
                assert!(html.contains("<h1>"), "{id}\n{html}");
                assert!(!html.contains("<p>|"), "{id}: a torn table\n{html}");
                assert!(!page.markdown.contains("100.0%"), "{id}: a rate of nothing");
                assert!(!page.markdown.contains("{{"), "{id}");
                pages += 1;
            }
        }
    }
    assert!(pages >= 40, "{pages}");
}
