//! The `session` layer; see the table in `lib.rs`.
