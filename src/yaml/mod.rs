//! The `yaml` layer: text as a tree with places, and edits that keep all the rest; pure.
//!
//! Case files are a strict subset of YAML: no anchors, aliases, tags, merge keys or second documents,
//! and every scalar is text. `Document` reads it, `Editor` changes it, `write_value` writes it.

mod characters;
mod document;
mod edit;
mod fault;
mod from_text;
mod node;
mod parser_fault;
mod path;
mod place;
mod plain;
mod scalar_text;
mod scan;
mod tree;
mod value;
mod write;

pub use document::Document;
pub use edit::{EditError, Editor};
pub use fault::SyntaxFault;
pub use from_text::{fast_value, from_text, from_text_fully, place_in_header};
pub use node::{Form, Key, Map, Node, Scalar, Sequence, Style};
pub use path::{Path, PathError, Step};
pub use place::Place;
pub use value::Value;
pub use write::write_value;
