//! A case file to a `Case`: every value that is missing or not what it should be is told, with the
//! path of its key.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::file::{CaseFile, EventFile, StampFile};
use super::written::Written;
use crate::domain::{Case, CaseNumber, Customer, Event, EventId, Stamp, StampVerdict, Summary};
use crate::say::Message;
use crate::yaml::Path;

/// A value that is wrong: where, and why.
pub(super) type Wrong = (Path, Message);

/// Judges a whole file.
pub(super) fn judge(file: CaseFile) -> Result<Case, Vec<Wrong>> {
    let mut judging = Judging { wrong: Vec::new() };
    let case = judging.case(file);
    match case {
        Some(case) if judging.wrong.is_empty() => Ok(case),
        _ => Err(judging.wrong),
    }
}

/// Where the judging is; a path is made of it only when something is wrong there.
#[derive(Debug, Clone, Copy)]
enum Spot<'a> {
    Top,
    /// An event, by its place in the history.
    Event(usize),
    /// A verdict of an event, by its place.
    Stamp(&'a Spot<'a>, usize),
}

impl Spot<'_> {
    fn path(self) -> Path {
        match self {
            Spot::Top => Path::root(),
            Spot::Event(index) => Path::root().key("history").index(index),
            Spot::Stamp(event, index) => event.path().key("clocks").index(index),
        }
    }

    fn key(self, key: &str) -> Path {
        self.path().key(key)
    }
}

struct Judging {
    wrong: Vec<Wrong>,
}

impl Judging {
    fn wrong(&mut self, path: Path, message: Message) {
        self.wrong.push((path, message));
    }

    fn needed(&mut self, spot: Spot<'_>, key: &str, value: Option<String>) -> Option<String> {
        let value = value.filter(|text| !text.trim().is_empty());
        if value.is_none() {
            self.missing(spot, key);
        }
        value
    }

    fn missing(&mut self, spot: Spot<'_>, key: &str) {
        self.wrong(spot.key(key), Message::new("case.missing").with("key", key));
    }

    fn moment(
        &mut self,
        spot: Spot<'_>,
        key: &str,
        value: Option<Written>,
    ) -> Option<DateTime<FixedOffset>> {
        match value {
            Some(Written::Moment(moment)) => return Some(moment),
            Some(Written::Other) => {
                let message = Message::new("case.bad_time").with("key", key);
                self.wrong(spot.key(key), message);
            }
            Some(Written::Blank) | None => self.missing(spot, key),
        }
        None
    }

    fn case(&mut self, file: CaseFile) -> Option<Case> {
        let root = Spot::Top;
        let number = self.needed(root, "id", file.id).and_then(|text| {
            let number = text.parse::<CaseNumber>().ok();
            if number.is_none() {
                self.wrong(root.key("id"), Message::new("case.bad_number"));
            }
            number
        });
        let status = self.needed(root, "status", file.status);
        let kind = self.needed(root, "kind", file.kind);
        let received = self.moment(root, "received", file.received);
        let profile = self.needed(root, "profile", file.profile);
        let round = match file.round.as_deref().map(str::parse::<u32>) {
            Some(Ok(round)) if round >= 1 => round,
            None => 1,
            Some(_) => {
                self.wrong(root.key("round"), Message::new("case.bad_round"));
                1
            }
        };
        let customer = file.customer.unwrap_or_default();
        let events = file.history.unwrap_or_default();
        if events.is_empty() {
            self.wrong(root.key("history"), Message::new("case.empty_history"));
        }
        let mut history: Vec<Event> = Vec::with_capacity(events.len());
        for (index, event) in events.into_iter().enumerate() {
            history.extend(self.event(Spot::Event(index), event));
        }
        Some(Case {
            number: number?,
            kind: kind?,
            title: file.title.unwrap_or_default(),
            received: received?,
            channel: file.channel,
            profile: profile?,
            customer: Customer {
                name: customer.name,
                phone: customer.phone,
                account: customer.account,
                email: customer.email,
                address: customer.address,
            },
            details: without_nothing(file.details),
            description: file.description,
            summary: Summary {
                status: status?,
                priority: file.priority,
                category: file.category,
                lead: file.lead,
                handler: file.handler,
                assist: file.assist.unwrap_or_default(),
                round,
                outcome: file.outcome,
                satisfaction: file.satisfaction,
            },
            history,
            unknown_keys: Vec::new(),
        })
    }

    fn event(&mut self, spot: Spot<'_>, file: EventFile) -> Option<Event> {
        let id = self.needed(spot, "id", file.id).map(EventId);
        if id
            .as_ref()
            .is_some_and(|id| !EventId::is_well_formed(&id.0))
        {
            self.wrong(spot.key("id"), Message::new("case.bad_event_id"));
        }
        let at = self.moment(spot, "at", file.at);
        let by = self.needed(spot, "by", file.by);
        let step = self.needed(spot, "step", file.step);
        let mut clocks = Vec::new();
        for (index, stamp) in file.clocks.unwrap_or_default().into_iter().enumerate() {
            clocks.extend(self.stamp(Spot::Stamp(&spot, index), stamp));
        }
        Some(Event {
            id: id?,
            at: at?,
            by: by?,
            step: step?,
            set: file.set.unwrap_or_default().0,
            note: file.note,
            changed: file.changed.unwrap_or_default(),
            clocks,
        })
    }

    fn stamp(&mut self, spot: Spot<'_>, file: StampFile) -> Option<Stamp> {
        let clock = self.needed(spot, "clock", file.clock);
        let started = self.moment(spot, "started", file.started);
        let due = self.moment(spot, "due", file.due);
        let first_due = match file.first_due {
            Some(written) => self.moment(spot, "first_due", Some(written)),
            None => None,
        };
        let paused_seconds = match file.paused_s.as_deref().map(str::parse::<i64>) {
            None => 0,
            Some(Ok(seconds)) if seconds >= 0 => seconds,
            Some(_) => {
                self.wrong(spot.key("paused_s"), Message::new("case.bad_seconds"));
                0
            }
        };
        let verdict = match self.needed(spot, "verdict", file.verdict).as_deref() {
            Some("met") => Some(StampVerdict::Met),
            Some("missed") => Some(StampVerdict::Missed),
            Some(_) => {
                self.wrong(spot.key("verdict"), Message::new("case.bad_verdict"));
                None
            }
            None => None,
        };
        Some(Stamp {
            clock: clock?,
            item: file.item,
            started: started?,
            due: due?,
            first_due,
            paused_seconds,
            verdict: verdict?,
            policy: file.policy.unwrap_or_default(),
            provisional: file.provisional.as_deref() == Some("yes"),
        })
    }
}

fn without_nothing(map: Option<IndexMap<String, Option<String>>>) -> IndexMap<String, String> {
    map.unwrap_or_default()
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (key, value)))
        .collect()
}
