//! A JSON value together with its place in the file, so that every complaint says where.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::window::{Window, in_order};
use super::{TimeError, moment::half_width};
use crate::say::{Fact, Message};

/// A JSON value and where it stands, such as `days[3].date`.
#[derive(Debug, Clone)]
pub(super) struct Place<'a> {
    pub(super) path: String,
    pub(super) value: &'a Value,
}

impl<'a> Place<'a> {
    /// Starts at the top of a file.
    pub(super) fn top(value: &'a Value) -> Self {
        Self {
            path: String::new(),
            value,
        }
    }

    /// Returns the members of an object.
    pub(super) fn members(&self) -> Result<Vec<(&'a str, Place<'a>)>, Message> {
        let object = self.object()?;
        Ok(object
            .iter()
            .map(|(key, value)| (key.as_str(), self.member(key, value)))
            .collect())
    }

    /// Returns one member of an object, and `None` when it is missing.
    pub(super) fn get(&self, key: &str) -> Result<Option<Place<'a>>, Message> {
        Ok(self.object()?.get(key).map(|value| self.member(key, value)))
    }

    /// Returns one member of an object that has to be there.
    pub(super) fn need(&self, key: &'static str) -> Result<Place<'a>, Message> {
        self.get(key)?.ok_or_else(|| {
            Message::new("time.file_missing_key")
                .with("where", self.named())
                .with("key", key)
        })
    }

    /// Refuses the keys of an object that are not among those known.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Message> {
        match self
            .object()?
            .keys()
            .find(|key| !known.contains(&key.as_str()))
        {
            None => Ok(()),
            Some(key) => Err(Message::new("time.file_unknown_key")
                .with("where", self.named())
                .with("key", key)
                .with(
                    "known",
                    known.iter().map(|key| (*key).to_owned()).collect::<Fact>(),
                )),
        }
    }

    /// Returns the elements of a list.
    pub(super) fn elements(&self) -> Result<Vec<Place<'a>>, Message> {
        let list = self
            .value
            .as_array()
            .ok_or_else(|| self.wrong(Message::new("time.file_expected_list")))?;
        Ok(list
            .iter()
            .enumerate()
            .map(|(index, value)| Place {
                path: format!("{}[{index}]", self.path),
                value,
            })
            .collect())
    }

    /// Returns a text.
    pub(super) fn text(&self) -> Result<&'a str, Message> {
        self.value
            .as_str()
            .ok_or_else(|| self.wrong(Message::new("time.file_expected_text")))
    }

    /// Returns `true` or `false`.
    pub(super) fn yes_no(&self) -> Result<bool, Message> {
        self.value
            .as_bool()
            .ok_or_else(|| self.wrong(Message::new("time.file_expected_yes_no")))
    }

    /// Returns a year from 1 to 9999.
    pub(super) fn year(&self) -> Result<i32, Message> {
        self.value
            .as_i64()
            .and_then(|year| i32::try_from(year).ok())
            .filter(|year| (1..=9999).contains(year))
            .ok_or_else(|| self.wrong(Message::new("time.file_expected_year")))
    }

    /// Returns a date.
    pub(super) fn date(&self) -> Result<NaiveDate, Message> {
        self.date_in(self.text()?)
    }

    /// Reads a date that stands here, such as a key.
    pub(super) fn date_in(&self, text: &str) -> Result<NaiveDate, Message> {
        let plain = half_width(text);
        let shaped = plain.len() == 10 && plain.starts_with(|first: char| first.is_ascii_digit());
        NaiveDate::parse_from_str(&plain, "%Y-%m-%d")
            .ok()
            .filter(|_| shaped)
            .ok_or_else(|| {
                Message::new("time.file_bad_date")
                    .with("where", self.named())
                    .with("text", text)
            })
    }

    /// Returns the windows of a list of pairs; an empty list has none.
    pub(super) fn windows(&self) -> Result<Vec<Window>, Message> {
        let mut windows = Vec::new();
        for place in self.elements()? {
            let wrong = || place.wrong(Message::new("time.file_expected_window"));
            let pair = place.elements().map_err(|_| wrong())?;
            let [start, end] = pair.as_slice() else {
                return Err(wrong());
            };
            let window = Window::parse(start.text()?, end.text()?);
            windows.push(window.map_err(|error| place.at(&error))?);
        }
        in_order(windows).map_err(|error| self.at(&error))
    }

    /// Says that something is wrong here.
    pub(super) fn at(&self, error: &TimeError) -> Message {
        Message::new("time.file_at")
            .with("where", self.named())
            .with("what", error.message())
    }

    /// Returns the place as it is said; the top of a file is `$`.
    pub(super) fn named(&self) -> &str {
        if self.path.is_empty() {
            "$"
        } else {
            &self.path
        }
    }

    fn object(&self) -> Result<&'a Map<String, Value>, Message> {
        self.value
            .as_object()
            .ok_or_else(|| self.wrong(Message::new("time.file_expected_object")))
    }

    fn wrong(&self, expected: Message) -> Message {
        Message::new("time.file_wrong_type")
            .with("where", self.named())
            .with("expected", expected)
    }

    fn member(&self, key: &str, value: &'a Value) -> Place<'a> {
        let path = if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        };
        Place { path, value }
    }
}
