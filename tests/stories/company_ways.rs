//! The ordinary and the direct way in, each from registration to archive.

use crate::company_team::{assign, company, complaint, refund, register, to_the_archive};
use crate::stage::Story;

/// From the assignment to the archive: an ordinary mistake, an apology.
pub(crate) fn handled(story: &mut Story, by: &str) {
    story
        .does(by, "investigate", &[])
        .does(by, "establish", &["cause=mistake", "findings=当班漏记"])
        .does(
            by,
            "correct",
            &["correction=补办", "improvement=交接班核对"],
        )
        .does(
            by,
            "propose",
            &["proposal=当面致歉", "outcome=upheld", "redress=apology"],
        )
        .cannot(by, "approve", &[], "nobody decides on their own")
        .does("head", "approve", &[]);
    to_the_archive(story);
}

#[test]
fn the_ordinary_way_in_each_of_its_channels() {
    for channel in ["phone", "mail", "visit"] {
        let mut story = company();
        register(&mut story, "clerk", channel, "service", "138-0000-0001");
        story
            .stands("received")
            .cannot("admin", "accept", &[], "role")
            .cannot("admin", "accept-direct", &[], "it takes that")
            .cannot("boss", "accept-external", &[], "it takes that")
            .cannot("clerk", "accept", &[], "course");
        assign(&mut story, "operations", "clerk2");
        handled(&mut story, "clerk2");
        story.figures(
            "2026-09",
            &[
                ("received", "1"),
                ("closed", "1"),
                ("upheld", "1/1"),
                ("satisfied", "1/1"),
                ("escalated", "0/1"),
                ("referred_outside", "0/1"),
                ("not_archived", "0/1"),
                ("redress_given", "0"),
            ],
        );
        assert_eq!(story.verdict("promised"), "met");
    }
}

#[test]
fn another_channel_says_which_and_a_complaint_says_who() {
    let story = company();
    let common = [
        "--title",
        "漏送",
        "--name",
        "卓某",
        "--phone",
        "138-0000-0001",
    ];
    for (by, channel, more, why) in [
        ("clerk", "other", &common[..], "channel_detail"),
        ("clerk", "phone", &common[..2], "name"),
        ("clerk", "phone", &common[..4], "phone"),
        ("buyer", "phone", &common[..], "role"),
    ] {
        let channel = ["--channel", channel];
        let output = story.run("new", by, &channel, more);
        assert_eq!(output.code, 2, "{output}");
        assert!(output.to_string().contains(why), "{output}");
    }
    assert!(
        !story
            .project
            .files()
            .iter()
            .any(|name| name.contains("TS-"))
    );
    let mut story = story;
    let detail = ["--channel", "other", "--set", "channel_detail=短信"];
    story
        .registers("clerk", &[&common[..], &detail[..]].concat())
        .stands("received")
        .cannot("clerk", "accept", &[], "category");
}

#[test]
fn the_direct_way_is_taken_by_administration_passed_to_marketing_and_rewarded() {
    for channel in ["direct-phone", "suggestion-box", "top-management"] {
        let mut story = company();
        register(&mut story, "admin", channel, "service", "138-0000-0001");
        story
            .cannot("clerk", "accept", &["course=x"], "it takes that")
            .cannot("clerk", "accept-direct", &[], "role")
            .does("admin", "accept-direct", &["course=信中所述"])
            .cannot("admin", "pass-to-marketing", &[], "handler")
            .cannot("market", "pass-to-marketing", &["handler=market"], "role")
            .does("admin", "pass-to-marketing", &["handler=market"])
            .stands("assigned")
            .sees("market", &["list", "mine"], &["送来的东西不对"])
            .cannot("clerk", "investigate", &[], "role")
            .does("market", "investigate", &[])
            .does(
                "market",
                "establish",
                &["cause=mistake", "findings=宣传册过期"],
            )
            .does(
                "market",
                "correct",
                &["correction=撤下旧册", "improvement=印刷前会签"],
            )
            .does("market", "propose", &refund("amount=30"))
            .does("head", "approve", &[])
            .does("market", "reply", &["answer=退差价"])
            .does("market", "carry-out", &["measures=转账", "result=到账"])
            .does("admin", "feedback", &["satisfaction=satisfied"])
            .does("admin", "close", &[])
            .cannot("clerk", "reward", &["reward=100"], "role")
            .cannot("admin", "reward", &[], "reward")
            .does("admin", "reward", &["reward=100"])
            .stands("closed")
            .does("admin", "archive", &[])
            .cannot("admin", "reward", &["reward=100"], "Archived")
            .finds(&[])
            .figures(
                "2026-09",
                &[
                    ("closed", "1"),
                    ("redress_given", "3000"),
                    ("redress_total", "3000"),
                    ("redress_cases", "1/1"),
                    ("escalated", "0/1"),
                ],
            );
    }
}

#[test]
fn administration_may_keep_a_direct_complaint_and_the_ordinary_way_knows_no_reward() {
    let mut story = company();
    register(
        &mut story,
        "admin",
        "direct-phone",
        "service",
        "138-0000-0001",
    );
    story
        .does("admin", "accept-direct", &["course=电话所述"])
        .does(
            "admin",
            "dispatch",
            &["lead=administration", "handler=admin"],
        );
    handled(&mut story, "admin");

    let mut story = complaint("service");
    story.does("clerk", "accept", &["course=x"]).does(
        "clerk",
        "settle",
        &[
            "measures=补送",
            "result=收到",
            "cause=mistake",
            "outcome=upheld",
        ],
    );
    story
        .does("serve", "feedback", &["satisfaction=satisfied"])
        .does("serve", "close", &[])
        .cannot("admin", "reward", &["reward=100"], "it takes that");
}

#[test]
fn the_box_takes_a_complaint_without_a_name() {
    let mut story = company();
    story
        .registers(
            "admin",
            &["--channel", "suggestion-box", "--title", "排队太久"],
        )
        .cannot("admin", "accept-direct", &[], "category")
        .does("admin", "accept-direct", &["category=service"])
        .does(
            "admin",
            "settle",
            &[
                "measures=加开窗口",
                "result=已公示",
                "cause=mistake",
                "outcome=upheld",
            ],
        )
        .does("admin", "feedback", &["satisfaction=unreachable"])
        .cannot("admin", "close", &[], "it takes that")
        .cannot("admin", "final-response", &["final_response=x"], "role")
        .cannot("head", "final-response", &[], "final_response")
        .does("head", "final-response", &["final_response=张贴答复"])
        .does("admin", "archive", &[])
        .finds(&[])
        .figures("2026-09", &[("closed", "1"), ("satisfied", "0/0")]);
}
