//! Five channels, suggestions, what is solved at once, and what goes to a department.

use crate::callcenter_team::*;

#[test]
fn each_of_the_four_channels_of_customers_themselves() {
    let call = ["--name", "卓某", "--title", "信号中断"];
    for channel in ["phone", "online", "letter", "visit"] {
        let mut story = centre();
        let way = ["--channel", channel];
        for (by, more, why) in [
            ("agent", &way[..], "phone"),
            ("agent", &["--phone", "138-0000-0001"], "channel"),
            ("tech", &["--channel", channel, "--phone", "1"], "role"),
            ("qc", &["--channel", channel, "--phone", "1"], "role"),
        ] {
            let output = story.run("new", by, &[&call[..], more].concat(), &[]);
            assert_eq!(output.code, 2, "{output}");
            assert!(output.to_string().contains(why), "{why}: {output}");
        }
        register(&mut story, channel, &[]);
        story
            .stands("received")
            .cannot("agent", "contact", &[], "request")
            .cannot("leader", "contact", &["request=x"], "role")
            .finds(&[])
            .later(90)
            .finds(&["clock-late"])
            .does("agent", "contact", &["request=尽快恢复"])
            .does("leader", "judge", &JUDGED);
        assert_eq!(story.verdict("contact"), "missed");
    }
}

#[test]
fn a_referral_has_its_body_its_number_and_its_deadline_which_runs_beside_our_own() {
    let mut story = centre();
    let all = [
        "referrer=某市热线",
        "referral_number=转9号",
        "referral_due=2026-09-04T12:00:00+08:00",
    ];
    for missing in 0..3 {
        let given: Vec<&str> = (0..3)
            .filter(|at| *at != missing)
            .map(|at| all[at])
            .collect();
        let call = [
            "--channel",
            "referral",
            "--name",
            "卓某",
            "--phone",
            "138-0000-0001",
        ];
        let more = ["--title", "信号中断", "--set", given[0], "--set", given[1]];
        let output = story.run("new", "agent", &[&call[..], &more].concat(), &[]);
        assert_eq!(output.code, 2, "{output}");
        let field = all[missing].split('=').next().unwrap();
        assert!(output.to_string().contains(field), "{field}: {output}");
    }
    let more = ["--set", all[0], "--set", all[1], "--set", all[2]];
    register(&mut story, "referral", &more);
    let id = story.case();
    story
        .finds(&["escalation-due"])
        .sees(
            "",
            &["show", &id, "--explain"],
            &["2026-09-04 12:00", "2026-09-16"],
        )
        .does("agent", "contact", &["request=尽快恢复"])
        .does("agent", "judge", &JUDGED)
        .does("agent", "escalate", &["escalation_level=third-party"])
        .does(
            "leader",
            "assess-escalation",
            &["escalation=third-party", "escalation_assessment=x"],
        )
        .does("agent", "dispatch", &["lead=network", "handler=tech"])
        .later(4 * 24 * 60)
        .finds(&["clock-late"])
        .does("tech", "analyse", &[]);
    diagnose(&mut story);
    plan(&mut story);
    story.does("agent", "reply", &REPLY);
    assert_eq!(story.verdict("referral"), "missed");
    assert_eq!(story.verdict("reply"), "met");
}

#[test]
fn what_can_be_solved_at_once_goes_to_nobody_else() {
    let mut story = judged();
    let solved = [
        "outcome=upheld",
        "cause=system",
        "result=已重发账单",
        "reply=已重发",
        "reply_channel=online",
    ];
    for missing in ["outcome", "cause", "result", "reply", "reply_channel"] {
        let own = format!("{missing}=");
        let rest: Vec<&str> = solved
            .into_iter()
            .filter(|value| !value.starts_with(&own))
            .collect();
        story.cannot("agent", "solve-at-once", &rest, missing);
    }
    story
        .cannot("leader", "solve-at-once", &solved, "role")
        .does("agent", "solve-at-once", &solved)
        .stands("replied");
    close(&mut story);
    to_the_archive(&mut story);
    assert_eq!(story.verdict("dispatch"), "met");
    assert_eq!(story.verdict("reply"), "met");
}

#[test]
fn nothing_is_dispatched_before_it_is_judged_nor_planned_before_it_is_diagnosed() {
    let mut story = received();
    story
        .cannot("agent", "dispatch", &["lead=network"], "is in state")
        .cannot("agent", "judge", &JUDGED[..1], "first_judgement")
        .cannot("agent", "judge", &JUDGED[1..], "category")
        .cannot("tech", "judge", &JUDGED, "role")
        .does("agent", "judge", &JUDGED)
        .cannot("agent", "dispatch", &[], "lead")
        .cannot("tech", "dispatch", &["lead=network"], "role")
        .does("agent", "dispatch", &["lead=network"])
        .cannot("tech", "diagnose", &DIAGNOSED, "is in state")
        .cannot("cash", "analyse", &[], "role")
        .does("tech", "analyse", &[])
        .cannot("tech", "plan", &["plan=x"], "is in state");
    for (at, field) in [
        "cause",
        "sources",
        "findings",
        "analysis",
        "diagnosis",
        "outcome",
    ]
    .into_iter()
    .enumerate()
    {
        let mut rest = DIAGNOSED.to_vec();
        rest.remove(at);
        story.cannot("tech", "diagnose", &rest, field);
    }
    diagnose(&mut story);
    story.cannot("tech", "plan", &[], "plan");
    plan(&mut story);
    for (at, field) in ["measures", "result", "reply", "reply_channel"]
        .into_iter()
        .enumerate()
    {
        let mut rest = REPLY.to_vec();
        rest.remove(at);
        story.cannot("agent", "reply", &rest, field);
    }
    story
        .cannot("tech", "reply", &REPLY, "role")
        .cannot("agent", "close", &[], "is in state");
}

#[test]
fn a_suggestion_is_answered_by_the_day_promised_whether_adopted_or_not() {
    for adopted in ["adopted", "partly", "declined"] {
        let mut story = centre();
        let what = [
            "--kind",
            "suggestion",
            "--channel",
            "online",
            "--title",
            "加一个进度查询",
        ];
        story.registers("agent", &what);
        let word = format!("adopted={adopted}");
        story
            .cannot("agent", "judge", &JUDGED, "it takes that")
            .cannot("agent", "submit-suggestion", &[], "promised")
            .cannot(
                "tech",
                "submit-suggestion",
                &["promised=2026-09-10"],
                "role",
            )
            .does("agent", "submit-suggestion", &["promised=2026-09-10"])
            .stands("considering")
            .cannot("agent", "decide-suggestion", &[&word], "role")
            .cannot("manager", "decide-suggestion", &[], "adopted")
            .does("agent", "promise", &["promised=2026-09-12"])
            .does("manager", "decide-suggestion", &[&word])
            .stands("decided")
            .cannot("agent", "reply-suggestion", &[], "reply")
            .cannot("manager", "reply-suggestion", &["reply=x"], "role")
            .does(
                "agent",
                "reply-suggestion",
                &["reply=下月上线", "reply_channel=online"],
            )
            .stands("closed")
            .cannot("agent", "reopen", &["words=x"], "it takes that")
            .does("qc", "archive", &[])
            .finds(&[]);
        let id = story.case();
        story.sees("agent", &["form", &id, "reply-suggestion"], &["下月上线"]);
        assert_eq!(story.verdict("promised"), "met");
    }
}
