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
    let folder = root.join(".tousu").join("edit");
    let path = folder.join(format!("{number}.yaml"));
    fs::create_dir_all(&folder).map_err(|error| SaveError::failed(&folder, &error))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => SaveError::new(
            SaveErrorKind::Exists,
            Message::new("write.scratch_exists").with("path", path.display().to_string()),
        ),
        _ => SaveError::failed(&path, &error),
    })?;
    file.write_all(bytes)
        .map_err(|error| SaveError::failed(&path, &error))?;
    Ok(path)
}

/// Removes a copy; one that stays is in nobody's way.
pub fn remove_scratch(path: &Path) {
    let _ = fs::remove_file(path);
}
