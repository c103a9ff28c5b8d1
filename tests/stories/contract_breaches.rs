//! The five breaches, each alone, with the remedy that the contract names for it.

use crate::contract_team::*;
use crate::stage::Story;

const LATE_RESPONSE: [&str; 2] = ["24 hours", "Train customer service"];
const LATE_RESULT: [&str; 2] = ["within seven working days", "Mend the process"];
const LEAK: [&str; 2] = ["leaked personal data", "Secure the data"];
const NO_IMPROVEMENT: [&str; 2] = ["did not improve what was found", "Set up a way to improve"];
const NO_HELP: [&str; 2] = ["Party B did not help", "Talk with party B"];

/// Holds the breaches that `check` finds against these: the words of each and its remedy, and of no other.
fn breached(story: &mut Story, expected: &[[&str; 2]]) {
    for breach in [LATE_RESPONSE, LATE_RESULT, LEAK, NO_IMPROVEMENT, NO_HELP] {
        match expected.contains(&breach) {
            true => story.sees("", &["check"], &breach),
            false => story.misses("", &["check"], &breach),
        };
    }
    let found = story.findings();
    let count = found.iter().filter(|rule| *rule == "breach").count();
    assert_eq!(count, expected.len(), "{found:?}");
}

fn asks(story: &mut Story, department: &str) {
    let help = part(department, "no", "2026-09-03");
    let help: Vec<&str> = help.iter().map(String::as_str).collect();
    story.does("worker", "ask-for-help", &help);
}

#[test]
fn the_response_has_24_hours_and_the_answer_seven_working_days() {
    let mut story = investigating(24 * 60 - 10);
    assert_eq!(story.verdict("acknowledge"), "met");
    breached(&mut story, &[]);
    let mut story = investigating(24 * 60 - 9);
    assert_eq!(story.verdict("acknowledge"), "missed");
    let id = story.case();
    story.sees("", &["show", &id, "--explain"], &["due 2026-09-10 23:59"]);
    breached(&mut story, &[LATE_RESPONSE]);
}

#[test]
fn a_response_that_never_came_is_a_breach_before_anybody_acts() {
    let mut story = received();
    story.later(25 * 60);
    breached(&mut story, &[LATE_RESPONSE]);
    story.cannot("desk", "assess", &ASSESSED, "is in state");
}

#[test]
fn the_seven_working_days_leave_weekends_out_and_end_with_the_day() {
    let mut story = investigating(0);
    story.later(9 * 24 * 60 + 14 * 60);
    breached(&mut story, &[]);
    story.later(60);
    breached(&mut story, &[LATE_RESULT]);
}

#[test]
fn a_leak_is_recorded_by_whoever_learns_of_it_and_stays_on_the_file() {
    for by in ["desk", "manager", "partner"] {
        let mut story = investigating(0);
        story
            .cannot("worker", "record-leak", &["reason=x"], "role")
            .cannot(by, "record-leak", &[], "reason")
            .does(by, "record-leak", &["reason=群发邮件带出电话"]);
        breached(&mut story, &[LEAK]);
        story.does("desk", "withdraw", &["reason=另行处理"]);
        breached(&mut story, &[LEAK]);
    }
}

#[test]
fn what_was_found_and_is_not_improved_in_time_is_a_breach_also_after_the_file_is_closed() {
    let mut story = investigating(0);
    verified(&mut story);
    story.does("desk", "order-action", &ACTION);
    planned(&mut story);
    carried_out(&mut story);
    reported(&mut story);
    story.does("desk", "close", &[]).later(20 * 24 * 60);
    breached(&mut story, &[NO_IMPROVEMENT]);
    story
        .does(
            "worker",
            "complete-action",
            &["action=1", "action_result=已执行"],
        )
        .does("manager", "verify-action", &["action=1"]);
    breached(&mut story, &[NO_IMPROVEMENT]);
    story.figures("2026-09", &[("actions_in_time", "0/1")]);
}

#[test]
fn party_b_that_does_not_help_breaks_the_contract_and_a_department_of_party_a_does_not() {
    let mut story = investigating(0);
    asks(&mut story, "service");
    story.later(3 * 24 * 60).finds(&["clock-late"]);
    breached(&mut story, &[]);
    asks(&mut story, "party-b");
    story.later(24 * 60);
    breached(&mut story, &[NO_HELP]);
    story
        .cannot(
            "worker",
            "release-part",
            &["part=party-b", "reason=x"],
            "role",
        )
        .cannot("desk", "release-part", &["part=party-b"], "reason")
        .does(
            "desk",
            "release-part",
            &["part=party-b", "reason=已自行查到"],
        );
    breached(&mut story, &[NO_HELP]);
}

#[test]
fn all_five_in_one_case_are_five_findings() {
    let mut story = investigating(2 * 24 * 60);
    asks(&mut story, "party-b");
    story.does("partner", "record-leak", &["reason=群发邮件带出电话"]);
    verified(&mut story);
    story
        .does("manager", "order-action", &ACTION)
        .later(24 * 24 * 60);
    breached(
        &mut story,
        &[LATE_RESPONSE, LATE_RESULT, LEAK, NO_IMPROVEMENT, NO_HELP],
    );
}
