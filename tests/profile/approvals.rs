//! Approvals, from the proposal to the last signature, and who may give one.

use tousu::domain::People;
use tousu::profile::Facts;
use tousu::time::Calendar;
use tousu::workflow::Procedure;

use crate::story::{LARGE, PROFILE, SMALL, Story, person, profile_of, team};
use crate::walker::walks_over;

#[test]
fn before_it_is_proposed_nothing_can_be_signed_or_paid() {
    let mut story = Story::new(team());
    assert_eq!(story.state(), "");
    assert!(story.offer("approve").is_none() && story.offer("pay").is_none());
    assert!(
        story
            .refused("dai", "approve", &[])
            .contains("nothing was put up")
    );
    assert!(
        story
            .refused("sun", "pay", &[])
            .contains("the approval \"Proposal\" is approved")
    );
}

#[test]
fn up_to_the_amount_of_the_second_level_one_signature_is_enough() {
    let mut story = Story::new(team());
    story.step("sun", "propose", &SMALL);
    assert_eq!(
        (story.state().as_str(), story.missing()),
        ("pending", vec!["director".to_owned()])
    );
    story.step("dai", "approve", &[]);
    assert_eq!(story.state(), "granted");
    story.step("sun", "pay", &[]);
}

#[test]
fn above_it_both_sign_in_any_order_and_each_is_another_person() {
    for (first, second, left) in [("dai", "gao", "manager"), ("gao", "dai", "director")] {
        let mut story = Story::new(team());
        story
            .step("sun", "propose", &LARGE)
            .step(first, "approve", &[]);
        assert_eq!(
            (story.state().as_str(), story.missing()),
            ("partly", vec![left.to_owned()])
        );
        assert!(story.offer("pay").is_none());
        assert!(story.refused(first, "approve", &[]).contains("has signed"));
        story.step(second, "approve", &[]);
        assert_eq!(story.state(), "granted");
        assert!(story.offer("approve").is_none());
    }
}

#[test]
fn whoever_has_both_roles_signs_once_and_leaves_either_to_the_other() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &LARGE)
        .step("guan", "approve", &[]);
    assert_eq!(story.missing(), ["director", "manager"]);
    assert!(story.refused("guan", "approve", &[]).contains("has signed"));
    story.step("dai", "approve", &[]);
    assert_eq!(story.state(), "granted");
}

#[test]
fn the_proposer_the_person_concerned_and_other_roles_do_not_sign() {
    let mut story = Story::new(team());
    let given = [("proposal", "道歉"), ("responsible", "deng")];
    story.step("song", "propose", &given);
    let offer = story.offer("approve").unwrap();
    assert_eq!(offer.but_not, ["song", "deng"]);
    for (by, reason) in [
        ("song", "nobody decides on their own proposal"),
        ("deng", "stands under Person responsible"),
        ("sun", "has not the role Director; dai, guan can do it"),
        ("gao", "has not the role Director"),
    ] {
        let said = story.refused(by, "approve", &[]);
        assert!(said.contains(reason), "{by}: {said}");
        assert!(
            story
                .refused(by, "reject", &[("reason", "不妥")])
                .contains(reason)
        );
    }
    story.step("dai", "approve", &[]);
    assert!(story.refused("deng", "pay", &[]).contains("stands under"));
}

#[test]
fn a_change_of_what_is_covered_voids_what_was_signed() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &LARGE)
        .step("dai", "approve", &[]);
    story.step("sun", "correct", &[("reason", "补充说明")]);
    assert_eq!(story.state(), "partly");
    story.step("sun", "correct", &[("amount", "2000")]);
    assert_eq!(story.state(), "void");
    let end = story.standing.approvals["proposal"].end.clone().unwrap();
    assert_eq!(
        (end.by.as_str(), end.changed),
        ("sun", vec!["amount".to_owned()])
    );
    assert!(story.refused("gao", "approve", &[]).contains("is void"));
    // The old value does not bring the signature back.
    story.step("sun", "correct", &[("amount", "1000.01")]);
    assert_eq!(story.state(), "void");
    story.step("sun", "propose", &LARGE);
    assert_eq!(
        (story.state().as_str(), story.missing().len()),
        ("pending", 2)
    );
}

#[test]
fn a_change_before_anybody_signed_voids_nothing_and_moves_the_level() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &SMALL)
        .step("sun", "correct", &[("amount", "3000")]);
    assert_eq!(
        (story.state().as_str(), story.missing().len()),
        ("pending", 2)
    );
    story.step("dai", "approve", &[]);
    assert_eq!(story.state(), "partly");
}

#[test]
fn it_is_refused_with_a_reason_and_put_up_again() {
    let mut story = Story::new(team());
    story.step("sun", "propose", &SMALL);
    assert!(
        story
            .refused("dai", "reject", &[])
            .contains("reason is missing")
    );
    story.step("dai", "reject", &[("reason", "金额过高")]);
    assert_eq!(story.state(), "refused");
    let end = story.standing.approvals["proposal"].end.clone().unwrap();
    assert_eq!(end.reason.as_deref(), Some("金额过高"));
    assert!(story.offer("approve").is_none() && story.offer("reject").is_none());
    story
        .step("sun", "propose", &SMALL)
        .step("dai", "approve", &[]);
    assert_eq!(story.state(), "granted");
}

#[test]
fn it_is_taken_back_while_signatures_are_missing() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &SMALL)
        .step("sun", "take-back", &[]);
    assert_eq!(story.state(), "withdrawn");
    assert!(
        story
            .refused("sun", "take-back", &[])
            .contains("was taken back by sun")
    );
}

#[test]
fn a_step_that_signs_moves_the_case_with_the_last_signature() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &SMALL)
        .step("dai", "approve", &[])
        .step("sun", "pay", &[]);
    story.step("sun", "ask-closing", &[("reason", "已付清")]);
    assert_eq!(story.offer("close").unwrap().to, None);
    story.step("gao", "close", &[]);
    assert_eq!(story.standing.summary.status, "paid");
    assert_eq!(story.offer("close").unwrap().to, Some("closed"));
    // Of the two signatures the manager's is given, whichever of the two places it takes.
    assert_eq!(story.offer("close").unwrap().roles, ["director", "manager"]);
    story.step("dai", "close", &[]);
    assert_eq!(story.standing.summary.status, "closed");
    // What a new round takes back was not slipped another value: it is over.
    story.step("sun", "again", &[]);
    let fact = |fact: &str| story.standing.fact(fact);
    assert_eq!(
        (fact("approval_closing"), fact("approval_proposal")),
        (None, None)
    );
}

#[test]
fn a_clock_that_a_signature_stops_runs_until_the_last_one() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &LARGE)
        .step("dai", "approve", &[]);
    assert_eq!(story.standing.clocks[0].stopped, None);
    story.step("gao", "approve", &[]);
    assert_eq!(story.standing.clocks[0].stopped, Some(story.now));
}

#[test]
fn without_people_anybody_signs_and_the_number_of_signatures_stays() {
    let mut story = Story::new(People::default());
    story.step("x", "propose", &LARGE).step("x", "approve", &[]);
    assert_eq!(story.state(), "partly");
    story.step("x", "approve", &[]);
    assert_eq!(story.state(), "granted");
    assert!(
        !story
            .case
            .history
            .iter()
            .any(|event| event.set.contains_key("signed_as"))
    );
}

#[test]
fn random_walks_take_what_is_offered_and_nothing_else() {
    let three_of_each = ["service", "director", "manager"]
        .into_iter()
        .flat_map(|role| ["a", "b", "c"].map(|which| person(&format!("{role}-{which}"), &[role])));
    for (seed, people) in [(1, People::new(three_of_each)), (2, People::default())] {
        let procedure = Procedure::new(profile_of(PROFILE), Calendar::china(), people);
        walks_over(&procedure, 100, seed);
    }
}
