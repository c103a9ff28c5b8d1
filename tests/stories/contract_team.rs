//! The people of both parties, and how a case goes from receipt to the result told.

use crate::stage::Story;

/// One person a role; the second manager has customer service besides.
const PEOPLE: &str = "\
desk: service
worker: handler
manager: manager
both: manager, service
partner: party-b";

pub(crate) const ASSESSED: [&str; 3] = ["category=delivery", "severity=serious", "urgency=high"];
pub(crate) const FOUND: [&str; 3] = ["findings=签收晚一日", "cause=process", "outcome=upheld"];
pub(crate) const PLAN: [&str; 3] = ["measures=补送", "responsible=worker", "plan_due=2026-09-04"];
pub(crate) const RESULT: [&str; 2] = ["result=已补送", "follow_up=按月核对"];
pub(crate) const ACTION: [&str; 4] = [
    "action_text=出库当日复核",
    "action_kind=preventive",
    "action_owner=worker",
    "action_due=2026-09-20",
];

/// Makes a project of the contract with the people of both parties.
pub(crate) fn agreed() -> Story {
    Story::of("contract", PEOPLE)
}

/// A complaint that has come in.
pub(crate) fn received() -> Story {
    let mut story = agreed();
    let call = ["--channel", "phone", "--name", "卓某"];
    let what = ["--phone", "138-0000-0001", "--title", "迟交"];
    let nature = ["--set", "nature=grievance"];
    story.registers("desk", &[&call[..], &what, &nature].concat());
    story
}

/// A complaint that is acknowledged and assessed.
pub(crate) fn assessed(values: &[&str]) -> Story {
    let mut story = received();
    story
        .does("desk", "acknowledge", &[])
        .does("desk", "assess", values);
    story
}

/// A complaint that is being investigated; `minutes` go by before it is acknowledged.
pub(crate) fn investigating(minutes: i64) -> Story {
    let mut story = received();
    story
        .later(minutes)
        .does("desk", "acknowledge", &[])
        .does("desk", "assess", &ASSESSED)
        .does("desk", "dispatch", &["lead=business", "handler=worker"])
        .stands("investigating");
    story
}

/// What a department or party B is asked for.
pub(crate) fn part(department: &str, needed: &str, due: &str) -> Vec<String> {
    vec![
        format!("part_department={department}"),
        "part_task=提供签收单".to_owned(),
        format!("part_needed={needed}"),
        format!("part_due={due}"),
    ]
}

pub(crate) fn verified(story: &mut Story) {
    story.does("worker", "verify", &FOUND).stands("planning");
}

pub(crate) fn planned(story: &mut Story) {
    story.does("worker", "plan", &PLAN).stands("planned");
}

pub(crate) fn carried_out(story: &mut Story) {
    let done = ["done=已补送"];
    story
        .does("worker", "carry-out", &done)
        .stands("carried-out");
}

pub(crate) fn reported(story: &mut Story) {
    story
        .does("desk", "report-result", &RESULT)
        .stands("reported");
}

/// A complaint whose customer was told the result and is not content.
pub(crate) fn disputed() -> Story {
    let mut story = investigating(0);
    verified(&mut story);
    planned(&mut story);
    carried_out(&mut story);
    reported(&mut story);
    let unhappy = ["satisfaction=dissatisfied", "words=还缺一箱"];
    story.does("desk", "feedback", &unhappy);
    story
}
