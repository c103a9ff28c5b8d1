//! Tests of `save`: each way to lose or clobber bytes, tried.
#![allow(clippy::unwrap_used)]

use super::*;

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), text).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> AsRead {
        read::read_bytes(&self.path(name)).unwrap()
    }

    fn replace(
        &self,
        verify: impl Fn(&[u8]) -> Result<(), Message>,
    ) -> Result<Saved, SaveErrorKind> {
        let target = self.path("a.yaml");
        let read = self.read("a.yaml");
        replace(self.0.path(), &target, &read, b"new", verify).map_err(|error| error.kind)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn fine(_: &[u8]) -> Result<(), Message> {
    Ok(())
}

#[test]
fn a_replaced_file_has_the_new_bytes_and_leaves_nothing_beside_it() {
    let folder = Folder::with("old");
    let saved = folder.replace(fine).unwrap();
    assert_eq!(fs::read(&saved.path).unwrap(), b"new");
    assert_eq!(
        saved.sha256,
        "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"
    );
    assert_eq!(folder.names(), ["a.yaml"]);
}

#[test]
fn bytes_that_do_not_read_back_as_a_case_are_not_put_in_place() {
    let folder = Folder::with("old");
    let refused = folder.replace(|_| Err(Message::new("write.bad_name")));
    assert_eq!(refused, Err(SaveErrorKind::Refused));
    assert_eq!(fs::read(folder.path("a.yaml")).unwrap(), b"old");
    assert_eq!(folder.names(), ["a.yaml"]);
}

#[test]
fn a_file_that_an_editor_saved_meanwhile_is_not_overwritten() {
    let folder = Folder::with("old");
    let changed = folder.replace(|_| {
        fs::write(folder.path("a.yaml"), "mine").unwrap();
        Ok(())
    });
    assert_eq!(changed, Err(SaveErrorKind::Changed));
    assert_eq!(fs::read(folder.path("a.yaml")).unwrap(), b"mine");
    assert_eq!(folder.names(), ["a.yaml"]);
}

#[test]
fn a_file_or_folder_that_went_away_meanwhile_is_a_failure() {
    let folder = Folder::with("old");
    let changed = folder.replace(|_| {
        fs::remove_file(folder.path("a.yaml")).unwrap();
        Ok(())
    });
    assert_eq!(changed, Err(SaveErrorKind::Changed));
    assert_eq!(folder.names(), Vec::<String>::new());
    let folder = Folder::with("old");
    let gone = folder.replace(|_| {
        fs::remove_dir_all(folder.0.path()).unwrap();
        Ok(())
    });
    assert_eq!(gone, Err(SaveErrorKind::Changed));
}

#[test]
#[cfg(unix)]
fn links_and_second_names_are_refused() {
    let folder = Folder::with("old");
    let read = folder.read("a.yaml");
    let kind = |name: &str| {
        replace(folder.0.path(), &folder.path(name), &read, b"new", fine)
            .unwrap_err()
            .kind
    };
    std::os::unix::fs::symlink(folder.path("a.yaml"), folder.path("link.yaml")).unwrap();
    assert_eq!(kind("link.yaml"), SaveErrorKind::Refused);
    fs::hard_link(folder.path("a.yaml"), folder.path("b.yaml")).unwrap();
    assert_eq!(kind("a.yaml"), SaveErrorKind::Refused);
    assert_eq!(fs::read(folder.path("a.yaml")).unwrap(), b"old");
}

#[test]
#[cfg(unix)]
fn nothing_is_created_behind_a_link_or_outside() {
    let folder = Folder::with("old");
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), folder.path("cases")).unwrap();
    for name in ["cases/2026/a.yaml", "../a.yaml"] {
        let error = create(folder.0.path(), &folder.path(name), b"new", fine).unwrap_err();
        assert_eq!(error.kind, SaveErrorKind::Refused);
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
#[cfg(unix)]
fn the_mode_of_a_replaced_file_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("old");
    for mode in [0o600, 0o640, 0o444] {
        fs::set_permissions(folder.path("a.yaml"), fs::Permissions::from_mode(mode)).unwrap();
        let saved = folder.replace(fine).unwrap();
        assert_eq!(
            fs::metadata(saved.path).unwrap().permissions().mode() & 0o777,
            mode
        );
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_create_that_was_cut_off_does_not_block_the_next_write() {
    let folder = Folder::with("old");
    let read = folder.read("a.yaml");
    fs::hard_link(
        folder.path("a.yaml"),
        folder.path(".a.yaml.4200000000.0a1b2c3d.tmp"),
    )
    .unwrap();
    replace(folder.0.path(), &folder.path("a.yaml"), &read, b"new", fine).unwrap();
    assert_eq!(folder.names(), ["a.yaml"]);
}

#[test]
fn a_created_file_gets_its_folders_and_never_replaces_one() {
    let folder = Folder::with("old");
    let target = folder.path("cases/2026/11/b.yaml");
    create(folder.0.path(), &target, b"first", fine).unwrap();
    let second = create(folder.0.path(), &target, b"second", fine).unwrap_err();
    assert_eq!(second.kind, SaveErrorKind::Exists);
    assert_eq!(fs::read(&target).unwrap(), b"first");
    assert_eq!(fs::read_dir(target.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn of_many_that_create_the_same_name_at_once_one_wins() {
    let folder = Folder::with("old");
    let target = folder.path("b.yaml");
    let wins: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|number| {
                let (folder, target) = (&folder, &target);
                scope.spawn(move || {
                    let text = format!("{number}").repeat(4000);
                    let made = create(folder.0.path(), target, text.as_bytes(), fine);
                    made.is_ok().then_some(text)
                })
            })
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(wins, [fs::read_to_string(&target).unwrap()]);
}
