//! The catalogue of `tests/errors`: what `check` says of each broken file, in both languages.

use crate::support::TestProject;

/// Where a file of the catalogue lies in the project.
pub(crate) const FILE: &str = "cases/2026/11/TS-20261103-4K7Q.yaml";

/// Returns the path of a file of the catalogue.
fn catalogue(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/errors")
        .join(name)
}

/// Returns the bytes of a file of the catalogue.
pub(crate) fn broken(name: &str) -> Vec<u8> {
    std::fs::read(catalogue(&format!("{name}.yaml"))).unwrap()
}

/// Returns the text of the file without a fault.
pub(crate) fn good() -> String {
    String::from_utf8(broken("good")).unwrap()
}

/// Makes a project that follows the small procedure of the catalogue, with one file.
pub(crate) fn project_with(bytes: impl AsRef<[u8]>) -> TestProject {
    let project = TestProject::empty();
    project.write("tousu.toml", "profile = \"profiles/test.toml\"\n");
    project.write(
        "profiles/test.toml",
        std::fs::read(catalogue("profile.toml")).unwrap(),
    );
    project.write(FILE, bytes);
    project
}

/// Returns the names of the catalogue, sorted.
pub(crate) fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(catalogue(""))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "yaml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn each_broken_file_is_told_with_its_place_and_what_to_do_in_both_languages() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(catalogue("golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    for name in names() {
        let project = project_with(broken(&name));
        let english = project.run(["check", "--lang", "en"]);
        let chinese = project.run(["check", "--lang", "zh"]);
        let warns_only = ["good", "unknown_key", "missing_verdict"].contains(&name.as_str());
        assert_eq!(english.code, i32::from(!warns_only), "{name}:\n{english}");
        assert_eq!(english.code, chinese.code, "{name}");
        insta::assert_snapshot!(name.clone(), format!("{english}\n\n{chinese}"));
    }
}

#[test]
fn no_message_shows_a_line_that_may_hold_personal_data() {
    for name in names() {
        let text = String::from_utf8_lossy(&broken(&name)).into_owned();
        let project = project_with(
            text.replace("赵一一", "赵一一CANARY")
                .replace("1390000", "CANARY"),
        );
        for format in ["text", "json"] {
            let output = project.run(["check", "--format", format]);
            assert!(!output.to_string().contains("CANARY"), "{name}:\n{output}");
        }
    }
}
