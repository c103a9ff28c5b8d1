//! Transfer, progress, priority, extension, pause, departments that help, and how a case leaves.

use crate::callcenter_team::*;

const ASKS: [&str; 2] = ["extension=3d", "reason=等待备件"];

#[test]
fn it_is_transferred_with_a_reason_and_its_progress_is_on_record() {
    let mut story = assigned();
    let moved = ["lead=billing", "handler=cash", "reason=实为欠费停机"];
    story
        .cannot("agent", "transfer", &moved, "role")
        .cannot("tech", "transfer", &moved[..2], "reason")
        .cannot("tech", "transfer", &moved[1..], "lead")
        .does("tech", "transfer", &moved)
        .stands("assigned")
        .cannot("tech", "analyse", &[], "role")
        .does("cash", "analyse", &[])
        .cannot("cash", "record-progress", &[], "progress")
        .cannot("agent", "record-progress", &["progress=x"], "role")
        .does("cash", "record-progress", &["progress=正在核对缴费"])
        .cannot(
            "agent",
            "change-priority",
            &["priority=urgent", "reason=x"],
            "role",
        )
        .cannot("leader", "change-priority", &["priority=urgent"], "reason")
        .does(
            "leader",
            "change-priority",
            &["priority=urgent", "reason=影响通话"],
        );
    let id = story.case();
    story
        .sees("agent", &["form", &id, "progress"], &["正在核对缴费"])
        .later(25 * 60)
        .finds(&["clock-late", "escalation-due", "escalation-due"]);
}

#[test]
fn severity_and_urgency_give_the_priority_and_that_the_time_to_reply() {
    for (severity, urgency, priority, due) in [
        ("minor", "low", "general", "2026-09-16 23:59"),
        ("moderate", "medium", "important", "2026-09-08 23:59"),
        ("serious", "high", "urgent", "2026-09-02 09:00"),
    ] {
        let mut story = received();
        let (severity, urgency) = (format!("severity={severity}"), format!("urgency={urgency}"));
        let values = [&JUDGED[..], &[severity.as_str(), urgency.as_str()]].concat();
        story.does("agent", "judge", &values);
        assert_eq!(story.json()["priority"], priority);
        let id = story.case();
        story.sees("", &["show", &id, "--explain"], &[due]);
    }
}

#[test]
fn an_extension_is_asked_for_in_time_granted_by_somebody_else_and_told() {
    let mut story = analysing();
    let id = story.case();
    story
        .cannot("agent", "request-extension", &ASKS, "role")
        .cannot("tech", "request-extension", &ASKS[..1], "reason")
        .cannot("leader", "grant-extension", &[], "it takes that")
        .does("both", "request-extension", &ASKS)
        .cannot("both", "grant-extension", &[], "both")
        .cannot("both", "refuse-extension", &["reason=x"], "both")
        .cannot("agent", "grant-extension", &[], "role")
        .does("leader", "grant-extension", &[])
        .sees("", &["show", &id, "--explain"], &["2026-09-20"])
        .cannot("agent", "tell-extension", &[], "explanation")
        .does("agent", "tell-extension", &["explanation=已致电说明"])
        .sees("agent", &["form", &id, "extension-notice"], &["2026-09-20"])
        .later(16 * 24 * 60);
    diagnose(&mut story);
    plan(&mut story);
    story.does("agent", "reply", &REPLY);
    assert_eq!(story.verdict("reply"), "met");
    story.figures("2026-09", &[("extensions_granted", "1")]);
}

#[test]
fn an_extension_asked_late_or_refused_moves_nothing() {
    let mut story = analysing();
    story
        .later(16 * 24 * 60)
        .cannot("tech", "request-extension", &ASKS, "is past due")
        .finds(&["clock-late", "escalation-due", "escalation-due"]);
    let mut story = analysing();
    let waiting = story.case();
    story
        .misses("leader", &["next"], &[&waiting])
        .does("tech", "request-extension", &ASKS)
        .sees("leader", &["next"], &[&waiting])
        .cannot("leader", "refuse-extension", &[], "reason")
        .does("manager", "refuse-extension", &["reason=备件已到"])
        .cannot(
            "agent",
            "tell-extension",
            &["explanation=x"],
            "it takes that",
        )
        .later(16 * 24 * 60)
        .figures(
            "2026-09",
            &[("extensions_refused", "1"), ("backlog_overdue", "1/1")],
        );
}

#[test]
fn while_the_customer_is_waited_for_the_reply_stands_still() {
    let mut story = analysing();
    story
        .cannot("tech", "pause", &[], "reason")
        .cannot("agent", "pause", &["reason=x"], "role")
        .does("tech", "pause", &["reason=客户出差，下周可上门"])
        .cannot("tech", "diagnose", &DIAGNOSED, "paused")
        .later(20 * 24 * 60)
        .finds(&[])
        .does("tech", "resume", &[])
        .cannot("tech", "resume", &[], "is not possible now");
    diagnose(&mut story);
    plan(&mut story);
    story.does("agent", "reply", &REPLY);
    assert_eq!(story.verdict("reply"), "met");
}

#[test]
fn the_diagnosis_waits_for_a_necessary_part_and_for_no_other() {
    let mut story = analysing();
    let needed = [
        "part_department=billing",
        "part_task=查欠费",
        "part_needed=yes",
        "part_due=2026-09-03",
    ];
    let other = [
        "part_department=quality",
        "part_task=听录音",
        "part_needed=no",
        "part_due=2026-09-03",
    ];
    story
        .cannot("agent", "ask-for-help", &needed, "role")
        .cannot("tech", "ask-for-help", &needed[..3], "part_due")
        .does("tech", "ask-for-help", &needed)
        .does("tech", "ask-for-help", &other)
        .cannot("tech", "diagnose", &DIAGNOSED, "Billing department")
        .cannot(
            "agent",
            "answer-part",
            &["part=billing", "part_answer=x"],
            "role",
        )
        .cannot("cash", "answer-part", &["part=billing"], "part_answer")
        .does(
            "cash",
            "answer-part",
            &["part=billing", "part_answer=无欠费"],
        )
        .later(3 * 24 * 60)
        .finds(&["clock-late"])
        .cannot(
            "cash",
            "release-part",
            &["part=quality", "reason=x"],
            "role",
        )
        .cannot("leader", "release-part", &["part=quality"], "reason")
        .does(
            "leader",
            "release-part",
            &["part=quality", "reason=录音已过期"],
        )
        .finds(&[]);
    diagnose(&mut story);
}

#[test]
fn withdrawn_and_joined_complaints_stay_out_of_the_rates() {
    let mut story = analysing();
    let first = story.case();
    story
        .cannot("agent", "withdraw", &[], "reason")
        .cannot("tech", "withdraw", &["reason=x"], "role")
        .registers(
            "agent",
            &[
                "--channel",
                "phone",
                "--name",
                "邬某",
                "--phone",
                "138-0000-0002",
                "--title",
                "同样中断",
            ],
        )
        .does("agent", "contact", &["request=x"])
        .does("agent", "judge", &JUDGED);
    let group = format!("part_of={first}");
    story
        .cannot("leader", "join-group", &[], "part_of")
        .cannot("agent", "join-group", &[&group], "role")
        .does("leader", "join-group", &[&group])
        .stands("joined")
        .turns_to(0)
        .does("agent", "withdraw", &["reason=已恢复，不再追究"])
        .stands("withdrawn")
        .finds(&[])
        .figures(
            "2026-09",
            &[("excluded", "2"), ("group_members", "1"), ("closed", "0")],
        );
}
