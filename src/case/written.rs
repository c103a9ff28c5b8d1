//! Values of a case file that are taken as what they mean while they are read, so that no copy of their text is made.

use std::fmt;

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::time::read_moment;

/// A moment as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A moment in RFC 3339.
    Moment(DateTime<FixedOffset>),
    /// Another text that says something.
    Other,
    /// Nothing but blanks.
    Blank,
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Written;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Written, E> {
                Ok(match read_moment(text) {
                    Some(moment) => Written::Moment(moment),
                    None if text.trim().is_empty() => Written::Blank,
                    None => Written::Other,
                })
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// What a step recorded, field by field, in the order written; no value is an empty one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded(pub IndexMap<String, String>);

impl<'de> Deserialize<'de> for Recorded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Recorded;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Recorded, A::Error> {
                let mut recorded = IndexMap::new();
                while let Some((field, value)) = map.next_entry::<String, Option<String>>()? {
                    recorded.insert(field, value.unwrap_or_default());
                }
                Ok(Recorded(recorded))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}
