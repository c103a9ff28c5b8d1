//! What may come between: settled on the spot, the head is asked, departments help, time is extended.

use crate::company_team::{
    assigned, complaint, ready, refund, to_the_archive, to_the_archive_from_carried_out,
};

const SETTLED: [&str; 4] = [
    "measures=补送",
    "result=收到",
    "cause=mistake",
    "outcome=upheld",
];

#[test]
fn beyond_ones_authority_the_customer_is_told_and_the_head_is_asked() {
    let mut story = complaint("service");
    story
        .does("clerk", "accept", &["course=x"])
        .cannot("clerk", "refer-to-head", &["reason=超权限"], "explanation")
        .cannot("clerk", "refer-to-head", &["explanation=x"], "reason")
        .cannot("head", "head-decides", &["decision=x"], "it takes that")
        .does(
            "clerk",
            "refer-to-head",
            &["reason=超权限", "explanation=已告知请示"],
        )
        .cannot("clerk", "settle", &SETTLED, "it takes that")
        .cannot(
            "clerk",
            "refer-to-head",
            &["reason=x", "explanation=x"],
            "it takes that",
        )
        .sees("head", &["next"], &["送来的东西不对"])
        .cannot("clerk2", "head-decides", &["decision=x"], "role")
        .cannot("head", "head-decides", &[], "decision")
        .does("head", "head-decides", &["decision=当场补送"])
        .does("clerk", "settle", &SETTLED)
        .does(
            "serve",
            "feedback",
            &["satisfaction=dissatisfied", "words=还想要道歉"],
        )
        .cannot("serve", "close", &[], "it takes that")
        .does(
            "clerk",
            "refer-to-head",
            &["reason=仍不满意", "explanation=已告知"],
        )
        .does("head", "head-decides", &["decision=转专人"])
        .cannot("head", "redispatch", &[], "it takes that")
        .does("head", "take-up", &["lead=operations", "handler=clerk2"])
        .does("clerk2", "investigate", &[])
        .does(
            "clerk2",
            "establish",
            &["cause=mistake", "findings=态度生硬"],
        )
        .does("clerk2", "correct", &["correction=x", "improvement=x"])
        .does(
            "clerk2",
            "propose",
            &["proposal=上门致歉", "outcome=upheld", "redress=apology"],
        )
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    story.figures(
        "2026-09",
        &[
            ("escalated", "1/1"),
            ("rework", "1/1"),
            ("rounds_2", "1"),
            ("satisfied", "1/1"),
        ],
    );
}

#[test]
fn nobody_decides_on_what_he_referred_himself() {
    let mut story = complaint("service");
    let team = story.project.read("tousu.toml");
    let both = team.replace("roles = [\"clerk\"]\n", "roles = [\"clerk\", \"head\"]\n");
    story.project.write("tousu.toml", both);
    story
        .does("clerk", "accept", &["course=x"])
        .does("clerk", "refer-to-head", &["reason=x", "explanation=x"])
        .cannot("clerk", "head-decides", &["decision=x"], "clerk")
        .does("head", "head-decides", &["decision=x"]);
}

#[test]
fn a_necessary_part_of_another_department_comes_before_the_cause() {
    let mut story = assigned("goods", "purchasing", "buyer");
    let found = ["cause=goods", "findings=批次混装"];
    let help = [
        "part_department=transport",
        "part_task=查装车记录",
        "part_needed=yes",
        "part_due=2026-09-03T18:00:00+08:00",
    ];
    let extra = [
        "part_department=production",
        "part_task=查批号",
        "part_needed=no",
        "part_due=2026-09-03T18:00:00+08:00",
    ];
    story
        .does("buyer", "investigate", &[])
        .cannot("driver", "ask-for-help", &help, "role")
        .cannot("buyer", "ask-for-help", &help[..3], "part_due")
        .does("buyer", "ask-for-help", &help)
        .does("buyer", "ask-for-help", &extra)
        .cannot("buyer", "establish", &found, "Dispatch and transport")
        .cannot("driver", "answer-part", &["part=transport"], "part_answer")
        .cannot(
            "driver",
            "answer-part",
            &["part=quality", "part_answer=x"],
            "part",
        )
        .later(3 * 24 * 60)
        .finds(&["clock-late", "clock-late"])
        .sees("", &["due"], &["Dispatch and transport", "Production"])
        .does(
            "driver",
            "answer-part",
            &["part=transport", "part_answer=装车无误"],
        )
        .cannot("buyer", "release-part", &["part=production"], "reason")
        .does(
            "buyer",
            "release-part",
            &["part=production", "reason=批号可查"],
        )
        .cannot(
            "driver",
            "answer-part",
            &["part=transport", "part_answer=x"],
            "part",
        )
        .does("buyer", "establish", &found)
        .does("buyer", "coordinate-purchasing", &["coordination=补发"])
        .does("buyer", "propose", &refund("amount=20"))
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    assert_eq!(story.verdict("part"), "missed");
}

#[test]
fn an_extension_is_asked_for_in_time_granted_by_the_head_and_told() {
    let mut story = ready();
    let asks = ["extension=3d", "reason=等待厂家回函"];
    let id = story.case();
    story
        .cannot("serve", "request-extension", &asks, "role")
        .cannot("clerk", "request-extension", &asks[..1], "reason")
        .cannot("head", "grant-extension", &[], "it takes that")
        .does("clerk", "request-extension", &asks)
        .cannot("clerk", "request-extension", &asks, "it takes that")
        .cannot("clerk2", "grant-extension", &[], "role")
        .does("head", "grant-extension", &[])
        .sees("", &["show", &id, "--explain"], &["09-11"])
        .cannot("serve", "tell-extension", &[], "explanation")
        .does("serve", "tell-extension", &["explanation=已致电说明"])
        .later(9 * 24 * 60)
        .finds(&["clock-due-soon"])
        .does("clerk", "propose", &refund("amount=20"))
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    assert_eq!(story.verdict("promised"), "met");
    story.figures(
        "2026-09",
        &[
            ("extensions_requested", "1"),
            ("extensions_granted", "1"),
            ("extensions_refused", "0"),
            ("extended_after_due", "0/1"),
        ],
    );
}

#[test]
fn an_extension_asked_late_or_refused_moves_nothing() {
    let asks = ["extension=3d", "reason=x"];
    let mut story = ready();
    story.later(8 * 24 * 60).finds(&["clock-late"]).cannot(
        "clerk",
        "request-extension",
        &asks,
        "is past due",
    );

    let mut story = ready();
    story
        .does("clerk", "request-extension", &asks)
        .cannot("head", "refuse-extension", &[], "reason")
        .does("head", "refuse-extension", &["reason=资料已齐"])
        .cannot(
            "serve",
            "tell-extension",
            &["explanation=x"],
            "it takes that",
        )
        .later(8 * 24 * 60)
        .finds(&["clock-late"])
        .figures(
            "2026-09",
            &[
                ("extensions_refused", "1"),
                ("extensions_granted", "0"),
                ("backlog_overdue", "1/1"),
            ],
        );
}

#[test]
fn a_case_without_a_promise_has_nothing_to_extend() {
    let mut story = complaint("service");
    story
        .does("clerk", "accept", &["course=x"])
        .does("chief", "dispatch", &["lead=operations", "handler=clerk"])
        .cannot(
            "clerk",
            "request-extension",
            &["extension=3d", "reason=x"],
            "it takes that",
        )
        .does("serve", "promise", &["promised=2026-09-05"])
        .does("clerk", "request-extension", &["extension=3d", "reason=x"]);
}

#[test]
fn the_on_the_spot_way_ends_as_the_others_do() {
    let mut story = complaint("service");
    story
        .does("clerk", "accept", &["course=少一件"])
        .cannot("clerk", "settle", &["measures=补送"], "result")
        .does(
            "clerk",
            "settle",
            &[
                "measures=补送",
                "result=收到",
                "cause=mistake",
                "outcome=upheld",
            ],
        )
        .stands("carried-out");
    to_the_archive_from_carried_out(&mut story);
    story.figures("2026-09", &[("closed", "1"), ("rounds_1", "1")]);
}
