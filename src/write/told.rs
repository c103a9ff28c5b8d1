//! Things that a project is told once in its life.

use std::fs::{self, OpenOptions};
use std::path::Path;

use super::Novelty;

/// Tells whether something is said for the first time in this project, and remembers that it was.
///
/// A folder that cannot be written to counts as told: a remark is not worth a failure.
pub fn first_time(root: &Path, what: &str) -> Novelty {
    let folder = root.join(".tousu").join("told");
    if fs::create_dir_all(&folder).is_err() {
        return Novelty::Known;
    }
    match OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(folder.join(what))
    {
        Ok(_) => Novelty::New,
        Err(_) => Novelty::Known,
    }
}
