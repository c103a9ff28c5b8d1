//! Items through the steps of a case: parts of departments, actions, visits, and their clocks.

use chrono::{DateTime, FixedOffset};
use tousu::domain::{Case, EventId, People};
use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::say::{Language, Words};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{
    ItemState, Judged, Procedure, Standing, Verdict, intake, judge_all, offers, replay, take,
};

use crate::clocks::request;

pub(crate) const PROFILE: &str = include_str!("items.toml");

pub(crate) fn moment(text: &str) -> DateTime<FixedOffset> {
    parse_moment(&format!("2026-11-{text}"), Calendar::china().offset()).unwrap()
}

/// Reads the procedure of these tests.
pub(crate) fn procedure(people: People) -> Procedure {
    let source = ProfileSource {
        layers: vec![Layer {
            file: "items.toml".into(),
            text: PROFILE.to_owned(),
            under: Vec::new(),
        }],
    };
    let profile = Profile::read(&source).unwrap_or_else(|findings| {
        let words = Words::of(Language::En);
        let said: Vec<_> = findings.iter().map(|one| words.say(&one.message)).collect();
        panic!("{said:#?}")
    });
    Procedure::new(profile, Calendar::china(), people)
}

/// A case on its way.
pub(crate) struct Way {
    procedure: Procedure,
    pub(crate) case: Case,
    standing: Standing,
}

impl Way {
    /// Opens a case at 3 November, 10:00, and takes steps, each written `DD HH:MM step field=value`.
    pub(crate) fn of(steps: &[&str]) -> Self {
        Self::of_kind("complaint", steps)
    }

    pub(crate) fn of_kind(kind: &str, steps: &[&str]) -> Self {
        let procedure = procedure(People::default());
        let at = moment("03 10:00");
        let request = request("open", [("title", "x")], at);
        let number = "TS-20261103-4K7Q".parse().unwrap();
        let id = EventId::after(None, at, "0123456789ABCDEF");
        let (case, standing) = intake(kind, &request, &procedure, number, id).unwrap();
        let mut way = Self {
            procedure,
            case,
            standing,
        };
        for step in steps {
            way.go(step).unwrap_or_else(|said| panic!("{step}: {said}"));
        }
        way
    }

    /// Takes a step; returns what was said in English when it was refused.
    pub(crate) fn go(&mut self, step: &str) -> Result<(), String> {
        let parts: Vec<_> = step.split(' ').collect();
        let at = moment(&parts[..2].join(" "));
        let fields = parts[3..].iter().filter_map(|pair| pair.split_once('='));
        let request = request(parts[2], fields, at);
        let last = self.case.history.last().map(|event| &event.id);
        let id = EventId::after(last, at, "0123456789ABCDEF");
        let (event, standing) = take(&self.case, &self.standing, &request, &self.procedure, id)
            .map_err(|refusal| {
                let words = Words::of(Language::En);
                let reasons: Vec<_> = refusal.reasons.iter().map(|one| words.say(one)).collect();
                reasons.join("; ")
            })?;
        self.case.history.push(event);
        self.case.summary = standing.summary.clone();
        self.standing = standing;
        let again = replay(&self.case, &self.procedure);
        assert_eq!(again.illegal, []);
        assert_eq!(again, self.standing);
        Ok(())
    }

    pub(crate) fn judged(&self, clock: &str, now: &str) -> Vec<Judged> {
        judge_all(&self.standing, &self.procedure, moment(now))
            .into_iter()
            .filter(|judged| judged.id == clock)
            .collect()
    }

    /// Returns the choices of the field by which a step picks an item.
    pub(crate) fn choices(&self, step: &str, field: &str, now: &str) -> Vec<String> {
        let offers = offers(&self.standing, &self.procedure, moment(now));
        let offer = offers.iter().find(|offer| offer.id == step);
        let needs = offer.map_or(&[][..], |offer| &offer.needs);
        let need = needs.iter().find(|need| need.field.id == field);
        need.map_or_else(Vec::new, |need| {
            need.field.choices.keys().cloned().collect()
        })
    }

    pub(crate) fn states(&self) -> Vec<(&str, &str)> {
        let items = self.standing.items.iter();
        items
            .map(|item| (item.id.as_str(), item.state.code()))
            .collect()
    }
}

pub(crate) const TWO_PARTS: [&str; 2] = [
    "03 10:00 call-in part_department=technical part_needed=yes",
    "03 11:00 call-in part_department=billing",
];

#[test]
fn a_step_picks_one_of_the_open_items_by_name() {
    let mut way = Way::of(&[]);
    let refused = way.go("03 10:00 answer-part part=technical part_answer=x");
    assert_eq!(refused, Err("there is no open item: Part".to_owned()));
    way = Way::of(&TWO_PARTS);
    assert_eq!(
        way.choices("answer-part", "part", "03 12:00"),
        ["technical", "billing"]
    );
    way.go("03 12:00 answer-part part=技术部 part_answer=x")
        .unwrap();
    assert_eq!(way.states(), [("technical", "closed"), ("billing", "open")]);
    assert_eq!(way.choices("answer-part", "part", "03 12:00"), ["billing"]);
    let refused = way
        .go("03 12:00 answer-part part=technical part_answer=x")
        .unwrap_err();
    assert!(refused.contains("billing"), "{refused}");
    let refused = way.go("03 12:00 answer-part part_answer=x").unwrap_err();
    assert!(
        refused.contains("`part`") || refused.contains("Part"),
        "{refused}"
    );
}

#[test]
fn the_case_cannot_close_while_a_necessary_item_is_open_and_is_told_which() {
    let mut way = Way::of(&TWO_PARTS);
    let refused = way.go("03 12:00 close").unwrap_err();
    assert!(refused.contains("still open, Part: Technical"), "{refused}");
    assert!(!refused.contains("Billing"), "{refused}");
    // What is necessary may change.
    way.go("03 12:00 report-part part=billing part_needed=yes")
        .unwrap();
    way.go("03 12:30 answer-part part=technical part_answer=x")
        .unwrap();
    let refused = way.go("03 12:31 close").unwrap_err();
    assert!(refused.contains("still open, Part: Billing"), "{refused}");
    way.go("03 12:32 report-part part=billing part_needed=no")
        .unwrap();
    way.go("03 12:33 close").unwrap();
}

#[test]
fn who_is_called_in_again_is_told_more_and_after_the_answer_called_in_anew() {
    let mut way = Way::of(&TWO_PARTS);
    way.go("03 12:00 call-in part_department=billing part_needed=yes")
        .unwrap();
    assert_eq!(way.states(), [("technical", "open"), ("billing", "open")]);
    assert!(way.standing.item("part", "billing").unwrap().necessary);
    way.go("03 12:00 answer-part part=billing part_answer=x")
        .unwrap();
    way.go("03 12:01 call-in part_department=billing").unwrap();
    assert_eq!(
        way.states(),
        [
            ("technical", "open"),
            ("billing", "closed"),
            ("billing-2", "open")
        ]
    );
    assert_eq!(
        way.choices("answer-part", "part", "03 13:00"),
        ["technical", "billing-2"]
    );
    assert_eq!(way.judged("part", "03 13:00").len(), 3);
}

#[test]
fn what_nothing_can_close_after_the_end_ends_with_the_case() {
    let mut way = Way::of(&["03 10:00 call-in part_department=billing"]);
    way.go("04 10:00 close").unwrap();
    assert_eq!(way.states(), [("billing", "lapsed"), ("1", "open")]);
    let part = &way.judged("part", "20 10:00")[0];
    assert_eq!(
        (part.stopped, part.verdict),
        (Some(moment("04 10:00")), Verdict::Met)
    );
    way.go("05 10:00 reopen").unwrap();
    assert_eq!(way.choices("answer-part", "part", "05 10:00"), [""; 0]);
}

#[test]
fn an_action_is_done_then_verified_and_its_clock_stops_when_it_is_done() {
    let order =
        "03 10:00 order action_text=换线 action_owner=wang action_due=2026-11-10T18:00:00+08:00";
    let mut way = Way::of(&[order, order, "04 10:00 close"]);
    assert_eq!(way.choices("verify-action", "action", "05 10:00"), [""; 0]);
    way.go("09 10:00 complete-action action=2").unwrap();
    assert_eq!(way.choices("verify-action", "action", "09 10:00"), ["2"]);
    assert_eq!(way.choices("complete-action", "action", "09 10:00"), ["1"]);
    way.go("09 11:00 verify-action action=2 proof=x").unwrap();
    assert_eq!(way.choices("verify-action", "action", "09 11:00"), [""; 0]);
    let item = way.standing.item("action", "2").unwrap();
    assert_eq!(item.done.as_ref().unwrap().at, moment("09 10:00"));
    assert_eq!(item.verified.as_ref().unwrap().at, moment("09 11:00"));
    assert_eq!(item.state, ItemState::Closed);
    let verdicts: Vec<_> = way
        .judged("action", "11 10:00")
        .iter()
        .map(|run| run.verdict)
        .collect();
    assert_eq!(verdicts, [Verdict::Late, Verdict::Met]);
}

#[test]
fn an_item_that_a_hand_put_into_the_history_is_illegal() {
    let way = Way::of(&["03 10:00 call-in part_department=billing"]);
    let mut case = way.case.clone();
    let mut event = case.history[1].clone();
    event.step = "answer-part".to_owned();
    event.id = EventId::after(Some(&event.id), event.at, "0123456789ABCDEF");
    event.set = [("part", "technical"), ("part_answer", "x")]
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .into();
    case.history.push(event);
    let standing = replay(&case, &way.procedure);
    let keys: Vec<_> = standing.illegal.iter().map(|one| one.message.key).collect();
    assert_eq!(keys, ["workflow.item_not_open_in_history"]);
    assert_eq!(standing.items.len(), 1);
}

#[test]
fn random_walks_take_what_is_offered_and_nothing_else() {
    crate::walker::walks_over(&procedure(People::default()), 500, 5);
}
