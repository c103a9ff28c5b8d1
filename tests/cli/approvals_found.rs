//! Pending approvals are found by those who must sign; the page of a procedure says what is signed by whom.

use insta::assert_snapshot;

use crate::approvals::{LARGE, Story};

#[test]
fn a_pending_approval_is_found_by_those_who_must_sign() {
    let mut story = Story::new();
    story.step("sun", "propose", &LARGE);
    assert_snapshot!(story.said("dai", &["next", "CASE"]), @"
    propose    Propose    Service
        proposal  Proposal
        tousu advance CASE propose --set proposal=…
    correct    Correct    Service
        tousu advance CASE correct
    approve    Approve    Director, General manager (not 孙一)
        tousu advance CASE approve
    reject     Reject     Director, General manager (not 孙一)
        reason
        tousu advance CASE reject --set reason=…
    take-back  Take back  Service
        tousu advance CASE take-back
    ");
    let mut finds = |who: &str, terms: &[&str]| story.said(who, terms).contains("CASE");
    assert!(finds("dai", &["next"]) && finds("gao", &["next"]));
    assert!(finds("dai", &["list", "mine"]));
    assert!(finds("sun", &["list", "awaiting:director"]));
    assert!(finds("sun", &["list", "awaiting:总经理"]));
    assert!(finds("sun", &["list", "awaiting:gao"]));
    assert!(finds("sun", &["list", "approval:pending"]));
    assert!(!finds("sun", &["list", "approval:granted"]));
    assert!(!finds("sun", &["list", "awaiting:none"]));
    story.step("dai", "approve", &[]);
    let mut finds = |who: &str, terms: &[&str]| story.said(who, terms).contains("CASE");
    assert!(!finds("dai", &["next"]) && finds("gao", &["next"]));
    assert!(!finds("sun", &["list", "awaiting:dai"]));
    assert_snapshot!(story.said("sun", &["list", "awaiting:directer"]), @"
    ------- stderr -------
    error: filter `awaiting` has no value `directer`
    hint: did you mean `director`?
    [exit code: 2]
    ");
}

#[test]
fn the_page_of_a_procedure_says_what_is_signed_by_whom() {
    let mut story = Story::new();
    let page = story.said("sun", &["workflow", "show"]);
    let approvals = page.split_once("▌ Approvals").unwrap().1;
    assert_snapshot!(approvals.split_once("▌").unwrap().0.trim_end(), @"
    proposal  Proposal
        put up  Propose
        decided  Approve · Reject · Take back
        covers  proposal (Proposal) · loss (Loss) · amount (Amount)
        signed  by Director
        signed  amount (Amount) over 1000.00 yuan: by Director, General manager
        not by  responsible (Person responsible)
    closing  Closing
        put up  Ask for the closing
        decided  Approve the closing
        covers  reason (reason)
        signed  by Director / General manager, General manager
    ");
    let scripts = story.run("sun", &["workflow", "show", "--json"]).json();
    assert_eq!(scripts["approvals"][0]["levels"][1]["over"], 100_000);
}
