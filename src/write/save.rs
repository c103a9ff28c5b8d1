//! One file replaced or created: written beside its place, read back, judged, and only then put there.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::temporary::{Access, Temporary, remove_leftovers};
use super::{SaveError, SaveErrorKind};
use crate::read::{self, AsRead, ReadFault, Why};
use crate::say::Message;

/// A file that is on the disk, new bytes and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub length: u64,
}

/// Replaces a file that was read as `read` by `bytes`; the caller holds the lock of its case.
///
/// `verify` is given the bytes as they were read back from the disk, before they are put in place: it parses them
/// again and says what is wrong. Mode and, for root, owner are kept.
///
/// # Errors
/// Nothing was written, except with [`SaveErrorKind::SavedBut`].
pub fn replace(
    root: &Path,
    target: &Path,
    read: &AsRead,
    bytes: &[u8],
    verify: impl Fn(&[u8]) -> Result<(), Message>,
) -> Result<Saved, SaveError> {
    read::inside(root, target)?;
    let folder = folder_of(target)?;
    remove_leftovers(folder);
    // The folder of a case's attachments lies beside the case, under its name.
    let attachments = target.with_extension("");
    if fs::symlink_metadata(&attachments).is_ok_and(|found| found.is_dir()) {
        remove_leftovers(&attachments);
    }
    let replaced = plain_file(target)?;
    let access = Access::AsOf(replaced);
    let temporary = Temporary::beside(target, bytes, &access)
        .map_err(|error| SaveError::failed(target, &error))?;
    read_back(target, &temporary, bytes, verify)?;
    let now = read::read_bytes(target).map_err(|fault| match fault.why {
        Why::Missing | Why::Replaced | Why::TooLarge(_) => SaveError::changed(target),
        _ => SaveError::from(fault),
    })?;
    if now != *read {
        return Err(SaveError::changed(target));
    }
    put_over(temporary.path(), target).map_err(|error| SaveError::failed(target, &error))?;
    sync_folder(folder).map_err(|error| SaveError::saved_but(target, &error))?;
    Ok(saved(target, bytes))
}

/// Creates a file that must not be there yet, with the folders on the way to it.
///
/// # Errors
/// [`SaveErrorKind::Exists`] when there is one, also one made at the same moment; nothing was written, except with
/// [`SaveErrorKind::SavedBut`].
pub fn create(
    root: &Path,
    target: &Path,
    bytes: &[u8],
    verify: impl Fn(&[u8]) -> Result<(), Message>,
) -> Result<Saved, SaveError> {
    read::inside(root, target)?;
    let folder = folder_of(target)?;
    make_folders(root, folder).map_err(|error| SaveError::failed(folder, &error))?;
    // Once more: a link may have been put there meanwhile.
    read::inside(root, target)?;
    remove_leftovers(folder);
    if fs::symlink_metadata(target).is_ok() {
        return Err(exists(target));
    }
    let temporary = Temporary::beside(target, bytes, &Access::AsNew)
        .map_err(|error| SaveError::failed(target, &error))?;
    read_back(target, &temporary, bytes, verify)?;
    put_where_nothing_is(temporary.path(), target).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(target),
        _ => SaveError::failed(target, &error),
    })?;
    drop(temporary);
    sync_folder(folder).map_err(|error| SaveError::saved_but(target, &error))?;
    Ok(saved(target, bytes))
}

/// Reads the temporary file again and lets the caller judge it.
fn read_back(
    target: &Path,
    temporary: &Temporary,
    bytes: &[u8],
    verify: impl Fn(&[u8]) -> Result<(), Message>,
) -> Result<(), SaveError> {
    let written = fs::read(temporary.path()).map_err(|error| SaveError::failed(target, &error))?;
    let path = || target.display().to_string();
    if written != bytes {
        let message = Message::new("write.read_back_differs").with("path", path());
        return Err(SaveError::new(SaveErrorKind::Failed, message));
    }
    verify(&written).map_err(|reason| {
        let message = Message::new("write.not_valid")
            .with("path", path())
            .with("reason", reason);
        SaveError::new(SaveErrorKind::Refused, message)
    })
}

/// Looks at the file that is to be replaced: a plain one, with no second name.
pub(super) fn plain_file(target: &Path) -> Result<Metadata, SaveError> {
    let fault = |why| {
        SaveError::from(ReadFault {
            path: target.to_owned(),
            why,
        })
    };
    let found = fs::symlink_metadata(target).map_err(|error| match error.kind() {
        ErrorKind::NotFound => SaveError::changed(target),
        _ => SaveError::failed(target, &error),
    })?;
    if found.is_symlink() {
        return Err(fault(Why::Link));
    }
    if !found.is_file() {
        return Err(fault(Why::Special));
    }
    if names_of(&found) > 1 {
        let message = Message::new("write.second_name").with("path", target.display().to_string());
        return Err(SaveError::new(SaveErrorKind::Refused, message)
            .hint(Message::new("write.hint_plain_file")));
    }
    Ok(found)
}

fn exists(target: &Path) -> SaveError {
    let message = Message::new("write.exists").with("path", target.display().to_string());
    SaveError::new(SaveErrorKind::Exists, message)
}

fn folder_of(target: &Path) -> Result<&Path, SaveError> {
    target.parent().ok_or_else(|| {
        SaveError::from(ReadFault {
            path: target.to_owned(),
            why: Why::Outside,
        })
    })
}

fn saved(target: &Path, bytes: &[u8]) -> Saved {
    Saved {
        path: target.to_owned(),
        sha256: sha256(bytes),
        length: bytes.len() as u64,
    }
}

/// Returns SHA-256 as 64 hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Makes the folders between root and `folder`, each one durable before the next.
fn make_folders(root: &Path, folder: &Path) -> io::Result<()> {
    if folder == root || folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().ok_or(ErrorKind::InvalidInput)?;
    make_folders(root, parent)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(parent),
    }
}

/// Renames over the target. On Windows an editor or scanner may hold the file for a moment: tried for a second.
pub(super) fn put_over(temporary: &Path, target: &Path) -> io::Result<()> {
    let mut attempts = if cfg!(windows) { 20 } else { 1 };
    loop {
        attempts -= 1;
        match fs::rename(temporary, target) {
            Err(error) if attempts > 0 && error.kind() == ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            other => return other,
        }
    }
}

/// Gives the file its name, unless there is one of that name: a hard link never replaces.
fn put_where_nothing_is(temporary: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, target) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Unsupported | ErrorKind::PermissionDenied
            ) =>
        {
            // A file system without hard links: take the name with an empty file, then replace that.
            drop(File::create_new(target)?);
            put_over(temporary, target).inspect_err(|_| {
                let _ = fs::remove_file(target);
            })
        }
        other => other,
    }
}

/// Makes a new name survive a power cut; without it 9 of 40 renames were lost on ext4.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn names_of(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

#[cfg(not(unix))]
fn names_of(_metadata: &Metadata) -> u64 {
    1
}

#[cfg(test)]
#[path = "save_tests.rs"]
mod tests;
