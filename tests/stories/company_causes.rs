//! The cause is established, and a breach or a mistake entails what it must before anything is proposed.

use crate::company_team::{assigned, established, to_the_archive};

/// Values of a proposal that costs nothing.
const APOLOGY: [&str; 3] = ["proposal=当面致歉", "outcome=upheld", "redress=apology"];
const OPERATIONS: (&str, &str) = ("operations", "clerk2");
/// What only a head, administration and management read.
const SECRETS: [&str; 3] = ["driver", "扣当月奖金", "proceedings: opened"];

#[test]
fn nothing_is_established_without_its_cause_and_the_liability_that_the_centre_asks_for() {
    for category in ["quality", "transport", "distribution", "account-manager"] {
        let mut story = assigned(category, "quality", "checker");
        story
            .cannot("clerk", "investigate", &[], "role")
            .does("checker", "investigate", &[])
            .cannot(
                "checker",
                "establish",
                &["findings=x", "liable=none"],
                "cause",
            )
            .cannot(
                "checker",
                "establish",
                &["cause=goods", "findings=x"],
                "liable",
            )
            .cannot(
                "checker",
                "establish",
                &["cause=goods", "liable=none"],
                "findings",
            )
            .cannot(
                "checker",
                "establish",
                &["cause=unknown", "findings=x", "liable=none"],
                "unknown",
            )
            .stands("investigating");
    }
}

#[test]
fn a_breach_goes_to_the_head_and_takes_the_way_of_the_organisation() {
    let mut story = established("service", OPERATIONS, &["cause=violation"]);
    let breach = [
        "responsible=driver",
        "proceedings=opened",
        "consequence=扣当月奖金",
    ];
    story
        .cannot("clerk2", "propose", &APOLOGY, "in state")
        .cannot(
            "clerk2",
            "correct",
            &["correction=x", "improvement=x"],
            "it takes that",
        )
        .cannot("clerk2", "open-proceedings", &breach, "role")
        .cannot("head", "open-proceedings", &breach[..1], "proceedings")
        .cannot("head", "open-proceedings", &breach[1..], "responsible")
        .does("head", "open-proceedings", &breach)
        .stands("ready");
    let id = story.case();
    for by in ["clerk2", "chief", "serve", "boss", "head"] {
        story.misses(by, &["show", &id], &SECRETS[1..]);
        story.misses(by, &["show", &id, "--json"], &SECRETS[1..]);
    }
    story
        .sees("chief", &["show", &id], &["restricted"])
        .misses("chief", &["show", &id, "--reveal"], &SECRETS[1..])
        .misses("clerk2", &["show", &id, "--reveal"], &SECRETS[1..])
        .misses(
            "head",
            &["report", "--month", "2026-09", "--format", "json"],
            &SECRETS[1..],
        );
    for by in ["head", "admin", "boss"] {
        story.sees(by, &["show", &id, "--reveal"], &SECRETS[..2]);
    }
    let by = ["--month", "2026-09", "--by", "consequence"];
    assert_eq!(story.run("report", "head", &by, &[]).code, 2);
    let filter = ["responsible:driver"];
    assert_eq!(story.run("list", "head", &filter, &[]).code, 2);
    story
        .does("clerk2", "propose", &APOLOGY)
        .cannot("driver", "approve", &[], "driver")
        .does("head", "approve", &[])
        .does("serve", "reply", &["answer=已处理"])
        .does("serve", "carry-out", &["measures=已办", "result=致歉"])
        .does("serve", "feedback", &["satisfaction=satisfied"])
        .cannot("serve", "close", &[], "it takes that")
        .does("serve", "close-breach", &[])
        .does("serve", "archive", &[])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("closed", "1"),
                ("redress_given", "0"),
                ("cause_known", "1/1"),
            ],
        );
}

#[test]
fn a_breach_settled_on_the_spot_goes_to_the_head_all_the_same() {
    let mut story = crate::company_team::complaint("service");
    let settled = [
        "measures=补办",
        "result=办妥",
        "cause=violation",
        "outcome=upheld",
    ];
    let breach = ["responsible=clerk2", "proceedings=opened"];
    story
        .does("clerk", "accept", &["course=x"])
        .does("clerk", "settle", &settled)
        .does("serve", "feedback", &["satisfaction=satisfied"])
        .cannot("serve", "close", &[], "it takes that")
        .cannot("serve", "close-breach", &[], "it takes that")
        .cannot("clerk", "report-breach", &breach, "role")
        .does("head", "report-breach", &breach)
        .does("serve", "close-breach", &[])
        .does("serve", "archive", &[])
        .finds(&[]);

    let mut story = crate::company_team::complaint("service");
    story
        .does("clerk", "accept", &["course=x"])
        .does("clerk", "settle", &settled)
        .does("serve", "feedback", &["satisfaction=refused"])
        .cannot(
            "head",
            "final-response",
            &["final_response=x"],
            "responsible",
        )
        .does(
            "head",
            "final-response",
            &[
                "final_response=已书面答复",
                "responsible=clerk2",
                "proceedings=opened",
            ],
        )
        .stands("closed")
        .finds(&[]);
}

#[test]
fn an_ordinary_mistake_is_corrected_and_improved_by_an_action_with_owner_and_day() {
    let mut story = established("service", OPERATIONS, &["cause=mistake"]);
    let action = [
        "action_text=交接班核对单",
        "action_kind=preventive",
        "action_owner=clerk2",
        "action_due=2026-09-20T18:00:00+08:00",
    ];
    story
        .cannot("clerk2", "correct", &["correction=当场改正"], "improvement")
        .cannot("clerk2", "correct", &["improvement=x"], "correction")
        .cannot(
            "head",
            "open-proceedings",
            &["proceedings=none"],
            "it takes that",
        )
        .does(
            "clerk2",
            "correct",
            &["correction=当场改正", "improvement=两人复核"],
        )
        .cannot("serve", "order-action", &action, "role")
        .cannot("head", "order-action", &action[..3], "action_due")
        .does("head", "order-action", &action)
        .does("clerk2", "propose", &APOLOGY)
        .does("head", "approve", &[]);
    to_the_archive(&mut story);
    story
        .sees("", &["actions"], &["交接班核对单", "clerk2"])
        .figures(
            "2026-09",
            &[("actions_ordered", "1"), ("actions_done", "0")],
        )
        .later(20 * 24 * 60)
        .finds(&["action-late"])
        .sees(
            "",
            &["check"],
            &["Corrective action 1", "next: complete-action"],
        )
        .figures(
            "2026-09",
            &[("actions_late", "1"), ("actions_in_time", "0/1")],
        )
        .cannot("head", "verify-action", &["action=1"], "action")
        .cannot("head", "complete-action", &["action=1"], "action_result")
        .does(
            "head",
            "complete-action",
            &["action=1", "action_result=已上墙"],
        )
        .cannot("head", "verify-action", &["action=1"], "head")
        .cannot("clerk2", "verify-action", &["action=1"], "role")
        .does("head2", "verify-action", &["action=1"])
        .stands("archived")
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("actions_done", "1"),
                ("actions_verified", "1"),
                ("actions_late", "0"),
                ("actions_in_time", "0/1"),
                ("actions_cause_again", "0/1"),
            ],
        );
    assert_eq!(story.verdict("action"), "missed");
}
