//! What the contract's steps have between them: another handler, a promise, an extension, another round.

use crate::contract_team::*;

const ASKS: [&str; 2] = ["extension=3wd", "reason=等待检测报告"];

#[test]
fn an_extension_both_parties_agree_on_keeps_both_days() {
    let mut story = investigating(0);
    let id = story.case();
    story
        .cannot("partner", "request-extension", &ASKS, "role")
        .cannot("worker", "request-extension", &ASKS[..1], "reason")
        .cannot("worker", "request-extension", &ASKS[1..], "extension")
        .cannot("manager", "grant-extension", &[], "it takes that")
        .does("both", "request-extension", &ASKS)
        .cannot("both", "grant-extension", &[], "both")
        .cannot("both", "refuse-extension", &["reason=x"], "both")
        .cannot("worker", "grant-extension", &[], "role")
        .cannot(
            "desk",
            "tell-extension",
            &["explanation=x"],
            "it takes that",
        )
        .does("manager", "grant-extension", &[])
        .sees("", &["show", &id, "--explain"], &["2026-09-15"])
        .cannot("desk", "tell-extension", &[], "explanation")
        .does("desk", "tell-extension", &["explanation=已书面说明"])
        .sees("desk", &["form", &id, "extension-notice"], &["2026-09-15"])
        .later(10 * 24 * 60);
    verified(&mut story);
    story.does(
        "worker",
        "plan",
        &["measures=补送", "responsible=worker", "plan_due=2026-09-14"],
    );
    carried_out(&mut story);
    reported(&mut story);
    assert_eq!(story.verdict("resolve"), "met");
    story.figures("2026-09", &[("extensions_granted", "1")]);
}

#[test]
fn an_extension_asked_late_or_refused_moves_nothing() {
    let mut story = investigating(0);
    story
        .later(10 * 24 * 60)
        .finds(&["breach", "clock-late"])
        .cannot("worker", "request-extension", &ASKS, "is past due");

    let mut story = investigating(0);
    story
        .does("worker", "request-extension", &ASKS)
        .cannot("manager", "refuse-extension", &[], "reason")
        .does("manager", "refuse-extension", &["reason=报告已到"])
        .cannot(
            "desk",
            "tell-extension",
            &["explanation=x"],
            "it takes that",
        )
        .later(10 * 24 * 60)
        .finds(&["breach", "clock-late"])
        .figures("2026-09", &[("extensions_refused", "1")]);
}

#[test]
fn a_promise_and_the_limit_of_the_plan_are_clocks_of_their_own() {
    let mut story = investigating(0);
    story
        .cannot("worker", "promise", &["promised=2026-09-03"], "role")
        .cannot("desk", "promise", &[], "promised")
        .does("desk", "promise", &["promised=2026-09-03"])
        .does("desk", "reassign", &["handler=worker", "reason=换班"])
        .cannot("partner", "reassign", &["handler=worker"], "role");
    verified(&mut story);
    planned(&mut story);
    story
        .later(4 * 24 * 60)
        .finds(&["clock-late", "clock-late"])
        .does("worker", "carry-out", &["done=补送"]);
    reported(&mut story);
    assert_eq!(story.verdict("promised"), "missed");
    assert_eq!(story.verdict("plan"), "missed");
    assert_eq!(story.verdict("resolve"), "met");
}

#[test]
fn a_customer_who_is_not_content_has_another_round_and_in_the_end_a_final_response() {
    let mut story = disputed();
    let last = ["final_response=已按合同处理完毕"];
    story
        .cannot(
            "desk",
            "redispatch",
            &["handler=worker", "measures=x"],
            "measures",
        )
        .cannot("worker", "redispatch", &["handler=worker"], "role")
        .cannot("desk", "close", &[], "it takes that")
        .does("desk", "redispatch", &["handler=worker"])
        .stands("investigating");
    verified(&mut story);
    planned(&mut story);
    carried_out(&mut story);
    reported(&mut story);
    story
        .cannot("desk", "feedback", &["satisfaction=dissatisfied"], "words")
        .does(
            "desk",
            "feedback",
            &["satisfaction=dissatisfied", "words=仍不认可"],
        )
        .cannot("manager", "final-response", &last, "it takes that")
        .does("manager", "review", &["reason=两轮均未发现新问题"])
        .cannot("desk", "final-response", &last, "role")
        .cannot("manager", "final-response", &[], "final_response")
        .does("manager", "final-response", &last)
        .stands("closed")
        .does("desk", "archive", &[])
        .figures("2026-09", &[("rounds_2", "1"), ("closed", "1")]);
}

#[test]
fn a_closed_complaint_comes_back_and_its_seven_days_are_not_begun_anew() {
    let mut story = disputed();
    story
        .does("desk", "review", &["reason=x"])
        .does("manager", "final-response", &["final_response=x"])
        .cannot("desk", "reopen", &[], "words")
        .cannot("manager", "reopen", &["words=x"], "role")
        .does("desk", "reopen", &["words=补送的也坏了"])
        .stands("acknowledged")
        .does("desk", "assess", &ASSESSED)
        .later(10 * 24 * 60)
        .finds(&[]);
    let clocks = story.json()["clocks"].clone();
    let resolve = clocks.as_array().unwrap().iter();
    assert_eq!(resolve.filter(|run| run["id"] == "resolve").count(), 1);
}

#[test]
fn a_withdrawn_complaint_stays_out_of_the_rates() {
    let mut story = received();
    story
        .cannot("desk", "withdraw", &[], "reason")
        .cannot("partner", "withdraw", &["reason=x"], "role")
        .does("desk", "withdraw", &["reason=已自行解决"])
        .stands("withdrawn")
        .cannot("desk", "acknowledge", &[], "is in state")
        .figures("2026-09", &[("excluded", "1"), ("closed", "0")]);
}
