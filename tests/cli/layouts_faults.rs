//! A layout's template with a fault is refused with its line, by `report --layout` and by `workflow check`.

use crate::support::TestProject;

const FAULTS: [(&str, &[u8]); 16] = [
    ("figure", b"# A\n\n{{ figure(\"recieved\") }}\n"),
    ("figure in a table", b"# A\n\n{{ figures(\"received\", \"horoscope\") }}\n"),
    ("table", b"# A\n\n{{ table(\"by_weather\") }}\n"),
    ("column", b"# A\n\n{{ table(\"by_channel\", columns=[\"value\", \"weather\"]) }}\n"),
    ("section", b"# A\n\n{{ section(\"weather\") }}\n"),
    ("cases of nothing", b"# A\n\n{{ cases(\"weather\") }}\n"),
    ("field", b"# A\n\n{{ cases(\"received\", columns=[\"horoscope\"]) }}\n"),
    ("field to pick by", b"# A\n\n{{ cases(\"received\", only={\"horoscope\": [\"good\"]}) }}\n"),
    ("keyword", b"# A\n\n{{ cases(\"received\", colums=[\"category\"]) }}\n"),
    ("syntax", b"# A\n\n{% if title %}\n"),
    ("name", b"# A\n\n{{ nothing }}\n"),
    ("function", b"# A\n\n{{ shell(\"ls\") }}\n"),
    ("a form's function", b"# A\n\n{{ block(\"description\") }}\n"),
    ("endless", b"# A\n\n{% for a in range(9999) %}{% for b in range(9999) %}{{ section(\"overview\") }}{% endfor %}{% endfor %}\n"),
    ("include", b"# A\n\n{% include \"/etc/hosts\" %}\n"),
    ("not UTF-8", b"# A\n\n\xb1\xe0\xba\xc5\n"),
];

#[test]
fn a_template_with_a_fault_is_refused_with_its_line() {
    let project = TestProject::of_profile("network");
    let mut said = String::new();
    for (what, template) in FAULTS {
        project.write("templates/layouts/analysis-meeting.md", template);
        for language in ["zh", "en"] {
            let output =
                project.run(["--lang", language, "report", "--layout", "analysis-meeting"]);
            assert_eq!(output.code, 2, "{what}: {output}");
            assert_eq!(output.stdout, "", "{what}");
            let place = "templates/layouts/analysis-meeting.md:3";
            assert!(output.stderr.contains(place), "{what}: {output}");
            said += &format!("--- {what}\n{}", output.stderr);
        }
        let checked = project.run(["workflow", "check"]);
        assert_eq!(checked.code, 1, "{what}: {checked}");
    }
    insta::assert_snapshot!(said);
}

#[test]
fn workflow_check_tells_a_layout_that_cannot_be_filled() {
    let project = TestProject::of_profile("network");
    let settings = project.read("tousu.toml")
        + "\n[override.layouts.analysis-meeting]\nby = [\"weather\"]\n\n[override.layouts.own]\nlabel = { zh = \"自制\", en = \"Own\" }\n";
    project.write("tousu.toml", settings);
    let mut said = String::new();
    for language in ["zh", "en"] {
        let checked = project.run(["--lang", language, "workflow", "check"]);
        assert_eq!(checked.code, 1, "{checked}");
        said += &checked.to_string();
    }
    project.write(
        "templates/layouts/own.md",
        "# {{ title }}\n\n{{ figure(\"weather\") }}\n",
    );
    said += &project
        .run(["--lang", "en", "workflow", "check"])
        .to_string();
    insta::assert_snapshot!(said);
}
