//! Clocks through the steps of a case: pauses, extensions, priorities, rounds, the end and what comes after.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;
use tousu::domain::{Case, EventId, People};
use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{
    Judged, Procedure, Request, Standing, Verdict, intake, judge_all, replay, take,
};

const PROFILE: &str = include_str!("clocks.toml");

fn moment(text: &str) -> DateTime<FixedOffset> {
    parse_moment(&format!("2026-11-{text}"), Calendar::china().offset()).unwrap()
}

fn procedure_of(text: &str) -> Procedure {
    let source = ProfileSource {
        layers: vec![Layer {
            file: "clocks.toml".into(),
            text: text.to_owned(),
            under: Vec::new(),
        }],
    };
    let profile = Profile::read(&source).unwrap();
    Procedure::new(profile, Calendar::china(), People::default())
}

/// A case on its way.
struct Way {
    procedure: Procedure,
    case: Case,
    standing: Standing,
}

impl Way {
    /// Opens a case at 3 November, 10:00, and takes steps, each written `DD HH:MM step field=value`.
    fn of(steps: &[&str]) -> Self {
        let procedure = procedure_of(PROFILE);
        let at = moment("03 10:00");
        let request = request("open", [("title", "x")], at);
        let number = "TS-20261103-4K7Q".parse().unwrap();
        let id = EventId::after(None, at, "0123456789ABCDEF");
        let (case, standing) = intake("complaint", &request, &procedure, number, id).unwrap();
        let mut way = Self {
            procedure,
            case,
            standing,
        };
        for step in steps {
            way.go(step).unwrap();
        }
        way
    }

    fn go(&mut self, step: &str) -> Result<(), String> {
        let parts: Vec<_> = step.split(' ').collect();
        let at = moment(&parts[..2].join(" "));
        let fields = parts[3..].iter().filter_map(|pair| pair.split_once('='));
        let request = request(parts[2], fields, at);
        let last = self.case.history.last().map(|event| &event.id);
        let id = EventId::after(last, at, "0123456789ABCDEF");
        let (event, standing) = take(&self.case, &self.standing, &request, &self.procedure, id)
            .map_err(|refusal| refusal.message.key.to_owned())?;
        self.case.history.push(event);
        self.case.summary = standing.summary.clone();
        self.standing = standing;
        Ok(())
    }

    fn judged(&self, clock: &str, now: &str) -> Vec<Judged> {
        judge_all(&self.standing, &self.procedure, moment(now))
            .into_iter()
            .filter(|judged| judged.id == clock)
            .collect()
    }
}

/// What li wants to do.
pub(crate) fn request<'a>(
    step: &str,
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    at: DateTime<FixedOffset>,
) -> Request {
    Request {
        step: step.to_owned(),
        fields: fields
            .into_iter()
            .map(|(field, value)| (field.to_owned(), value.to_owned()))
            .collect::<IndexMap<_, _>>(),
        note: None,
        actor: "li".to_owned(),
        at,
    }
}

#[test]
fn an_extension_keeps_the_first_due_moment_and_both_verdicts() {
    let way = Way::of(&[
        "03 10:00 start",
        "03 12:00 ask extension=2h",
        "03 13:00 prolong",
        "04 11:00 reply",
    ]);
    let work = &way.judged("work", "04 11:00")[0];
    assert_eq!(work.first_due, moment("04 10:00"));
    assert_eq!(work.due, moment("04 12:00"));
    assert_eq!(work.verdict, Verdict::Met);
    assert_eq!(work.met_first_due(), Some(false));
    let stamp = &way.case.history.last().unwrap().clocks[0];
    assert_eq!(stamp.first_due, Some(moment("04 10:00")));
}

#[test]
fn a_pause_within_an_extension_is_given_back_as_well_and_one_before_it_only_once() {
    let mut way = Way::of(&[
        "03 10:00 start",
        "03 11:00 hold",
        "03 12:00 go",
        "03 13:00 ask extension=24h",
        "03 14:00 prolong",
    ]);
    assert_eq!(way.judged("work", "03 14:00")[0].due, moment("05 11:00"));
    way.go("04 12:00 hold").unwrap();
    // While it stands still, the due moment moves on with the clock on the wall.
    let paused = &way.judged("work", "04 13:00")[0];
    assert_eq!(
        (paused.verdict, paused.due),
        (Verdict::Paused, moment("05 12:00"))
    );
    way.go("04 15:00 go").unwrap();
    let work = &way.judged("work", "04 15:00")[0];
    assert_eq!(work.first_due, moment("04 11:00"));
    assert_eq!(work.due, moment("05 14:00"));
    assert_eq!(work.paused_seconds, 4 * 3600);
}

#[test]
fn an_extension_cannot_be_asked_for_once_the_clock_is_late() {
    let mut way = Way::of(&["03 10:00 start"]);
    assert!(way.go("04 10:00 ask extension=2h").is_ok());
    assert_eq!(
        way.go("04 10:01 ask extension=2h"),
        Err("workflow.not_now".to_owned())
    );
}

#[test]
fn a_pause_is_given_back() {
    let mut way = Way::of(&["03 10:00 start", "03 11:00 hold"]);
    let paused = &way.judged("work", "03 12:00")[0];
    assert_eq!(paused.verdict, Verdict::Paused);
    way.go("03 13:00 go").unwrap();
    let work = &way.judged("work", "03 14:00")[0];
    assert_eq!(work.due, moment("04 12:00"));
    assert_eq!(work.paused_seconds, 7200);
    assert_eq!(work.verdict, Verdict::Running);
}

#[test]
fn a_step_that_must_not_be_taken_while_paused_is_refused() {
    let mut way = Way::of(&["03 10:00 start", "03 11:00 hold"]);
    assert_eq!(way.go("03 12:00 reply"), Err("workflow.not_now".to_owned()));
    assert_eq!(way.go("03 12:00 hold"), Err("workflow.not_now".to_owned()));
    assert!(way.go("03 12:00 drop").is_ok());
}

#[test]
fn a_change_of_priority_keeps_the_credit_of_pauses() {
    let way = Way::of(&[
        "03 10:00 start",
        "03 11:00 hold",
        "03 12:00 go",
        "03 12:30 rise priority=high",
    ]);
    let work = &way.judged("work", "03 13:00")[0];
    assert_eq!(work.due, moment("03 15:00"));
    assert_eq!(work.paused_seconds, 3600);
}

#[test]
fn a_clock_of_a_stage_starts_when_the_case_has_need_of_it() {
    let mut way = Way::of(&["03 10:00 start"]);
    assert!(way.judged("urgent", "03 12:00").is_empty());
    way.go("03 20:00 rise priority=high").unwrap();
    let urgent = &way.judged("urgent", "03 20:30")[0];
    assert_eq!(urgent.started, moment("03 20:00"));
    assert_eq!(urgent.due, moment("03 21:00"));
}

#[test]
fn an_answer_and_a_pause_in_the_same_moment_give_nothing_away() {
    let way = Way::of(&[
        "03 10:00 start",
        "04 10:00 hold",
        "04 10:00 go",
        "04 10:00 reply",
    ]);
    let work = &way.judged("work", "05 10:00")[0];
    assert_eq!(work.paused_seconds, 0);
    assert_eq!(work.due, moment("04 10:00"));
    assert_eq!(work.verdict, Verdict::Met);
}

#[test]
fn a_clock_of_a_round_starts_again_in_the_next() {
    let way = Way::of(&["03 10:00 start", "04 11:00 reply", "05 09:00 again"]);
    let rounds = way.judged("work", "05 10:00");
    assert_eq!(rounds.len(), 2);
    assert_eq!((rounds[0].round, rounds[0].verdict), (1, Verdict::Missed));
    assert_eq!((rounds[1].round, rounds[1].verdict), (2, Verdict::Running));
    assert_eq!(rounds[1].due, moment("06 09:00"));
}

#[test]
fn the_clock_of_the_whole_case_never_starts_again() {
    let mut way = Way::of(&["03 10:00 start", "03 12:00 reply", "03 13:00 close"]);
    way.go("10 10:00 reopen").unwrap();
    let whole = way.judged("whole", "11 10:00");
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].verdict, Verdict::Met);
    assert_eq!(way.judged("work", "11 09:00").len(), 2);
}

#[test]
fn the_end_of_the_case_stops_every_clock_and_the_pause() {
    let way = Way::of(&["03 10:00 start", "03 11:00 hold", "05 12:00 drop"]);
    assert!(way.standing.paused_since().is_none());
    for judged in judge_all(&way.standing, &way.procedure, moment("20 10:00")) {
        assert_eq!(judged.stopped, Some(moment("05 12:00")), "{}", judged.id);
        assert_eq!(judged.verdict, Verdict::Met, "{}", judged.id);
        assert!(judged.stamped, "{}", judged.id);
    }
}

#[test]
fn a_reopened_case_keeps_its_first_verdict() {
    let way = Way::of(&[
        "03 10:00 start",
        "04 11:00 reply",
        "07 10:01 close",
        "08 10:00 reopen",
        "08 12:00 reply",
        "08 13:00 close",
    ]);
    let whole = way.judged("whole", "09 10:00");
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].verdict, Verdict::Missed);
    assert_eq!(whole[0].stopped, Some(moment("07 10:01")));
    assert_eq!(way.standing.first_ended, Some(moment("07 10:01")));
    assert_eq!(way.standing.ended, Some(moment("08 13:00")));
}

#[test]
fn a_later_change_of_limits_rewrites_no_verdict() {
    let way = Way::of(&["03 10:00 start", "04 11:00 reply"]);
    let milder = procedure_of(&PROFILE.replace("low = \"24h\"", "low = \"48h\""));
    let standing = replay(&way.case, &milder);
    let judged = judge_all(&standing, &milder, moment("05 10:00"));
    let work = judged.iter().find(|judged| judged.id == "work").unwrap();
    assert_eq!(work.verdict, Verdict::Missed);
    assert_eq!(work.due, moment("04 10:00"));
}

#[test]
fn stopped_in_the_moment_it_is_due_is_in_time() {
    let way = Way::of(&["03 10:00 start", "04 10:00 reply"]);
    assert_eq!(way.judged("work", "05 10:00")[0].verdict, Verdict::Met);
    let open = Way::of(&["03 10:00 start"]);
    assert_eq!(open.judged("work", "04 10:00")[0].verdict, Verdict::Running);
}
