//! The text of a case file to a `Case`, with everything that is wrong in it; and a `Case` to text.

mod file;
mod header;
mod judging;
mod reading;
mod schema;
mod shape;
mod shown_line;
mod writing;

pub use file::{CaseFile, CustomerFile, EventFile, StampFile};
pub use header::status_and_profile;
pub use reading::{Problem, ReadCase, excerpt_of, locate, read_case};
pub use schema::case_schema;
pub use writing::{append_to_text, new_text};
