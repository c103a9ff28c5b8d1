//! The fast reader's events to any type that serde can read; whatever is not plain sailing gives up.

use std::fmt::Display;
use std::vec::IntoIter;

use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::super::node::is_nothing;
use super::super::plain::{Surroundings, is_safe_plain};
use super::inside::Inside;
use super::{Event, Fallback, events};

/// Reads a text; gives up on whatever the full reader should decide.
pub(in super::super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fallback> {
    let mut reader = Reader {
        events: events(text)?.into_iter(),
    };
    T::deserialize(&mut reader)
}

impl Display for Fallback {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the fast reader gives up")
    }
}

impl std::error::Error for Fallback {}

impl Error for Fallback {
    fn custom<T: Display>(_: T) -> Self {
        Fallback
    }
}

/// The events that are still to be read.
pub(super) struct Reader<'de> {
    events: IntoIter<Event<'de>>,
}

impl<'de> Reader<'de> {
    pub(super) fn peek(&self) -> Result<&Event<'de>, Fallback> {
        self.events.as_slice().first().ok_or(Fallback)
    }

    fn next(&mut self) -> Result<Event<'de>, Fallback> {
        self.events.next().ok_or(Fallback)
    }

    /// Takes a text without quotes that stands for a value.
    pub(super) fn plain(&mut self) -> Result<&'de str, Fallback> {
        match self.next()? {
            Event::Plain(text) if !is_nothing(text) => Ok(text),
            _ => Err(Fallback),
        }
    }

    /// Takes a whole number as every reader understands it: decimal digits without a leading zero.
    fn number<N: std::str::FromStr>(&mut self) -> Result<N, Fallback> {
        let text = self.plain()?;
        let digits = text.as_bytes();
        let canonical =
            digits.iter().all(u8::is_ascii_digit) && (digits.len() == 1 || digits[0] != b'0');
        if !canonical {
            return Err(Fallback);
        }
        text.parse().map_err(|_| Fallback)
    }

    fn expect(&mut self, wanted: &Event<'_>) -> Result<(), Fallback> {
        if self.next()? == *wanted {
            Ok(())
        } else {
            Err(Fallback)
        }
    }

    pub(super) fn visit_map<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fallback> {
        self.expect(&Event::Map)?;
        let value = visitor.visit_map(Inside { reader: self })?;
        self.expect(&Event::End)?;
        Ok(value)
    }

    pub(super) fn visit_seq<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Fallback> {
        self.expect(&Event::List)?;
        let value = visitor.visit_seq(Inside { reader: self })?;
        self.expect(&Event::End)?;
        Ok(value)
    }

    fn skip(&mut self) -> Result<(), Fallback> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                Event::Map | Event::List => depth += 1,
                Event::End => depth = depth.checked_sub(1).ok_or(Fallback)?,
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
            visitor.$visit(self.number::<$type>()?)
        })*
    };
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Fallback;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        match self.peek()? {
            Event::Map => self.visit_map(visitor),
            Event::List => self.visit_seq(visitor),
            // The full reader takes some words for numbers and truth values when it is asked so openly.
            Event::Plain(text) if is_safe_plain(text, Surroundings::Block) => {
                self.deserialize_str(visitor)
            }
            Event::Text(_) => self.deserialize_str(visitor),
            _ => Err(Fallback),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        match self.next()? {
            Event::Plain(text) if !is_nothing(text) => visitor.visit_borrowed_str(text),
            Event::Text(std::borrow::Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Event::Text(std::borrow::Cow::Owned(text)) => visitor.visit_string(text),
            _ => Err(Fallback),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        match self.plain()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Fallback),
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        match self.peek()? {
            Event::Plain(text) if is_nothing(text) => {
                self.next()?;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fallback> {
        // Names of this kind ask the full reader for things that only it can give, such as spans.
        if name.starts_with("__") {
            return Err(Fallback);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        self.visit_seq(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fallback> {
        self.visit_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        self.visit_map(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fallback> {
        if name.starts_with("__") {
            return Err(Fallback);
        }
        self.visit_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fallback> {
        match self.peek()? {
            Event::Map => {
                self.expect(&Event::Map)?;
                let value = visitor.visit_enum(Inside { reader: self })?;
                self.expect(&Event::End)?;
                Ok(value)
            }
            _ => visitor.visit_enum(self.plain()?.into_deserializer()),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fallback> {
        self.skip()?;
        visitor.visit_unit()
    }

    fn deserialize_f32<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fallback> {
        Err(Fallback)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fallback> {
        Err(Fallback)
    }

    forward_to_deserialize_any! { i128 u128 char bytes byte_buf unit unit_struct tuple_struct }
}
