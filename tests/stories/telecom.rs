//! The telecom process: identity, records, hearing, redress, and the appeal to the authority with its clocks.

use crate::stage::Story;

const PEOPLE: &str = "\
desk: service
tech: network
cash: billing
manager: manager";

#[test]
fn identity_records_hearing_and_redress_then_an_appeal_with_its_clocks() {
    let mut story = Story::of("telecom", PEOPLE);
    let call = [
        "--channel",
        "hotline",
        "--name",
        "卓某",
        "--phone",
        "138-0000-0001",
    ];
    let found = ["findings=重复扣费", "cause=billing", "outcome=upheld"];
    let redress = ["redress=refund", "payer=company", "amount=40"];
    story
        .registers("desk", &[&call[..], &["--title", "多扣话费"]].concat())
        .cannot(
            "desk",
            "accept",
            &["category=billing", "truth=yes"],
            "identity",
        )
        .cannot("tech", "accept", &["category=billing"], "role")
        .does(
            "desk",
            "accept",
            &["category=billing", "identity=yes", "truth=yes"],
        )
        .cannot(
            "desk",
            "dispatch",
            &["lead=billing", "handler=cash"],
            "handler_contact",
        )
        .does(
            "desk",
            "dispatch",
            &["lead=billing", "handler=cash", "handler_contact=分机 12"],
        )
        .cannot("tech", "investigate", &[], "role")
        .does("cash", "investigate", &[])
        .cannot("cash", "conclude", &found, "records")
        .does("cash", "pull-records", &["records=九月详单"])
        .does("desk", "hold-hearing", &["hearing=双方到场核对"])
        .does("cash", "conclude", &found)
        .cannot("cash", "propose-redress", &redress[..2], "amount")
        .does("cash", "propose-redress", &redress)
        .cannot(
            "cash",
            "handle",
            &["solution=solved", "measures=x"],
            "it takes that",
        )
        .cannot("desk", "approve-redress", &[], "role")
        .does("manager", "approve-redress", &[])
        .does("cash", "handle-with-redress", &["measures=退费"])
        .does(
            "desk",
            "tell-result",
            &["result=已退", "reasons=系统重复计费"],
        )
        .does(
            "desk",
            "feedback",
            &["satisfaction=dissatisfied", "words=要双倍"],
        )
        .cannot("desk", "close", &[], "it takes that")
        .does("manager", "final-response", &["final_response=按规定退费"])
        .cannot("desk", "lodge-appeal", &[], "appeal_number")
        .does("desk", "lodge-appeal", &["appeal_number=申 7 号"])
        .finds(&["escalation-due"])
        .cannot("desk", "archive", &[], "it takes that")
        .does("desk", "inform-manager", &["escalation_level=appeal"])
        .later(8 * 24 * 60)
        .finds(&["clock-late"])
        .does("manager", "appeal-accepted", &[])
        .does("manager", "appeal-decided", &["appeal_result=维持"])
        .does("desk", "archive", &[])
        .finds(&[])
        .figures(
            "2026-09",
            &[
                ("redress_given", "4000"),
                ("escalated", "1/1"),
                ("referred_outside", "1/1"),
            ],
        );
    assert_eq!(story.verdict("answer"), "met");
    assert_eq!(story.verdict("appeal_acceptance"), "missed");
    assert_eq!(story.verdict("appeal_result"), "met");
}
