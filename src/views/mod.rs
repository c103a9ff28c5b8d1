//! The `views` layer; see the table in `lib.rs`.

pub mod calendar_page;
