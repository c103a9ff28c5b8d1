//! `actions`: over all cases, in every state, after the end too.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::items::{go, goes, new, project};
use crate::support::TestProject;

const DUE: &str = "action_due=2026-11-10 18:00";

#[test]
fn actions_are_listed_over_all_cases_and_go_on_after_the_end() {
    let project = project();
    let first = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let second = new(
        &project,
        "2026-11-03T09:05:00+08:00",
        &["--set", "title=又慢了"],
    );
    let now = "2026-11-03T10:00:00+08:00";
    goes(
        &project,
        now,
        &first,
        "order",
        &["action_text=更换接线盒", "action_owner=wang", DUE],
    );
    let later = "action_due=2026-11-20 18:00";
    goes(
        &project,
        now,
        &first,
        "order",
        &["action_text=培训外线人员", "action_owner=chen", later],
    );
    goes(&project, now, &first, "close", &[]);
    let named = format!("action_of={}/1", &first[12..]);
    let unknown = format!("action_of={}/9", &first[12..]);
    assert_snapshot!(go(&project, now, &second, "link-action", &[unknown.as_str()]), @"
    ------- stderr -------
    error: action of: there is no action `Y3XF/9`
    hint: write the number of its case and its own, such as 4K7Q/1; `tousu actions` lists them
    [exit code: 2]
    ");
    goes(&project, now, &second, "link-action", &[&named]);
    let now = "2026-11-12T10:00:00+08:00";
    assert_snapshot!(project.run(["actions", "--now", now]), @"
    TS-20261103-Y3XF/1  late ▲  due 11-10 18:00  wang  更换接线盒    other cases: 1
    TS-20261103-Y3XF/2  open    due 11-20 18:00  chen  培训外线人员
    ");
    assert_snapshot!(project.run(["actions", "--now", now, "--lang", "zh", "--owner", "wang"]), @"TS-20261103-Y3XF/1  逾期 ▲  应于 11-10 18:00  wang  更换接线盒  另有 1 案共用");
    assert_snapshot!(project.run(["list", "--now", now, "--json", "closed"]).json()[0]["overdue"], @r#"["action","visit"]"#);
    let late = project.run(["check", "--overdue", "--now", now]);
    assert_snapshot!(late, @"
    error[clock-late]: “Visit (Care visit 1)” was due 2026-11-10T23:59:59+08:00 and is 1 d 10 h late
     --> cases/2026/11/TS-20261103-Y3XF.yaml:3:9
      |
    3 | status: closed
      |         ^^^^^^
    hint: next: visit

    error[action-late]: Action 1: due 2026-11-10T18:00:00+08:00, late by 1 d 16 h
      --> cases/2026/11/TS-20261103-Y3XF.yaml:31:11
       |
    31 |     step: order
       |           ^^^^^
    hint: next: complete-action

    cases checked: 2; errors: 2, 0 of them in the data; warnings: 0; late: 1
    [exit code: 1]
    ");
    goes(&project, now, &first, "complete-action", &["action=1"]);
    assert_snapshot!(project.run(["actions", "--now", now]), @"
    TS-20261103-Y3XF/1  done                   wang  更换接线盒    other cases: 1
    TS-20261103-Y3XF/2  open  due 11-20 18:00  chen  培训外线人员
    ");
    goes(
        &project,
        now,
        &first,
        "verify-action",
        &["action=1", "proof=回访正常"],
    );
    assert_snapshot!(project.run(["actions", "--now", now, "--state", "verified"]), @"TS-20261103-Y3XF/1  verified  wang  更换接线盒  other cases: 1");
    let rows = project.run(["actions", "--now", now, "--json"]).json();
    assert_fits("actions", &rows);
    assert_snapshot!(serde_json::to_string_pretty(&rows[1]).unwrap(), @r#"
    {
      "id": "TS-20261103-Y3XF/2",
      "case": "TS-20261103-Y3XF",
      "state": "open",
      "what": "培训外线人员",
      "kind": null,
      "owner": "chen",
      "cause": null,
      "ordered": "2026-11-03T10:00:00+08:00",
      "ordered_by": "li",
      "due": "2026-11-20T18:00:00+08:00",
      "done": null,
      "verified": null,
      "cases": [],
      "file": "cases/2026/11/TS-20261103-Y3XF.yaml"
    }
    "#);
    assert_snapshot!(project.run(["actions", "--now", now, "--state", "late"]), @"
    ------- stderr -------
    No actions.
    ");
}

#[test]
fn a_profile_without_actions_says_so() {
    let project = TestProject::of_profile("basic");
    assert_snapshot!(project.run(["actions"]), @"
    ------- stderr -------
    The procedure knows no actions ([actions] in the profile).
    ");
    assert_snapshot!(project.run(["actions", "--lang", "zh"]), @"
    ------- stderr -------
    本流程没有设定整改措施（流程文件中的 [actions]）。
    ");
    assert_eq!(
        project.run(["actions", "--json"]).json(),
        serde_json::json!([])
    );
}

#[test]
fn an_action_that_was_named_wrong_by_hand_is_told_by_check() {
    let project = project();
    let now = "2026-11-03T10:00:00+08:00";
    let first = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let second = new(&project, "2026-11-03T09:05:00+08:00", &[]);
    let order = ["action_text=更换接线盒", "action_owner=wang", DUE];
    goes(&project, now, &first, "order", &order);
    goes(
        &project,
        now,
        &second,
        "link-action",
        &[&format!("action_of={first}/1")],
    );
    let file = format!("cases/2026/11/{second}.yaml");
    let right = project.read(&file);
    let mut said = String::new();
    for (wrong, lang) in [
        (format!("{first}/2"), "en"),
        ("TS-20261103-ZZZZ/1".to_owned(), "en"),
        ("换接线盒".to_owned(), "en"),
        (format!("{first}/2"), "zh"),
        ("TS-20261103-ZZZZ/1".to_owned(), "zh"),
        ("换接线盒".to_owned(), "zh"),
    ] {
        project.write(&file, right.replace(&format!("{first}/1"), &wrong));
        let checked = project.run(["check", "--now", now, "--lang", lang]).stdout;
        let lines = checked
            .lines()
            .filter(|line| line.contains("action-unknown") || line.contains("tousu actions"));
        said.extend(lines.map(|line| format!("{line}\n")));
    }
    assert_snapshot!(said, @"
    error[action-unknown]: `action_of` names action 2 of TS-20261103-Y3XF, and that case has no such action
    hint: `tousu actions` lists them; name the right one, or none: tousu edit TS-20261103-HTRC --set action_of=
    error[action-unknown]: `action_of` names an action of TS-20261103-ZZZZ, and there is no such case that could be read
    hint: `tousu actions` lists them; name the right one, or none: tousu edit TS-20261103-HTRC --set action_of=
    error[action-unknown]: `action_of` is `…`, which is no action's number such as TS-20261103-4K7Q/1
    hint: `tousu actions` lists them; name the right one, or none: tousu edit TS-20261103-HTRC --set action_of=
    错误[action-unknown]：action_of 填写的是 TS-20261103-Y3XF 的措施 2，该投诉没有这项措施
    提示：用 tousu actions 查看措施；改填正确的编号，或清空：tousu edit TS-20261103-HTRC --set action_of=
    错误[action-unknown]：action_of 填写的是 TS-20261103-ZZZZ 的措施，没有可读取的这件投诉
    提示：用 tousu actions 查看措施；改填正确的编号，或清空：tousu edit TS-20261103-HTRC --set action_of=
    错误[action-unknown]：action_of 填写的是“…”，不是 TS-20261103-4K7Q/1 这样的措施编号
    提示：用 tousu actions 查看措施；改填正确的编号，或清空：tousu edit TS-20261103-HTRC --set action_of=
    ");
    project.write(&file, right);
    let checked = project.run(["check", "--now", now]).stdout;
    assert!(!checked.contains("action-unknown"));
}
