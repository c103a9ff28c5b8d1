//! Reads a TOML table key by key, and remembers every fault and every key that nobody asked for.

use toml::{Table, Value};

use super::Fault;
use crate::domain::nearest;
use crate::say::{Label, Message};

/// A table that is being read.
pub struct TableReader<'a> {
    table: &'a Table,
    path: Vec<String>,
    asked: Vec<&'static str>,
    faults: Vec<Fault>,
}

impl<'a> TableReader<'a> {
    /// Starts to read a table that stands under these keys.
    pub fn new(table: &'a Table, path: Vec<String>) -> Self {
        Self {
            table,
            path,
            asked: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Returns the keys down to an entry of this table.
    pub fn path_of(&self, key: &str) -> Vec<String> {
        let mut path = self.path.clone();
        path.push(key.to_owned());
        path
    }

    /// Notes a fault at one of the table's keys.
    pub fn fault(&mut self, key: &str, message: Message) {
        let path = self.path_of(key);
        self.faults.push(Fault::new(&path, message));
    }

    /// Notes faults found further down.
    pub fn take_faults(&mut self, faults: Vec<Fault>) {
        self.faults.extend(faults);
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Value> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn wrong_type(&mut self, key: &str, wanted: &'static str, found: &Value) {
        self.fault(
            key,
            Message::new("profile.wrong_type")
                .with("key", key)
                .with("wanted", Message::new(wanted))
                .with("found", found_words(found)),
        );
    }

    /// Notes that a key is needed.
    pub fn missing(&mut self, key: &str) {
        let path = self.path.clone();
        self.faults.push(
            Fault::new(&path, Message::new("profile.missing_key").with("key", key))
                .hint(Message::new("profile.missing_key_hint").with("key", key)),
        );
    }

    /// Reads a text; `None` when it is absent or something else.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        match self.get(key)? {
            Value::String(text) => Some(text.clone()),
            other => {
                self.wrong_type(key, "profile.type_text", other);
                None
            }
        }
    }

    /// Reads a text that must be there.
    pub fn needed_text(&mut self, key: &'static str) -> String {
        if !self.table.contains_key(key) {
            self.missing(key);
        }
        self.text(key).unwrap_or_default()
    }

    /// Reads a whole number from 0.
    pub fn number(&mut self, key: &'static str) -> Option<u32> {
        match self.get(key)? {
            Value::Integer(number) if u32::try_from(*number).is_ok() => u32::try_from(*number).ok(),
            other => {
                self.wrong_type(key, "profile.type_number", other);
                None
            }
        }
    }

    /// Reads `true` or `false`; absent is false.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.get(key) {
            None => false,
            Some(Value::Boolean(flag)) => *flag,
            Some(other) => {
                self.wrong_type(key, "profile.type_flag", other);
                false
            }
        }
    }

    /// Reads a list of texts; one text alone counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        match self.get(key) {
            None => Vec::new(),
            Some(Value::String(text)) => vec![text.clone()],
            Some(Value::Array(values)) => {
                let mut texts = Vec::new();
                for value in values {
                    match value {
                        Value::String(text) => texts.push(text.clone()),
                        other => self.wrong_type(key, "profile.type_texts", other),
                    }
                }
                texts
            }
            Some(other) => {
                self.wrong_type(key, "profile.type_texts", other);
                Vec::new()
            }
        }
    }

    /// Reads any value.
    pub fn value(&mut self, key: &'static str) -> Option<&'a Value> {
        self.get(key)
    }

    /// Reads a table; absent is `None`.
    pub fn table(&mut self, key: &'static str) -> Option<&'a Table> {
        match self.get(key)? {
            Value::Table(table) => Some(table),
            other => {
                self.wrong_type(key, "profile.type_table", other);
                None
            }
        }
    }

    /// Reads a table of tables, such as `[states.…]`, in the order written.
    pub fn entries(&mut self, key: &'static str) -> Vec<(String, &'a Table)> {
        let Some(table) = self.table(key) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        for (name, value) in table {
            match value {
                Value::Table(entry) => {
                    if !is_id(name) {
                        let mut path = self.path_of(key);
                        path.push(name.clone());
                        self.faults.push(Fault::new(
                            &path,
                            Message::new("profile.bad_id").with("id", name),
                        ));
                    }
                    entries.push((name.clone(), entry));
                }
                // What `false` takes away is gone by now, so nothing has this name.
                Value::Boolean(false) => {
                    let mut path = self.path_of(key);
                    path.push(name.clone());
                    let message = Message::new("profile.nothing_to_take_out").with("id", name);
                    let others = table.iter().filter(|(_, other)| other.is_table());
                    let fault = Fault::new(&path, message);
                    self.faults
                        .push(match nearest(name, others.map(|(id, _)| id.as_str())) {
                            Some(near) => {
                                fault.hint(Message::new("profile.did_you_mean").with("name", near))
                            }
                            None => fault,
                        });
                }
                other => {
                    let mut path = self.path_of(key);
                    path.push(name.clone());
                    self.faults.push(Fault::new(
                        &path,
                        Message::new("profile.wrong_type")
                            .with("key", name)
                            .with("wanted", Message::new("profile.type_table"))
                            .with("found", found_words(other)),
                    ));
                }
            }
        }
        entries
    }

    /// Reads `label = { zh = "…", en = "…" }`, both needed.
    pub fn label(&mut self) -> Label {
        self.label_at("label")
    }

    /// Reads a name in both languages under another key than `label`.
    pub fn label_at(&mut self, key: &'static str) -> Label {
        let Some(table) = self.table(key) else {
            if !self.table.contains_key(key) {
                self.missing(key);
            }
            return Label::default();
        };
        let mut reader = TableReader::new(table, self.path_of(key));
        let label = Label {
            zh: reader.needed_text("zh"),
            en: reader.needed_text("en"),
        };
        let faults = reader.finish();
        self.take_faults(faults);
        label
    }

    /// Ends the reading: every key that was not asked for is a fault, with the nearest known one.
    pub fn finish(mut self) -> Vec<Fault> {
        for key in self.table.keys() {
            if self.asked.contains(&key.as_str()) {
                continue;
            }
            let path = self.path_of(key);
            let mut fault = Fault::new(&path, Message::new("profile.unknown_key").with("key", key));
            fault = match nearest(key, self.asked.iter().copied()) {
                Some(near) => fault.hint(Message::new("profile.did_you_mean").with("name", near)),
                None => {
                    let mut known: Vec<_> =
                        self.asked.iter().map(|name| (*name).to_owned()).collect();
                    known.sort();
                    known.dedup();
                    fault.hint(
                        Message::new("profile.known_keys")
                            .with("keys", known.into_iter().collect::<crate::say::Fact>()),
                    )
                }
            };
            self.faults.push(fault);
        }
        self.faults
    }
}

/// Says what kind of value stands there.
pub(super) fn found_words(value: &Value) -> Message {
    Message::new(match value {
        Value::String(_) => "profile.found_string",
        Value::Integer(_) => "profile.found_integer",
        Value::Float(_) => "profile.found_float",
        Value::Boolean(_) => "profile.found_boolean",
        Value::Datetime(_) => "profile.found_datetime",
        Value::Array(_) => "profile.found_array",
        Value::Table(_) => "profile.found_table",
    })
}

/// Tells whether a name can be an id: small letters, digits, `-` and `_`, a letter first.
pub(super) fn is_id(name: &str) -> bool {
    name.len() <= 40
        && name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name.chars().all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter)
        })
}
