//! The `write` layer; see the table in `lib.rs`.
