//! The `domain` layer; see the table in `lib.rs`.
