//! A text that was read as strict YAML, with the place of everything in it.

use super::characters::{decode, look};
use super::fault::{Faults, SyntaxFault};
use super::parser_fault::explain;
use super::tree::{Outcome, build};
use super::{Key, Node, Path, Place, Step};

/// How often reading goes on behind a mistake, so that the next one is told too.
const MOST_MENDS: usize = 20;

/// A text that was read as strict YAML: one mapping at the top, every scalar text.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    root: Node,
    comments: Vec<Place>,
}

impl Document {
    /// Reads a file's bytes; an error is every fault that can be told at once, in the order of the text.
    pub fn parse(bytes: &[u8]) -> Result<Document, Vec<SyntaxFault>> {
        let text = decode(bytes).map_err(|fault| vec![fault])?;
        let mut faults = Faults::default();
        let looked = look(text, &mut faults);
        if looked.conflict {
            return Err(faults.in_order());
        }
        let mut mended = looked.mended;
        for _ in 0..=MOST_MENDS {
            let reading = mended.as_deref().unwrap_or(text);
            match build(reading, &mut faults) {
                Outcome::Tree(root, comments) => {
                    if !faults.0.is_empty() {
                        break;
                    }
                    return Ok(Document {
                        text: text.to_owned(),
                        root,
                        comments,
                    });
                }
                Outcome::Refused => break,
                Outcome::Stopped(error, understood) => {
                    let Some(mend) = explain(reading, &error, understood, &mut faults) else {
                        break;
                    };
                    let mut bytes = reading.as_bytes().to_vec();
                    let range = mend.start..mend.start + mend.bytes.len();
                    if let Some(replaced) = bytes.get_mut(range) {
                        replaced.copy_from_slice(mend.bytes);
                    }
                    match String::from_utf8(bytes) {
                        Ok(next) => mended = Some(next),
                        Err(_) => break,
                    }
                }
            }
        }
        Err(faults.in_order())
    }

    /// Returns the text as it was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the mapping at the top.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Returns where each comment stands, from its `#` to the end of its line.
    pub fn comments(&self) -> &[Place] {
        &self.comments
    }

    /// Returns where the value of a path stands, or else the nearest thing above it that exists.
    pub fn locate(&self, path: &Path) -> Place {
        let mut node = &self.root;
        for step in path.steps() {
            match node.step(step) {
                Some(below) => node = below,
                None => break,
            }
        }
        node.place()
    }

    /// Returns where the last key of a path stands; for an item of a list its value; for a missing key,
    /// the nearest key above it that exists.
    pub fn locate_key(&self, path: &Path) -> Place {
        let mut node = &self.root;
        let mut place = node.place();
        for step in path.steps() {
            let found: Option<(Option<&Key>, &Node)> = match step {
                Step::Key(key) => node.entry(key).map(|(key, below)| (Some(key), below)),
                Step::Index(index) => node.items().get(*index).map(|below| (None, below)),
            };
            let Some((key, below)) = found else { break };
            place = key.map_or(below.place(), |key| key.place);
            node = below;
        }
        place
    }
}
