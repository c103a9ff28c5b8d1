//! The hash of a file of any size, without holding the file in memory.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{ReadFault, Why};

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// Returns the SHA-256 of a plain file as 64 hexadecimal digits; never follows a link.
///
/// # Errors
/// Why it is not read; the message never holds bytes of the file.
pub fn sha256_of(path: &Path) -> Result<String, ReadFault> {
    let fault = |why| ReadFault {
        path: path.to_owned(),
        why,
    };
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => fault(Why::Missing),
        _ => fault(Why::Refused(error.to_string())),
    };
    let found = fs::symlink_metadata(path).map_err(refused)?;
    if found.is_symlink() {
        return Err(fault(Why::Link));
    }
    if !found.is_file() {
        return Err(fault(Why::Special));
    }
    let mut file = File::open(path).map_err(refused)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => hash.update(&piece[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(refused(error)),
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_hash_of_a_file_is_that_of_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "abc").unwrap();
        assert_eq!(
            sha256_of(&path).unwrap(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(sha256_of(folder.path()).unwrap_err().why, Why::Special);
    }
}
