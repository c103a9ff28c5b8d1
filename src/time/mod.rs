//! The `time` layer; see the table in `lib.rs`.
