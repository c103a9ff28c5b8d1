//! The places of values in a case file that was read; the file is taken apart only when a place asks for it.

use std::cell::OnceCell;
use std::path::Path;

use super::{located, located_at, whole};
use crate::domain::Location;
use crate::yaml::{Document, place_in_header};

/// The places of values in a case file that was read.
#[derive(Debug)]
pub(super) struct Places<'a> {
    file: &'a Path,
    bytes: &'a [u8],
    document: OnceCell<Option<Document>>,
}

impl<'a> Places<'a> {
    /// Makes them of a file, relative to the root of the project, and its bytes.
    pub(super) fn new(file: &'a Path, bytes: &'a [u8]) -> Self {
        Self {
            file,
            bytes,
            document: OnceCell::new(),
        }
    }

    /// Returns the place of a value, written as `history[3].step`; the file as a whole where it cannot be read.
    pub(super) fn of(&self, value: &str) -> Location {
        let quick = std::str::from_utf8(self.bytes)
            .ok()
            .and_then(|text| Some((text, place_in_header(text, value)?)));
        if let Some((text, place)) = quick {
            return located_at(self.file, text, place);
        }
        let document = self
            .document
            .get_or_init(|| Document::parse(self.bytes).ok());
        match document {
            Some(document) => located(self.file, document, value),
            None => whole(self.file),
        }
    }
}
