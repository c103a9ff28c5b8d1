//! One file as it was read, with what tells whether it changed since.

use std::fs::{self, File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::SystemTime;

use super::{ReadFault, Why};

/// The most bytes a case or settings file may have.
pub const LARGEST: u64 = 1024 * 1024;

/// How often a file is looked at that is replaced again and again between the look and the opening.
const LOOKS: usize = 100;

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsRead {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What tells whether it changed since.
    pub identity: Identity,
}

/// What tells whether a file is still the one that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Device and inode; zeros where the system has none.
    pub inode: (u64, u64),
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written; `None` where the system does not say.
    pub modified: Option<SystemTime>,
}

/// Returns how long a file is in bytes, following no link; nought for one that is not there any more.
pub fn length_of(path: &Path) -> u64 {
    std::fs::symlink_metadata(path).map_or(0, |found| found.len())
}

/// Reads a case or settings file: a plain file of at most [`LARGEST`] bytes, never through a link.
///
/// # Errors
/// Why it is not read; the message never holds bytes of the file.
pub fn read_bytes(path: &Path) -> Result<AsRead, ReadFault> {
    read_up_to(path, LARGEST)
}

/// Reads a plain file of at most `largest` bytes, never through a link.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_up_to(path: &Path, largest: u64) -> Result<AsRead, ReadFault> {
    // A writer puts a whole new file in the place of the old one; whoever looked at the old one looks again.
    for _ in 1..LOOKS {
        match read_once(path, largest) {
            Err(ReadFault {
                why: Why::Replaced, ..
            }) => {}
            read => return read,
        }
    }
    read_once(path, largest)
}

/// Looks at a file, opens it, and reads it if it is still the one that was looked at.
fn read_once(path: &Path, largest: u64) -> Result<AsRead, ReadFault> {
    let fault = |why| ReadFault {
        path: path.to_owned(),
        why,
    };
    let (file, opened) = open_plain(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(opened.len().min(largest)).unwrap_or(0));
    file.take(largest + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fault(Why::Refused(error.to_string())))?;
    if bytes.len() as u64 > largest {
        return Err(fault(Why::TooLarge(largest)));
    }
    let identity = identity_of(&opened);
    Ok(AsRead { bytes, identity })
}

/// Reads a case file up to a mark, in pieces; `None` when the mark does not come within the first 64 KiB.
///
/// # Errors
/// As [`read_bytes`].
pub fn read_head(path: &Path, mark: &[u8]) -> Result<Option<Vec<u8>>, ReadFault> {
    const PIECE: usize = 2048;
    const LONGEST: usize = 64 * 1024;
    let (mut file, _) = open_plain(path)?;
    let mut head = Vec::with_capacity(PIECE);
    let mut piece = [0; PIECE];
    while head.len() < LONGEST {
        let count = file.read(&mut piece).map_err(|error| ReadFault {
            path: path.to_owned(),
            why: Why::Refused(error.to_string()),
        })?;
        if count == 0 {
            return Ok(None);
        }
        // The mark may begin in the piece before.
        let from = (head.len() + 1).saturating_sub(mark.len());
        head.extend_from_slice(&piece[..count]);
        let mut windows = head[from..].windows(mark.len());
        if let Some(place) = windows.position(|window| window == mark) {
            head.truncate(from + place);
            return Ok(Some(head));
        }
    }
    Ok(None)
}

/// Opens a plain file, never through a link; returns it with what the system says of it.
fn open_plain(path: &Path) -> Result<(File, Metadata), ReadFault> {
    let fault = |why| ReadFault {
        path: path.to_owned(),
        why,
    };
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => fault(Why::Missing),
        _ => fault(Why::Refused(error.to_string())),
    };
    // Looked at before it is opened: opening a pipe would wait for its other end.
    let looked_at = fs::symlink_metadata(path).map_err(refused)?;
    if let Some(why) = why_not_plain(&looked_at) {
        return Err(fault(why));
    }
    let file = File::open(path).map_err(refused)?;
    let opened = file.metadata().map_err(refused)?;
    if !opened.is_file() || inode(&opened) != inode(&looked_at) {
        return Err(fault(Why::Replaced));
    }
    Ok((file, opened))
}

/// Returns the identity of a file from what the system says of it.
pub fn identity_of(metadata: &Metadata) -> Identity {
    Identity {
        inode: inode(metadata),
        length: metadata.len(),
        modified: metadata.modified().ok(),
    }
}

fn why_not_plain(metadata: &Metadata) -> Option<Why> {
    let kind = metadata.file_type();
    if kind.is_symlink() {
        Some(Why::Link)
    } else if kind.is_dir() {
        Some(Why::Folder)
    } else if !kind.is_file() {
        Some(Why::Special)
    } else {
        None
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn inode(_metadata: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn links_pipes_devices_and_large_files_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("/dev/zero", path("link.yaml")).unwrap();
        fs::write(path("large.yaml"), vec![b'a'; 1024 * 1024 + 1]).unwrap();
        fs::create_dir(path("folder.yaml")).unwrap();
        let socket = std::os::unix::net::UnixListener::bind(path("socket.yaml")).unwrap();
        let why = |name: &str| read_bytes(&path(name)).map_err(|fault| fault.why).err();
        assert_eq!(why("link.yaml"), Some(Why::Link));
        assert_eq!(why("large.yaml"), Some(Why::TooLarge(LARGEST)));
        assert_eq!(why("folder.yaml"), Some(Why::Folder));
        assert_eq!(why("socket.yaml"), Some(Why::Special));
        assert_eq!(why("none.yaml"), Some(Why::Missing));
        assert_eq!(
            read_bytes(Path::new("/dev/zero")).map_err(|fault| fault.why),
            Err(Why::Special)
        );
        drop(socket);
    }

    #[test]
    fn the_same_bytes_written_again_are_another_identity() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "a").unwrap();
        let first = read_bytes(&path).unwrap();
        assert_eq!(first, read_bytes(&path).unwrap());
        let other = folder.path().join("b.yaml");
        fs::write(&other, "a").unwrap();
        fs::rename(&other, &path).unwrap();
        assert_ne!(first.identity, read_bytes(&path).unwrap().identity);
    }
}
