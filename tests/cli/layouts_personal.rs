//! What a layout keeps back: restricted values, names, phones, free text.

use std::collections::BTreeSet;

use crate::restricted::with_secrets;
use crate::support::TestProject;

#[test]
fn restricted_values_stand_only_on_a_restricted_layout_and_only_for_those_who_may_see_them() {
    let (project, _) = with_secrets();
    let settings = project.read("shop.toml")
        + "\n[layouts.open]\nlabel = { zh = \"通报\", en = \"Open\" }\nperiod = \"year\"\ntemplate = \"circular\"\n\n[layouts.inner]\nlabel = { zh = \"内部通报\", en = \"Inner\" }\nperiod = \"year\"\ntemplate = \"circular\"\nrestricted = true\n";
    project.write("shop.toml", settings);
    project.write(
        "templates/layouts/circular.md",
        "{{ cases(\"received\", columns=[\"channel\", \"penalty\", \"fine\", \"consequence\"]) }}\n\n\
         {{ cases(\"received\", only={\"penalty\": [\"secretfine\"]}) }}\n\n{{ cases(\"received\", having=\"penalty\") }}\n\n\
         {% for case in case_rows(\"received\", columns=[\"penalty\", \"consequence\"]) %}\n- {{ case.penalty }} {{ case.consequence }}\n{% endfor %}\n",
    );
    let page = |who: &str, layout: &str, reveal: bool| {
        let mut arguments = vec![
            "--lang", "en", "--as", who, "report", "--layout", layout, "2026",
        ];
        if reveal {
            arguments.push("--reveal");
        }
        project.run(arguments)
    };
    for (who, layout, reveal) in [
        ("ding", "open", false),
        ("ding", "open", true),
        ("ding", "inner", false),
        ("wang", "inner", true),
    ] {
        let output = page(who, layout, reveal);
        assert_eq!(output.code, 0, "{output}");
        assert!(
            output.stdout.contains("restricted and left out"),
            "{output}"
        );
        for secret in ["Secret fine", "开除出店", "8765.43", "8,765", "876543"] {
            assert!(
                !output.stdout.contains(secret),
                "{who} {layout} {reveal}: {output}"
            );
        }
    }
    let seen = page("ding", "inner", true);
    assert!(
        seen.stdout.contains("Secret fine") && seen.stdout.contains("开除出店"),
        "{seen}"
    );
}

#[test]
fn customers_are_masked_and_free_text_has_no_column_unless_asked_for() {
    let project = TestProject::of_profile("telecom");
    let made = project.run([
        "new",
        "--title",
        "宽带断线",
        "--description",
        "王小明家宽带断了三天",
        "--channel",
        "hotline",
        "--name",
        "王小明",
        "--phone",
        "13812341234",
        "--received",
        "2026-11-02T10:00:00+08:00",
    ]);
    assert_eq!(made.code, 0, "{made}");
    let masked = project.run([
        "--lang", "en", "report", "--layout", "register", "2026-11", "--format", "md",
    ]);
    assert!(masked.stdout.contains("138\\*\\*\\*\\*1234"), "{masked}");
    assert!(
        !masked.stdout.contains("王小明") && !masked.stdout.contains("13812341234"),
        "{masked}"
    );
    assert!(
        masked
            .stderr
            .contains("left out: Description, Remarks, Result"),
        "{masked}"
    );
    let open = project.run([
        "--lang", "en", "report", "--layout", "register", "2026-11", "--format", "md", "--reveal",
    ]);
    assert!(
        open.stdout
            .contains("| 王小明 | 13812341234 | 王小明家宽带断了三天 | (not given) |"),
        "{open}"
    );
    let ids: BTreeSet<&str> = open.stdout.split("TS-").skip(1).collect();
    assert_eq!(ids.len(), 1);
}
