//! The clocks of items, and what runs on after the end of the case.

use tousu::domain::People;
use tousu::say::{Language, Words};
use tousu::workflow::Verdict;

use crate::items::{TWO_PARTS, Way, moment, procedure};

#[test]
fn each_item_has_its_own_run_of_a_clock_and_stamps_name_it() {
    let mut way = Way::of(&TWO_PARTS);
    let runs = way.judged("part", "03 12:00");
    assert_eq!(runs.len(), 2);
    assert_eq!(runs[0].due, moment("06 23:59:59"));
    way.go("07 09:00 answer-part part=technical part_answer=x")
        .unwrap();
    let stamps = &way.case.history.last().unwrap().clocks;
    assert_eq!(stamps.len(), 1);
    assert_eq!(stamps[0].item.as_deref(), Some("technical"));
    let runs = way.judged("part", "07 09:00");
    let verdicts: Vec<_> = runs.iter().map(|run| run.verdict).collect();
    assert_eq!(verdicts, [Verdict::Missed, Verdict::Late]);
    let words = Words::of(Language::En);
    assert_eq!(words.say_fact(&runs[1].name()), "Part (Billing)");
}

#[test]
fn a_due_moment_is_that_of_the_item_and_only_where_the_item_meets_the_condition() {
    let mut way = Way::of(&[
        "03 10:00 call-in part_department=technical part_needed=yes part_due=2026-11-04T10:00:00+08:00",
        "03 10:00 call-in part_department=billing part_due=2026-11-05T10:00:00+08:00",
    ]);
    let runs = way.judged("part_promised", "03 12:00");
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].due, moment("04 10:00"));
    way.go("03 11:00 report-part part=billing part_needed=yes")
        .unwrap();
    assert_eq!(way.judged("part_promised", "03 12:00").len(), 2);
    way.go("03 11:00 report-part part=technical part_due=2026-11-06T10:00:00+08:00")
        .unwrap();
    assert_eq!(
        way.judged("part_promised", "03 12:00")[0].due,
        moment("06 10:00")
    );
}

#[test]
fn an_item_can_be_given_more_time_while_it_is_in_time() {
    let mut way = Way::of(&TWO_PARTS);
    way.go("04 10:00 ask-part part=billing extension=24h")
        .unwrap();
    way.go("04 10:00 grant-part part=billing").unwrap();
    let runs = way.judged("part", "04 12:00");
    assert_eq!(runs[0].due, moment("06 23:59:59"));
    assert_eq!(runs[1].due, moment("07 23:59:59"));
    assert_eq!(runs[1].first_due, moment("06 23:59:59"));
    // One is late by now: only the other can be asked for.
    assert_eq!(way.choices("ask-part", "part", "07 10:00"), ["billing"]);
    assert!(
        way.go("07 10:00 ask-part part=technical extension=24h")
            .is_err()
    );
}

#[test]
fn a_visit_is_opened_by_the_closing_step_and_its_clock_runs_after_the_end() {
    let mut way = Way::of(&["04 10:00 close"]);
    assert_eq!(way.judged("visit", "12 10:00")[0].verdict, Verdict::Late);
    assert_eq!(way.judged("whole", "12 10:00")[0].verdict, Verdict::Met);
    let refused = way.go("05 10:00 archive").unwrap_err();
    assert!(refused.contains("Care visit 1"), "{refused}");
    way.go("10 10:00 visit visit=1 useful=yes").unwrap();
    assert_eq!(way.judged("visit", "20 10:00")[0].verdict, Verdict::Met);
    assert_eq!(
        way.judged("archive", "20 10:00")[0].verdict,
        Verdict::Running
    );
    way.go("10 10:00 archive").unwrap();
    assert_eq!(way.judged("archive", "20 10:00")[0].verdict, Verdict::Met);
    // Nobody visits because of an inquiry.
    let way = Way::of_kind("inquiry", &["04 10:00 close"]);
    assert_eq!(way.states(), []);
}

#[test]
fn clocks_may_run_in_the_end_states_that_they_can_come_to_and_in_no_other() {
    let profile = procedure(People::default()).profile;
    assert!(profile.may_still_run("open"));
    assert!(profile.may_still_run("closed"));
    // What is archived has no open visit, action or clock; actions of withdrawn cases go on.
    assert!(!profile.may_still_run("archived"));
    assert!(profile.may_still_run("withdrawn"));
}
