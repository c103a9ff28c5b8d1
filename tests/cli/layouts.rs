//! `report --layout`: lists, fills, goes into a file; the project's own templates go first and are refused with a place.

use crate::support::TestProject;

/// A project with the sample cases of this repository.
pub(crate) fn samples() -> TestProject {
    let project = TestProject::empty();
    let root = env!("CARGO_MANIFEST_DIR");
    for entry in walkdir::WalkDir::new(format!("{root}/cases")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(root).unwrap();
            let name = name.display().to_string();
            project.write(&name, std::fs::read(entry.path()).unwrap());
        }
    }
    let settings = std::fs::read(format!("{root}/tousu.toml")).unwrap();
    project.write("tousu.toml", settings);
    project
}

#[test]
fn the_layouts_of_the_profiles_in_use_are_listed() {
    let project = TestProject::of_profile("mall");
    let made = project.run([
        "new",
        "--title",
        "标价与收银不符",
        "--channel",
        "desk",
        "--name",
        "张示例",
        "--phone",
        "13800000000",
    ]);
    assert_eq!(made.code, 0, "{made}");
    // The team works by another procedure from now on; the case stays with the one it began with.
    let settings = project
        .read("tousu.toml")
        .replace("\"mall\"", "\"network\"");
    project.write("tousu.toml", settings);
    let listed = project.run(["--lang", "zh", "report", "--layouts"]);
    insta::assert_snapshot!(listed, @"
    analysis-meeting  network  投诉分析会议材料
    weekly-circular   mall     每周投诉通报
    monthly-feedback  mall     顾客投诉处理反馈报告
    ");
    let json = project.run(["report", "--layouts", "--json"]).json();
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schema/layouts.schema.json")).unwrap();
    assert!(jsonschema::is_valid(&schema, &json), "{json}");
    assert_eq!(json[1]["profile"], "mall");
    assert_eq!(json[1]["period"], "week");
    assert_eq!(json[1]["restricted"], true);
    // A layout is on the cases of its own profile.
    let circular = project.run([
        "--lang",
        "en",
        "report",
        "--layout",
        "weekly-circular",
        "this week",
        "--format",
        "md",
    ]);
    assert!(
        circular.stdout.contains("1 cases in the books"),
        "{circular}"
    );
    let meeting = project.run([
        "--lang",
        "en",
        "report",
        "--layout",
        "network/analysis-meeting",
        "--format",
        "md",
    ]);
    assert!(meeting.stdout.contains("0 cases in the books"), "{meeting}");
    let page = project.run(["workflow", "show", "--json"]).json();
    assert_eq!(page["layouts"][0]["id"], "analysis-meeting");
}

#[test]
fn a_layout_that_is_not_there_is_refused_with_the_nearest() {
    let project = TestProject::of_profile("callcenter");
    let mut said = String::new();
    for name in ["asessment", "weather", "mall/weekly-circular"] {
        for output in project.run_in_both(&["report", "--layout", name]) {
            said += &format!("--- {name}\n{output}\n");
        }
    }
    insta::assert_snapshot!(said, @"
    --- asessment
    ------- stderr -------
    错误：没有版式 asessment
    提示：是不是“assessment”？
    [exit code: 2]
    --- asessment
    ------- stderr -------
    error: there is no layout asessment
    hint: did you mean `assessment`?
    [exit code: 2]
    --- weather
    ------- stderr -------
    错误：没有版式 weather
    提示：现有：assessment、assessment-teams
    [exit code: 2]
    --- weather
    ------- stderr -------
    error: there is no layout weather
    hint: there are: assessment, assessment-teams
    [exit code: 2]
    --- mall/weekly-circular
    ------- stderr -------
    错误：没有版式 mall/weekly-circular
    提示：现有：assessment、assessment-teams
    [exit code: 2]
    --- mall/weekly-circular
    ------- stderr -------
    error: there is no layout mall/weekly-circular
    hint: there are: assessment, assessment-teams
    [exit code: 2]
    ");
    let basic = TestProject::of_profile("basic");
    let none = basic.run(["--lang", "en", "report", "--layout", "register"]);
    insta::assert_snapshot!(none, @"
    ------- stderr -------
    error: there is no layout register
    hint: the profiles in use have no layouts; docs/layouts.md says how to write one
    [exit code: 2]
    ");
}

#[test]
fn the_last_whole_period_is_that_of_the_layout() {
    let project = TestProject::of_profile("mall");
    let label = |arguments: &[&str]| {
        let all = ["--lang", "en", "report", "--format", "md", "--layout"];
        let page = project.run(all.into_iter().chain(arguments.iter().copied()));
        let line = page
            .stdout
            .lines()
            .find(|line| line.starts_with("- Period"));
        line.unwrap_or_else(|| panic!("{page}")).to_owned()
    };
    assert_eq!(
        label(&["weekly-circular"]),
        "- Period: 2026-10-26 00:00 to 2026-11-01 23:59 (+08:00)"
    );
    assert_eq!(
        label(&["monthly-feedback"]),
        "- Period: 2026-10-01 00:00 to 2026-10-31 23:59 (+08:00)"
    );
    assert_eq!(
        label(&["每周投诉通报", "2026Q3"]),
        "- Period: 2026-07-01 00:00 to 2026-09-30 23:59 (+08:00)"
    );
}

#[test]
fn each_period_has_a_page_of_its_own_in_every_format() {
    let project = samples();
    let page = |format: &str| {
        project
            .run([
                "--lang",
                "zh",
                "report",
                "--layout",
                "analysis-meeting",
                "--month",
                "2026-09",
                "--month",
                "2026-10",
                "--format",
                format,
            ])
            .stdout
    };
    assert_eq!(page("md").matches("<!-- page-break -->").count(), 1);
    assert_eq!(page("text").matches('\u{c}').count(), 1);
    let html = page("html");
    assert_eq!(html.matches("class=\"page-break\"").count(), 1);
    assert!(html.contains("size: A4") && html.contains("<title>投诉分析会议材料</title>"));
    let csv = project.run(["report", "--layout", "analysis-meeting", "--format", "csv"]);
    assert_eq!(csv.code, 2, "{csv}");
}

#[test]
fn a_layout_goes_into_a_file_but_never_among_the_cases() {
    let project = samples();
    let to = |file: &str| {
        project.run([
            "--lang",
            "en",
            "report",
            "--layout",
            "analysis-meeting",
            "--format",
            "html",
            "-o",
            file,
        ])
    };
    let saved = to("meeting.html");
    assert_eq!(saved.code, 0, "{saved}");
    assert!(project.read("meeting.html").starts_with("<!DOCTYPE html>"));
    let before = project.files();
    assert_ne!(to("cases/meeting.html").code, 0);
    assert_eq!(project.files(), before);
    let alone = project.run(["report", "--reveal"]);
    assert_eq!(alone.code, 2, "{alone}");
}

#[test]
fn a_layout_that_several_procedures_have_is_named_with_its_profile() {
    let project = samples();
    let said = project.run(["--lang", "en", "report", "--layout", "register"]);
    insta::assert_snapshot!(said, @"
    ------- stderr -------
    error: layout register is of several procedures
    hint: name its profile too: company/register, telecom/register
    [exit code: 2]
    ");
    let whole = project.run([
        "report",
        "--layout",
        "telecom/register",
        "--month",
        "2026-11",
    ]);
    assert_eq!(whole.code, 0, "{whole}");
    let own = TestProject::of_profile("telecom");
    let own = own.run(["report", "--layout", "register", "--month", "2026-11"]);
    assert_eq!(own.code, 0, "{own}");
}
