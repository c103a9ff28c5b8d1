//! Pieces of text put in place of others.

use std::ops::Range;

use super::super::{Document, Place};

/// One piece of text in place of another; `\n` in it stands for the file's own line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    /// The bytes that go.
    pub(super) range: Range<usize>,
    /// What comes in their place.
    pub(super) with: String,
}

/// One way to make an edit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Attempt {
    /// What changes; the ranges do not overlap.
    pub(super) splices: Vec<Splice>,
    /// The bytes whose comments go with them.
    pub(super) forgets: Range<usize>,
}

impl Attempt {
    /// Makes an attempt of one splice that keeps all comments.
    pub(super) fn one(range: Range<usize>, with: String) -> Self {
        Self {
            splices: vec![Splice { range, with }],
            forgets: 0..0,
        }
    }

    /// Applies it; `None` when a range does not fit the text.
    pub(super) fn apply(&self, text: &str, newline: &str) -> Option<String> {
        let mut splices = self.splices.clone();
        splices.sort_by_key(|splice| splice.range.start);
        let mut out = String::with_capacity(text.len() + 256);
        let mut at = 0;
        for splice in splices {
            out.push_str(text.get(at..splice.range.start)?);
            out.push_str(&splice.with.replace('\n', newline));
            at = splice.range.end;
        }
        out.push_str(text.get(at..)?);
        Some(out)
    }

    /// Returns the comments of a document that must be there afterwards, sorted.
    pub(super) fn comments_kept(&self, document: &Document) -> Vec<String> {
        comments(document, |place| !self.forgets.contains(&place.start))
    }
}

/// Returns the texts of some comments of a document, sorted.
pub(super) fn comments(document: &Document, wanted: impl Fn(&Place) -> bool) -> Vec<String> {
    let mut texts: Vec<_> = document
        .comments()
        .iter()
        .filter(|place| wanted(place))
        .map(|place| comment_text(document.text(), place).to_owned())
        .collect();
    texts.sort_unstable();
    texts
}

/// Returns the text of a comment from its `#`, without the white space at its end.
pub(super) fn comment_text<'t>(text: &'t str, place: &Place) -> &'t str {
    text.get(place.start..place.end)
        .unwrap_or_default()
        .trim_end()
}

/// Returns the line break that a text uses.
pub(super) fn newline_of(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
