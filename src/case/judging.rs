//! A case file to a `Case`: every value that is missing or not what it should be is told, with the
//! path of its key.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;

use super::file::{CaseFile, EventFile, StampFile};
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

struct Judging {
    wrong: Vec<Wrong>,
}

impl Judging {
    fn wrong(&mut self, path: Path, message: Message) {
        self.wrong.push((path, message));
    }

    fn needed(&mut self, path: Path, key: &str, value: Option<String>) -> Option<String> {
        let value = value.filter(|text| !text.trim().is_empty());
        if value.is_none() {
            self.wrong(path.key(key), Message::new("case.missing").with("key", key));
        }
        value
    }

    fn moment(
        &mut self,
        path: Path,
        key: &str,
        value: Option<String>,
    ) -> Option<DateTime<FixedOffset>> {
        let text = self.needed(path.clone(), key, value)?;
        match DateTime::parse_from_rfc3339(&text) {
            Ok(moment) => Some(moment),
            Err(_) => {
                self.wrong(
                    path.key(key),
                    Message::new("case.bad_time").with("key", key),
                );
                None
            }
        }
    }

    fn case(&mut self, file: CaseFile) -> Option<Case> {
        let root = Path::root();
        let number = self.needed(root.clone(), "id", file.id).and_then(|text| {
            let number = text.parse::<CaseNumber>().ok();
            if number.is_none() {
                self.wrong(root.clone().key("id"), Message::new("case.bad_number"));
            }
            number
        });
        let status = self.needed(root.clone(), "status", file.status);
        let kind = self.needed(root.clone(), "kind", file.kind);
        let received = self.moment(root.clone(), "received", file.received);
        let profile = self.needed(root.clone(), "profile", file.profile);
        let round = match file.round.as_deref().map(str::parse::<u32>) {
            Some(Ok(round)) if round >= 1 => round,
            None => 1,
            Some(_) => {
                self.wrong(root.clone().key("round"), Message::new("case.bad_round"));
                1
            }
        };
        let customer = file.customer.unwrap_or_default();
        let events = file.history.unwrap_or_default();
        if events.is_empty() {
            self.wrong(
                root.clone().key("history"),
                Message::new("case.empty_history"),
            );
        }
        let mut history: Vec<Event> = Vec::with_capacity(events.len());
        for (index, event) in events.into_iter().enumerate() {
            history.extend(self.event(root.clone().key("history").index(index), event));
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

    fn event(&mut self, path: Path, file: EventFile) -> Option<Event> {
        let id = self.needed(path.clone(), "id", file.id).map(EventId);
        if id
            .as_ref()
            .is_some_and(|id| !EventId::is_well_formed(&id.0))
        {
            self.wrong(path.clone().key("id"), Message::new("case.bad_event_id"));
        }
        let at = self.moment(path.clone(), "at", file.at);
        let by = self.needed(path.clone(), "by", file.by);
        let step = self.needed(path.clone(), "step", file.step);
        let mut clocks = Vec::new();
        for (index, stamp) in file.clocks.unwrap_or_default().into_iter().enumerate() {
            clocks.extend(self.stamp(path.clone().key("clocks").index(index), stamp));
        }
        let set = file
            .set
            .unwrap_or_default()
            .into_iter()
            .map(|(field, value)| (field, value.unwrap_or_default()));
        Some(Event {
            id: id?,
            at: at?,
            by: by?,
            step: step?,
            set: set.collect(),
            note: file.note,
            changed: file.changed.unwrap_or_default(),
            clocks,
        })
    }

    fn stamp(&mut self, path: Path, file: StampFile) -> Option<Stamp> {
        let clock = self.needed(path.clone(), "clock", file.clock);
        let started = self.moment(path.clone(), "started", file.started);
        let due = self.moment(path.clone(), "due", file.due);
        let first_due = match file.first_due {
            Some(text) => self.moment(path.clone(), "first_due", Some(text)),
            None => None,
        };
        let paused_seconds = match file.paused_s.as_deref().map(str::parse::<i64>) {
            None => 0,
            Some(Ok(seconds)) if seconds >= 0 => seconds,
            Some(_) => {
                self.wrong(
                    path.clone().key("paused_s"),
                    Message::new("case.bad_seconds"),
                );
                0
            }
        };
        let verdict = match self
            .needed(path.clone(), "verdict", file.verdict)
            .as_deref()
        {
            Some("met") => Some(StampVerdict::Met),
            Some("missed") => Some(StampVerdict::Missed),
            Some(_) => {
                self.wrong(
                    path.clone().key("verdict"),
                    Message::new("case.bad_verdict"),
                );
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
