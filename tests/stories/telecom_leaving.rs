//! How a case leaves and comes back: withdrawn, joined to a group, another round, a final response, an appeal.

use crate::telecom_team::*;

const UNHAPPY: [&str; 2] = ["satisfaction=dissatisfied", "words=要双倍"];
const SOLVED: [&str; 2] = ["solution=solved", "measures=更正账单"];

#[test]
fn a_customer_who_is_not_content_has_another_handler_and_is_told_whom_to_call() {
    let mut story = told("explained");
    let named = ["handler=tech", "handler_contact=分机 20", "lead=network"];
    story
        .cannot("desk", "redispatch", &named, "is in state")
        .cannot("desk", "feedback", &UNHAPPY[..1], "words")
        .does("desk", "feedback", &UNHAPPY)
        .cannot("desk", "close", &[], "it takes that")
        .cannot("cash", "redispatch", &named, "role")
        .cannot("desk", "redispatch", &named[..1], "handler_contact")
        .cannot("desk", "redispatch", &named[1..], "handler")
        .does("desk", "redispatch", &named)
        .stands("assigned")
        .does("tech", "investigate", &[])
        .cannot(
            "tech",
            "conclude",
            &["findings=x", "cause=network"],
            "outcome",
        )
        .does("tech", "conclude", &FOUND)
        .does("tech", "handle", &SOLVED);
    tell(&mut story);
    to_the_archive(&mut story);
    story.figures("2026-09", &[("rounds_2", "1"), ("rework", "1/1")]);
}

#[test]
fn the_manager_ends_what_cannot_be_settled_and_an_objection_opens_it_again() {
    let mut story = told("explained");
    let last = ["final_response=按规定不予双倍，可向申诉受理机构申诉"];
    story
        .cannot("manager", "final-response", &last, "is in state")
        .does("desk", "feedback", &UNHAPPY)
        .cannot("desk", "final-response", &last, "role")
        .cannot("manager", "final-response", &[], "final_response")
        .does("manager", "final-response", &last)
        .stands("closed");
    let id = story.case();
    story
        .sees("desk", &["form", &id, "final-response"], &["申诉受理机构"])
        .cannot("desk", "reopen", &[], "words")
        .cannot("manager", "reopen", &["words=x"], "role")
        .does("desk", "reopen", &["words=又多扣一笔"])
        .stands("accepted");
    assign(&mut story, &[]);
    story
        .does(
            "desk",
            "reassign",
            &["handler=cash", "handler_contact=分机 13"],
        )
        .cannot(
            "cash",
            "reassign",
            &["handler=cash", "handler_contact=x"],
            "role",
        )
        .cannot("desk", "reassign", &["handler=cash"], "handler_contact")
        .does("cash", "investigate", &[]);
    clear_up(&mut story);
    story.does("cash", "handle", &SOLVED);
    tell(&mut story);
    to_the_archive(&mut story);
    story.figures("2026-09", &[("reopened", "1"), ("rounds_2", "1")]);
}

#[test]
fn unreachable_is_no_consent_and_only_the_manager_closes_it() {
    for answer in ["no_answer", "refused", "unreachable", "not_asked"] {
        let mut story = told("solved");
        let answer = format!("satisfaction={answer}");
        story
            .does("desk", "feedback", &[&answer])
            .cannot("desk", "close", &[], "it takes that")
            .cannot(
                "desk",
                "redispatch",
                &["handler=cash", "handler_contact=x"],
                "it takes that",
            )
            .does("manager", "final-response", &["final_response=已按期答复"])
            .does("desk", "archive", &[]);
    }
}

#[test]
fn a_withdrawn_complaint_stays_out_of_the_rates() {
    let mut story = investigating();
    story
        .cannot("desk", "withdraw", &[], "reason")
        .cannot("cash", "withdraw", &["reason=x"], "role")
        .does("desk", "withdraw", &["reason=用户自行查清"])
        .stands("withdrawn")
        .cannot("desk", "reopen", &["words=x"], "is in state")
        .finds(&[])
        .figures("2026-09", &[("excluded", "1"), ("closed", "0")]);
}

#[test]
fn many_who_complain_of_one_thing_are_joined_to_the_first() {
    let mut story = accepted();
    let first = story.case();
    register(&mut story, "desk", "hall", &[]);
    accept(&mut story);
    let group = format!("part_of={first}");
    story
        .cannot("desk", "join-group", &[], "part_of")
        .cannot("cash", "join-group", &[&group], "role")
        .does("desk", "join-group", &[&group])
        .stands("joined")
        .sees("", &["show", &first, "--links"], &["Joined"])
        .figures(
            "2026-09",
            &[("group_members", "1"), ("incidents_received", "1")],
        );
}

#[test]
fn an_appeal_is_accepted_or_not_within_five_working_days_and_answered_within_thirty() {
    let mut story = told("explained");
    let number = ["appeal_number=申 7 号"];
    let id = story.case();
    story
        .does("desk", "feedback", &UNHAPPY)
        .does("manager", "final-response", &["final_response=x"])
        .cannot("cash", "lodge-appeal", &number, "role")
        .cannot("desk", "lodge-appeal", &[], "appeal_number")
        .cannot("desk", "appeal-accepted", &[], "it takes that")
        .does("desk", "lodge-appeal", &number)
        .sees(
            "",
            &["show", &id, "--explain"],
            &["2026-09-08", "2026-10-01"],
        )
        .cannot("desk", "lodge-appeal", &number, "it takes that")
        .cannot("desk", "archive", &[], "it takes that")
        .cannot(
            "desk",
            "appeal-decided",
            &["appeal_result=x"],
            "it takes that",
        )
        .does("desk", "inform-manager", &["escalation_level=appeal"])
        .cannot("desk", "appeal-refused", &[], "reason")
        .does("desk", "appeal-refused", &["reason=距事发已过五个月"])
        .finds(&[])
        .does("desk", "lodge-appeal", &["appeal_number=申 8 号"])
        .later(4 * 24 * 60)
        .does("manager", "appeal-accepted", &[])
        .cannot("desk", "appeal-decided", &[], "appeal_result")
        .later(34 * 24 * 60)
        .finds(&["clock-late"])
        .does("manager", "appeal-decided", &["appeal_result=维持"])
        .does("desk", "archive", &[])
        .finds(&[])
        .figures("2026-09", &[("referred_outside", "1/1")]);
    assert_eq!(story.verdict("appeal_acceptance"), "met");
    assert_eq!(story.verdict("appeal_result"), "missed");
}
