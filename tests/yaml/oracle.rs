//! A second reader, of another family (libyaml's): does a text mean a value?

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use tousu::yaml::Value;

/// Reads a text with the second reader, and compares with a value; an error says where they differ.
pub(crate) fn means(text: &str, value: &Value) -> Result<(), String> {
    // That reader counts a byte-order mark as a column, and then loses every key but the first.
    let text = text.trim_start_matches('\u{feff}');
    Means(value)
        .deserialize(yaml_serde::Deserializer::from_str(text))
        .map_err(|error| error.to_string())
}

/// Asks the reader for what the value is, so that it does not guess the kind of plain scalars.
#[derive(Clone, Copy)]
struct Means<'v>(&'v Value);

impl<'de> DeserializeSeed<'de> for Means<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        match self.0 {
            Value::Map(_) => reader.deserialize_map(self),
            Value::List(_) => reader.deserialize_seq(self),
            Value::Text(_) | Value::Number(_) | Value::Nothing => reader.deserialize_option(self),
        }
    }
}

impl<'de> Visitor<'de> for Means<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:?}", self.0)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        match self.0 {
            Value::Nothing => Ok(()),
            other => Err(E::custom(format!("nothing instead of {other:?}"))),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        let text = String::deserialize(reader)?;
        match self.0 {
            Value::Text(wanted) if *wanted == text => Ok(()),
            other => Err(D::Error::custom(format!("{text:?} instead of {other:?}"))),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Value::Map(wanted) = self.0 else {
            return Err(A::Error::custom("a mapping"));
        };
        for (key, value) in wanted {
            match map.next_key::<String>()? {
                Some(found) if found == *key => map.next_value_seed(Means(value))?,
                other => {
                    return Err(A::Error::custom(format!(
                        "key {other:?} instead of {key:?}"
                    )));
                }
            }
        }
        match map.next_key::<String>()? {
            None => Ok(()),
            Some(key) => Err(A::Error::custom(format!("one more key {key:?}"))),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Value::List(wanted) = self.0 else {
            return Err(A::Error::custom("a list"));
        };
        for value in wanted {
            if list.next_element_seed(Means(value))?.is_none() {
                return Err(A::Error::custom("too few items"));
            }
        }
        match list.next_element::<serde::de::IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("one more item")),
        }
    }
}
