//! Care and winning back, supervision and assessment, improvement, and the sheet that shows it.

use crate::callcenter_team::*;

#[test]
fn a_care_call_is_made_within_a_week_by_one_of_three_ways_with_its_three_questions() {
    for way in ["phone", "letter", "message"] {
        let mut story = closed();
        let id = story.case();
        let how = format!("visit_channel={way}");
        let called = ["visit=1", how.as_str(), CALLED[2], CALLED[3], CALLED[4]];
        story
            .sees("agent", &["next", &id], &["Care call"])
            .sees(
                "agent2",
                &["next"],
                &["Care call 1: for Agent", "(`visit`)"],
            )
            .sees("agent", &["list", "awaiting:agent"], &["信号中断"])
            .misses("tech", &["next"], &["Care call"])
            .cannot("case", "archive", &[], "Care")
            .cannot("leader", "visit", &called, "role");
        for (at, field) in [
            "visit",
            "visit_channel",
            "carried_out",
            "of_use",
            "anything_else",
        ]
        .into_iter()
        .enumerate()
        {
            let mut rest = called.to_vec();
            rest.remove(at);
            if at > 0 {
                story.cannot("agent", "visit", &rest, field);
            }
        }
        story
            .does("agent", "visit", &called)
            .misses("agent", &["next"], &["Care call"])
            .cannot("agent", "archive", &[], "role")
            .does("qc", "archive", &[])
            .finds(&[]);
    }
}

#[test]
fn a_care_call_that_is_not_made_is_late_after_the_case_has_ended() {
    let mut story = closed();
    story.later(8 * 24 * 60).finds(&["clock-late"]);
    to_the_archive(&mut story);
    assert_eq!(story.verdict("visit"), "missed");
}

#[test]
fn a_customer_about_to_leave_is_won_back_by_an_offer_and_called_again() {
    let mut story = closed();
    let offer = ["care_plan=赠送三个月流量，专人跟进"];
    story
        .cannot("agent", "plan-care", &[], "care_plan")
        .cannot("tech", "plan-care", &offer, "role")
        .does("agent", "plan-care", &["care_plan=七天后回访"])
        .cannot("agent", "win-back", &offer, "it takes that")
        .does(
            "agent",
            "visit",
            &[&CALLED[..], &["retained=at-risk"]].concat(),
        )
        .cannot("agent", "win-back", &[], "care_plan")
        .cannot("qc", "win-back", &offer, "role")
        .does("leader", "win-back", &offer)
        .cannot("case", "archive", &[], "Care")
        .cannot("leader", "win-back", &offer, "it takes that")
        .does(
            "agent2",
            "visit",
            &[
                "visit=2",
                CALLED[1],
                CALLED[2],
                CALLED[3],
                CALLED[4],
                "retained=retained",
            ],
        )
        .does("case", "archive", &[])
        .stands("archived")
        .finds(&[]);
}

#[test]
fn a_customer_still_in_trouble_is_taken_up_again_by_the_care_call() {
    let mut story = closed();
    story
        .does(
            "agent",
            "visit",
            &[
                "visit=1",
                CALLED[1],
                "carried_out=yes",
                "of_use=no",
                "anything_else=仍断",
            ],
        )
        .cannot("agent", "reopen", &[], "words")
        .cannot("leader", "reopen", &["words=仍断"], "role")
        .does("agent", "reopen", &["words=仍断"])
        .stands("judged")
        .does("agent", "dispatch", &["lead=network", "handler=tech"])
        .does("tech", "analyse", &[]);
    diagnose(&mut story);
    plan(&mut story);
    story.does("agent", "reply", &REPLY);
    close(&mut story);
    story
        .does(
            "agent",
            "visit",
            &["visit=2", CALLED[1], CALLED[2], CALLED[3], CALLED[4]],
        )
        .does("case", "archive", &[])
        .figures(
            "2026-09",
            &[("reopened", "1"), ("rounds_2", "1"), ("satisfied", "1/1")],
        );
}

#[test]
fn who_handled_it_is_assessed_by_somebody_else_and_read_by_those_who_assess() {
    let mut story = replied();
    let id = story.case();
    let assessed = ["assessed_person=agent", "assessment=未报工号，扣二分"];
    story
        .cannot("leader", "assess-person", &assessed, "role")
        .cannot("qc", "assess-person", &assessed[..1], "assessment")
        .cannot("qc", "assess-person", &assessed[1..], "assessed_person")
        .cannot(
            "qc",
            "assess-person",
            &["assessed_person=qc", "assessment=漏检"],
            "qc stands under",
        )
        .does(
            "manager",
            "assess-person",
            &["assessed_person=qc", "assessment=漏检"],
        )
        .cannot("qc", "assess-person", &assessed, "qc")
        .does(
            "manager",
            "assess-person",
            &["assessed_person=agent", "assessment=x"],
        )
        .does("qc", "assess-person", &assessed)
        .misses("agent", &["show", &id], &["未报工号"])
        .misses("agent", &["show", &id, "--reveal"], &["未报工号"])
        .misses("qc", &["report", "--month", "2026-09"], &["未报工号"])
        .misses("agent", &["form", &id, "case-file"], &["未报工号"])
        .sees("qc", &["show", &id, "--reveal"], &["未报工号"])
        .sees("manager", &["show", &id, "--reveal"], &["未报工号"]);
}

#[test]
fn prevention_is_ordered_done_and_verified_and_its_effect_is_in_the_report() {
    let mut story = closed();
    let action = [
        "action_text=备电每季度检测",
        "action_kind=preventive",
        "action_owner=tech",
        "action_due=2026-09-20",
    ];
    story
        .cannot("agent", "order-action", &action, "role")
        .cannot("qc", "order-action", &action[..3], "action_due")
        .does("qc", "order-action", &action);
    to_the_archive(&mut story);
    story
        .cannot("tech", "complete-action", &["action=1"], "action_result")
        .does(
            "tech",
            "complete-action",
            &["action=1", "action_result=已列入巡检"],
        )
        .cannot("tech", "verify-action", &["action=1"], "tech")
        .cannot("leader", "verify-action", &["action=1"], "role")
        .does("manager", "verify-action", &["action=1"]);
    register(&mut story, "phone", &[]);
    story
        .does("agent", "contact", &["request=x"])
        .does("agent", "judge", &JUDGED)
        .does("agent", "escalate", &["escalation_level=repeat"])
        .does(
            "leader",
            "coordinate",
            &[
                "escalation=repeat",
                "coordination=x",
                "escalation_assessment=x",
            ],
        )
        .does("agent", "dispatch", &["lead=network"])
        .does("tech", "analyse", &[]);
    diagnose(&mut story);
    story.figures(
        "2026-09",
        &[
            ("actions_ordered", "1"),
            ("actions_in_time", "1/1"),
            ("actions_verified", "1"),
            ("actions_cause_again", "1/1"),
        ],
    );
}

#[test]
fn the_indicators_of_the_assessment_are_in_the_report_of_its_period() {
    let mut story = closed();
    to_the_archive(&mut story);
    story
        .figures(
            "2026-09",
            &[
                ("received", "1"),
                ("closed", "1"),
                ("on_time", "4/4"),
                ("satisfied", "1/1"),
                ("participation", "1/1"),
                ("rework", "0/1"),
                ("escalated", "0/1"),
                ("repeats", "0/1"),
                ("without_acknowledgement", "0/1"),
                ("not_archived", "0/1"),
            ],
        )
        .sees(
            "qc",
            &["report", "--month", "2026-09", "--by", "handler"],
            &["tech"],
        )
        .sees(
            "qc",
            &["report", "--month", "2026-09", "--by", "lead"],
            &["Network department"],
        );
}
