//! The call centre: a referral with number and deadline, an escalation, the care call, and a customer won back.

use crate::stage::Story;

const PEOPLE: &str = "\
agent: agent
case: handler
tech: network
leader: team-leader
manager: manager";

#[test]
fn a_referral_is_escalated_coordinated_answered_and_followed_by_a_care_call() {
    let mut story = Story::of("callcenter", PEOPLE);
    let call = [
        "--channel",
        "referral",
        "--name",
        "卓某",
        "--phone",
        "138-0000-0001",
    ];
    let what = ["--title", "信号中断", "--set", "referrer=某市热线"];
    let number = ["--set", "referral_number=转 9 号"];
    let due = ["--set", "referral_due=2026-09-04T12:00:00+08:00"];
    for (more, missing) in [(number, "referral_due"), (due, "referral_number")] {
        let output = story.run("new", "agent", &[&call[..], &what, &more].concat(), &[]);
        assert_eq!(output.code, 2, "{output}");
        assert!(output.to_string().contains(missing), "{output}");
    }
    let diagnosis = [
        "cause=network",
        "sources=traffic",
        "findings=基站断电",
        "analysis=备电老化",
        "diagnosis=更换备电",
        "outcome=upheld",
    ];
    let care = [
        "visit=1",
        "visit_channel=phone",
        "carried_out=yes",
        "of_use=yes",
        "anything_else=无",
    ];
    story
        .registers("agent", &[&call[..], &what, &number, &due].concat())
        .finds(&["escalation-due"])
        .does("agent", "contact", &["request=尽快恢复"])
        .cannot("agent", "judge", &["category=network"], "first_judgement")
        .does(
            "agent",
            "judge",
            &["category=network", "first_judgement=基站故障"],
        )
        .does("agent", "escalate", &["escalation_level=third-party"])
        .cannot(
            "agent",
            "coordinate",
            &["escalation=third-party", "coordination=x"],
            "role",
        )
        .does(
            "manager",
            "assess-escalation",
            &[
                "escalation=third-party",
                "escalation_assessment=影响一个小区",
            ],
        )
        .does("agent", "dispatch", &["lead=network", "handler=tech"])
        .does("tech", "analyse", &[])
        .cannot("tech", "diagnose", &diagnosis[..5], "outcome")
        .does("tech", "diagnose", &diagnosis)
        .does("tech", "plan", &["plan=当日更换"])
        .does(
            "agent",
            "reply",
            &[
                "measures=已更换",
                "result=恢复",
                "reply=已恢复",
                "reply_channel=phone",
            ],
        )
        .does("agent", "feedback", &["satisfaction=satisfied"])
        .cannot("agent", "close", &[], "escalat")
        .does(
            "manager",
            "coordinate",
            &["escalation=third-party", "coordination=已协调抢修"],
        )
        .does("agent", "close", &[])
        .cannot("case", "archive", &[], "Care")
        .cannot("agent", "visit", &care[..4], "anything_else")
        .does(
            "agent",
            "visit",
            &[&care[..], &["retained=retained"]].concat(),
        )
        .does("case", "archive", &[])
        .finds(&[])
        .figures(
            "2026-09",
            &[("closed", "1"), ("escalated", "1/1"), ("satisfied", "1/1")],
        );
    for clock in [
        "contact",
        "dispatch",
        "reply",
        "referral",
        "escalation",
        "visit",
    ] {
        assert_eq!(story.verdict(clock), "met", "{clock}");
    }
}
