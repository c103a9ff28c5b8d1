//! Items by the commands: parts of departments, what runs on after the end.

use insta::assert_snapshot;

use crate::support::{CommandOutput, TestProject};

pub(crate) fn project() -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"profiles/items.toml\"\n");
    let profile = include_str!("../profile/items.toml");
    project.write("profiles/items.toml", profile);
    project
}

/// Takes a case in; returns its number.
pub(crate) fn new(project: &TestProject, now: &str, more: &[&str]) -> String {
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

pub(crate) fn go(
    project: &TestProject,
    now: &str,
    case: &str,
    step: &str,
    set: &[&str],
) -> CommandOutput {
    let mut line = vec!["advance", case, step, "--now", now, "--as", "li", "--quiet"];
    for pair in set {
        line.extend(["--set", pair]);
    }
    project.run(line)
}

pub(crate) fn goes(project: &TestProject, now: &str, case: &str, step: &str, set: &[&str]) {
    let output = go(project, now, case, step, set);
    assert_eq!(output.code, 0, "{output}");
}

/// Calls in a department whose part is necessary, and one whose part is not.
pub(crate) fn calls_in_two(project: &TestProject, case: &str) {
    let necessary = ["part_department=技术部", "part_needed=yes"];
    let other = ["part_department=billing"];
    goes(
        project,
        "2026-11-03T09:10:00+08:00",
        case,
        "call-in",
        &necessary,
    );
    goes(
        project,
        "2026-11-03T09:20:00+08:00",
        case,
        "call-in",
        &other,
    );
}

#[test]
fn a_part_is_picked_shown_and_keeps_the_case_open() {
    let project = project();
    let case = new(&project, "2026-11-03T09:00:00+08:00", &[]);
    calls_in_two(&project, &case);
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
