//! A letter that is printed late says what its own step recorded, whatever later steps wrote into the same field.

use crate::layouts::samples;
use crate::support::TestProject;

const CASE: &str = "TS-20261119-9GTT";
const FILE: &str = "cases/2026/11/TS-20261119-9GTT.yaml";
const NOW: [&str; 2] = ["--now", "2026-11-22T18:00:00+08:00"];

/// The sample case, of which a later step and a correction before it recorded reasons of their own.
fn with_later(events: &str) -> TestProject {
    let project = samples();
    let text = project.read(FILE);
    project.write(FILE, format!("{}\n{events}", text.trim_end()));
    project
}

fn event(id: &str, step: &str, reason: &str) -> String {
    format!(
        "  - id: {id}\n    at: 2026-11-22T1{}:00:00+08:00\n    by: zhang\n    step: {step}\n    set:\n      reason: {reason}\n",
        &id[id.len() - 1..]
    )
}

fn notice(project: &TestProject) -> String {
    let arguments = ["--lang", "zh", "form", CASE, "extension-notice"];
    let page = project.run(NOW.into_iter().chain(arguments).chain(["--format", "md"]));
    assert_eq!(page.code, 0, "{page}");
    page.stdout
}

#[test]
fn a_notice_of_an_extension_gives_the_reason_of_the_extension() {
    let project = with_later(&event(
        "01M84QK6N00000000000000001",
        "escalate",
        "媒体已经报道",
    ));
    let page = notice(&project);
    assert!(page.contains("楼内线路改造要与物业约时间"), "{page}");
    assert!(!page.contains("媒体"), "{page}");
}

#[test]
fn a_correction_corrects_what_the_step_before_it_recorded() {
    let corrected = event("01M84QK6N00000000000000001", "edit", "等物业开门");
    let later = event("01M84QK6N00000000000000002", "escalate", "媒体已经报道");
    let project = with_later(&format!("{corrected}{later}"));
    let page = notice(&project);
    assert!(page.contains("等物业开门"), "{page}");
    assert!(!page.contains("楼内线路改造"), "{page}");
}

#[test]
fn what_a_step_never_recorded_is_named_as_missing_and_an_unknown_step_is_a_fault() {
    let project = with_later("");
    let template = |text: &str| project.write("templates/forms/extension-notice.md", text);
    template(
        "{{ value(\"reason@refuse-extension\") }} {{ has(\"reason@refuse-extension\") }} {{ known(\"reason@nowhere\") }}",
    );
    insta::assert_snapshot!(notice(&project), @"（缺：原因说明） False False");
    template("{{ value(\"reason@nowhere\") }}");
    let arguments = ["--lang", "en", "form", CASE, "extension-notice"];
    let refused = project.run(NOW.into_iter().chain(arguments));
    assert_eq!(refused.code, 2, "{refused}");
    insta::assert_snapshot!(refused.stderr, @r#"
    error: there is no field reason@nowhere in this procedure
     --> templates/forms/extension-notice.md:1:1
      |
    1 | {{ value("reason@nowhere") }}
      | ^
    "#);
}

#[test]
fn an_extension_that_was_not_granted_has_no_notice() {
    let project = samples();
    let text = project.read(FILE);
    let start = text.find("    step: grant-extension").unwrap();
    let start = text[..start].rfind("\n  - ").unwrap();
    project.write(FILE, &text[..=start]);
    let arguments = ["--lang", "en", "form", CASE, "extension-notice"];
    let refused = project.run(NOW.into_iter().chain(arguments));
    assert_eq!(refused.code, 2, "{refused}");
}
