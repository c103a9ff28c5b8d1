//! A small procedure, and cases built event by event.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;
use tousu::domain::{Case, CaseNumber, Customer, Event, EventId, People, Summary};
use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::time::{Calendar, parse_moment, parse_period};
use tousu::views::report::{Options, Report, Stretch};
use tousu::workflow::{Dossier, Procedure};

/// A moment in China: `10-03 09:00` of 2026.
pub(crate) fn at(text: &str) -> DateTime<FixedOffset> {
    let offset = FixedOffset::east_opt(8 * 3600).unwrap();
    parse_moment(&format!("2026-{text}"), offset).unwrap()
}

pub(crate) fn procedure_of(layers: &[&str]) -> Procedure {
    let source = ProfileSource {
        layers: layers
            .iter()
            .map(|text| Layer {
                file: PathBuf::from("profile.toml"),
                text: (*text).to_owned(),
                under: Vec::new(),
            })
            .collect(),
    };
    let profile = Profile::read(&source).unwrap_or_else(|findings| panic!("{findings:#?}"));
    Procedure::new(profile, Calendar::china(), People::default())
}

pub(crate) fn procedure() -> Procedure {
    procedure_of(&[include_str!("profile.toml")])
}

/// A case under construction.
#[derive(Debug, Clone)]
pub(crate) struct Builder {
    case: Case,
}

/// Starts a complaint that was received and registered at a moment.
pub(crate) fn case(number: &str, received: &str) -> Builder {
    let received = at(received);
    let number: CaseNumber = number.parse().unwrap();
    let case = Case {
        number,
        kind: "complaint".to_owned(),
        title: "王小明的宽带账单有误".to_owned(),
        received,
        channel: Some("phone".to_owned()),
        profile: "small".to_owned(),
        customer: Customer {
            name: Some("王小明".to_owned()),
            phone: None,
            ..Customer::default()
        },
        details: IndexMap::new(),
        description: Some("客户原话".to_owned()),
        summary: Summary::default(),
        history: Vec::new(),
        unknown_keys: Vec::new(),
    };
    let builder = Builder { case };
    builder.event(
        received,
        "register",
        "li",
        &[
            ("kind", "complaint"),
            ("channel", "phone"),
            ("category", "billing"),
            ("priority", "normal"),
        ],
    )
}

impl Builder {
    fn event(
        mut self,
        at: DateTime<FixedOffset>,
        step: &str,
        by: &str,
        set: &[(&str, &str)],
    ) -> Self {
        let last = self.case.history.last().map(|event| event.id.clone());
        self.case.history.push(Event {
            id: EventId::after(last.as_ref(), at, "0000000000000000"),
            at,
            by: by.to_owned(),
            step: step.to_owned(),
            set: set
                .iter()
                .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
                .collect(),
            note: Some("客户电话 13812341234".to_owned()),
            changed: Vec::new(),
            clocks: Vec::new(),
        });
        self
    }

    /// A step taken by the person who handles the case.
    pub(crate) fn step(self, moment: &str, step: &str, set: &[(&str, &str)]) -> Self {
        self.by("zhao", moment, step, set)
    }

    pub(crate) fn by(self, who: &str, moment: &str, step: &str, set: &[(&str, &str)]) -> Self {
        self.event(at(moment), step, who, set)
    }

    /// What intake recorded.
    pub(crate) fn with(mut self, field: &str, value: &str) -> Self {
        self.case.history[0]
            .set
            .insert(field.to_owned(), value.to_owned());
        match field {
            "kind" => self.case.kind = value.to_owned(),
            "channel" => self.case.channel = Some(value.to_owned()),
            _ => {}
        }
        self
    }

    pub(crate) fn phone(mut self, phone: &str) -> Self {
        self.case.customer.phone = Some(phone.to_owned());
        self
    }

    pub(crate) fn dossier(self, procedure: &Procedure, now: DateTime<FixedOffset>) -> Dossier {
        let file = PathBuf::from("cases").join(self.case.number.file());
        Dossier::new(self.case, file, procedure, now)
    }
}

/// The report on a period, seen at a moment.
pub(crate) fn report(cases: &[Builder], period: &str, now: &str) -> Report {
    let procedure = procedure();
    report_by(&procedure, cases, period, at(now))
}

pub(crate) fn report_by(
    procedure: &Procedure,
    cases: &[Builder],
    period: &str,
    now: DateTime<FixedOffset>,
) -> Report {
    let dossiers: Vec<_> = cases
        .iter()
        .map(|case| case.clone().dossier(procedure, now))
        .collect();
    let period = parse_period(period, now, procedure.calendar.offset()).unwrap();
    Report::new(
        &dossiers,
        &Stretch::of(period),
        now,
        procedure,
        &Options::default(),
    )
}

/// Thirteen cases around October 2026, whose figures are worked out by hand in `figures.rs`.
pub(crate) fn october() -> Vec<Builder> {
    vec![
        // Received and closed in September.
        case("TS-20260901-AAAA", "09-01 09:00")
            .step(
                "09-01 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .step("09-03 09:00", "close", &[("outcome", "upheld")]),
        // Received in September, closed in October, late: 12 days.
        case("TS-20260928-BBBB", "09-28 09:00")
            .step(
                "09-28 09:40",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "qian",
                "10-10 08:00",
                "feedback",
                &[("satisfaction", "dissatisfied"), ("rating", "2")],
            )
            .step("10-10 09:00", "close", &[("outcome", "upheld")]),
        // Received in September, still open today: overdue.
        case("TS-20260929-CCCC", "09-29 09:00").step(
            "09-29 09:20",
            "assign",
            &[("lead", "accounts"), ("handler", "sun")],
        ),
        // October: acknowledged in time, closed in 2 days, satisfied 5.
        case("TS-20261009-D001", "10-09 09:00")
            .phone("13800000001")
            .step(
                "10-09 09:30",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "qian",
                "10-11 08:00",
                "feedback",
                &[("satisfaction", "satisfied"), ("rating", "5")],
            )
            .step("10-11 09:00", "close", &[("outcome", "upheld")]),
        // Acknowledged one second late; two rounds, first dissatisfied, then satisfied; 4 days.
        case("TS-20261010-D002", "10-10 09:00")
            .with("category", "outage")
            .step(
                "10-10 09:30:01",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "qian",
                "10-12 09:00",
                "feedback",
                &[("satisfaction", "dissatisfied")],
            )
            .step("10-12 10:00", "redo", &[])
            .by(
                "qian",
                "10-14 08:00",
                "feedback",
                &[("satisfaction", "satisfied")],
            )
            .step("10-14 09:00", "close", &[("outcome", "not_upheld")]),
        // Paused for 5 of 6 days; not asked.
        case("TS-20261012-D003", "10-12 09:00")
            .step(
                "10-12 09:10",
                "assign",
                &[("lead", "accounts"), ("handler", "sun")],
            )
            .step("10-12 10:00", "pause", &[])
            .step("10-17 10:00", "resume", &[])
            .step("10-18 08:00", "feedback", &[("satisfaction", "not_asked")])
            .step("10-18 09:00", "close", &[("outcome", "partly_upheld")]),
        // Extended by 5 days, closed on day 8: met, and missed by the first due moment; no answer.
        case("TS-20261013-D004", "10-13 09:00")
            .step(
                "10-13 09:10",
                "assign",
                &[("lead", "accounts"), ("handler", "sun")],
            )
            .by(
                "sun",
                "10-14 09:00",
                "ask-extension",
                &[("extension", "5d")],
            )
            .by("qian", "10-14 10:00", "grant-extension", &[])
            .step("10-21 08:00", "feedback", &[("satisfaction", "no_answer")])
            .step("10-21 09:00", "close", &[]),
        // The same customer and category as D001 ten days later; extension refused; open at the end, closed in November.
        case("TS-20261019-D005", "10-19 09:00")
            .phone("138 0000 0001")
            .step(
                "10-19 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .by(
                "zhao",
                "10-20 09:00",
                "ask-extension",
                &[("extension", "2d")],
            )
            .by("qian", "10-20 10:00", "refuse-extension", &[])
            .by(
                "qian",
                "11-05 08:00",
                "feedback",
                &[("satisfaction", "satisfied"), ("rating", "4")],
            )
            .step("11-05 09:00", "close", &[("outcome", "upheld")]),
        // Withdrawn.
        case("TS-20261020-D006", "10-20 09:00").step("10-21 09:00", "withdraw", &[]),
        // Never assigned: both clocks run on, late.
        case("TS-20261021-D007", "10-21 09:00").with("channel", "counter"),
        // Closed in October, opened again three days later, closed again in November.
        case("TS-20261022-D008", "10-22 09:00")
            .with("kind", "inquiry")
            .step(
                "10-22 09:10",
                "assign",
                &[("lead", "technical"), ("handler", "zhao")],
            )
            .step(
                "10-23 08:00",
                "feedback",
                &[("satisfaction", "satisfied"), ("rating", "3")],
            )
            .step("10-23 09:00", "close", &[])
            .step("10-26 09:00", "reopen", &[])
            .step("11-02 09:00", "close", &[]),
        // Received on the last second of October, paused in November.
        case("TS-20261031-D009", "10-31 23:59:59")
            .step(
                "11-01 00:10:00",
                "assign",
                &[("lead", "accounts"), ("handler", "sun")],
            )
            .step("11-02 09:00", "pause", &[]),
        // Received on the first second of November.
        case("TS-20261101-E001", "11-01 00:00:00"),
    ]
}
