//! The `yaml` layer from outside: faults, hostile files, edits, and the two readers against each other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod chance;
mod edits;
mod faults;
mod generate;
mod hostile;
mod meaning;
mod oracle;
mod places;
mod random_edits;
mod two_readers;
mod values;
