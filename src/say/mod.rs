//! What the program can say: a message is a key with facts; its words stand in `locales/`.
//!
//! No layer above builds a sentence. That is what makes two languages, and tests of both, possible.

mod label;
mod language;
mod message;
mod words;

pub use label::Label;
pub use language::Language;
pub use message::{Fact, Message};
pub use words::Words;
