//! The file beside the target that takes the new bytes until they are complete: `.NAME.<pid>.<random>.tmp`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A write takes milliseconds: a file of this age was left by a process that is gone, whatever its number says now.
const SURELY_LEFT: Duration = Duration::from_secs(3600);

/// A temporary file that removes itself unless it was put in place.
#[derive(Debug)]
pub(super) struct Temporary {
    path: PathBuf,
}

/// Who may read the file.
#[derive(Debug, Clone)]
pub(super) enum Access {
    /// As the system gives to a new file.
    AsNew,
    /// As the file that it replaces.
    AsOf(fs::Metadata),
}

impl Temporary {
    /// Writes the bytes beside `target`, down to the disk.
    pub(super) fn beside(target: &Path, bytes: &[u8], access: &Access) -> io::Result<Self> {
        let folder = target.parent().ok_or(io::ErrorKind::InvalidInput)?;
        let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let path = folder.join(format!(
            ".{}.{}.{}.tmp",
            name.to_string_lossy(),
            std::process::id(),
            random()?
        ));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if matches!(access, Access::AsOf(_)) {
            private(&mut options);
        }
        let mut file = options.open(&path)?;
        let temporary = Self { path };
        file.write_all(bytes)?;
        if let Access::AsOf(replaced) = access {
            keep_owner_and_mode(&file, &temporary.path, replaced)?;
        }
        file.sync_all()?;
        Ok(temporary)
    }

    /// Returns where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove.
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes what writes of ended processes left in a folder; what cannot be removed stays.
pub(super) fn remove_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(process) = name.to_str().and_then(process_of) else {
            continue;
        };
        let is_left = is_gone(process) || is_old(&entry);
        if is_left && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns the process that a temporary file's name tells of; `None` for any other name.
fn process_of(name: &str) -> Option<u32> {
    let inner = name.strip_prefix('.')?.strip_suffix(".tmp")?;
    let (inner, random) = inner.rsplit_once('.')?;
    let (target, process) = inner.rsplit_once('.')?;
    let is_random = random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
    if target.is_empty() || !is_random {
        return None;
    }
    process.parse().ok()
}

/// Returns whether a process has surely ended.
fn is_gone(process: u32) -> bool {
    let processes = Path::new("/proc");
    processes.join("self").exists() && !processes.join(process.to_string()).exists()
}

fn is_old(entry: &fs::DirEntry) -> bool {
    let modified = entry.metadata().and_then(|metadata| metadata.modified());
    let age = modified
        .ok()
        .and_then(|then| SystemTime::now().duration_since(then).ok());
    age.is_some_and(|age| age > SURELY_LEFT)
}

fn random() -> io::Result<String> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(format!("{:08x}", u32::from_be_bytes(bytes)))
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn keep_owner_and_mode(file: &File, path: &Path, replaced: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let made = file.metadata()?;
    if (made.uid(), made.gid()) != (replaced.uid(), replaced.gid()) {
        // Only root may give a file away; for anyone else the file becomes his own, as with any editor.
        let _ = std::os::unix::fs::chown(path, Some(replaced.uid()), Some(replaced.gid()));
    }
    file.set_permissions(replaced.permissions())
}

#[cfg(not(unix))]
fn keep_owner_and_mode(_file: &File, _path: &Path, _replaced: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_names_of_our_own_pattern_tell_of_a_process() {
        assert_eq!(process_of(".TS-1.yaml.4711.0a1b2c3d.tmp"), Some(4711));
        for name in [
            ".vimrc.tmp",
            "a.yaml.4711.0a1b2c3d.tmp",
            ".4711.0a1b2c3d.tmp",
            ".a.yaml.x.0a1b2c3d.tmp",
        ] {
            assert_eq!(process_of(name), None);
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn leftovers_of_ended_processes_go_and_all_else_stays() {
        let folder = tempfile::tempdir().unwrap();
        let mine = format!(".a.yaml.{}.0a1b2c3d.tmp", std::process::id());
        // No process has this number: it is above the largest that Linux gives out.
        let left = ".a.yaml.4200000000.0a1b2c3d.tmp";
        for name in [mine.as_str(), left, ".other.tmp"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        remove_leftovers(folder.path());
        assert!(folder.path().join(&mine).exists());
        assert!(folder.path().join(".other.tmp").exists());
        assert!(!folder.path().join(left).exists());
    }
}
