//! The `views` layer; see the table in `lib.rs`.
