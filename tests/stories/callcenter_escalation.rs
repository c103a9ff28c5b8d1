//! When a complaint is escalated, who answers for it by when, and how it is tracked to its end.

use crate::callcenter_team::*;
use crate::stage::Story;

/// Escalates what is due to be, and then is not.
fn escalate(story: &mut Story, level: &str) {
    let value = format!("escalation_level={level}");
    let is_due = |story: &Story| story.findings().iter().any(|rule| rule == "escalation-due");
    assert!(is_due(story));
    story.does("agent", "escalate", &[&value]);
    assert!(!is_due(story));
}

#[test]
fn an_escalation_is_acknowledged_within_two_hours_tracked_and_coordinated_before_closing() {
    let mut story = centre();
    register(&mut story, "phone", &[]);
    story
        .does("agent", "contact", &["request=x"])
        .does("agent", "judge", &JUDGED);
    register(&mut story, "phone", &[]);
    story
        .does("agent", "contact", &["request=x"])
        .does("agent", "judge", &JUDGED)
        .cannot("agent", "escalate", &[], "escalation_level")
        .cannot("cash", "escalate", &["escalation_level=repeat"], "role");
    escalate(&mut story, "repeat");
    let which = "escalation=repeat";
    // Who was told sees it wait; who was not, and only may, does not.
    let owed = "for Team leader (`assess-escalation`)";
    story
        .sees("leader", &["next"], &[owed, "due"])
        .sees("leader", &["list", "mine"], &["信号中断"])
        .misses("manager", &["next"], &[owed]);
    story
        .cannot(
            "agent",
            "assess-escalation",
            &[which, "escalation_assessment=x"],
            "role",
        )
        .cannot(
            "leader",
            "assess-escalation",
            &[which],
            "escalation_assessment",
        )
        .cannot(
            "leader",
            "coordinate",
            &[which, "coordination=x"],
            "escalation_assessment",
        )
        .does("agent", "dispatch", &["lead=network", "handler=tech"])
        .turns_to(0)
        .does("agent", "dispatch", &["lead=network", "handler=tech"])
        .turns_to(0)
        .later(130)
        .finds(&["clock-late"])
        .does(
            "leader",
            "assess-escalation",
            &[which, "escalation_assessment=同一小区两次"],
        )
        .finds(&[])
        .cannot("tech", "track-escalation", &[which], "escalation_progress")
        .does(
            "tech",
            "track-escalation",
            &[which, "escalation_progress=已派抢修"],
        )
        .does("tech", "analyse", &[]);
    diagnose(&mut story);
    plan(&mut story);
    story
        .does("agent", "reply", &REPLY)
        .does("agent", "feedback", &["satisfaction=satisfied"])
        .cannot("agent", "close", &[], "Repeated complaint")
        .cannot("agent", "coordinate", &[which, "coordination=x"], "role")
        .cannot("leader", "coordinate", &[which], "coordination")
        .does(
            "leader",
            "coordinate",
            &[which, "coordination=已与网络部门共同处理"],
        )
        .cannot(
            "leader",
            "coordinate",
            &[which, "coordination=x"],
            "no open item",
        )
        .does("agent", "close", &[]);
    assert_eq!(story.verdict("escalation"), "missed");
    let id = story.case();
    story
        .sees(
            "agent",
            &["form", &id, "case-file"],
            &["同一小区两次", "已派抢修", "已与网络部门共同处理"],
        )
        .figures("2026-09", &[("escalated", "1/2"), ("repeats", "1/2")]);
}

#[test]
fn four_fifths_of_the_time_tell_the_team_leader_and_all_of_it_the_manager() {
    let mut story = analysing();
    let id = story.case();
    story
        .later(12 * 24 * 60 + 900)
        .finds(&["clock-due-soon", "escalation-due"])
        .sees("tech", &["next", &id], &["Close to the limit of the reply"])
        .does("tech", "escalate", &["escalation_level=nearly-late"])
        .does(
            "leader",
            "coordinate",
            &[
                "escalation=nearly-late",
                "coordination=加派人手",
                "escalation_assessment=x",
            ],
        )
        .finds(&["clock-due-soon"])
        .later(3 * 24 * 60)
        .finds(&["clock-late", "escalation-due"])
        .does("tech", "escalate", &["escalation_level=late"])
        .does(
            "manager",
            "coordinate",
            &[
                "escalation=late",
                "coordination=经理督办",
                "escalation_assessment=x",
            ],
        )
        .finds(&["clock-late"])
        .figures("2026-09", &[("escalated", "1/1")]);
}

#[test]
fn the_third_round_goes_to_the_manager_who_alone_ends_it() {
    let mut story = replied();
    for _ in 0..2 {
        story
            .cannot("agent", "feedback", &UNHAPPY[..1], "words")
            .does("agent", "feedback", &UNHAPPY)
            .cannot("agent", "close", &[], "it takes that")
            .cannot("agent", "redispatch", &["lead=network"], "role")
            .does("leader", "redispatch", &["lead=network", "handler=tech"])
            .does("tech", "analyse", &[]);
        diagnose(&mut story);
        plan(&mut story);
        story.does("agent", "reply", &REPLY);
    }
    escalate(&mut story, "third-round");
    let last = ["final_response=已按规范处理完毕"];
    story
        .does("agent", "feedback", &UNHAPPY)
        .cannot("manager", "final-response", &last, "Third round")
        .does(
            "manager",
            "assess-escalation",
            &["escalation=third-round", "escalation_assessment=x"],
        )
        .does(
            "manager",
            "coordinate",
            &["escalation=third-round", "coordination=x"],
        )
        .cannot("leader", "final-response", &last, "role")
        .cannot("manager", "final-response", &[], "final_response")
        .does("manager", "final-response", &last)
        .stands("closed");
    to_the_archive(&mut story);
    story.figures("2026-09", &[("rounds_3", "1"), ("closed", "1")]);
}

#[test]
fn nobody_who_is_not_heard_of_is_called_content() {
    for answer in ["no_answer", "refused", "unreachable", "not_asked"] {
        let mut story = replied();
        let answer = format!("satisfaction={answer}");
        story
            .does("case", "feedback", &[&answer])
            .cannot("case", "close", &[], "it takes that")
            .cannot("leader", "redispatch", &["lead=network"], "it takes that")
            .does("manager", "final-response", &["final_response=已按期答复"]);
    }
}
