//! Limits that change on a day: a run is judged by what held on the day that it started.

use tousu::say::{Language, Message, Words};
use tousu::workflow::{Verdict, judge, replay};

use crate::way::{Way, moment, procedure_of};

const PROFILE: &str = include_str!("base.toml");
const DATED: &str = r#"
[clocks.answer]
limit = "30d"
dated = [
  { from = "2026-04-15", limit = "15d" },
  { from = "2026-07-01", limit = { low = "10d", high = "5d" } },
]
"#;

fn due_of(opened: &str) -> String {
    let way = Way::of(&procedure_of(&[PROFILE, DATED]), opened, &[]);
    let judged = way.judged("answer", &opened[..16]);
    judged.first().map_or("none".to_owned(), |judged| {
        judged.due.format("%Y-%m-%d").to_string()
    })
}

/// Returns how the due moment of the first clock came about.
fn explanation(way: &Way, now: &str) -> Vec<Message> {
    let run = &way.standing.clocks[0];
    let judged = judge(run, &way.standing, &way.procedure, moment(now));
    judged.unwrap().unwrap().explanation
}

#[test]
fn a_run_has_the_limit_of_the_day_that_it_started() {
    // The last evening before the change, and the first minute of the day of the change.
    assert_eq!(due_of("2026-04-14 23:59"), "2026-05-14");
    assert_eq!(due_of("2026-04-15 00:00"), "2026-04-30");
    assert_eq!(due_of("2026-06-30 10:00"), "2026-07-15");
}

#[test]
fn a_change_may_give_limits_by_priority() {
    assert_eq!(due_of("2026-07-01 10:00"), "2026-07-13");
    assert_eq!(due_of("2026-07-01 10:00 priority=high"), "2026-07-06");
}

#[test]
fn what_intake_starts_goes_by_the_day_of_receipt() {
    let way = Way::of(
        &procedure_of(&[PROFILE, DATED]),
        "2026-04-15 09:00 received=2026-04-14T22:00",
        &[],
    );
    let judged = &way.judged("answer", "2026-04-15 09:00")[0];
    assert_eq!(judged.started, moment("2026-04-14 22:00"));
    assert_eq!(judged.due, moment("2026-05-14 23:59:59"));
}

#[test]
fn the_day_is_that_of_the_team_and_not_of_who_wrote_the_moment() {
    // 2026-04-14 in London, 2026-04-15 with the team.
    let way = Way::of(
        &procedure_of(&[PROFILE, DATED]),
        "2026-04-15 09:00 received=2026-04-14T17:00:00+00:00",
        &[],
    );
    let judged = &way.judged("answer", "2026-04-15 09:00")[0];
    assert_eq!(judged.due.format("%Y-%m-%d").to_string(), "2026-04-30");
}

#[test]
fn a_stamp_outlives_a_change_that_comes_later() {
    let way = Way::of(
        &procedure_of(&[PROFILE, "[clocks.answer]\nlimit = \"30d\""]),
        "2026-04-20 09:00",
        &[
            "2026-04-21 09:00 start",
            "2026-05-15 09:00 finish outcome=upheld",
        ],
    );
    let dated = procedure_of(&[PROFILE, DATED]);
    let standing = replay(&way.case, &dated);
    let judged = tousu::workflow::judge_all(&standing, &dated, moment("2026-05-16 09:00"));
    assert_eq!(judged[0].verdict, Verdict::Met);
    assert_ne!(way.procedure.policy, dated.policy);
}

#[test]
fn the_explanation_says_which_limit_held() {
    let explained = |opened: &str| {
        let way = Way::of(&procedure_of(&[PROFILE, DATED]), opened, &[]);
        let lines = explanation(&way, opened);
        [Language::En, Language::Zh].map(|language| Words::of(language).say(&lines[0]))
    };
    assert_eq!(
        explained("2026-04-14 10:00"),
        [
            "started on 2026-04-14, before the change of 2026-04-15: the limit of then, 30 calendar days",
            "2026-04-14 开始计时，早于 2026-04-15 施行的新期限，按当时的期限：30 日"
        ]
    );
    assert_eq!(
        explained("2026-04-15 10:00"),
        [
            "started on 2026-04-15: the limit that holds since 2026-04-15, 15 calendar days",
            "2026-04-15 开始计时，按 2026-04-15 起施行的期限：15 日"
        ]
    );
    let plain = Way::of(&procedure_of(&[PROFILE]), "2026-04-15 10:00", &[]);
    let lines = explanation(&plain, "2026-04-15 10:00");
    assert!(lines.iter().all(|line| !line.key.contains("dated")));
}

#[test]
fn a_day_may_be_written_as_a_date_of_toml() {
    let text = "[clocks.answer]\ndated = [{ from = 2026-04-15, limit = \"15d\" }]";
    let procedure = procedure_of(&[PROFILE, text]);
    assert_eq!(procedure.profile.clocks["answer"].dated.len(), 1);
}
