//! Links between cases: what a person typed becomes a number, and no link leads nowhere or in a circle.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::Project;
use super::change::failure;
use crate::domain::{ACTION_OF, CaseNumber};
use crate::profile::{BoundField, Profile};
use crate::say::Message;
use crate::session::{Failure, Session};
use crate::workflow::Procedure;
use crate::write::{Guarded, Lock, take_lock};

/// The links of one change, held against all others until it is saved.
pub struct Linked {
    _lock: Option<Lock>,
}

impl Project {
    /// Brings the fields of type `case` into the form that the file keeps, each a whole number, and holds them to the
    /// other cases; `own` is the case that is changed, `None` for one that is yet to be made.
    ///
    /// # Errors
    /// There is no such case, or several; the case itself; a case that leads back to it. All are told.
    pub fn link(
        &self,
        fields: &mut IndexMap<String, String>,
        procedure: &Procedure,
        own: Option<&CaseNumber>,
        session: &Session,
    ) -> Result<Linked, Failure> {
        let profile = &procedure.profile;
        let mut failures = Vec::new();
        let mut lock = None;
        for (id, value) in fields.iter_mut() {
            if id == ACTION_OF && !value.trim().is_empty() {
                let Some(field) = profile.fields.get(id) else {
                    continue;
                };
                match self.action_named(field, value) {
                    Ok(whole) => *value = whole,
                    Err(unknown) => failures.push(unknown),
                }
                continue;
            }
            let field = profile.fields.get(id).filter(|field| field.is_link());
            let Some(field) = field.filter(|_| !value.trim().is_empty()) else {
                continue;
            };
            // Two commands that link two cases to each other would each see no circle.
            if let (Some(_), None) = (own, &lock) {
                let taken = take_lock(&self.root, Guarded::Links, session.patience);
                lock = Some(taken.map_err(failure)?);
            }
            let about = |message: Message| message.with("field", id).with("name", field.name());
            let mut numbers: Vec<String> = Vec::new();
            for part in parts(field, value) {
                let number = match self.open_case(part) {
                    Ok(open) => open.case.number,
                    Err(unknown) => {
                        let message = about(Message::new("command.link_unknown"));
                        let message = message.with("reason", unknown.message.clone());
                        failures.push(Failure { message, ..unknown });
                        continue;
                    }
                };
                let way = own.and_then(|own| self.way_back(id, &number, own, profile));
                match way {
                    Some(way) if way.len() == 1 => {
                        failures.push(Failure::new(about(Message::new("command.link_itself"))));
                    }
                    Some(way) => {
                        let message = about(Message::new("command.link_circle"));
                        let own = own.map(CaseNumber::as_str).into_iter();
                        let way: Vec<&str> = own.chain(way.iter().map(String::as_str)).collect();
                        let failure = Failure::new(message.with("way", way.join(" → ")));
                        failures.push(failure.hint(Message::new("command.link_circle_hint")));
                    }
                    None => {}
                }
                if !numbers.contains(&number.to_string()) {
                    numbers.push(number.to_string());
                }
            }
            if failures.is_empty() {
                *value = numbers.join(", ");
            }
        }
        match Failure::of_all(failures) {
            Some(failure) => Err(failure),
            None => Ok(Linked { _lock: lock }),
        }
    }

    /// Returns the numbers of the cases that a value of a link names by parts of their numbers, opening no file.
    ///
    /// # Errors
    /// No case or several have such a part.
    pub fn numbers_of(&self, field: &BoundField, value: &str) -> Result<String, Failure> {
        let numbers = parts(field, value).map(|part| {
            let path = self.find_case(part)?;
            let stem = path.file_stem().unwrap_or_default();
            Ok(stem.to_string_lossy().into_owned())
        });
        let numbers: Result<Vec<String>, Failure> = numbers.collect();
        Ok(numbers?.join(", "))
    }

    /// Returns the cases from one back to the case that is to be linked to it, both included; `None` when no link of
    /// that kind leads there. What cannot be read ends a way: `check` tells it.
    fn way_back(
        &self,
        field: &str,
        from: &CaseNumber,
        own: &CaseNumber,
        profile: &Profile,
    ) -> Option<Vec<String>> {
        let mut waiting = vec![vec![from.to_string()]];
        let mut seen = BTreeSet::new();
        while let Some(way) = waiting.pop() {
            let last = way.last()?;
            if last == own.as_str() {
                return Some(way);
            }
            if !seen.insert(last.clone()) {
                continue;
            }
            let Ok(open) = self.open_case(last) else {
                continue;
            };
            for (_, number) in open.standing.links_like(field, profile) {
                let mut longer = way.clone();
                longer.push(number);
                waiting.push(longer);
            }
        }
        None
    }
}

/// Returns the parts of a value that each name a case.
fn parts<'a>(field: &BoundField, value: &'a str) -> impl Iterator<Item = &'a str> {
    let separators: &[char] = match field.many {
        true => &[',', '，', '、'],
        false => &[],
    };
    let parts = value.split(separators).map(str::trim);
    parts.filter(|part| !part.is_empty())
}
