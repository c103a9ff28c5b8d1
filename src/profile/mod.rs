//! The `profile` layer; see the table in `lib.rs`.
