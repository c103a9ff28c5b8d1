//! Escalations as a clerk, a lead and a cron line meet them: `next`, `show`, `due`, `check`, `report`.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::support::{CommandOutput, TestProject};

const PROFILE: &str = include_str!("../profile/escalations.toml");
pub(crate) const SETTINGS: &str = r#"profile = "escalations.toml"
[people.wang]
name = "王方"
roles = ["agent", "head"]
[people.zhao]
name = "赵明"
roles = ["top"]
"#;

/// A complaint of the press, taken in at 8:00 and begun at 10:00, with ten hours for it.
pub(crate) fn project() -> (TestProject, String) {
    let project = TestProject::empty();
    project.write("tousu.toml", SETTINGS);
    project.write("escalations.toml", PROFILE);
    let run = |now: &str, arguments: &[&str]| {
        let usual = ["--as", "wang", "--now", now];
        let output = project.run(arguments.iter().copied().chain(usual));
        assert_eq!(output.code, 0, "{output}");
        output
    };
    let taken_in = run(
        "2026-11-03T08:00",
        &[
            "new",
            "--set",
            "title=Slow network",
            "--set",
            "channel=media",
            "--json",
        ],
    );
    let case = taken_in.json()["id"].as_str().unwrap().to_owned();
    run("2026-11-03T10:00", &["advance", &case, "start"]);
    (project, case)
}

/// Runs a command at 18:30, when 85 % of the time is used up.
fn at_half_past_six(project: &TestProject, arguments: &[&str]) -> CommandOutput {
    let usual = ["--now", "2026-11-03T18:30", "--as", "wang"];
    project.run(arguments.iter().copied().chain(usual))
}

#[test]
fn next_says_what_is_due_first_and_marks_the_steps() {
    let (project, case) = project();
    let run = |arguments: &[&str]| at_half_past_six(&project, arguments);
    assert_snapshot!(run(&["next", &case]), @"
    ▲ To escalate: Media (level 3), since 11-03 08:00 · tell General manager · step report-up
    ▲ To escalate: Soon late (level 1), since 11-03 18:00 · tell Head · step escalate

    rise       Change     anybody
        priority: low (Low), high (High)
        tousu advance TS-20261103-9X96 rise --set priority=…
    hold       Hold       anybody
        tousu advance TS-20261103-9X96 hold
    escalate   Escalate   Agent  due ▲
        escalation_level  Escalation: soon (Soon late), late (Late), grave (Half gone)
        reason
        tousu advance TS-20261103-9X96 escalate --set escalation_level=soon --set reason=…
    report-up  Report up  anybody  due ▲
        tousu advance TS-20261103-9X96 report-up
    reply      Reply      anybody
        tousu advance TS-20261103-9X96 reply
    ");
    assert_snapshot!(run(&["next", &case, "--lang", "zh"]), @"
    ▲ 应升级：媒体投诉（3 级），自 11-03 08:00 起 · 告知总经理 · 步骤 report-up
    ▲ 应升级：临近超时（1 级），自 11-03 18:00 起 · 告知主管 · 步骤 escalate

    rise       调整  任何人
        priority  优先级：low（低）、high（高）
        tousu advance TS-20261103-9X96 rise --set priority=…
    hold       暂停  任何人
        tousu advance TS-20261103-9X96 hold
    escalate   升级  客服（应办 ▲）
        escalation_level  升级事项：soon（临近超时）、late（超时）、grave（要件过半）
        reason  原因说明
        tousu advance TS-20261103-9X96 escalate --set escalation_level=soon --set reason=…
    report-up  上报  任何人（应办 ▲）
        tousu advance TS-20261103-9X96 report-up
    reply      答复  任何人
        tousu advance TS-20261103-9X96 reply
    ");
    let json = run(&["next", &case, "--json"]).json();
    assert_fits("next", &json);
    let due: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .filter(|step| step["due"] == true)
        .map(|step| format!("{} {}", step["step"], step["escalations"]))
        .collect();
    assert_eq!(due, [r#""escalate" ["soon"]"#, r#""report-up" ["media"]"#]);
}

#[test]
fn due_and_check_list_what_is_due() {
    let (project, _) = project();
    let run = |arguments: &[&str]| at_half_past_six(&project, arguments);
    assert_snapshot!(run(&["due"]), @"
    TS-20261103-9X96  escalate ▲  11-03 08:00  Media      Slow network  anybody
    TS-20261103-9X96  escalate ▲  11-03 18:00  Soon late  Slow network  王方
    TS-20261103-9X96  1h30m left  11-03 20:00  Work       Slow network  anybody
    [exit code: 1]
    ");
    assert_snapshot!(run(&["due", "--lang", "zh"]), @"
    TS-20261103-9X96  应升级 ▲        11-03 08:00  媒体投诉  Slow network  任何人
    TS-20261103-9X96  应升级 ▲        11-03 18:00  临近超时  Slow network  王方
    TS-20261103-9X96  还剩 1小时30分  11-03 20:00  办理      Slow network  任何人
    [exit code: 1]
    ");
    let json = run(&["due", "--json"]).json();
    assert_fits("due", &json);
    assert_eq!(json[0]["escalations"][0]["id"], "media");
    assert_eq!(json[0]["escalations"][0]["people"][0], "zhao");
    assert_snapshot!(run(&["check"]), @"
    error[escalation-due]: to escalate: Media (level 3), since 2026-11-03T08:00:00+08:00
     --> cases/2026/11/TS-20261103-9X96.yaml:3:9
      |
    3 | status: working
      |         ^^^^^^^
    hint: tell General manager, and take report-up

    error[escalation-due]: to escalate: Soon late (level 1), since 2026-11-03T18:00:00+08:00
     --> cases/2026/11/TS-20261103-9X96.yaml:3:9
      |
    3 | status: working
      |         ^^^^^^^
    hint: tell Head, and take escalate (--set escalation_level=soon)

    warning[clock-due-soon]: “Work” is due 2026-11-03T20:00:00+08:00, in 1 h 30 min
     --> cases/2026/11/TS-20261103-9X96.yaml:3:9
      |
    3 | status: working
      |         ^^^^^^^
    hint: next: reply

    cases checked: 1; errors: 2; warnings: 1; late: 0
    [exit code: 1]
    ");
    assert_snapshot!(run(&["check", "--lang", "zh", "--overdue"]), @"
    错误[escalation-due]：应升级而未升级：媒体投诉（3 级），自 2026-11-03T08:00:00+08:00 起
     --> cases/2026/11/TS-20261103-9X96.yaml:3:9
      |
    3 | status: working
      |         ^^^^^^^
    提示：告知总经理，并办理 report-up

    错误[escalation-due]：应升级而未升级：临近超时（1 级），自 2026-11-03T18:00:00+08:00 起
     --> cases/2026/11/TS-20261103-9X96.yaml:3:9
      |
    3 | status: working
      |         ^^^^^^^
    提示：告知主管，并办理 escalate（--set escalation_level=soon）

    检查案件 1 件：错误 2 项，警告 0 项，超时 0 件
    [exit code: 1]
    ");
}

#[test]
fn what_is_recorded_stands_on_the_page_and_is_no_longer_due() {
    let (project, case) = project();
    let run = |arguments: &[&str]| at_half_past_six(&project, arguments);
    let set = [
        "--set",
        "escalation_level=soon",
        "--set",
        "reason=line still down",
    ];
    assert_snapshot!(run(&[&["advance", &case, "escalate"], &set[..]].concat()), @"
    TS-20261103-9X96 Escalate (In work)
    ------- stderr -------
    to escalate: Media, by the step report-up
    next due: `Work` at 2026-11-03T20:00:00+08:00
    ");
    assert_snapshot!(run(&["advance", &case, "report-up", "--lang", "zh"]), @"
    TS-20261103-9X96 上报（办理中）
    ------- stderr -------
    最近时限“办理”：2026-11-03T20:00:00+08:00
    ");
    assert_snapshot!(run(&["show", &case]), @"
    TS-20261103-9X96  Slow network
    In work · Low · Complaint · round 1

    received         11-03 08:00
    channel          Media

    Clocks
      · Work  due 11-03 20:00  1h30m left

    Escalations
      ✓ Soon late (level 1) on 11-03 18:30 by 王方 · tell Head
      ✓ Media (level 3) on 11-03 18:30 by 王方 · tell General manager

    History
      11-03 08:00  王方  Open
          channel: Media
          priority: Low
      11-03 10:00  王方  Start
      11-03 18:30  王方  Escalate
          Escalation: Soon late
          reason: line still down
      11-03 18:30  王方  Report up
          Escalation: Media

    What may come next
      rise        Change               anybody
      hold        Hold                 anybody
      escalate    Escalate             Agent
      reply       Reply                anybody
      answer-for  Answer for the head  anybody
    ");
    let json = run(&["show", &case, "--json"]).json();
    assert_fits("show", &json);
    let states: Vec<_> = json["escalations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}", one["id"], one["state"], one["by"]))
        .collect();
    assert_eq!(
        states,
        [
            r#""soon" "recorded" "wang""#,
            r#""media" "recorded" "wang""#
        ]
    );
    assert!(run(&["check"]).stdout.contains("clock-due-soon"));
    assert!(!run(&["check"]).stdout.contains("escalation-due"));
}

#[test]
fn an_escalation_waits_for_who_may_record_it() {
    let (project, case) = project();
    let waits = |who: &str| {
        let output = project.run(["next", "--json", "--as", who, "--now", "2026-11-03T18:30"]);
        assert_fits("next", &output.json());
        output.json().as_array().unwrap().len()
    };
    assert_eq!(waits("wang"), 1);
    let run = |arguments: &[&str]| at_half_past_six(&project, arguments);
    let refused = run(&[
        "advance",
        &case,
        "escalate",
        "--set",
        "escalation_level=media",
        "--set",
        "reason=x",
    ]);
    assert_snapshot!(refused, @r#"
    ------- stderr -------
    error: "Escalate" was not taken: the case stays in state "In work"
      - Escalation (`escalation_level`) cannot be `media`; choose from soon, late, grave
    [exit code: 2]
    "#);
}
