//! What belongs to one department is answered by that department, which is told of it: `@item` among roles.

use insta::assert_snapshot;

use crate::items::new;
use crate::support::TestProject;

const TEAM: &str = r#"profile = "profiles/items.toml"

[override.steps.answer-part]
roles = ["@item"]

[people]
li = { name = "李一", roles = ["service"] }
wang = { name = "王二", roles = ["technical"] }
zhao = { name = "赵三", roles = ["billing"] }
"#;
const MORNING: &str = "2026-11-03T09:10:00+08:00";

/// A case with a part of each of two departments.
fn called_in() -> (TestProject, String) {
    let project = TestProject::empty();
    project.write("tousu.toml", TEAM);
    project.write("profiles/items.toml", include_str!("../profile/items.toml"));
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    for part in ["technical", "billing"] {
        let part = format!("part_department={part}");
        let line = [
            "advance", &case, "call-in", "--set", &part, "--now", MORNING, "--as", "li", "-q",
        ];
        let called = project.run(line);
        assert_eq!(called.code, 0, "{called}");
    }
    (project, case)
}

fn answer(
    project: &TestProject,
    case: &str,
    part: &str,
    who: &str,
) -> crate::support::CommandOutput {
    let part = format!("part={part}");
    project.run([
        "advance",
        case,
        "answer-part",
        "--set",
        &part,
        "--set",
        "part_answer=线路正常",
        "--now",
        MORNING,
        "--as",
        who,
        "-q",
    ])
}

#[test]
fn a_department_answers_its_own_part_and_no_other() {
    let (project, case) = called_in();
    assert_snapshot!(answer(&project, &case, "billing", "wang"), @r#"
    ------- stderr -------
    error: "Answer a part" was not taken: the case stays in state "Open"
      - wang may take this step, but not for Billing: that is for Billing; zhao can do it
    [exit code: 2]
    "#);
    assert_snapshot!(answer(&project, &case, "technical", "li"), @r#"
    ------- stderr -------
    error: "Answer a part" was not taken: the case stays in state "Open"
      - li has not the role Technical, Billing; wang, zhao can do it, or name somebody with --as
    [exit code: 2]
    "#);
    assert_eq!(answer(&project, &case, "technical", "wang").code, 0);
    // Only the other part is left.
    assert_snapshot!(answer(&project, &case, "billing", "wang"), @r#"
    ------- stderr -------
    error: "Answer a part" was not taken: the case stays in state "Open"
      - wang has not the role Billing; zhao can do it, or name somebody with --as
    [exit code: 2]
    "#);
}

#[test]
fn a_department_is_told_of_its_part_and_when_it_is_due() {
    let (project, case) = called_in();
    let asked = |who: &str, lang: &str| {
        project.run(["next", "--as", who, "--now", MORNING, "--lang", lang])
    };
    assert_snapshot!(asked("wang", "en"), @"
    CASE              STATUS  PRIO  TITLE   WITH  DATE   NEXT DUE
    TS-20261103-Y3XF  Open          网速慢        11-03  3d14h left

      · TS-20261103-Y3XF  Part, Technical: Technical to answer (`answer-part`)  due 11-06 23:59
    ");
    assert_snapshot!(asked("zhao", "zh"), @"
    编号              状态    优先级  标题    承办  收到   期限
    TS-20261103-Y3XF  处理中          网速慢        11-03  还剩 3天14小时

      · TS-20261103-Y3XF  协办事项·账务部：待账务答复（`answer-part`）  截止 11-06 23:59
    ");
    let of_case = ["next", &case, "--as", "wang", "--now", MORNING];
    let of_case = project.run(of_case).stdout;
    let lines: Vec<&str> = of_case.lines().take(2).collect();
    assert_snapshot!(lines.join("\n"), @"  · Part, Technical: Technical to answer (`answer-part`)  due 11-06 23:59");
    let rows = project
        .run(["next", "--as", "wang", "--now", MORNING, "--json"])
        .json();
    assert_eq!(rows[0]["own_items"].as_array().unwrap().len(), 1);
    assert_eq!(rows[0]["own_items"][0]["id"], "technical");
    assert_eq!(rows[0]["own_items"][0]["due"], "2026-11-06T23:59:59+08:00");
    let steps = project
        .run(["next", &case, "--now", MORNING, "--json"])
        .json();
    let steps = steps.as_array().unwrap().clone();
    let answers = steps
        .iter()
        .find(|step| step["step"] == "answer-part")
        .unwrap();
    let of = |place: usize| answers["items"][place]["roles"][0].clone();
    assert_eq!((of(0), of(1)), ("technical".into(), "billing".into()));
}

#[test]
fn lists_find_the_cases_that_wait_for_an_answer() {
    let (project, case) = called_in();
    let found = |filter: &str, who: &str| {
        let line = ["list", filter, "--as", who, "--now", MORNING, "--json"];
        project.run(line).json().as_array().unwrap().len()
    };
    assert_eq!(found("awaiting:technical", "li"), 1);
    assert_eq!(found("awaiting:wang", "li"), 1);
    assert_eq!(answer(&project, &case, "technical", "wang").code, 0);
    assert_eq!(found("awaiting:technical", "li"), 0);
    assert_eq!(found("awaiting:billing", "li"), 1);
    assert_eq!(found("mine", "zhao"), 1);
}
