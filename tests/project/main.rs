//! Tests of the project itself: its layers, its words, its help, its files.
#![allow(clippy::unwrap_used)]

mod files;
mod help;
mod layers;
mod rule_pages;
mod words;

use std::path::{Path, PathBuf};

/// A source file of the library.
pub(crate) struct Source {
    /// Its path below `src`, with `/`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

impl Source {
    /// Returns the text without its tests, which stand at the end or in a file of their own.
    pub(crate) fn program(&self) -> &str {
        if self.name.ends_with("_tests.rs") {
            return "";
        }
        let marks = ["#[cfg(test)]", "#[cfg(all(test"];
        let end = marks.iter().filter_map(|mark| self.text.find(mark)).min();
        &self.text[..end.unwrap_or(self.text.len())]
    }
}

/// Returns the root of the package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the Rust files below a folder of the package, sorted.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let folder = root().join(folder);
    walkdir::WalkDir::new(&folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|suffix| suffix == "rs")
        })
        .map(|entry| Source {
            name: slashed(entry.path().strip_prefix(&folder).unwrap()),
            text: std::fs::read_to_string(entry.path()).unwrap(),
        })
        .collect()
}

fn slashed(path: &Path) -> String {
    path.to_str().unwrap().replace('\\', "/")
}
