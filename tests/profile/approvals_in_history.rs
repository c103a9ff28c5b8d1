//! What a history says of approvals: signatures as they are written, forged, and judged years later.

use chrono::Duration;
use tousu::domain::People;
use tousu::profile::Facts;
use tousu::workflow::{apply_edit, replay};

use crate::giving::identity;
use crate::story::{LARGE, PROFILE, SMALL, Story, person, profile_of, team};

#[test]
fn a_signature_says_what_was_signed_and_in_which_role() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &LARGE)
        .step("guan", "approve", &[]);
    let set = &story.case.history.last().unwrap().set;
    assert_eq!(set["signed_as"], "director, manager");
    assert_eq!(set["approval_proposal"], "partly");
    assert_eq!(set["approved"].len(), "8fa2c9de-0123456789abcdef".len());
    assert!(!story.standing.facts.contains_key("approved"));
}

#[test]
fn a_forged_signature_counts_for_nothing() {
    let mut story = Story::new(team());
    story
        .step("song", "propose", &SMALL)
        .step("dai", "approve", &[])
        .step("sun", "pay", &[]);
    let (standing, keys) = story.forged(2, |event| event.by = "song".to_owned());
    assert_eq!(
        keys,
        ["workflow.own_proposal", "workflow.condition_not_met"]
    );
    assert_eq!(
        standing.fact("approval_proposal").as_deref(),
        Some("pending")
    );
    let (_, keys) = story.forged(2, |event| {
        event
            .set
            .insert("signed_as".to_owned(), "manager".to_owned());
    });
    assert_eq!(keys[0], "workflow.signature_not_asked");
    let (_, keys) = story.forged(2, |event| {
        event.set.shift_remove("approved");
    });
    assert_eq!(keys[0], "workflow.approval_without_digest");
    let (_, keys) = story.forged(1, |event| {
        event.set.insert("amount".to_owned(), "90000".to_owned());
    });
    assert_eq!(keys[0], "workflow.approval_digest_differs");
}

#[test]
fn roles_that_people_lose_later_do_not_take_their_signatures_away() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &LARGE)
        .step("dai", "approve", &[])
        .step("gao", "approve", &[]);
    story.procedure.people = People::new([person("sun", &["service"])]);
    let standing = replay(&story.case, &story.procedure);
    assert_eq!(standing.illegal, []);
    assert_eq!(
        standing.fact("approval_proposal").as_deref(),
        Some("granted")
    );
}

#[test]
fn levels_that_change_later_do_not_judge_what_was_signed_before() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &SMALL)
        .step("dai", "approve", &[])
        .step("sun", "pay", &[]);
    let stricter = PROFILE.replace("over = 100000", "over = 50000");
    story.procedure.profile = profile_of(&stricter);
    assert_eq!(replay(&story.case, &story.procedure).illegal, []);
}

#[test]
fn a_correction_of_a_covered_field_of_intake_voids_the_signature_and_accuses_nobody() {
    let mut story = Story::new(team());
    story
        .step("sun", "propose", &SMALL)
        .step("dai", "approve", &[]);
    let fields = [("loss".to_owned(), "地板和墙面".to_owned())]
        .into_iter()
        .collect();
    let who = ("sun", story.now + Duration::minutes(5));
    let id = identity(Some(&story.case), who.1);
    let (case, after) = apply_edit(
        &story.case,
        &story.standing,
        &fields,
        who,
        &story.procedure,
        id,
    )
    .unwrap();
    let again = replay(&case, &story.procedure);
    assert_eq!(again.illegal, []);
    for standing in [after, again] {
        assert_eq!(standing.fact("approval_proposal").as_deref(), Some("void"));
    }
}
