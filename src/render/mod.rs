//! The `render` layer; see the table in `lib.rs`.

pub mod calendar;
