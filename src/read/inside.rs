//! Whether a path stays inside the project, links followed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

use super::{ReadFault, Why};

/// Makes sure that `path` lies below `root` and that no folder between the two is a symbolic link.
///
/// The path itself may be anything, or missing; so may folders on the way, once one of them is missing.
///
/// # Errors
/// [`Why::Outside`] for a path that is not below the root or holds `..`; [`Why::BehindLink`] for a link on the way.
pub fn inside(root: &Path, path: &Path) -> Result<(), ReadFault> {
    let fault = |why| ReadFault {
        path: path.to_owned(),
        why,
    };
    let below = path.strip_prefix(root).map_err(|_| fault(Why::Outside))?;
    let steps: Vec<_> = below.components().collect();
    if steps.is_empty()
        || steps
            .iter()
            .any(|step| !matches!(step, Component::Normal(_)))
    {
        return Err(fault(Why::Outside));
    }
    let mut folder = root.to_owned();
    for step in &steps[..steps.len() - 1] {
        folder.push(step);
        match fs::symlink_metadata(&folder) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(fault(Why::BehindLink)),
            Err(error) if error.kind() == ErrorKind::NotFound => break,
            Err(error) => return Err(fault(Why::Refused(error.to_string()))),
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_link_on_the_way_and_a_way_out_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir(root.join("cases")).unwrap();
        std::os::unix::fs::symlink("/tmp", root.join("cases/2026")).unwrap();
        let why = |path: &str| inside(root, &root.join(path)).map_err(|fault| fault.why);
        assert_eq!(why("cases/2026/11/a.yaml"), Err(Why::BehindLink));
        assert_eq!(why("cases/../../a.yaml"), Err(Why::Outside));
        assert_eq!(why(""), Err(Why::Outside));
        assert_eq!(why("/etc/passwd"), Err(Why::Outside));
        assert_eq!(why("cases/2027/11/a.yaml"), Ok(()));
    }
}
