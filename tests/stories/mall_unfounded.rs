//! Complaints that are held unfounded, and suggestions.

use crate::mall_team::{complaint, mall};

#[test]
fn an_unfounded_complaint_is_reported_told_tactfully_and_answered() {
    let mut story = complaint("service-attitude");
    story
        .does("desk", "lead-away", &[])
        .does(
            "desk",
            "judge",
            &["category=service-attitude", "grounds=no", "reasonable=no"],
        )
        .cannot(
            "desk",
            "notify-unit",
            &["lead=floor", "handler=seller"],
            "it takes that",
        )
        .does("desk", "report-unfounded", &["reason=录像显示并无争执"])
        .stands("unfounded")
        .cannot("desk2", "confirm-unfounded", &[], "role")
        .does("section", "confirm-unfounded", &[])
        .stands("unfounded-confirmed")
        .cannot("desk", "reply-unfounded", &["answer=x"], "it takes that")
        .does("desk", "tell-tactfully", &["explanation=与您一起看了录像"])
        .does("desk", "reply-unfounded", &["answer=经核实不成立"])
        .does("desk", "feedback", &["satisfaction=no_answer"])
        .cannot("desk", "conclude", &[], "it takes that")
        .does(
            "director",
            "final-response",
            &["final_response=书面说明已寄出"],
        )
        .cannot(
            "director",
            "decide-responsibility",
            &["penalty=x", "head_penalty=x"],
            "it takes that",
        )
        .does("section", "close-unfounded", &[])
        .does("desk", "archive", &[])
        .stands("archived")
        .finds(&[]);
    assert_eq!(story.json()["outcome"], "not_upheld");
}

#[test]
fn the_section_head_may_hold_it_founded_after_all() {
    let mut story = complaint("price");
    story
        .does(
            "manager",
            "judge",
            &["category=price", "grounds=no", "reasonable=yes"],
        )
        .does("manager", "report-unfounded", &["reason=票据齐全"])
        .cannot("section", "hold-founded", &[], "reason")
        .does("section", "hold-founded", &["reason=价签确实标错"])
        .stands("judged")
        .does("manager", "notify-unit", &["lead=floor", "handler=seller"])
        .stands("assigned");
}

#[test]
fn a_furious_customer_is_heard_before_the_card_is_filled_in() {
    let mut story = mall();
    let title = ["--channel", "floor", "--title", "吵起来了"];
    let output = story.run("new", "desk", &title, &[]).to_string();
    assert!(output.contains("customer_name"), "{output}");
    story.registers("desk", &[&title[..], &["--set", "upset=yes"]].concat());
    let id = story.case();
    story.cannot(
        "desk",
        "judge",
        &["category=price", "grounds=yes", "reasonable=yes"],
        "it takes that",
    );
    let edited = story.run("edit", "desk", &[&id, "--set", "customer_name=焦某"], &[]);
    assert_eq!(edited.code, 0, "{edited}");
    story
        .does(
            "desk",
            "judge",
            &["category=price", "grounds=yes", "reasonable=yes"],
        )
        .stands("judged");
}

#[test]
fn a_suggestion_is_decided_on_and_answered() {
    let mut story = mall();
    story
        .registers(
            "desk",
            &[
                "--kind",
                "suggestion",
                "--channel",
                "letter",
                "--title",
                "多放几把椅子",
            ],
        )
        .cannot(
            "desk",
            "judge",
            &["category=other", "grounds=yes", "reasonable=yes"],
            "it takes that",
        )
        .does("desk", "submit-suggestion", &["promised=2026-09-08T18:00"])
        .stands("considering")
        .cannot("desk", "decide-suggestion", &["adopted=adopted"], "role")
        .does("manager", "decide-suggestion", &["adopted=adopted"])
        .stands("decided")
        .does("desk", "reply-suggestion", &["answer=下月增设"])
        .does("desk", "archive", &[])
        .stands("archived")
        .finds(&[]);
    assert_eq!(story.verdict("promised"), "met");
}
