//! The `rules` layer; see the table in `lib.rs`.
