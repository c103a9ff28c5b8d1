//! The way from the top of a document to a value: `history[3].set.lead`.

use std::fmt;
use std::str::FromStr;

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// Into a mapping, by key.
    Key(String),
    /// Into a list, by position from 0.
    Index(usize),
}

/// The way from the top of a document to a value; empty means the document itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The document itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// Returns the path of a key in the mapping that this path names.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// Returns the path of an item in the list that this path names; counted from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }

    /// Returns the steps, from the top.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Returns the path without its last step, and that step; `None` for the document itself.
    pub fn split_last(&self) -> Option<(Path, &Step)> {
        let (last, before) = self.0.split_last()?;
        Some((Path(before.to_vec()), last))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(out, "[{index}]")?,
                Step::Key(key) if is_bare(key) => {
                    if position > 0 {
                        out.write_str(".")?;
                    }
                    out.write_str(key)?;
                }
                Step::Key(key) => {
                    let escaped = key.replace('\\', "\\\\").replace('"', "\\\"");
                    write!(out, "[\"{escaped}\"]")?;
                }
            }
        }
        Ok(())
    }
}

/// Tells whether a key can stand in a path as it is.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && !key.contains(['.', '[', ']', '"', '\\'])
}

/// A text is not a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a path: {0}")]
pub struct PathError(pub String);

impl FromStr for Path {
    type Err = PathError;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Self, PathError> {
        let wrong = || PathError(text.to_owned());
        let mut steps = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(quoted) = rest.strip_prefix("[\"") {
                let (key, after) = quoted_key(quoted).ok_or_else(wrong)?;
                steps.push(Step::Key(key));
                rest = after;
            } else if let Some(inner) = rest.strip_prefix('[') {
                let (digits, after) = inner.split_once(']').ok_or_else(wrong)?;
                steps.push(Step::Index(digits.parse().map_err(|_| wrong())?));
                rest = after;
            } else {
                let bare = match rest.strip_prefix('.') {
                    Some(bare) if !steps.is_empty() => bare,
                    None if steps.is_empty() => rest,
                    _ => return Err(wrong()),
                };
                let end = bare.find(['.', '[']).unwrap_or(bare.len());
                let key = &bare[..end];
                if !is_bare(key) {
                    return Err(wrong());
                }
                steps.push(Step::Key(key.to_owned()));
                rest = &bare[end..];
            }
        }
        Ok(Path(steps))
    }
}

/// Reads a quoted key after its opening `["`; returns it and what follows its `"]`.
fn quoted_key(text: &str) -> Option<(String, &str)> {
    let mut key = String::new();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => key.push(characters.next()?.1),
            '"' => return Some((key, text[at + 1..].strip_prefix(']')?)),
            other => key.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_path_reads_back_as_it_is_written() {
        for text in [
            "",
            "status",
            "history[3].set.lead",
            "[0][1]",
            "工单.客户",
            "a[\"b.c\"].d",
            "[\"\"]",
        ] {
            let path: Path = text.parse().unwrap();
            assert_eq!(path.to_string(), text);
        }
        let odd = Path::root().key("a\"\\]").index(7).key("x");
        assert_eq!(odd.to_string().parse::<Path>().unwrap(), odd);
    }

    #[test]
    fn a_text_that_is_no_path_is_refused() {
        for text in [".a", "a..b", "a[", "a[x]", "a[\"b]", "a]b", "a[1]b"] {
            assert!(text.parse::<Path>().is_err(), "{text}");
        }
    }
}
