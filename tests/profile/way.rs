//! A case on its way through a small procedure, step by step.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;
use tousu::domain::{Case, EventId, People};
use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::say::{Language, Words};
use tousu::time::{Calendar, parse_moment};
use tousu::workflow::{Judged, Procedure, Refusal, Request, Standing, intake, judge, take};

/// Returns a moment in the time zone of the tests: `2026-04-14 10:00`.
pub(crate) fn moment(text: &str) -> DateTime<FixedOffset> {
    parse_moment(text, Calendar::china().offset()).unwrap()
}

/// Returns the procedure of a profile, with parts laid over it.
pub(crate) fn procedure_of(layers: &[&str]) -> Procedure {
    let layer = |text: &&str| Layer {
        file: "small.toml".into(),
        text: (*text).to_owned(),
        under: Vec::new(),
    };
    let source = ProfileSource {
        layers: layers.iter().map(layer).collect(),
    };
    let profile = Profile::read(&source).unwrap();
    Procedure::new(profile, Calendar::china(), People::default())
}

/// A case on its way.
pub(crate) struct Way {
    pub(crate) procedure: Procedure,
    pub(crate) case: Case,
    pub(crate) standing: Standing,
}

impl Way {
    /// Opens a case at a moment with the fields of intake, and takes steps, each written
    /// `2026-04-14 10:00 step field=value`.
    pub(crate) fn of(procedure: &Procedure, opened: &str, steps: &[&str]) -> Self {
        let parts: Vec<_> = opened.split(' ').collect();
        let at = moment(&parts[..2].join(" "));
        let mut fields = fields(&parts[2..]);
        fields.insert("title".to_owned(), "x".to_owned());
        let request = request("", fields, at);
        let number = format!("TS-{}-4K7Q", at.format("%Y%m%d"));
        let id = EventId::after(None, at, "0123456789ABCDEF");
        let number = number.parse().unwrap();
        let (case, standing) = intake("complaint", &request, procedure, number, id).unwrap();
        let mut way = Self {
            procedure: procedure.clone(),
            case,
            standing,
        };
        for step in steps {
            if let Err(refusal) = way.go(step) {
                panic!("{step}: {}", said(&refusal));
            }
        }
        way
    }

    /// Takes a step.
    pub(crate) fn go(&mut self, step: &str) -> Result<(), Refusal> {
        let parts: Vec<_> = step.split(' ').collect();
        let at = moment(&parts[..2].join(" "));
        let request = request(parts[2], fields(&parts[3..]), at);
        let last = self.case.history.last().map(|event| &event.id);
        let id = EventId::after(last, at, "0123456789ABCDEF");
        let (event, standing) = take(&self.case, &self.standing, &request, &self.procedure, id)?;
        self.case.history.push(event);
        self.case.summary = standing.summary.clone();
        self.standing = standing;
        Ok(())
    }

    /// Returns the runs of a clock at a moment.
    pub(crate) fn judged(&self, clock: &str, now: &str) -> Vec<Judged> {
        let clocks = self.standing.clocks.iter();
        clocks
            .filter(|run| run.id == clock)
            .filter_map(|run| judge(run, &self.standing, &self.procedure, moment(now)).ok()?)
            .collect()
    }
}

/// Returns everything that a refusal says, in English.
pub(crate) fn said(refusal: &Refusal) -> String {
    let words = Words::of(Language::En);
    let first = std::iter::once(&refusal.message);
    let all = first.chain(&refusal.reasons).chain(&refusal.hints);
    all.map(|message| words.say(message))
        .collect::<Vec<_>>()
        .join("\n")
}

fn fields(pairs: &[&str]) -> IndexMap<String, String> {
    let pairs = pairs.iter().filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(field, value)| (field.to_owned(), value.to_owned()))
        .collect()
}

fn request(step: &str, fields: IndexMap<String, String>, at: DateTime<FixedOffset>) -> Request {
    Request {
        step: step.to_owned(),
        fields,
        note: None,
        actor: "li".to_owned(),
        at,
    }
}
