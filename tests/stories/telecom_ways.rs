//! Each channel, what acceptance confirms, each way to handle, and the register.

use crate::telecom_team::*;

#[test]
fn each_channel_is_taken_in_by_customer_service_with_a_name_and_a_phone() {
    let named = ["--name", "卓某", "--phone", "138-0000-0001"];
    for channel in ["website", "hotline", "hall", "other"] {
        let mut story = operator();
        let way = ["--channel", channel, "--title", "多扣话费"];
        for (lacking, by, why) in [
            (&named[2..], "desk", "customer_name"),
            (&named[..2], "desk", "phone"),
            (&named[..], "cash", "role"),
            (&named[..], "manager", "role"),
        ] {
            let output = story.run("new", by, &[&way[..], lacking].concat(), &[]);
            assert_eq!(output.code, 2, "{output}");
            assert!(output.to_string().contains(why), "{why}: {output}");
        }
        register(&mut story, "desk", channel, &[]);
        story.stands("received").finds(&[]);
        accept(&mut story);
    }
}

#[test]
fn what_the_appeal_body_passes_on_goes_to_the_manager() {
    let mut story = operator();
    register(
        &mut story,
        "desk",
        "authority",
        &["--set", "referral_number=转 3 号"],
    );
    accept(&mut story);
    story
        .finds(&["escalation-due"])
        .cannot(
            "cash",
            "inform-manager",
            &["escalation_level=authority"],
            "role",
        )
        .cannot("desk", "inform-manager", &[], "escalation_level")
        .does("desk", "inform-manager", &["escalation_level=authority"])
        .finds(&[])
        .figures("2026-09", &[("escalated", "1/1")]);
}

#[test]
fn nobody_is_given_a_case_before_the_customer_and_the_content_are_confirmed() {
    let mut story = registered();
    let named = ["lead=billing", "handler=cash", "handler_contact=分机 12"];
    story
        .cannot("desk", "dispatch", &named, "it takes that")
        .cannot("desk", "accept", &["identity=no", "truth=yes"], "category")
        .cannot(
            "desk",
            "accept",
            &["category=billing", "identity=no"],
            "truth",
        )
        .cannot(
            "desk",
            "accept",
            &["category=billing", "truth=yes"],
            "identity",
        )
        .does(
            "desk",
            "accept",
            &["category=billing", "identity=no", "truth=yes"],
        )
        .cannot("desk", "dispatch", &named, "it takes that")
        .does(
            "desk",
            "accept",
            &["identity=yes", "truth=yes", "note=补交证件"],
        )
        .cannot("desk", "dispatch", &named[1..], "lead")
        .cannot("desk", "dispatch", &named[..2], "handler_contact")
        .cannot("cash", "dispatch", &named, "role")
        .does("desk", "dispatch", &named);
}

#[test]
fn an_untrue_complaint_is_turned_down_by_somebody_else_who_explains_it() {
    let mut story = registered();
    let untrue = ["reason=账单无此扣费", "explanation=已致电说明"];
    story
        .does(
            "both",
            "accept",
            &["category=billing", "identity=yes", "truth=no"],
        )
        .cannot("desk", "not-accept", &untrue, "role")
        .cannot("both", "not-accept", &untrue, "both")
        .cannot("manager", "not-accept", &untrue[..1], "explanation")
        .cannot("manager", "not-accept", &untrue[1..], "reason")
        .does("manager", "not-accept", &untrue)
        .stands("not-accepted")
        .finds(&[])
        .figures(
            "2026-09",
            &[("received", "1"), ("excluded", "1"), ("closed", "0")],
        );
    assert_eq!(story.verdict("answer"), "met");
}

#[test]
fn the_three_means_of_investigation_and_the_records_that_it_cannot_do_without() {
    let mut story = assigned(&[]);
    story
        .cannot("cash", "pull-records", &["records=x"], "is in state")
        .cannot("desk", "investigate", &[], "role")
        .does("cash", "investigate", &[])
        .cannot("cash", "pull-records", &[], "records")
        .cannot("biz", "pull-records", &["records=x"], "role")
        .cannot("cash", "consult", &[], "consulted")
        .cannot("tech", "hold-hearing", &["hearing=x"], "role")
        .cannot("desk", "hold-hearing", &[], "hearing")
        .cannot("cash", "conclude", &FOUND[..3], "records")
        .cannot("cash", "conclude", &FOUND[1..], "findings")
        .cannot("desk", "conclude", &FOUND, "role")
        .does("tech", "pull-records", &["records=基站话务数据"])
        .does("desk", "consult", &["consulted=营业厅称未告知套餐变更"])
        .does("cash", "hold-hearing", &["hearing=用户与营业员到场核对"])
        .does("cash", "conclude", &FOUND[..3])
        .stands("investigated");
    let id = story.case();
    story.sees(
        "desk",
        &["form", &id, "record-form"],
        &[
            "基站话务数据",
            "营业厅称未告知套餐变更",
            "用户与营业员到场核对",
        ],
    );
}

#[test]
fn solved_explained_or_adjusted_the_customer_is_told_result_and_reasons_and_asked() {
    for solution in ["solved", "explained", "adjusted"] {
        let mut story = investigated();
        let handled = format!("solution={solution}");
        story
            .cannot("cash", "handle", &["measures=x"], "solution")
            .cannot("cash", "handle", &[&handled], "measures")
            .cannot("desk", "handle", &[&handled, "measures=x"], "role")
            .cannot(
                "cash",
                "handle-with-redress",
                &["measures=x"],
                "it takes that",
            )
            .cannot(
                "desk",
                "tell-result",
                &["result=x", "reasons=x"],
                "is in state",
            );
        let mut story = told(solution);
        story
            .cannot("desk", "close", &[], "it takes that")
            .cannot("biz", "feedback", &["satisfaction=satisfied"], "role")
            .cannot("desk", "archive", &[], "is in state");
        to_the_archive(&mut story);
        story.figures("2026-09", &[("closed", "1"), ("satisfied", "1/1")]);
        assert_eq!(story.verdict("answer"), "met");
    }
}

#[test]
fn the_register_has_a_line_of_each_column() {
    let mut story = told("solved");
    to_the_archive(&mut story);
    let id = story.case();
    let columns = ["卓某", "138-0000-0001", "多扣话费", "已更正"];
    story
        .sees("desk", &["form", &id, "telecom-register"], &columns)
        .sees("desk", &["form", &id, "decision"], &["系统重复计费"])
        .sees(
            "desk",
            &["form", "--list"],
            &["telecom-register", "final-response"],
        );
}
