//! One writer at a time: a lock file that is never replaced and never deleted.
//!
//! The case file itself cannot be the lock: it is replaced by each write, and of 200 writes so locked 110 were lost.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::{SaveError, SaveErrorKind};
use crate::read;
use crate::say::Message;

/// The lock files of cases: few enough to stay, enough that two cases seldom share one.
const CASE_LOCKS: u8 = 64;

/// What a lock guards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarded<'a> {
    /// The making of new cases.
    NewCases,
    /// The links between cases, taken after the lock of the case that is linked.
    Links,
    /// One case, by its number.
    Case(&'a str),
}

/// A lock that is held until it is dropped, or the process ends in any way.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes a lock, waiting at most `patience` for another process that holds it.
///
/// The lock files lie in `<root>/.tousu/locks`, which git is told to ignore. Take the lock before reading what is to
/// be changed.
///
/// # Errors
/// [`SaveErrorKind::Busy`] when it is still held after `patience`, with the process that holds it;
/// otherwise why there can be no lock.
pub fn take_lock(root: &Path, guarded: Guarded<'_>, patience: Duration) -> Result<Lock, SaveError> {
    let path = root.join(".tousu").join("locks").join(name_of(guarded));
    read::inside(root, &path)?;
    let file = open(root, &path).map_err(|error| no_lock(&path, &error))?;
    match file.try_lock() {
        Ok(()) => return Ok(held(file)),
        Err(fs::TryLockError::WouldBlock) => {}
        Err(fs::TryLockError::Error(error)) => return Err(no_lock(&path, &error)),
    }
    // The system queues those who wait, so that none starves; a thread waits, so that the wait can end.
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let locked = file.lock().map(|()| file);
        // When nobody waits any longer, the file is dropped here and with it the lock.
        let _ = sender.send(locked);
    });
    match receiver.recv_timeout(patience) {
        Ok(Ok(file)) => Ok(held(file)),
        Ok(Err(error)) => Err(no_lock(&path, &error)),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            Err(busy(&path, patience))
        }
    }
}

fn name_of(guarded: Guarded<'_>) -> String {
    match guarded {
        Guarded::NewCases => "new.lock".to_owned(),
        Guarded::Links => "links.lock".to_owned(),
        Guarded::Case(id) => {
            // Numbers are compared without regard to case, as some file systems do.
            let digest = Sha256::digest(id.to_uppercase());
            format!("case-{:02}.lock", digest[0] % CASE_LOCKS)
        }
    }
}

fn open(root: &Path, path: &Path) -> io::Result<File> {
    let own = root.join(".tousu");
    fs::create_dir_all(own.join("locks"))?;
    let ignore = own.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n")?;
    }
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
}

/// Writes into the lock file who holds it, for the message that another process may have to print.
fn held(mut file: File) -> Lock {
    let _ = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| writeln!(file, "{}", std::process::id()));
    Lock { _file: file }
}

fn holder(path: &Path) -> Option<u32> {
    let mut text = String::new();
    File::open(path)
        .ok()?
        .take(32)
        .read_to_string(&mut text)
        .ok()?;
    text.trim().parse().ok()
}

fn busy(path: &Path, patience: Duration) -> SaveError {
    let seconds = patience.as_secs().to_string();
    let message = match holder(path) {
        Some(process) => Message::new("write.busy_by").with("process", process.to_string()),
        None => Message::new("write.busy"),
    };
    SaveError::new(SaveErrorKind::Busy, message.with("seconds", seconds))
        .hint(Message::new("write.hint_busy"))
}

fn no_lock(path: &Path, error: &io::Error) -> SaveError {
    let message = Message::new("write.no_lock")
        .with("path", path.display().to_string())
        .with("reason", error.to_string());
    SaveError::new(SaveErrorKind::Failed, message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Instant;

    use super::*;
    use crate::write::{create, replace};

    #[test]
    fn of_eight_writers_with_twenty_five_appends_each_none_is_lost() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("cases/a.yaml");
        create(root.path(), &target, b"", |_| Ok(())).unwrap();
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let (root, target) = (root.path(), &target);
                scope.spawn(move || {
                    for number in 0..25 {
                        let lock = take_lock(root, Guarded::Case("TS-1"), Duration::from_secs(60))
                            .unwrap();
                        let read = read::read_bytes(target).unwrap();
                        let mut bytes = read.bytes.clone();
                        bytes.extend(format!("{writer}-{number}\n").bytes());
                        replace(root, target, &read, &bytes, |_| Ok(())).unwrap();
                        drop(lock);
                    }
                });
            }
        });
        let text = fs::read_to_string(&target).unwrap();
        let lines: std::collections::BTreeSet<&str> = text.lines().collect();
        assert_eq!((lines.len(), text.lines().count()), (200, 200));
    }

    #[test]
    fn who_waits_in_vain_is_told_who_holds_the_lock_and_in_time() {
        let root = tempfile::tempdir().unwrap();
        let patience = Duration::from_millis(100);
        let lock = take_lock(root.path(), Guarded::Case("TS-1"), patience).unwrap();
        let started = Instant::now();
        let error = take_lock(root.path(), Guarded::Case("ts-1"), patience).unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(5));
        assert_eq!(error.kind, SaveErrorKind::Busy);
        let process = ("process", std::process::id().to_string().into());
        assert!(error.message.facts.contains(&process));
        take_lock(root.path(), Guarded::NewCases, patience).unwrap();
        drop(lock);
        take_lock(root.path(), Guarded::Case("TS-1"), Duration::from_secs(10)).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn a_lock_behind_a_link_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join(".tousu")).unwrap();
        let error = take_lock(root.path(), Guarded::NewCases, Duration::ZERO).unwrap_err();
        assert_eq!(error.kind, SaveErrorKind::Refused);
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}
