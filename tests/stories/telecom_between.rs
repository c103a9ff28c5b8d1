//! What may come between: promises, extensions, pauses, departments that help, actions, another round.

use crate::telecom_team::*;

const ASKS: [&str; 2] = ["extension=3d", "reason=等待设备厂家回函"];
const PROMISED: &str = "promised=2026-09-05";

#[test]
fn a_promise_is_extended_in_time_by_the_manager_and_the_customer_is_told() {
    let mut story = assigned(&[]);
    let id = story.case();
    story
        .cannot("cash", "request-extension", &ASKS, "it takes that")
        .cannot("cash", "promise", &[PROMISED], "role")
        .cannot("desk", "promise", &[], "promised")
        .does("desk", "promise", &[PROMISED])
        .cannot("desk", "request-extension", &ASKS, "role")
        .cannot("cash", "request-extension", &ASKS[..1], "reason")
        .cannot("cash", "request-extension", &ASKS[1..], "extension")
        .cannot("manager", "grant-extension", &[], "it takes that")
        .does("cash", "request-extension", &ASKS)
        .cannot("cash", "request-extension", &ASKS, "it takes that")
        .cannot("desk", "grant-extension", &[], "role")
        .cannot(
            "desk",
            "tell-extension",
            &["explanation=x"],
            "it takes that",
        )
        .does("manager", "grant-extension", &[])
        .sees("", &["show", &id, "--explain"], &["09-08"])
        .cannot("desk", "tell-extension", &[], "explanation")
        .does("desk", "tell-extension", &["explanation=已致电说明"])
        .sees("desk", &["form", &id, "extension-notice"], &["2026-09-08"])
        .does("desk", "tell-progress", &["progress=正在核对详单"])
        .does("cash", "investigate", &[])
        .later(6 * 24 * 60)
        .does("cash", "conclude", &FOUND)
        .does("cash", "handle", &["solution=solved", "measures=更正账单"]);
    tell(&mut story);
    assert_eq!(story.verdict("promised"), "met");
    story.figures(
        "2026-09",
        &[("extensions_granted", "1"), ("extended_after_due", "0/0")],
    );
}

#[test]
fn an_extension_asked_late_or_refused_moves_nothing() {
    let mut story = assigned(&[PROMISED]);
    story.later(5 * 24 * 60).finds(&["clock-late"]).cannot(
        "cash",
        "request-extension",
        &ASKS,
        "is past due",
    );

    let mut story = assigned(&[PROMISED]);
    story
        .does("cash", "request-extension", &ASKS)
        .cannot("manager", "refuse-extension", &[], "reason")
        .cannot("tech", "refuse-extension", &["reason=x"], "role")
        .does("manager", "refuse-extension", &["reason=资料已齐"])
        .cannot(
            "desk",
            "tell-extension",
            &["explanation=x"],
            "it takes that",
        )
        .later(5 * 24 * 60)
        .finds(&["clock-late"])
        .figures(
            "2026-09",
            &[("extensions_refused", "1"), ("extensions_granted", "0")],
        );
}

#[test]
fn the_fifteen_days_are_not_extended_and_the_manager_hears_when_they_run_out() {
    let mut story = investigating();
    story
        .later(12 * 24 * 60 + 900)
        .finds(&["clock-due-soon", "escalation-due"])
        .does("cash", "inform-manager", &["escalation_level=nearly-late"])
        .finds(&["clock-due-soon"])
        .later(3 * 24 * 60)
        .finds(&["clock-late"])
        .sees("", &["due"], &["fifteen days"]);
    clear_up(&mut story);
    story.does("cash", "handle", &["solution=explained", "measures=x"]);
    tell(&mut story);
    assert_eq!(story.verdict("answer"), "missed");
}

#[test]
fn while_the_customer_is_waited_for_neither_the_promise_nor_the_fifteen_days_stand_still() {
    let mut story = assigned(&[PROMISED]);
    story
        .cannot("cash", "pause", &[], "reason")
        .cannot("tech", "pause", &["reason=x"], "role")
        .does("cash", "pause", &["reason=等用户提供付款凭证"])
        .cannot("cash", "investigate", &[], "paused")
        .cannot("cash", "request-extension", &ASKS, "paused")
        .later(7 * 24 * 60)
        .finds(&["clock-late"])
        .does("desk", "resume", &[])
        .cannot("desk", "resume", &[], "is not possible now")
        .does("cash", "investigate", &[]);
    assert_eq!(story.verdict("promised"), "late");
    assert_eq!(story.verdict("answer"), "running");
}

#[test]
fn the_investigation_waits_for_a_necessary_part_and_for_no_other() {
    let mut story = investigating();
    let part = |department: &'static str, needed: &'static str| {
        [
            department,
            "part_task=提供数据",
            needed,
            "part_due=2026-09-03",
        ]
    };
    let network = part("part_department=network", "part_needed=yes");
    let business = part("part_department=business", "part_needed=no");
    story
        .cannot("tech", "ask-for-help", &network, "role")
        .cannot("cash", "ask-for-help", &network[..3], "part_due")
        .cannot("cash", "ask-for-help", &network[1..], "part_department")
        .does("cash", "ask-for-help", &network)
        .does("desk", "ask-for-help", &business)
        .cannot("cash", "conclude", &FOUND, "Network department")
        .cannot(
            "manager",
            "answer-part",
            &["part=network", "part_answer=x"],
            "role",
        )
        .cannot("tech", "answer-part", &["part=network"], "part_answer")
        .later(3 * 24 * 60)
        .finds(&["clock-late", "clock-late"])
        .does(
            "tech",
            "answer-part",
            &["part=network", "part_answer=基站正常"],
        )
        .does("cash", "conclude", &FOUND)
        .cannot(
            "cash",
            "release-part",
            &["part=business", "reason=x"],
            "is in state",
        );
    assert_eq!(story.verdict("part"), "late");

    let mut story = investigating();
    story
        .does("cash", "ask-for-help", &network)
        .cannot("cash", "release-part", &["part=network"], "reason")
        .cannot(
            "tech",
            "release-part",
            &["part=network", "reason=x"],
            "role",
        )
        .does(
            "manager",
            "release-part",
            &["part=network", "reason=详单已足够"],
        )
        .does("cash", "conclude", &FOUND);
}

#[test]
fn an_action_is_ordered_done_and_verified_by_somebody_else() {
    let mut story = told("adjusted");
    let action = [
        "action_text=出账前比对套餐变更",
        "action_kind=preventive",
        "action_owner=cash",
        "action_due=2026-09-20",
    ];
    story
        .cannot("desk", "order-action", &action, "role")
        .cannot("manager", "order-action", &action[..3], "action_due")
        .does("manager", "order-action", &action);
    let id = story.case();
    story
        .sees("", &["actions"], &["出账前比对套餐变更"])
        .sees(
            "desk",
            &["form", &id, "corrective-action"],
            &["出账前比对套餐变更"],
        )
        .cannot("manager", "verify-action", &["action=1"], "action");
    to_the_archive(&mut story);
    story
        .later(20 * 24 * 60)
        .finds(&["action-late"])
        .cannot("cash", "complete-action", &["action=1"], "action_result")
        .does(
            "cash",
            "complete-action",
            &["action=1", "action_result=已上线"],
        )
        .cannot("cash", "verify-action", &["action=1"], "cash")
        .cannot("tech", "verify-action", &["action=1"], "role")
        .does("manager", "verify-action", &["action=1"])
        .finds(&[])
        .figures(
            "2026-09",
            &[("actions_verified", "1"), ("actions_in_time", "0/1")],
        );
}
