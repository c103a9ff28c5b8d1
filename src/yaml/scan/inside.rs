//! The inside of a mapping, a list or an enum, as serde asks for it.

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::reader::Reader;
use super::{Event, Fallback};

/// The inside of a mapping or list.
pub(super) struct Inside<'r, 'de> {
    /// The reader, which stands inside it.
    pub(super) reader: &'r mut Reader<'de>,
}

impl<'de> SeqAccess<'de> for Inside<'_, 'de> {
    type Error = Fallback;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fallback> {
        match self.reader.peek()? {
            Event::End => Ok(None),
            _ => seed.deserialize(&mut *self.reader).map(Some),
        }
    }
}

impl<'de> MapAccess<'de> for Inside<'_, 'de> {
    type Error = Fallback;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fallback> {
        match self.reader.peek()? {
            Event::End => Ok(None),
            _ => seed.deserialize(&mut *self.reader).map(Some),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fallback> {
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for Inside<'_, 'de> {
    type Error = Fallback;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Fallback> {
        let name = self.reader.plain()?;
        let deserializer: serde::de::value::BorrowedStrDeserializer<'_, Fallback> =
            serde::de::value::BorrowedStrDeserializer::new(name);
        Ok((seed.deserialize(deserializer)?, self))
    }
}

impl<'de> VariantAccess<'de> for Inside<'_, 'de> {
    type Error = Fallback;

    fn unit_variant(self) -> Result<(), Fallback> {
        Err(Fallback)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fallback> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fallback> {
        self.reader.visit_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fallback> {
        self.reader.visit_map(visitor)
    }
}
