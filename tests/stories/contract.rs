//! The seven steps of the contract, each way into them, and what each refuses.

use crate::contract_team::*;

#[test]
fn each_channel_and_each_nature_is_a_complaint_and_counted_as_one() {
    for (channel, nature) in [
        ("phone", "grievance"),
        ("mail", "opinion"),
        ("letter", "suggestion"),
        ("visit", "grievance"),
        ("party-b", "grievance"),
        ("other", "opinion"),
    ] {
        let mut story = agreed();
        let nature = format!("nature={nature}");
        let call = ["--channel", channel, "--name", "卓某", "--title", "迟交"];
        let phone = ["--phone", "138-0000-0001"];
        for (by, more, why) in [
            ("desk", &["--set", nature.as_str()][..], "phone"),
            ("desk", &phone, "nature"),
            (
                "partner",
                &["--phone", "138-0000-0001", "--set", &nature],
                "role",
            ),
            (
                "worker",
                &["--phone", "138-0000-0001", "--set", &nature],
                "role",
            ),
        ] {
            let output = story.run("new", by, &[&call[..], more].concat(), &[]);
            assert_eq!(output.code, 2, "{output}");
            assert!(output.to_string().contains(why), "{why}: {output}");
        }
        let number = [
            "--email",
            "zhuo@example.com",
            "--set",
            "contract_number=合 2026-7",
        ];
        story.registers("desk", &[&call[..], &number, &["--set", &nature]].concat());
        story
            .stands("received")
            .figures("2026-09", &[("received", "1")]);
    }
}

#[test]
fn everything_in_time_from_receipt_to_file() {
    let mut story = investigating(0);
    let help = part("party-b", "yes", "2026-09-02T18:00:00+08:00");
    let help: Vec<&str> = help.iter().map(String::as_str).collect();
    story
        .cannot("partner", "ask-for-help", &help, "role")
        .cannot("worker", "ask-for-help", &help[..3], "part_due")
        .does("worker", "ask-for-help", &help)
        .cannot("worker", "verify", &FOUND, "Party B")
        .cannot("partner", "answer-part", &["part=party-b"], "part_answer")
        .does(
            "partner",
            "answer-part",
            &["part=party-b", "part_answer=附签收单"],
        );
    verified(&mut story);
    planned(&mut story);
    carried_out(&mut story);
    reported(&mut story);
    story
        .does("desk", "feedback", &["satisfaction=satisfied"])
        .stands("contacted")
        .cannot("desk", "close", &[], "it takes that")
        .cannot("worker", "order-action", &ACTION, "role")
        .cannot("manager", "order-action", &ACTION[..3], "action_due")
        .does("manager", "order-action", &ACTION)
        .cannot("desk", "review", &["reason=x"], "it takes that")
        .cannot("worker", "close", &[], "role")
        .does("desk", "close", &[])
        .stands("closed")
        .cannot("worker", "archive", &[], "role")
        .does("desk", "archive", &[])
        .stands("archived")
        .cannot("worker", "complete-action", &["action=1"], "action_result")
        .does(
            "worker",
            "complete-action",
            &["action=1", "action_result=已执行"],
        )
        .cannot("desk", "verify-action", &["action=1"], "role")
        .does("manager", "verify-action", &["action=1"])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("closed", "1"),
                ("actions_verified", "1"),
                ("actions_in_time", "1/1"),
            ],
        );
    for clock in ["acknowledge", "resolve", "plan", "assistance", "action"] {
        assert_eq!(story.verdict(clock), "met", "{clock}");
    }
}

#[test]
fn the_steps_are_taken_in_the_order_of_the_contract() {
    let mut story = received();
    let named = ["lead=business", "handler=worker"];
    story
        .cannot("desk", "assess", &ASSESSED, "is in state")
        .cannot("partner", "acknowledge", &[], "role")
        .does("desk", "acknowledge", &[])
        .stands("acknowledged")
        .cannot("desk", "dispatch", &named, "is in state")
        .cannot("desk", "assess", &ASSESSED[1..], "category")
        .cannot("desk", "assess", &ASSESSED[..2], "urgency")
        .cannot("worker", "assess", &ASSESSED, "role")
        .does("desk", "assess", &ASSESSED)
        .stands("assessed")
        .cannot("worker", "verify", &FOUND, "is in state")
        .cannot("desk", "dispatch", &named[..1], "handler")
        .cannot("worker", "dispatch", &named, "role")
        .does("desk", "dispatch", &named)
        .cannot("worker", "plan", &PLAN, "is in state")
        .cannot("worker", "verify", &FOUND[1..], "findings")
        .cannot("worker", "verify", &FOUND[..2], "outcome")
        .cannot("partner", "verify", &FOUND, "role")
        .does("worker", "verify", &FOUND)
        .stands("planning")
        .cannot("worker", "carry-out", &["done=x"], "is in state")
        .cannot("worker", "plan", &PLAN[1..], "measures")
        .cannot("worker", "plan", &PLAN[..2], "plan_due")
        .cannot("worker", "plan", &[PLAN[0], PLAN[2]], "responsible")
        .does("worker", "plan", &PLAN)
        .stands("planned")
        .cannot("desk", "report-result", &RESULT, "is in state")
        .cannot("worker", "carry-out", &[], "done")
        .does("worker", "carry-out", &["done=已补送"])
        .cannot("worker", "report-result", &RESULT, "role")
        .cannot("desk", "report-result", &RESULT[..1], "follow_up")
        .cannot("desk", "report-result", &RESULT[1..], "result")
        .does("desk", "report-result", &RESULT);
}

#[test]
fn severity_and_urgency_give_the_priority() {
    let table = [
        ("minor", ["normal", "normal", "high"]),
        ("moderate", ["normal", "high", "high"]),
        ("serious", ["high", "top", "top"]),
    ];
    let mut story = assessed(&ASSESSED);
    story.cannot(
        "desk",
        "reassess",
        &["severity=minor", "urgency=low"],
        "reason",
    );
    for (severity, row) in table {
        for (urgency, priority) in ["low", "medium", "high"].into_iter().zip(row) {
            let values = [
                format!("severity={severity}"),
                format!("urgency={urgency}"),
                "reason=情况有变".to_owned(),
            ];
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            story.does("desk", "reassess", &values);
            assert_eq!(story.json()["priority"], priority, "{severity} {urgency}");
        }
    }
}

#[test]
fn what_is_not_upheld_is_explained_and_nothing_is_carried_out() {
    let mut story = investigating(0);
    let unfounded = ["findings=按约交付", "cause=customer", "outcome=not_upheld"];
    story
        .does("worker", "verify", &unfounded)
        .cannot("desk", "explain", &[], "explanation")
        .cannot("worker", "explain", &["explanation=x"], "role")
        .does("desk", "explain", &["explanation=附签收单，交付在期内"])
        .stands("reported")
        .cannot("desk", "close", &[], "it takes that")
        .cannot("desk", "review", &[], "reason")
        .cannot("worker", "review", &["reason=x"], "role")
        .does("desk", "review", &["reason=没有发现问题"])
        .does("desk", "close", &[])
        .does("desk", "archive", &[])
        .finds(&[]);
    assert_eq!(story.verdict("resolve"), "met");
    let mut story = investigating(0);
    verified(&mut story);
    story.cannot("desk", "explain", &["explanation=x"], "it takes that");
}

#[test]
fn each_of_the_seven_annexes_is_printed_for_a_case_and_blank() {
    let mut story = investigating(0);
    verified(&mut story);
    planned(&mut story);
    carried_out(&mut story);
    reported(&mut story);
    let id = story.case();
    for (annex, words) in [
        ("flow-chart", ["Acknowledge", "Reopen"]),
        ("classification-standard", ["Serious", "Top"]),
        ("plan", ["补送", "worker"]),
        ("record-form", ["签收晚一日", "卓某"]),
        ("decision", ["uphold", "已补送"]),
        ("laws", ["Civil Code", "Personal Information"]),
        ("training", ["Acknowledge", "Reopen"]),
    ] {
        story.sees("desk", &["form", &id, annex], &words).misses(
            "desk",
            &["form", "--blank", annex],
            &["签收晚一日", "error"],
        );
    }
    story.sees("desk", &["form", &id, "progress"], &["卓某"]);
}
