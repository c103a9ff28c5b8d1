//! The `workflow` layer; see the table in `lib.rs`.
