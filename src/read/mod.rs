//! The `read` layer; see the table in `lib.rs`.
