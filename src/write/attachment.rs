//! A file put beside a case, whole, with the hash of what was written.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::file_name::numbered;
use super::{SaveError, SaveErrorKind, create, safe_file_name};
use crate::read::{self, ReadFault, Why};
use crate::say::Message;

/// The most bytes of an attachment: git keeps every version of it for ever.
pub const LARGEST_ATTACHMENT: u64 = 20 * 1024 * 1024;

/// How many files of one name a case may have.
const SAME_NAMES: usize = 99;

/// An attachment that lies beside its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name in the case's folder: the given one, made safe, with a number when the name was taken.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub length: u64,
    /// Whether it was there before.
    pub novelty: Novelty,
}

/// Whether a file was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Novelty {
    /// It was written now.
    New,
    /// The same bytes lay there under the same name.
    Known,
}

/// Copies `source` into the folder of the case that lies at `case_file`: `…/<case>/<name>`.
///
/// `source` is what the user names, so a link to it is followed; what it leads to must be a plain file.
///
/// # Errors
/// The source cannot be read or has more than [`LARGEST_ATTACHMENT`] bytes, or the copy cannot be saved.
pub fn attach(root: &Path, case_file: &Path, source: &Path) -> Result<Attached, SaveError> {
    let bytes = read_source(source)?;
    let given = source
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = given.as_deref().and_then(safe_file_name).ok_or_else(|| {
        let message = Message::new("write.bad_name").with("path", source.display().to_string());
        SaveError::new(SaveErrorKind::Refused, message)
    })?;
    let folder = case_file.with_extension("");
    for number in 1..=SAME_NAMES {
        let name = if number == 1 {
            name.clone()
        } else {
            numbered(&name, number)
        };
        let path = folder.join(&name);
        read::inside(root, &path)?;
        let known =
            read::read_up_to(&path, LARGEST_ATTACHMENT).is_ok_and(|there| there.bytes == bytes);
        if known {
            return Ok(attached(name, path, &bytes, Novelty::Known));
        }
        match create(root, &path, &bytes, |_| Ok(())) {
            Ok(saved) => return Ok(attached(name, saved.path, &bytes, Novelty::New)),
            Err(error) if error.kind == SaveErrorKind::Exists => {}
            Err(error) => return Err(error),
        }
    }
    let message =
        Message::new("write.exists").with("path", folder.join(name).display().to_string());
    Err(SaveError::new(SaveErrorKind::Exists, message))
}

fn attached(name: String, path: PathBuf, bytes: &[u8], novelty: Novelty) -> Attached {
    Attached {
        name,
        path,
        sha256: super::save::sha256(bytes),
        length: bytes.len() as u64,
        novelty,
    }
}

fn read_source(source: &Path) -> Result<Vec<u8>, SaveError> {
    let fault = |why| {
        SaveError::from(ReadFault {
            path: source.to_owned(),
            why,
        })
    };
    let refused = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => fault(Why::Missing),
        _ => fault(Why::Refused(error.to_string())),
    };
    // Looked at before it is opened: opening a pipe would wait for its other end.
    let found = fs::metadata(source).map_err(refused)?;
    if found.is_dir() {
        return Err(fault(Why::Folder));
    }
    if !found.is_file() {
        return Err(fault(Why::Special));
    }
    let mut bytes = Vec::new();
    File::open(source)
        .and_then(|file| file.take(LARGEST_ATTACHMENT + 1).read_to_end(&mut bytes))
        .map_err(refused)?;
    if bytes.len() as u64 > LARGEST_ATTACHMENT {
        return Err(fault(Why::TooLarge(LARGEST_ATTACHMENT)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_second_file_of_the_same_name_gets_a_number_and_the_same_file_is_kept_once() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        let source = outside.path().join("照片.jpg");
        let case = root.path().join("cases/2026/11/TS-20261103-4K7Q.yaml");
        let name = |text: &str| {
            fs::write(&source, text).unwrap();
            let attached = attach(root.path(), &case, &source).unwrap();
            assert_eq!(fs::read_to_string(&attached.path).unwrap(), text);
            (attached.name, attached.novelty)
        };
        assert_eq!(name("a"), ("照片.jpg".to_owned(), Novelty::New));
        assert_eq!(name("b"), ("照片-2.jpg".to_owned(), Novelty::New));
        assert_eq!(name("a"), ("照片.jpg".to_owned(), Novelty::Known));
        assert_eq!(name("b"), ("照片-2.jpg".to_owned(), Novelty::Known));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let source = root.path().join("large.bin");
        File::create(&source)
            .unwrap()
            .set_len(LARGEST_ATTACHMENT + 1)
            .unwrap();
        let error = attach(root.path(), &root.path().join("cases/a.yaml"), &source).unwrap_err();
        assert_eq!(error.message.key, "write.too_large");
        assert!(!root.path().join("cases").exists());
    }
}
