//! Escalations: due by a condition, by the time used up, by both; recorded by their step, once a case or a round.

use tousu::say::{Language, Words};
use tousu::workflow::{Procedure, due_escalations, offers, replay};

use crate::way::{Way, moment, procedure_of, said};

fn procedure() -> Procedure {
    procedure_of(&[include_str!("escalations.toml")])
}

/// Returns what is due at a moment: `id since`.
fn due(way: &Way, now: &str) -> Vec<String> {
    let due = due_escalations(&way.standing, &way.procedure, moment(now));
    due.iter()
        .map(|due| format!("{} {}", due.id, due.since.format("%d %H:%M")))
        .collect()
}

fn way(steps: &[&str]) -> Way {
    Way::of(&procedure(), "2026-11-03 08:00 channel=phone", steps)
}

#[test]
fn a_share_of_the_time_is_reached_at_its_moment_and_the_limit_only_after_it() {
    let way = way(&["2026-11-03 10:00 start"]);
    assert_eq!(due(&way, "2026-11-03 17:59"), [""; 0]);
    assert_eq!(due(&way, "2026-11-03 18:00"), ["soon 03 18:00"]);
    assert_eq!(due(&way, "2026-11-03 20:00"), ["soon 03 18:00"]);
    assert_eq!(
        due(&way, "2026-11-03 20:00:01"),
        ["late 03 20:00", "soon 03 18:00"]
    );
}

#[test]
fn a_pause_uses_up_nothing() {
    let mut way = way(&["2026-11-03 10:00 start", "2026-11-03 12:00 hold"]);
    assert_eq!(due(&way, "2026-11-05 12:00"), [""; 0]);
    way.go("2026-11-05 12:00 go").unwrap();
    assert_eq!(due(&way, "2026-11-05 17:59"), [""; 0]);
    assert_eq!(due(&way, "2026-11-05 18:00"), ["soon 05 18:00"]);
    way.go("2026-11-05 19:00 hold").unwrap();
    // What is due stays due while the case is paused, and can be recorded then.
    assert_eq!(due(&way, "2026-11-07 19:00").len(), 1);
    way.go("2026-11-07 19:00 escalate escalation_level=soon reason=x")
        .unwrap();
    assert_eq!(due(&way, "2026-11-07 19:00"), [""; 0]);
}

#[test]
fn a_condition_makes_due_from_the_event_that_made_it_hold() {
    let by_intake = Way::of(&procedure(), "2026-11-03 08:00 channel=media", &[]);
    assert_eq!(due(&by_intake, "2026-11-04 08:00"), ["media 03 08:00"]);
    assert_eq!(due(&way(&[]), "2026-11-04 08:00"), [""; 0]);
}

#[test]
fn where_a_condition_and_a_clock_are_given_both_must_hold() {
    let mut way = way(&["2026-11-03 10:00 start"]);
    assert_eq!(due(&way, "2026-11-03 16:00"), [""; 0]);
    way.go("2026-11-03 16:30 rise priority=high").unwrap();
    assert_eq!(due(&way, "2026-11-03 16:30"), ["grave 03 16:30"]);
    let mut early = Way::of(
        &procedure(),
        "2026-11-03 08:00 priority=high",
        &["2026-11-03 10:00 start"],
    );
    assert_eq!(due(&early, "2026-11-03 14:59"), [""; 0]);
    assert_eq!(due(&early, "2026-11-03 15:00"), ["grave 03 15:00"]);
    early.go("2026-11-03 15:30 rise priority=low").unwrap();
    assert_eq!(due(&early, "2026-11-03 15:30"), [""; 0]);
}

#[test]
fn what_is_recorded_is_no_longer_due_in_this_round_or_ever() {
    let mut way = way(&[
        "2026-11-03 10:00 start",
        "2026-11-03 21:00 escalate escalation_level=late reason=x",
    ]);
    assert_eq!(due(&way, "2026-11-03 21:00"), ["soon 03 18:00"]);
    way.go("2026-11-03 21:01 escalate escalation_level=soon reason=x")
        .unwrap();
    assert_eq!(due(&way, "2026-11-03 22:00"), [""; 0]);
    way.go("2026-11-03 22:00 reply").unwrap();
    way.go("2026-11-04 10:00 again").unwrap();
    // `soon` counts anew each round, `late` once in the case.
    assert_eq!(due(&way, "2026-11-04 23:00"), ["soon 04 18:00"]);
}

#[test]
fn a_clock_that_was_stopped_asks_for_nothing_more() {
    let way = way(&["2026-11-03 10:00 start", "2026-11-03 23:00 reply"]);
    assert_eq!(due(&way, "2026-11-04 10:00"), [""; 0]);
}

#[test]
fn a_case_that_has_ended_has_none() {
    let text = include_str!("escalations.toml");
    let lax = procedure_of(&[text, "[steps.close]\nwhen = {}"]);
    let steps = [
        "2026-11-03 10:00 start",
        "2026-11-03 11:00 reply",
        "2026-11-03 12:00 close",
    ];
    let way = Way::of(&lax, "2026-11-03 08:00 channel=media", &steps);
    assert_eq!(due(&way, "2026-11-04 10:00"), [""; 0]);
    let after = "[steps.report-up]\nfrom = [\"fresh\", \"working\", \"answered\", \"done\"]";
    let late = procedure_of(&[text, "[steps.close]\nwhen = {}", after]);
    let way = Way::of(&late, "2026-11-03 08:00 channel=media", &steps);
    assert_eq!(due(&way, "2026-11-04 10:00"), ["media 03 08:00"]);
}

#[test]
fn a_step_may_wait_for_what_is_due_and_for_the_level_reached() {
    let possible = |way: &Way, now: &str| {
        let offers = offers(&way.standing, &way.procedure, moment(now));
        let ids: Vec<String> = offers.iter().map(|offer| offer.id.to_owned()).collect();
        ids.join(" ")
    };
    let mut way = Way::of(
        &procedure(),
        "2026-11-03 08:00 channel=media",
        &["2026-11-03 10:00 start"],
    );
    assert!(possible(&way, "2026-11-03 10:00").contains("report-up"));
    assert!(!possible(&way, "2026-11-03 10:00").contains("answer-for"));
    way.go("2026-11-03 10:30 report-up").unwrap();
    assert!(!possible(&way, "2026-11-03 10:30").contains("report-up"));
    // Time alone makes it possible again, and refuses what must not be done meanwhile.
    assert!(possible(&way, "2026-11-03 18:00").contains("report-up"));
    assert!(possible(&way, "2026-11-03 18:00").contains("answer-for"));
    assert_eq!(replay(&way.case, &way.procedure).illegal, []);
}

#[test]
fn a_refusal_says_that_an_escalation_is_due() {
    let mut way = Way::of(
        &procedure(),
        "2026-11-03 08:00 channel=media",
        &["2026-11-03 10:00 start", "2026-11-03 11:00 reply"],
    );
    let refusal = way.go("2026-11-03 12:00 close").unwrap_err();
    let words = said(&refusal);
    assert!(words.contains("no escalation is due"), "{words}");
    assert!(
        words.contains("escalate first: Media (step report-up)"),
        "{words}"
    );
    way.go("2026-11-03 12:00 report-up").unwrap();
    way.go("2026-11-03 12:01 close").unwrap();
}

#[test]
fn the_step_that_records_is_marked_and_takes_its_own_escalations_alone() {
    let mut way = way(&["2026-11-03 10:00 start"]);
    let now = "2026-11-03 20:30";
    let offers = offers(&way.standing, &way.procedure, moment(now));
    let escalate = offers.iter().find(|offer| offer.id == "escalate").unwrap();
    assert_eq!(escalate.escalations, ["late", "soon"]);
    let choices: Vec<_> = escalate.needs[0].field.choices.keys().collect();
    assert_eq!(choices, ["soon", "late", "grave"]);
    assert!(
        offers
            .iter()
            .filter(|offer| offer.id != "escalate")
            .all(|offer| offer.escalations.is_empty())
    );
    let step = format!("{now} escalate escalation_level=media reason=x");
    assert!(said(&way.go(&step).unwrap_err()).contains("soon, late, grave"));
    // By its name as well, in either language.
    way.go(&format!("{now} escalate escalation_level=超时 reason=x"))
        .unwrap();
    assert_eq!(way.standing.escalations.recorded[0].id, "late");
}

#[test]
fn a_history_that_records_an_escalation_of_another_step_is_told() {
    let mut way = way(&[
        "2026-11-03 10:00 start",
        "2026-11-03 21:00 escalate escalation_level=late reason=x",
    ]);
    way.case.history[2].set["escalation_level"] = "media".to_owned();
    let standing = replay(&way.case, &way.procedure);
    let words = Words::of(Language::Zh);
    assert_eq!(
        words.say(&standing.illegal[0].message),
        "升级“media”不由该步骤记录"
    );
    assert!(standing.escalations.recorded.is_empty());
}
