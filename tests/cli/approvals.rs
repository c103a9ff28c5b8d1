//! Approvals as a clerk and a manager meet them.

use insta::assert_snapshot;

use crate::case_files::assert_fits;
use crate::support::{CommandOutput, TestProject};

const SETTINGS: &str = "profile = \"profiles/approvals.toml\"
[people.sun]
name = \"孙一\"
roles = [\"service\"]
[people.dai]
name = \"戴二\"
roles = [\"director\"]
[people.gao]
name = \"高三\"
roles = [\"manager\"]
";

pub(crate) struct Story {
    project: TestProject,
    id: String,
    minute: u32,
}

impl Story {
    pub(crate) fn new() -> Self {
        let project = TestProject::empty();
        project.write("tousu.toml", SETTINGS);
        let profile = include_str!("../profile/approvals.toml");
        project.write("profiles/approvals.toml", profile);
        let mut story = Self {
            project,
            id: String::new(),
            minute: 0,
        };
        let made = story.run("sun", &["new", "--title", "漏水", "--json"]);
        story.id = made.json()["id"].as_str().unwrap().to_owned();
        story
    }

    /// Runs a command as a person, a minute after the last one.
    pub(crate) fn run(&mut self, who: &str, arguments: &[&str]) -> CommandOutput {
        self.minute += 1;
        let now = format!("2026-11-03 09:{:02}", self.minute);
        let common = ["--now", now.as_str(), "--as", who];
        self.project.run(arguments.iter().copied().chain(common))
    }

    /// Takes a step of the case.
    pub(crate) fn step(&mut self, who: &str, step: &str, set: &[&str]) -> String {
        let id = self.id.clone();
        let mut arguments = vec!["advance", id.as_str(), step];
        arguments.extend(set.iter().flat_map(|pair| ["--set", *pair]));
        self.run(who, &arguments).to_string().replace(&id, "CASE")
    }

    pub(crate) fn said(&mut self, who: &str, arguments: &[&str]) -> String {
        let id = self.id.clone();
        let given: Vec<&str> = arguments
            .iter()
            .map(|word| if *word == "CASE" { id.as_str() } else { word })
            .collect();
        self.run(who, &given).to_string().replace(&id, "CASE")
    }
}

pub(crate) const LARGE: [&str; 2] = ["proposal=赔偿地板", "amount=1500"];

#[test]
fn the_answer_to_a_step_says_whose_signature_is_missing() {
    let mut story = Story::new();
    let answers = [
        story.step("sun", "propose", &LARGE),
        story.step("dai", "approve", &[]),
        story.step("dai", "approve", &[]),
        story.step("sun", "pay", &[]),
        story.step("gao", "approve", &[]),
    ];
    assert_snapshot!(answers.join("\n"), @r#"
    CASE Propose (Being handled)
    ------- stderr -------
    Proposal: awaiting approval; to be signed by Director, General manager
    next due: `Approval` at 2026-11-05T23:59:59+08:00

    CASE Approve (Being handled)
    ------- stderr -------
    Proposal: partly signed; to be signed by General manager
    next due: `Approval` at 2026-11-05T23:59:59+08:00

    ------- stderr -------
    error: "Approve" was not taken: the case stays in state "Being handled"
      - dai has signed "Proposal" already; the next signature is somebody else's
    [exit code: 2]
    ------- stderr -------
    error: "Pay" is not possible now: the case is in state "Being handled"
      - it takes that the approval "Proposal" is approved
      - "Proposal" is still to be signed by General manager
    hint: possible now: propose (Propose), correct (Correct), approve (Approve), reject (Reject), take-back (Take back)
    [exit code: 2]
    CASE Approve (Being handled)
    ------- stderr -------
    clock `Approval` met (due 2026-11-05T23:59:59+08:00)
    Proposal: approved
    "#);
}

#[test]
fn the_page_of_a_case_says_who_signed_and_who_is_missing() {
    let mut story = Story::new();
    story.step("sun", "propose", &LARGE);
    story.step("dai", "approve", &[]);
    assert_snapshot!(story.said("sun", &["show", "CASE"]), @r#"
    CASE  漏水
    Being handled · Normal · Complaint · round 1

    received         11-03 09:01

    Clocks
      · Approval  due 11-05 23:59  2d14h left

    Approvals
      · Proposal  partly signed  level 2 of 2  1500.00 yuan
          signed by 戴二 as Director 11-03 09:03
          to be signed by General manager

    History
      11-03 09:01  孙一  Register
          priority: Normal
      11-03 09:02  孙一  Propose
          Proposal: 赔偿地板
          Amount: 1500.00 yuan
      11-03 09:03  戴二  Approve
          digest of what was signed: 31f740c8-48c7184a8571a421
          signed as: Director
          the approval "Proposal": partly signed

    What may come next
      propose    Propose    Service
      correct    Correct    Service
      approve    Approve    General manager (not 孙一, 戴二)
      reject     Reject     General manager (not 孙一, 戴二)
      take-back  Take back  Service
    "#);
    assert_snapshot!(story.said("sun", &["show", "CASE", "--lang", "zh"]), @"
    CASE  漏水
    处理中 · 一般 · 投诉 · 第 1 轮

    收到时间   11-03 09:01

    时限
      · 审批  应于 11-05 23:59  还剩 2天14小时

    审批
      · 处理方案  部分签批  第 2 级（共 2 级）  1500.00 元
          戴二（经营总监）签批 11-03 09:03
          待总经理签批

    办理经过
      11-03 09:01  孙一  登记
          优先级：一般
      11-03 09:02  孙一  提交方案
          处理方案：赔偿地板
          金额：1500.00 元
      11-03 09:03  戴二  批准方案
          所批内容摘要：31f740c8-48c7184a8571a421
          签批身份：经营总监
          审批“处理方案”：部分签批

    下一步
      propose    提交方案  客服人员
      correct    调整方案  客服人员
      approve    批准方案  总经理（孙一、戴二除外）
      reject     退回方案  总经理（孙一、戴二除外）
      take-back  撤回方案  客服人员
    ");
}

#[test]
fn the_page_says_why_an_approval_is_void_or_refused() {
    let mut story = Story::new();
    story.step("sun", "propose", &LARGE);
    story.step("dai", "approve", &[]);
    story.step("sun", "correct", &["amount=1600"]);
    let id = story.id.clone();
    let void = story.run("sun", &["show", id.as_str(), "--json"]).json();
    assert_fits("show", &void);
    let (state, end) = (&void["approvals"][0]["state"], &void["approvals"][0]["end"]);
    assert_eq!(
        (state, &end["changed"]),
        (&"void".into(), &["amount"].into())
    );
    let page = |text: String| {
        let after = text.split_once("Approvals").unwrap().1.to_owned();
        after.split_once("History").unwrap().0.trim().to_owned()
    };
    assert_snapshot!(page(story.said("sun", &["show", "CASE"])), @"
    ▲ Proposal  void  level 2 of 2  1600.00 yuan
          signed by 戴二 as Director 11-03 09:03
          孙一 changed Amount 11-03 09:04; it must be put up again
    ");
    assert_snapshot!(story.said("sun", &["check"]), @r#"
    warning[approval-void]: what was signed under "Proposal" is no longer what stands there: Amount changed here
      --> cases/2026/11/CASE.yaml:47:11
       |
    47 |     step: correct
       |           ^^^^^^^
    hint: put it up again and have it signed anew

    warning[missing-calendar-year]: the calendar has no data for 2027, and limits of the procedure rest on it
     --> tousu.toml
    hint: put that year into calendars/ with `tousu calendar import`

    cases checked: 1; errors: 0; warnings: 2; late: 0
    "#);
    story.step("sun", "propose", &LARGE);
    story.step("dai", "reject", &["reason=金额过高"]);
    assert_snapshot!(page(story.said("sun", &["show", "CASE"])), @"
    ✗ Proposal  refused  level 2 of 2  1500.00 yuan
          refused by 戴二 11-03 09:09: 金额过高
    ");
}

#[test]
fn a_pending_approval_is_found_by_those_who_must_sign() {
    let mut story = Story::new();
    story.step("sun", "propose", &LARGE);
    assert_snapshot!(story.said("dai", &["next", "CASE"]), @"
    propose    Propose    Service
        proposal  Proposal
        tousu advance CASE propose --set proposal=…
    correct    Correct    Service
        tousu advance CASE correct
    approve    Approve    Director, General manager (not 孙一)
        tousu advance CASE approve
    reject     Reject     Director, General manager (not 孙一)
        reason
        tousu advance CASE reject --set reason=…
    take-back  Take back  Service
        tousu advance CASE take-back
    ");
    let mut finds = |who: &str, terms: &[&str]| story.said(who, terms).contains("CASE");
    assert!(finds("dai", &["next"]) && finds("gao", &["next"]));
    assert!(finds("dai", &["list", "mine"]));
    assert!(finds("sun", &["list", "awaiting:director"]));
    assert!(finds("sun", &["list", "awaiting:总经理"]));
    assert!(finds("sun", &["list", "awaiting:gao"]));
    assert!(finds("sun", &["list", "approval:pending"]));
    assert!(!finds("sun", &["list", "approval:granted"]));
    assert!(!finds("sun", &["list", "awaiting:none"]));
    story.step("dai", "approve", &[]);
    let mut finds = |who: &str, terms: &[&str]| story.said(who, terms).contains("CASE");
    assert!(!finds("dai", &["next"]) && finds("gao", &["next"]));
    assert!(!finds("sun", &["list", "awaiting:dai"]));
    assert_snapshot!(story.said("sun", &["list", "awaiting:directer"]), @"
    ------- stderr -------
    error: filter `awaiting` has no value `directer`
    hint: did you mean `director`?
    [exit code: 2]
    ");
}

#[test]
fn the_page_of_a_procedure_says_what_is_signed_by_whom() {
    let mut story = Story::new();
    let page = story.said("sun", &["workflow", "show"]);
    let approvals = page.split_once("▌ Approvals").unwrap().1;
    assert_snapshot!(approvals.split_once("▌").unwrap().0.trim_end(), @"
    proposal  Proposal
        put up  Propose
        decided  Approve · Reject · Take back
        covers  proposal (Proposal) · loss (Loss) · amount (Amount)
        signed  by Director
        signed  amount (Amount) over 1000.00 yuan: by Director, General manager
        not by  responsible (Person responsible)
    closing  Closing
        put up  Ask for the closing
        decided  Approve the closing
        covers  reason (reason)
        signed  by Director / General manager, General manager
    ");
    let scripts = story.run("sun", &["workflow", "show", "--json"]).json();
    assert_eq!(scripts["approvals"][0]["levels"][1]["over"], 100_000);
}
