//! A complaint is withdrawn, joined to that of a group, or comes back.

use crate::company_team::{
    assign, assigned, complaint, established, proposed, ready, register,
    to_the_archive_from_carried_out,
};

#[test]
fn a_complaint_is_withdrawn_at_any_time_before_the_answer() {
    let all: [fn() -> crate::stage::Story; 4] = [
        || complaint("service"),
        || assigned("service", "operations", "clerk"),
        ready,
        || proposed("20"),
    ];
    for begun in all {
        let mut story = begun();
        story
            .cannot("serve", "withdraw", &[], "reason")
            .cannot("buyer", "withdraw", &["reason=x"], "role")
            .does("serve", "withdraw", &["reason=客户来电撤回"])
            .stands("withdrawn")
            .cannot("serve", "reopen", &["words=x"], "in state")
            .finds(&[])
            .figures(
                "2026-09",
                &[
                    ("received", "1"),
                    ("closed", "0"),
                    ("excluded", "1"),
                    ("redress_given", "0"),
                ],
            );
    }
    let mut story = proposed("20");
    story
        .does("head", "approve", &[])
        .does("serve", "reply", &["answer=x"])
        .cannot("serve", "withdraw", &["reason=x"], "in state");
}

#[test]
fn a_group_complaint_is_joined_to_the_representatives_case() {
    let mut story = complaint("service");
    let leader = story.case();
    register(&mut story, "clerk", "mail", "service", "138-0000-0002");
    let member = story.case();
    let joins = format!("part_of={leader}");
    let itself = format!("part_of={member}");
    story
        .cannot("serve", "join-group", &[&joins], "in state")
        .does("clerk", "accept", &["course=x"])
        .cannot("clerk", "join-group", &[&joins], "role")
        .cannot("serve", "join-group", &[], "part_of")
        .cannot("serve", "join-group", &["part_of=ZZZZ"], "ZZZZ")
        .cannot("serve", "join-group", &[&itself], "itself")
        .does("serve", "join-group", &[&joins])
        .stands("joined")
        .sees("", &["show", &leader, "--links"], &[&member])
        .turns_to(0);
    assign(&mut story, "operations", "clerk2");
    story
        .does("clerk2", "investigate", &[])
        .does("clerk2", "establish", &["cause=customer", "findings=x"])
        .does(
            "clerk2",
            "explain",
            &["explanation=x", "outcome=not_upheld"],
        );
    to_the_archive_from_carried_out(&mut story);
    story.figures(
        "2026-09",
        &[
            ("received", "2"),
            ("incidents_received", "1"),
            ("group_members", "1"),
            ("closed", "1"),
            ("excluded", "1"),
        ],
    );
}

#[test]
fn a_closed_case_comes_back_and_after_two_rounds_in_vain_the_top_is_told() {
    let mut story = established("service", ("operations", "clerk"), &["cause=customer"]);
    let explained = ["explanation=价目已公示", "outcome=not_upheld"];
    let unhappy = ["satisfaction=dissatisfied", "words=不认可"];
    let again = ["cause=customer", "findings=再次核对"];
    story
        .does("serve", "explain", &explained)
        .cannot("serve", "feedback", &["satisfaction=dissatisfied"], "words")
        .does("serve", "feedback", &unhappy)
        .cannot("serve", "redispatch", &[], "role")
        .does("head", "redispatch", &["handler=clerk2"])
        .does("clerk2", "investigate", &[])
        .does("clerk2", "establish", &again)
        .does("serve", "explain", &explained)
        .does("serve", "feedback", &["satisfaction=satisfied"])
        .does("serve", "close", &[])
        .cannot("serve", "reopen", &[], "words")
        .does("serve", "reopen", &["words=又发现一处"])
        .stands("accepted")
        .finds(&["escalation-due"])
        .cannot("serve", "inform-management", &[], "escalation_level")
        .does(
            "serve",
            "inform-management",
            &["escalation_level=third-round"],
        )
        .finds(&[]);
    assign_again(&mut story);
    story
        .does("clerk", "investigate", &[])
        .does("clerk", "establish", &again)
        .does("serve", "explain", &explained)
        .does("serve", "feedback", &unhappy)
        .cannot("serve", "final-response", &["final_response=x"], "role")
        .cannot(
            "boss",
            "final-response-external",
            &["final_response=x"],
            "it takes that",
        )
        .does("boss", "final-response", &["final_response=公司最终答复"])
        .does("serve", "archive", &[])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("reopened", "1"),
                ("closed", "1"),
                ("ended_again", "1"),
                ("rework", "1/1"),
                ("escalated", "1/1"),
            ],
        );
}

fn assign_again(story: &mut crate::stage::Story) {
    story
        .does("chief", "dispatch", &["lead=operations", "handler=clerk"])
        .stands("assigned");
}
