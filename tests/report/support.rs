//! A small procedure, and cases built event by event.

use std::path::PathBuf;
use std::sync::LazyLock;

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

/// The small procedure; it is read once.
pub(crate) fn procedure() -> &'static Procedure {
    static READ: LazyLock<Procedure> =
        LazyLock::new(|| procedure_of(&[include_str!("profile.toml")]));
    &READ
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
    report_by(procedure, cases, period, at(now))
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
