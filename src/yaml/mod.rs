//! The `yaml` layer; see the table in `lib.rs`.
