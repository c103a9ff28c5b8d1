//! The text of a case file to a `Case`, with everything that is wrong in it; and a `Case` to text.

mod appending;
mod file;
mod header;
mod judging;
mod problem;
mod reading;
mod schema;
mod shape;
mod shown_line;
mod writing;
mod written;

pub use appending::append_to_text;
pub use file::{CaseFile, CustomerFile, EventFile, StampFile};
pub use header::status_and_profile;
pub use problem::Problem;
pub use reading::{ReadCase, locate, read_case};
pub use schema::case_schema;
pub use shown_line::shown_line;
pub use writing::new_text;
pub use written::{Recorded, Written};
