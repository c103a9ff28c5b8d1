//! Suggestions and inquiries, each from registration to archive.

use crate::company_team::company;
use crate::stage::Story;

/// Registers a suggestion or an inquiry.
fn comes_in(kind: &str, channel: &str) -> Story {
    let mut story = company();
    let by = if channel == "suggestion-box" {
        "admin"
    } else {
        "clerk"
    };
    story.registers(
        by,
        &[
            "--kind",
            kind,
            "--channel",
            channel,
            "--title",
            "延长营业时间",
        ],
    );
    story
}

#[test]
fn a_suggestion_is_reported_decided_answered_and_rewarded() {
    let mut story = comes_in("suggestion", "suggestion-box");
    story
        .cannot("admin", "accept-direct", &[], "it takes that")
        .cannot(
            "buyer",
            "submit-suggestion",
            &["promised=2026-09-04"],
            "role",
        )
        .cannot("admin", "submit-suggestion", &[], "promised")
        .does("admin", "submit-suggestion", &["promised=2026-09-04"])
        .stands("considering")
        .sees("head", &["next"], &["延长营业时间"])
        .cannot("admin", "decide-suggestion", &["adopted=adopted"], "role")
        .cannot("head", "decide-suggestion", &["decision=x"], "adopted")
        .cannot("admin", "reply-suggestion", &["answer=x"], "in state")
        .does(
            "boss",
            "decide-suggestion",
            &["adopted=partly", "decision=周末试行"],
        )
        .stands("decided")
        .cannot("admin", "reply-suggestion", &[], "answer")
        .does("admin", "reply-suggestion", &["answer=周末延长一小时"])
        .stands("closed")
        .does("admin", "reward", &["reward=200"])
        .cannot("admin", "reopen", &["words=x"], "it takes that")
        .does("admin", "archive", &[])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("received", "1"),
                ("closed", "1"),
                ("on_time", "1/1"),
                ("without_outcome", "0/0"),
                ("redress_given", "0"),
            ],
        );
    assert_eq!(story.verdict("promised"), "met");
}

#[test]
fn a_suggestion_answered_after_the_promised_day_is_late() {
    let mut story = comes_in("suggestion", "visit");
    story
        .does("clerk", "submit-suggestion", &["promised=2026-09-04"])
        .does("head", "decide-suggestion", &["adopted=declined"])
        .later(4 * 24 * 60)
        .finds(&["clock-late"])
        .sees("", &["due"], &["Promised reply", "延长营业时间"])
        .does("clerk", "reply-suggestion", &["answer=人手不足，暂不采用"])
        .cannot("admin", "reward", &["reward=200"], "it takes that")
        .finds(&[])
        .figures("2026-09", &[("on_time", "0/1")]);
    assert_eq!(story.verdict("promised"), "missed");
}

#[test]
fn a_suggestion_can_be_withdrawn_before_it_is_decided() {
    let mut story = comes_in("suggestion", "phone");
    story
        .does("clerk", "submit-suggestion", &["promised=2026-09-04"])
        .cannot("clerk", "withdraw", &[], "reason")
        .does("clerk", "withdraw", &["reason=客户收回"])
        .stands("withdrawn")
        .figures("2026-09", &[("excluded", "1"), ("closed", "0")]);
}

#[test]
fn an_inquiry_is_answered_at_once() {
    let mut story = comes_in("inquiry", "phone");
    story
        .cannot("clerk", "accept", &["course=x"], "it takes that")
        .cannot("clerk", "answer", &[], "answer")
        .cannot("buyer", "answer", &["answer=x"], "role")
        .does("clerk", "answer", &["answer=早九点到晚八点"])
        .stands("closed")
        .does("serve", "archive", &[])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("closed", "1"),
                ("on_time", "1/1"),
                ("first_contact", "1/1"),
            ],
        );
    assert_eq!(story.verdict("inquiry"), "met");
}

#[test]
fn an_inquiry_that_needs_another_department_has_24_hours_to_the_second() {
    for (minutes, verdict) in [(24 * 60 - 20, "met"), (24 * 60 - 19, "missed")] {
        let mut story = comes_in("inquiry", "phone");
        let id = story.case();
        story
            .cannot("clerk", "look-into", &[], "lead")
            .does("clerk", "look-into", &["lead=purchasing"])
            .stands("inquiring")
            .sees("buyer", &["next"], &["延长营业时间"])
            .sees(
                "",
                &["show", &id, "--explain"],
                &["due 2026-09-02 09:00", "24 hours, day and night"],
            )
            .cannot("driver", "answer", &["answer=x"], "role")
            .later(minutes)
            .does("buyer", "answer", &["answer=周末到货"])
            .does("serve", "archive", &[])
            .finds(&[]);
        assert_eq!(story.verdict("inquiry"), verdict);
    }
}

#[test]
fn an_inquiry_not_answered_within_24_hours_is_found_late() {
    let mut story = comes_in("inquiry", "mail");
    story
        .does("clerk", "look-into", &["lead=purchasing", "handler=buyer"])
        .sees("buyer", &["list", "mine"], &["延长营业时间"])
        .misses("driver", &["list", "mine"], &["延长营业时间"])
        .later(24 * 60)
        .finds(&["clock-late"])
        .sees("", &["list", "overdue"], &["延长营业时间"])
        .sees("", &["due"], &["Answer to an inquiry"])
        .figures(
            "2026-09",
            &[("backlog_overdue", "1/1"), ("open_at_end", "1")],
        );
}
