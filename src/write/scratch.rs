//! A copy of a case file for the editor, aside from the cases.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{SaveError, SaveErrorKind};
use crate::say::Message;

/// Writes a copy to `<root>/.tousu/edit/<number>.yaml`, readable by its owner alone.
///
/// # Errors
/// The folder cannot be written to, or the copy of an earlier edit that was refused still lies there.
pub fn scratch_copy(root: &Path, number: &str, bytes: &[u8]) -> Result<PathBuf, SaveError> {
    let (folder, path) = places(root, number);
    fs::create_dir_all(&folder).map_err(|error| SaveError::failed(&folder, &error))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => SaveError::new(
            SaveErrorKind::Exists,
            Message::new("write.scratch_exists").with("path", path.display().to_string()),
        )
        .hint(Message::new("write.hint_scratch")),
        _ => SaveError::failed(&path, &error),
    })?;
    file.write_all(bytes)
        .map_err(|error| SaveError::failed(&path, &error))?;
    Ok(path)
}

/// Returns where the copy of an edit lies that was not saved; `None` when there is none.
pub fn kept_scratch(root: &Path, number: &str) -> Option<PathBuf> {
    let (_, path) = places(root, number);
    path.symlink_metadata().is_ok().then_some(path)
}

/// Returns the folder of all copies, and the path of one.
fn places(root: &Path, number: &str) -> (PathBuf, PathBuf) {
    let folder = root.join(".tousu").join("edit");
    let path = folder.join(format!("{number}.yaml"));
    (folder, path)
}

/// Removes a copy; one that stays is in nobody's way.
pub fn remove_scratch(path: &Path) {
    let _ = fs::remove_file(path);
}
