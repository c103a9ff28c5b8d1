//! The only layer that changes files: whole, durable, one writer at a time.
//!
//! A reader, a crash or a full disk sees the old bytes or the new ones, never half of either.

mod answer;
mod attachment;
mod error;
mod file_name;
mod lock;
mod save;
mod scratch;
mod temporary;
mod told;

pub use answer::write_answer;
pub use attachment::{Attached, LARGEST_ATTACHMENT, Novelty, attach};
pub use error::{SaveError, SaveErrorKind};
pub use file_name::safe_file_name;
pub use lock::{Guarded, Lock, take_lock};
pub use save::{Saved, create, replace};
pub use scratch::{kept_scratch, remove_scratch, scratch_copy};
pub use told::first_time;
