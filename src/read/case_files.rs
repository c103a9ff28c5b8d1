//! Everything that lies below `cases/`, sorted, each entry with what it is: no entry is left out.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{ReadFault, Why};

/// The longest that one write can plausibly take.
const A_WRITE: std::time::Duration = std::time::Duration::from_secs(60);

/// Something that lies below `cases/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseEntry {
    /// A case file, not yet opened: `cases/2026/11/TS-20261103-4K7Q.yaml`.
    Case(PathBuf),
    /// A file in the folder of a case.
    Attachment {
        /// The case file beside that folder.
        case: PathBuf,
        /// The attachment.
        path: PathBuf,
    },
    /// Something that does not belong there, or could not be looked at.
    Odd(ReadFault),
}

/// Returns everything below `<root>/cases`, sorted by path; nothing when that folder is missing.
pub fn case_entries(root: &Path) -> Vec<CaseEntry> {
    let cases = root.join("cases");
    match fs::symlink_metadata(&cases) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => return vec![odd(&cases, Why::Refused(error.to_string()))],
        Ok(found) if found.is_symlink() => return vec![odd(&cases, Why::Link)],
        Ok(found) if !found.is_dir() => return vec![odd(&cases, Why::Misplaced)],
        Ok(_) => {}
    }
    let walk = WalkDir::new(&cases)
        .min_depth(1)
        .follow_links(false)
        .sort_by_file_name();
    walk.into_iter()
        .filter_map(|entry| match entry {
            Ok(entry) => classified(&cases, &entry),
            Err(error) => {
                let path = error.path().unwrap_or(&cases).to_owned();
                Some(odd(&path, Why::Refused(error.into_io_error()?.to_string())))
            }
        })
        .collect()
}

/// Returns what an entry is; `None` for a folder and a place holder, which say nothing of their own.
fn classified(cases: &Path, entry: &DirEntry) -> Option<CaseEntry> {
    let path = entry.path();
    let kind = entry.file_type();
    let Some(name) = entry.file_name().to_str() else {
        return Some(odd(path, Why::Name));
    };
    if kind.is_symlink() {
        return Some(odd(path, Why::Link));
    }
    if kind.is_dir() {
        return folder(path, name, entry.depth());
    }
    if !kind.is_file() {
        return Some(odd(path, Why::Special));
    }
    if name == ".gitkeep" {
        return None;
    }
    if name.starts_with('.') {
        if is_under_way(entry) {
            return None;
        }
        let why = if name.ends_with(".tmp") {
            Why::Leftover
        } else {
            Why::Hidden
        };
        return Some(odd(path, why));
    }
    if entry.depth() == 4 && is_in_month(cases, path.parent()?) {
        let case = case_beside(path.parent()?);
        if is_plain_file(&case) {
            return Some(CaseEntry::Attachment {
                case,
                path: path.to_owned(),
            });
        }
        return Some(odd(path, Why::WithoutCase));
    }
    if entry.depth() > 4 {
        return Some(odd(path, Why::Misplaced));
    }
    if path.extension().is_none_or(|suffix| suffix != "yaml") {
        return Some(odd(path, Why::Suffix));
    }
    if entry.depth() != 3 || !is_in_month(cases, path) {
        return Some(odd(path, Why::Misplaced));
    }
    Some(CaseEntry::Case(path.to_owned()))
}

/// A folder is odd only where no file in it would be reported: empty ones, which git does not keep, are not.
fn folder(path: &Path, name: &str, depth: usize) -> Option<CaseEntry> {
    if depth > 3 || name.starts_with('.') {
        return Some(odd(path, Why::Misplaced));
    }
    None
}

/// Returns whether a path lies at `cases/YEAR/MONTH/…`.
fn is_in_month(cases: &Path, path: &Path) -> bool {
    let Some(below) = path.strip_prefix(cases).ok().and_then(Path::to_str) else {
        return false;
    };
    let mut parts = below.split(['/', '\\']);
    let digits = |part: Option<&str>, count: usize| {
        part.filter(|text| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|text| text.parse::<u16>().ok())
    };
    digits(parts.next(), 4).is_some()
        && digits(parts.next(), 2).is_some_and(|month| (1..=12).contains(&month))
}

/// Returns the case file that a folder of attachments belongs to.
fn case_beside(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(".yaml");
    PathBuf::from(name)
}

fn is_plain_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

fn odd(path: &Path, why: Why) -> CaseEntry {
    CaseEntry::Odd(ReadFault {
        path: path.to_owned(),
        why,
    })
}

/// Tells whether a temporary file belongs to a command that is writing at this moment: it will be the case in no
/// time, and the case as it stands is whole. Where the system does not list its processes, none is taken to run.
fn is_under_way(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let process = name.strip_suffix(".tmp").and_then(|rest| {
        let mut parts = rest.rsplit('.');
        parts.next()?;
        parts.next()
    });
    let runs = process.is_some_and(|process| {
        process.bytes().all(|byte| byte.is_ascii_digit())
            && Path::new("/proc").join(process).is_dir()
    });
    let modified = entry
        .metadata()
        .ok()
        .and_then(|found| found.modified().ok());
    let age = modified.and_then(|then| then.elapsed().ok());
    runs && age.is_some_and(|age| age < A_WRITE)
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_entry_is_named_with_what_it_is_in_order() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let month = root.join("cases/2026/11");
        fs::create_dir_all(month.join("TS-20261103-4K7Q/deep")).unwrap();
        fs::create_dir_all(month.join("TS-20261103-GONE")).unwrap();
        fs::create_dir_all(root.join("cases/2026/13")).unwrap();
        for name in [
            "cases/.gitkeep",
            "cases/a.yaml",
            "cases/2026/13/a.yaml",
            "cases/2026/11/TS-20261103-4K7Q.yaml",
            "cases/2026/11/TS-20261103-4K7Q/照片.jpg",
            "cases/2026/11/TS-20261103-4K7Q/deep/x.jpg",
            "cases/2026/11/TS-20261103-GONE/x.jpg",
            "cases/2026/11/b.yml",
            "cases/2026/11/c.YAML",
            "cases/2026/11/.d.yaml",
            "cases/2026/11/.e.yaml.4200000000.ABCD.tmp",
        ] {
            fs::write(root.join(name), "").unwrap();
        }
        std::os::unix::fs::symlink("/dev/zero", month.join("f.yaml")).unwrap();
        std::os::unix::fs::symlink("/etc", month.join("g")).unwrap();
        let told: Vec<String> = case_entries(root)
            .into_iter()
            .map(|entry| {
                let below = |path: &Path| {
                    path.strip_prefix(root.join("cases"))
                        .unwrap()
                        .display()
                        .to_string()
                };
                match entry {
                    CaseEntry::Case(path) => format!("case {}", below(&path)),
                    CaseEntry::Attachment { path, .. } => format!("attachment {}", below(&path)),
                    CaseEntry::Odd(fault) => format!("{:?} {}", fault.why, below(&fault.path)),
                }
            })
            .collect();
        insta::assert_snapshot!(told.join("\n"), @"
        Hidden 2026/11/.d.yaml
        Leftover 2026/11/.e.yaml.4200000000.ABCD.tmp
        Misplaced 2026/11/TS-20261103-4K7Q/deep
        Misplaced 2026/11/TS-20261103-4K7Q/deep/x.jpg
        attachment 2026/11/TS-20261103-4K7Q/照片.jpg
        case 2026/11/TS-20261103-4K7Q.yaml
        WithoutCase 2026/11/TS-20261103-GONE/x.jpg
        Suffix 2026/11/b.yml
        Suffix 2026/11/c.YAML
        Link 2026/11/f.yaml
        Link 2026/11/g
        Misplaced 2026/13/a.yaml
        Misplaced a.yaml
        ");
    }

    #[test]
    fn a_missing_folder_is_empty_and_a_linked_one_is_odd() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(case_entries(root.path()), []);
        let cases = root.path().join("cases");
        std::os::unix::fs::symlink("/tmp", &cases).unwrap();
        assert_eq!(case_entries(root.path()), [odd(&cases, Why::Link)]);
    }
}
