//! Links between cases: made at intake, by steps and by edit; refused, listed, shown, checked.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::support::{CommandOutput, TestProject};

const OVERRIDE: &str = r#"profile = "basic"
language = "en"

[override.states]
duplicate = { label = { zh = "已并案", en = "Merged" }, excluded = true }
[override.fields.related]
label = { zh = "相关投诉", en = "Related" }
type = "case"
many = true
[override.kinds.complaint]
may = ["related"]
[override.steps.merge]
label = { zh = "并案", en = "Merge" }
from = "@open"
to = "duplicate"
needs = ["duplicate_of"]
may = ["related"]
[override.steps.join]
label = { zh = "并入群诉", en = "Join a group" }
from = "@open"
needs = ["part_of"]
"#;

/// Three complaints of three people: A, B, C.
pub(crate) fn project() -> TestProject {
    let project = TestProject::empty().with_variable("TOUSU_ACTOR", "li");
    project.write("tousu.toml", OVERRIDE);
    for (tail, name, phone) in [
        ("AAAA", "何甲", "13900001111"),
        ("BBBB", "何乙", "13900002222"),
        ("CCCC", "何丙", "13900003333"),
    ] {
        let made = take_in(&project, &["--name", name, "--phone", phone]);
        rename(&project, &made, tail);
    }
    project
}

/// Takes a complaint in and returns its number.
fn take_in(project: &TestProject, options: &[&str]) -> String {
    let usual = ["new", "--json", "--no-input", "--description", "没有热水"];
    let channel = ["--channel", "phone"];
    let output = project.run(
        usual
            .into_iter()
            .chain(channel)
            .chain(options.iter().copied()),
    );
    assert_eq!(output.code, 0, "{output}");
    output.json()["id"].as_str().unwrap().to_owned()
}

/// Gives a case a number that a test can name.
fn rename(project: &TestProject, number: &str, tail: &str) {
    let file = |number: &str| format!("cases/2026/11/{number}.yaml");
    let renamed = format!("TS-20261103-{tail}");
    let text = project.read(&file(number)).replace(number, &renamed);
    std::fs::remove_file(project.path(file(number))).unwrap();
    project.write(&file(&renamed), text);
}

/// Runs the rules of links alone: with one seed the registrations have one id.
pub(crate) fn check(project: &TestProject) -> CommandOutput {
    project.run([
        "check",
        "--rule",
        "link-unknown",
        "--rule",
        "link-cycle",
        "--rule",
        "group-without-leader",
    ])
}

/// Returns the text of all cases.
fn cases(project: &TestProject) -> Vec<String> {
    let files = project.files().into_iter();
    let cases = files.filter(|file| file.starts_with("cases/"));
    cases.map(|file| project.read(&file)).collect()
}

fn last_set(project: &TestProject, case: &str) -> serde_json::Value {
    let page = project.run(["show", case, "--json"]).json();
    assert_fits("show", &page);
    page["history"].as_array().unwrap().last().unwrap()["set"].clone()
}

#[test]
fn a_step_takes_any_part_of_a_number_and_keeps_the_whole() {
    let project = project();
    let joined = project.run(["advance", "BBBB", "join", "--set", "part_of=aaa"]);
    assert_snapshot!(joined, @"TS-20261103-BBBB Join a group (Registered)");
    assert_eq!(last_set(&project, "BBBB")["part_of"], "TS-20261103-AAAA");
    let merged = ["--set", "duplicate_of=AAAA", "--set", "related=bbbb，AAAA"];
    let merged = project.run(["advance", "CCCC", "merge"].into_iter().chain(merged));
    assert_eq!(merged.code, 0, "{merged}");
    let related = &last_set(&project, "CCCC")["related"];
    assert_eq!(related, "TS-20261103-BBBB, TS-20261103-AAAA");
    assert_eq!(check(&project).code, 0);
}

#[test]
fn an_unknown_case_the_case_itself_and_a_circle_are_refused_and_nothing_is_written() {
    let project = project();
    project.run(["advance", "BBBB", "join", "--set", "part_of=AAAA"]);
    project.run(["advance", "AAAA", "join", "--set", "part_of=CCCC"]);
    let before = cases(&project);
    let join = |case, lead: &str| {
        let set = format!("part_of={lead}");
        project.run(["advance", case, "join", "--set", set.as_str()])
    };
    assert_snapshot!(join("CCCC", "AAAB"), @"
    ------- stderr -------
    error: part of (`part_of`): no case has `AAAB` in its number
    hint: did you mean `AAAA`?
    [exit code: 2]
    ");
    assert_snapshot!(join("CCCC", "TS-2026"), @"
    ------- stderr -------
    error: part of (`part_of`): `TS-2026` names 3 cases
    hint: these match: TS-20261103-AAAA, TS-20261103-BBBB, TS-20261103-CCCC
    [exit code: 2]
    ");
    assert_snapshot!(join("CCCC", "CCCC"), @"
    ------- stderr -------
    error: part of (`part_of`) names the case itself
    [exit code: 2]
    ");
    assert_snapshot!(join("CCCC", "BBBB"), @"
    ------- stderr -------
    error: part of (`part_of`) leads in a circle: TS-20261103-CCCC → TS-20261103-BBBB → TS-20261103-AAAA → TS-20261103-CCCC
    hint: take back one of these links first: tousu edit CASE --set FIELD=
    [exit code: 2]
    ");
    // A duplicate stands for its other as the leader of a group does.
    assert_snapshot!(project.run(["advance", "CCCC", "merge", "--set", "duplicate_of=BBBB", "--lang", "zh"]), @"
    ------- stderr -------
    错误：并入（duplicate_of）会形成循环：TS-20261103-CCCC → TS-20261103-BBBB → TS-20261103-AAAA → TS-20261103-CCCC。
    提示：请先撤销其中一个关联：tousu edit 编号 --set 字段=
    [exit code: 2]
    ");
    assert_snapshot!(project.run(["edit", "CCCC", "--set", "related=BBBB,CCCC,ZZZZ"]), @"
    ------- stderr -------
    error: Related (`related`) names the case itself
    error: Related (`related`): no case has `ZZZZ` in its number
    hint: `tousu list all` shows all numbers
    [exit code: 2]
    ");
    let after = cases(&project);
    assert_eq!(before, after);
    // A link of another kind may well lead back.
    let repeat = project.run(["edit", "CCCC", "--set", "repeat_of=BBBB"]);
    assert_eq!(repeat.code, 0, "{repeat}");
}

#[test]
fn a_link_is_corrected_and_taken_back_by_edit() {
    let project = project();
    project.run(["advance", "BBBB", "join", "--set", "part_of=AAAA"]);
    assert_snapshot!(project.run(["edit", "BBBB", "--set", "part_of=cccc"]), @"TS-20261103-BBBB Correction (Registered)");
    assert_eq!(last_set(&project, "BBBB")["part_of"], "TS-20261103-CCCC");
    assert_eq!(project.run(["edit", "BBBB", "--set", "part_of="]).code, 0);
    let page = project.run(["show", "BBBB", "--json"]).json();
    assert_eq!(page["links"], serde_json::json!([]));
    assert_eq!(
        project
            .run(["advance", "CCCC", "join", "--set", "part_of=BBBB"])
            .code,
        0
    );
}

#[test]
fn intake_links_by_options_and_a_split_case_takes_over_who_complains_and_when() {
    let project = project();
    let of = |link: &str| {
        let who = [link, "AAAA", "--name", "何丁", "--phone", "13900009999"];
        let made = take_in(&project, &who);
        let page = project.run(["show", &made, "--json"]).json();
        assert_fits("show", &page);
        page
    };
    let link = |field: &str| serde_json::json!([{ "field": field, "case": "TS-20261103-AAAA" }]);
    let member = of("--part-of");
    assert_eq!(member["links"], link("part_of"));
    let same = of("--duplicate-of");
    assert_eq!(same["links"], link("duplicate_of"));
    let again = of("--repeat-of");
    assert_eq!(again["links"], link("repeat_of"));
    let part = project.run([
        "new",
        "--split-from",
        "AAAA",
        "--no-input",
        "--description",
        "还有电梯",
        "--now",
        "2026-11-05T10:00+08:00",
    ]);
    assert_snapshot!(part, @"
    TS-20261103-MTWV Register (Registered)
    ------- stderr -------
    who complains, the channel and the time of receipt are taken over from TS-20261103-AAAA where they were not given
    hint: next: tousu next MTWV
    ");
    let split = cases(&project).into_iter();
    let split = split
        .filter(|text| text.contains("split_from"))
        .collect::<Vec<_>>();
    assert_eq!(split.len(), 1);
    assert!(
        split[0].contains("name: 何甲") && split[0].contains("received: 2026-11-03T09:00:00+08:00")
    );
    let other = [
        "new",
        "--profile",
        "telecom",
        "--split-from",
        "AAAA",
        "--no-input",
        "--description",
        "另一处",
    ];
    assert_snapshot!(project.run(other), @r#"
    ------- stderr -------
    who complains and the time of receipt are taken over from TS-20261103-AAAA where they were not given; its channel phone is none of the procedure "Complaints of a telecom service": give one with --channel (website, hotline, hall, authority, other)
    error: this was not registered: Complaint
      - channel is missing: add --set channel=…, one of website, hotline, hall, authority, other
    [exit code: 2]
    "#);
    assert_snapshot!(project.run(["new", "--part-of", "ZZZZ", "--duplicate-of", "YYYY", "--channel", "phone"]), @"
    ------- stderr -------
    error: duplicate of (`duplicate_of`): no case has `YYYY` in its number
    hint: `tousu list all` shows all numbers
    error: part of (`part_of`): no case has `ZZZZ` in its number
    hint: `tousu list all` shows all numbers
    [exit code: 2]
    ");
}

#[test]
fn list_and_show_follow_links_in_both_directions() {
    let project = project();
    project.run(["advance", "BBBB", "join", "--set", "part_of=AAAA"]);
    project.run(["edit", "CCCC", "--set", "repeat_of=BBBB"]);
    let other = take_in(&project, &["--name", "何戊", "--phone", "13900007777"]);
    for filter in ["linked=CCCC", "linked:aaaa", "关联：BBBB"] {
        let rows = project.run(["list", "--json", filter]).json();
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), 3, "{filter}");
        assert!(rows.iter().all(|row| row["id"] != other.as_str()));
    }
    assert_snapshot!(project.run(["list", "linked=AAAB"]), @"
    ------- stderr -------
    error: filter `linked` has no value `AAAB`
    hint: did you mean `AAAA`?
    [exit code: 2]
    ");
    let page = project.run(["show", "AAAA", "--links"]);
    assert_snapshot!(page.stdout.split_once("\n\nHistory").unwrap().0, @"
    TS-20261103-AAAA  没有热水
    Registered · Normal · Complaint · round 1

    received         11-03 09:00
    channel          Phone

    complainant      何*
    phone            139****1111

    Description
      没有热水

    Cases that name this one
      TS-20261103-BBBB  part of  Registered  没有热水
    ");
    let json = project.run(["show", "AAAA", "--links", "--json"]).json();
    assert_fits("show", &json);
    assert_snapshot!(json["linked_from"], @r#"[{"field":"part_of","case":"TS-20261103-BBBB","title":"没有热水","status":"registered"}]"#);
    assert!(
        project
            .run(["show", "AAAA", "--json"])
            .json()
            .get("linked_from")
            .is_none()
    );
    assert_snapshot!(project.run(["next", "AAAA", "--json"]).json()[2], @r#"{"step":"merge","to":"duplicate","roles":[],"needs":[{"field":"duplicate_of","type":"case"}]}"#);
}
