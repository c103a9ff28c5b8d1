//! Bytes from disk, nothing understood yet; and what is built in.
//!
//! Nothing here follows a symbolic link below the project's root, and nothing is skipped in silence.

pub mod builtin;
pub mod builtin_forms;
pub mod builtin_layouts;
mod case_files;
mod digest;
mod fault;
mod file;
mod git;
mod inside;

pub use case_files::{CaseEntry, case_entries};
pub use digest::sha256_of;
pub use fault::{ReadFault, Why};
pub use file::{
    AsRead, Identity, LARGEST, identity_of, length_of, read_bytes, read_head, read_up_to,
};
pub use git::Git;
pub use inside::inside;
