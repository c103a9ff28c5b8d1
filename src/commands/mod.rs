//! The `commands` layer; see the table in `lib.rs`.
