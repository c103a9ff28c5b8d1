//! The `cli` layer; see the table in `lib.rs`.
