//! What the program can say: a message is a key with facts; its words stand in `locales/`.
//!
//! No layer above builds a sentence. That is what makes two languages, and tests of both, possible.

mod label;
mod language;
mod message;
mod shown_name;
mod visible;
mod words;

pub use label::Label;
pub use language::Language;
pub use message::{Fact, Message};
pub use shown_name::shown_name;
pub use visible::{visible, visible_in_json};
pub use words::Words;
