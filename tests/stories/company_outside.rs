//! What comes from outside, by an association, an authority, the media or a court, is led by top management.

use crate::company_team::{company, register};
use crate::company_ways::handled;

const EXTERNAL: [&str; 5] = [
    "consumer-association",
    "trade-association",
    "authority",
    "media",
    "court",
];

#[test]
fn what_comes_from_outside_is_led_by_the_top_whichever_body_sends_it() {
    for channel in EXTERNAL {
        let mut story = company();
        register(&mut story, "admin", channel, "service", "138-0000-0001");
        let id = story.case();
        story
            .sees(
                "admin",
                &["next", &id],
                &["To escalate", "tell Top management", "accept-external"],
            )
            .finds(&["escalation-due"])
            .cannot("clerk", "accept", &["course=x"], "it takes that")
            .cannot("clerk", "accept-external", &[], "role")
            .does("admin", "accept-external", &["referral_number=转 12 号"])
            .stands("led-from-top")
            .finds(&[])
            .cannot(
                "chief",
                "lead-from-top",
                &["lead=operations", "handler=clerk2", "decision=x"],
                "role",
            )
            .cannot(
                "boss",
                "lead-from-top",
                &["lead=operations", "handler=clerk2"],
                "decision",
            )
            .cannot(
                "chief",
                "dispatch",
                &["lead=operations", "handler=clerk2"],
                "in state",
            )
            .does(
                "boss",
                "lead-from-top",
                &["lead=operations", "handler=clerk2", "decision=三日内报结果"],
            )
            .stands("assigned");
        handled(&mut story, "clerk2");
        story.figures(
            "2026-09",
            &[
                ("escalated", "1/1"),
                ("referred_outside", "1/1"),
                ("escalations_due", "0/0"),
                ("escalations_missed", "0/1"),
            ],
        );
        let again = ["words=仍未解决"];
        story
            .cannot("admin", "reopen", &again, "it takes that")
            .cannot("admin", "reopen-external", &[], "words")
            .does("admin", "reopen-external", &again)
            .stands("led-from-top")
            .finds(&[]);
    }
}

#[test]
fn the_last_word_on_what_came_from_outside_is_that_of_the_top() {
    let mut story = company();
    register(&mut story, "admin", "media", "service", "138-0000-0001");
    story
        .does("admin", "accept-external", &["referral_number=转 13 号"])
        .does(
            "boss",
            "lead-from-top",
            &["lead=operations", "handler=clerk2", "decision=查清"],
        )
        .does("clerk2", "investigate", &[])
        .does("clerk2", "establish", &["cause=customer", "findings=x"])
        .does(
            "serve",
            "explain",
            &["explanation=价目已公示", "outcome=not_upheld"],
        )
        .does(
            "serve",
            "feedback",
            &["satisfaction=dissatisfied", "words=不认可"],
        )
        .cannot(
            "head",
            "final-response",
            &["final_response=x"],
            "it takes that",
        )
        .cannot(
            "head",
            "final-response-external",
            &["final_response=x"],
            "role",
        )
        .cannot("boss", "final-response-external", &[], "final_response")
        .does(
            "boss",
            "final-response-external",
            &["final_response=公司最终答复"],
        )
        .stands("closed")
        .does("admin", "archive", &[])
        .finds(&[]);
}

#[test]
fn a_suggestion_or_an_inquiry_from_outside_needs_no_word_to_the_top() {
    for kind in ["suggestion", "inquiry"] {
        let mut story = company();
        let call = ["--kind", kind, "--channel", "media", "--title", "营业时间"];
        story.registers("admin", &call).finds(&[]);
    }
}
