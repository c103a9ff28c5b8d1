//! `form`: lists, fills, copies; the project's own templates go first and are refused with a place.

use crate::restricted::with_secrets;
use crate::support::{CommandOutput, TestProject};

fn with_case(profile: &str, channel: &str) -> TestProject {
    let project = TestProject::of_profile(profile);
    let made = project.run([
        "new",
        "--title",
        "吊牌掉落",
        "--description",
        "货架上的吊牌掉落",
        "--channel",
        channel,
        "--name",
        "张示例",
        "--phone",
        "13800000000",
    ]);
    assert_eq!(made.code, 0, "{made}");
    project
}

#[test]
fn forms_are_listed_for_the_procedure_and_for_a_case() {
    let project = with_case("mall", "desk");
    let all = project.run(["--lang", "en", "form", "--list", "--json"]);
    let of_case = project.run(["--lang", "en", "form", "--list", "TS", "--json"]);
    let count = |output: &CommandOutput| output.json().as_array().unwrap().len();
    assert!(count(&all) > count(&of_case), "{all}\n{of_case}");
    let page = project.run(["workflow", "show", "--json"]).json();
    assert_eq!(page["forms"].as_array().unwrap().len(), count(&all));
    assert_eq!(page["forms"][0]["id"], "record-card");
    let refused = project.run(["--lang", "en", "form", "TS", "receipt"]);
    assert_eq!(refused.code, 2, "{refused}");
    let unknown = project.run(["--lang", "en", "form", "TS", "reciept"]);
    assert!(unknown.stderr.contains("receipt"), "{unknown}");
}

#[test]
fn each_copy_has_a_number_a_recipient_and_a_page_of_its_own() {
    let project = with_case("mall", "desk");
    let form = |format: &str| {
        project
            .run([
                "--lang",
                "zh",
                "form",
                "TS",
                "handling-form",
                "--format",
                format,
            ])
            .stdout
    };
    let markdown = form("md");
    assert_eq!(markdown.matches("<!-- page-break -->").count(), 2);
    assert!(
        markdown.contains("*第 2 联（共 3 联），交：责任单位*"),
        "{markdown}"
    );
    assert!(!markdown.contains("<!-- seal") && !markdown.contains("<!-- fields"));
    assert_eq!(form("html").matches("class=\"page-break\"").count(), 2);
    assert_eq!(form("text").matches('\u{c}').count(), 2);
}

#[test]
fn a_form_goes_into_a_file_but_never_among_the_cases() {
    let project = with_case("mall", "desk");
    let saved = project.run([
        "form",
        "TS",
        "record-card",
        "--format",
        "html",
        "-o",
        "card.html",
    ]);
    assert_eq!(saved.code, 0, "{saved}");
    assert!(project.read("card.html").starts_with("<!DOCTYPE html>"));
    let before = project.files();
    let refused = project.run(["form", "TS", "record-card", "-o", "cases/card.md"]);
    assert_ne!(refused.code, 0, "{refused}");
    assert_eq!(project.files(), before);
}

#[test]
fn a_template_of_the_project_goes_before_the_built_in_one() {
    let project = with_case("basic", "phone");
    project.write(
        "templates/forms/decision.md",
        "# {{ title }}\n\n{% macro line(id) %}{{ label(id) }}: {{ value(id) }}{% endmacro %}\n{{ line(\"phone\") }} {{ number }}\n",
    );
    project.write(
        "templates/forms/acknowledgement.md",
        "# Own\n\n{{ value(\"title\") }} {{ value(\"cause\") }}\n",
    );
    let own = project.run([
        "--lang",
        "en",
        "form",
        "TS",
        "acknowledgement",
        "--format",
        "md",
    ]);
    assert_eq!(own.stdout, "# Own\n\n吊牌掉落 (missing: Cause)\n", "{own}");
    let blank = project.run(["--lang", "en", "form", "--blank", "decision"]);
    assert!(
        blank
            .stdout
            .contains("Phone: ____________ ________________"),
        "{blank}"
    );
}

#[test]
fn a_template_with_a_fault_is_refused_with_its_line() {
    let faults: [(&str, &[u8]); 9] = [
        ("syntax", b"# A\n\n{% if blank %}\n"),
        ("unknown name", b"# A\n\n{{ nothing }}\n"),
        ("unknown function", b"# A\n\n{{ shell(\"ls\") }}\n"),
        ("unknown filter", b"# A\n\n{{ code(\"description\")|safe }}\n"),
        ("unknown field", b"# A\n\n{{ value(\"horoscope\") }}\n"),
        (
            "endless",
            b"# A\n\n{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}\n",
        ),
        ("include", b"# A\n\n{% include \"/etc/hosts\" %}\n"),
        ("not UTF-8", b"# A\n\n\xb1\xe0\xba\xc5\n"),
        ("wrong type", b"# A\n\n{{ number + 1 }}\n"),
    ];
    let project = with_case("basic", "phone");
    let mut said = String::new();
    for (what, template) in faults {
        project.write("templates/forms/acknowledgement.md", template);
        for output in project.run_in_both(&["form", "TS", "acknowledgement"]) {
            assert_eq!(output.code, 2, "{what}: {output}");
            assert_eq!(output.stdout, "", "{what}");
            assert!(
                output
                    .stderr
                    .contains("templates/forms/acknowledgement.md:3"),
                "{what}: {output}"
            );
            said += &format!("--- {what}\n{}", output.stderr);
        }
    }
    insta::assert_snapshot!(said);
}

#[cfg(unix)]
#[test]
fn a_template_behind_a_link_out_of_the_repository_is_not_read() {
    let project = with_case("basic", "phone");
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("acknowledgement.md"), "# SECRET\n").unwrap();
    project.write("templates/forms/.keep", "");
    let link = project.path("templates/forms/acknowledgement.md");
    std::os::unix::fs::symlink(outside.path().join("acknowledgement.md"), &link).unwrap();
    let refused = project.run(["form", "TS", "acknowledgement"]);
    assert_ne!(refused.code, 0, "{refused}");
    assert!(!refused.to_string().contains("SECRET"), "{refused}");
    std::fs::remove_dir_all(project.path("templates/forms")).unwrap();
    std::os::unix::fs::symlink(outside.path(), project.path("templates/forms")).unwrap();
    let refused = project.run(["form", "TS", "acknowledgement"]);
    assert_ne!(refused.code, 0, "{refused}");
    assert!(!refused.to_string().contains("SECRET"), "{refused}");
}

#[test]
fn workflow_check_tells_a_form_that_cannot_be_filled() {
    let project = TestProject::of_profile("basic");
    let settings = project.read("tousu.toml")
        + "\n[override.forms.own-letter]\nlabel = { zh = \"函\", en = \"Letter\" }\ntemplate = \"own-letter\"\n";
    project.write("tousu.toml", settings);
    let missing = project.run(["--lang", "en", "workflow", "check"]);
    assert_eq!(missing.code, 1, "{missing}");
    assert!(
        missing
            .to_string()
            .contains("templates/forms/own-letter.md"),
        "{missing}"
    );
    project.write(
        "templates/forms/own-letter.md",
        "# A\n\n{{ value(\"horoscope\") }}\n",
    );
    let faulty = project.run(["--lang", "en", "workflow", "check"]);
    assert!(faulty.to_string().contains("own-letter.md:3: "), "{faulty}");
    assert!(faulty.to_string().contains("tousu.toml:"), "{faulty}");
    project.write(
        "templates/forms/own-letter.md",
        "# A\n\n{{ value(\"phone\") }}\n",
    );
    let good = project.run(["--lang", "en", "workflow", "check"]);
    assert_eq!(good.code, 0, "{good}");
}

#[test]
fn restricted_values_stand_only_on_a_restricted_form_and_only_for_those_who_may_see_them() {
    let (project, _) = with_secrets();
    let settings = project.read("shop.toml")
        + "\n[forms.letter]\nlabel = { zh = \"函\", en = \"Letter\" }\n\n[forms.inner]\nlabel = { zh = \"内部\", en = \"Inner\" }\ntemplate = \"letter\"\nrestricted = true\n";
    project.write("shop.toml", settings);
    project.write(
        "templates/forms/letter.md",
        "# A\n\n{{ table(\"penalty\", \"cause\") }}\n\n{{ value(\"consequence\") }}\n\n{% for event in history %}\n{% for field in event.fields %}\n- {{ field.label }} {{ field.value }}\n{% endfor %}\n{% endfor %}\n",
    );
    let page = |who: &str, form: &str, reveal: bool| {
        let mut arguments = vec!["--lang", "en", "--as", who, "form", "TS", form];
        if reveal {
            arguments.push("--reveal");
        }
        project.run(arguments)
    };
    for (who, form, reveal) in [
        ("ding", "letter", false),
        ("ding", "letter", true),
        ("ding", "inner", false),
        ("wang", "inner", true),
    ] {
        let said = page(who, form, reveal).to_string();
        for secret in [
            "Secret fine",
            "开除出店",
            "8765.43",
            "8,765",
            "876543",
            "Secret cause",
        ] {
            assert!(!said.contains(secret), "{who} {form} {reveal}: {said}");
        }
    }
    let seen = page("ding", "inner", true);
    assert!(
        seen.stdout.contains("Secret fine") && seen.stdout.contains("开除出店"),
        "{seen}"
    );
}
