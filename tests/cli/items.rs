//! Items by the commands: parts of departments, actions over all cases, what runs on after the end.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::support::{CommandOutput, TestProject};

fn project() -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"profiles/items.toml\"\n");
    let profile = include_str!("../profile/items.toml");
    project.write("profiles/items.toml", profile);
    project
}

/// Takes a case in; returns its number.
fn new(project: &TestProject, now: &str, more: &[&str]) -> String {
    let fixed = [
        "new",
        "--title",
        "网速慢",
        "--now",
        now,
        "--as",
        "li",
        "--json",
    ];
    let output = project.run(fixed.into_iter().chain(more.iter().copied()));
    assert_eq!(output.code, 0, "{output}");
    output.json()["id"].as_str().unwrap().to_owned()
}

fn go(project: &TestProject, now: &str, case: &str, step: &str, set: &[&str]) -> CommandOutput {
    let mut line = vec!["advance", case, step, "--now", now, "--as", "li", "--quiet"];
    for pair in set {
        line.extend(["--set", pair]);
    }
    project.run(line)
}

fn goes(project: &TestProject, now: &str, case: &str, step: &str, set: &[&str]) {
    let output = go(project, now, case, step, set);
    assert_eq!(output.code, 0, "{output}");
}

const DUE: &str = "action_due=2026-11-10 18:00";

#[test]
fn a_part_is_picked_shown_and_keeps_the_case_open() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let part = ["part_department=技术部", "part_needed=yes"];
    goes(
        &project,
        "2026-11-03T09:10:00+08:00",
        &case,
        "call-in",
        &part,
    );
    let other = ["part_department=billing"];
    goes(
        &project,
        "2026-11-03T09:20:00+08:00",
        &case,
        "call-in",
        &other,
    );
    assert_snapshot!(go(&project, "2026-11-03T10:00:00+08:00", &case, "close", &[]), @r#"
    ------- stderr -------
    error: "Close" is not possible now: the case is in state "Open"
      - it takes that Part: none that is necessary is open
      - still open, Part: Technical
    hint: possible now: call-in (Call in), report-part (Report on a part), ask-part (Ask for time), grant-part (Grant time), answer-part (Answer a part), find (Find the cause), order (Order an action), link-action (Put under an action), withdraw (Withdraw)
    [exit code: 2]
    "#);
    assert_snapshot!(go(&project, "2026-11-03T10:00:00+08:00", &case, "answer-part", &["part=legal", "part_answer=x"]), @r#"
    ------- stderr -------
    error: "Answer a part" was not taken: the case stays in state "Open"
      - Part (`part`) cannot be `legal`; choose from technical, billing
    [exit code: 2]
    "#);
    let now = "2026-11-07T10:00:00+08:00";
    assert_snapshot!(project.run(["show", &case, "--now", now]), @"
    TS-20261103-Y3XF  网速慢
    Open · overdue ▲ · Complaint · round 1

    received         11-03 09:00

    Clocks
      · Whole             due 11-13 23:59  6d13h left
      ▲ Part (Technical)  due 11-06 23:59  10h late
      ▲ Part (Billing)    due 11-06 23:59  10h late

    Items
      ▲ Part  Technical  open since 11-03 09:10, li  due 11-06 23:59
          Necessary: yes
      ▲ Part  Billing    open since 11-03 09:20, li  due 11-06 23:59

    History
      11-03 09:00  li  Open
      11-03 09:10  li  Call in
          Assisting department: Technical
          Necessary: yes
      11-03 09:20  li  Call in
          Assisting department: Billing

    What may come next
      call-in      Call in              anybody
      report-part  Report on a part     anybody
      grant-part   Grant time           anybody
      answer-part  Answer a part        anybody
      find         Find the cause       anybody
      order        Order an action      anybody
      link-action  Put under an action  anybody
      withdraw     Withdraw             anybody
    ");
    assert_snapshot!(project.run(["next", &case, "--now", now, "--lang", "zh"]), @"
    call-in      请协办        任何人
        part_department  协办部门：technical（技术部）、billing（账务部）
        tousu advance TS-20261103-Y3XF call-in --set part_department=…
    report-part  协办进度      任何人
        part  协办事项：technical（技术部）、billing（账务部）
        tousu advance TS-20261103-Y3XF report-part --set part=…
    grant-part   准予协办延期  任何人
        part  协办事项：technical（技术部）、billing（账务部）
        tousu advance TS-20261103-Y3XF grant-part --set part=…
    answer-part  协办答复      任何人
        part  协办事项：technical（技术部）、billing（账务部）
        part_answer  协办答复
        tousu advance TS-20261103-Y3XF answer-part --set part=… --set part_answer=…
    find         查明原因      任何人
        cause  原因：line（线路）、staff（人员）
        tousu advance TS-20261103-Y3XF find --set cause=…
    order        下达措施      任何人
        action_text  措施内容
        action_owner  责任人
        action_due  完成期限：时间，如 2026-11-03 09:00
        tousu advance TS-20261103-Y3XF order --set action_text=… --set action_owner=… --set action_due=…
    link-action  归入措施      任何人
        action_of  所属整改措施
        tousu advance TS-20261103-Y3XF link-action --set action_of=…
    withdraw     撤诉          任何人
        tousu advance TS-20261103-Y3XF withdraw
    ");
    assert_snapshot!(project.run(["due", "--now", now]), @"
    TS-20261103-Y3XF  10h late ▲  11-06 23:59  Part (Technical)  网速慢  anybody
    TS-20261103-Y3XF  10h late ▲  11-06 23:59  Part (Billing)    网速慢  anybody
    [exit code: 1]
    ");
    assert_snapshot!(project.run(["check", "--overdue", "--now", now, "--lang", "zh"]), @"
    错误[clock-late]：“协办（技术部）”应于 2026-11-06T23:59:59+08:00 前完成，已超时 10 小时 0 分钟
     --> cases/2026/11/TS-20261103-Y3XF.yaml:3:9
      |
    3 | status: open
      |         ^^^^
    提示：下一步：answer-part

    错误[clock-late]：“协办（账务部）”应于 2026-11-06T23:59:59+08:00 前完成，已超时 10 小时 0 分钟
     --> cases/2026/11/TS-20261103-Y3XF.yaml:3:9
      |
    3 | status: open
      |         ^^^^
    提示：下一步：answer-part

    检查案件 1 件：错误 2 项（其中数据错误 0 项），警告 0 项，超时 1 件
    [exit code: 1]
    ");
    goes(
        &project,
        now,
        &case,
        "answer-part",
        &["part=technical", "part_answer=已测速"],
    );
    goes(&project, now, &case, "close", &[]);
    let shown = project.run(["show", &case, "--json", "--now", now]).json();
    assert_fits("show", &shown);
    let items = serde_json::to_string_pretty(&shown["items"]).unwrap();
    assert_snapshot!(items, @r#"
    [
      {
        "item": "part",
        "id": "technical",
        "state": "closed",
        "necessary": true,
        "opened": "2026-11-03T09:10:00+08:00",
        "opened_by": "li",
        "closed": "2026-11-07T10:00:00+08:00",
        "closed_by": "li",
        "fields": {
          "part_department": "technical",
          "part_needed": "yes",
          "part_answer": "已测速"
        },
        "clocks": [
          {
            "id": "part",
            "scope": "item",
            "item": "technical",
            "round": 1,
            "started": "2026-11-03T09:10:00+08:00",
            "due": "2026-11-06T23:59:59+08:00",
            "first_due": "2026-11-06T23:59:59+08:00",
            "stopped": "2026-11-07T10:00:00+08:00",
            "paused_s": 0,
            "verdict": "missed",
            "provisional": false
          }
        ]
      },
      {
        "item": "part",
        "id": "billing",
        "state": "lapsed",
        "necessary": false,
        "opened": "2026-11-03T09:20:00+08:00",
        "opened_by": "li",
        "closed": "2026-11-07T10:00:00+08:00",
        "closed_by": "li",
        "fields": {
          "part_department": "billing"
        },
        "clocks": [
          {
            "id": "part",
            "scope": "item",
            "item": "billing",
            "round": 1,
            "started": "2026-11-03T09:20:00+08:00",
            "due": "2026-11-06T23:59:59+08:00",
            "first_due": "2026-11-06T23:59:59+08:00",
            "stopped": "2026-11-07T10:00:00+08:00",
            "paused_s": 0,
            "verdict": "missed",
            "provisional": false
          }
        ]
      },
      {
        "item": "visit",
        "id": "1",
        "state": "open",
        "necessary": true,
        "opened": "2026-11-07T10:00:00+08:00",
        "opened_by": "li",
        "closed": null,
        "closed_by": null,
        "fields": {},
        "clocks": [
          {
            "id": "visit",
            "scope": "item",
            "item": "1",
            "round": 1,
            "started": "2026-11-07T10:00:00+08:00",
            "due": "2026-11-16T23:59:59+08:00",
            "first_due": "2026-11-16T23:59:59+08:00",
            "stopped": null,
            "paused_s": 0,
            "verdict": "running",
            "provisional": false
          }
        ]
      }
    ]
    "#);
    assert_snapshot!(project.read(&format!("cases/2026/11/{case}.yaml")), @r#"
    # yaml-language-server: $schema=../../../schema/case.schema.json
    id: TS-20261103-Y3XF
    status: closed
    kind: complaint
    priority:
    title: 网速慢
    category:
    received: 2026-11-03T09:00:00+08:00
    lead:
    channel:
    handler:
    customer:
    assist:
    profile: items
    round: 1
    details:
    outcome:
    description:
    satisfaction:
    history:
      - id: 01M6FEQ3M06A4PFDNMBAPPAN71
        at: 2026-11-03T09:00:00+08:00
        by: li
        step: open
        set:
          kind: complaint
          received: 2026-11-03T09:00:00+08:00
      - id: 01M6FF9DJ0312T5VRB3GESQYP0
        at: 2026-11-03T09:10:00+08:00
        by: li
        step: call-in
        set:
          part_department: technical
          part_needed: "yes"
      - id: 01M6FFVQG0KVT6QD87CEQHQ3YF
        at: 2026-11-03T09:20:00+08:00
        by: li
        step: call-in
        set:
          part_department: billing
      - id: 01M6SVQV805PBSHJ3Y6N5WH8SS
        at: 2026-11-07T10:00:00+08:00
        by: li
        step: answer-part
        set:
          part: technical
          part_answer: 已测速
        clocks:
          - clock: part
            item: technical
            started: 2026-11-03T09:10:00+08:00
            due: 2026-11-06T23:59:59+08:00
            verdict: missed
            policy: items-e63b4569-10826b03a579
      - id: 01M6SVQV815PBSHJ3Y6N5WH8SS
        at: 2026-11-07T10:00:00+08:00
        by: li
        step: close
        clocks:
          - clock: whole
            started: 2026-11-03T09:00:00+08:00
            due: 2026-11-13T23:59:59+08:00
            verdict: met
            policy: items-e63b4569-10826b03a579
          - clock: part
            item: billing
            started: 2026-11-03T09:20:00+08:00
            due: 2026-11-06T23:59:59+08:00
            verdict: missed
            policy: items-e63b4569-10826b03a579
    "#);
}

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
fn an_ended_case_without_a_clock_that_runs_is_still_skipped_by_its_header() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    let now = "2026-11-03T10:00:00+08:00";
    goes(&project, now, &case, "close", &[]);
    let late = "2026-12-20T10:00:00+08:00";
    assert_snapshot!(project.run(["check", "--overdue", "--now", late]), @"
    error[clock-late]: “Visit (Care visit 1)” was due 2026-11-10T23:59:59+08:00 and is 39 d 10 h late
     --> cases/2026/11/TS-20261103-Y3XF.yaml:3:9
      |
    3 | status: closed
      |         ^^^^^^
    hint: next: visit

    error[clock-late]: “Filing” was due 2026-12-03T23:59:59+08:00 and is 16 d 10 h late
     --> cases/2026/11/TS-20261103-Y3XF.yaml:3:9
      |
    3 | status: closed
      |         ^^^^^^
    hint: next: reopen

    cases checked: 1; errors: 2, 0 of them in the data; warnings: 0; late: 1
    [exit code: 1]
    ");
    goes(&project, now, &case, "visit", &["visit=1", "useful=yes"]);
    goes(&project, now, &case, "archive", &[]);
    // What is archived cannot have a clock that runs: what is wrong in its history is not even read.
    let file = format!("cases/2026/11/{case}.yaml");
    let text = project.read(&file).replace("step: visit", "step: vist");
    project.write(&file, text);
    assert_eq!(project.run(["check", "--overdue", "--now", late]).code, 0);
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
