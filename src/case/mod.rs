//! The `case` layer; see the table in `lib.rs`.
