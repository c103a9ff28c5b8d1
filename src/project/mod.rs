//! The `project` layer; see the table in `lib.rs`.
