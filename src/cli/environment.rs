//! The variables of the process, read once and handed in.

use std::collections::HashMap;
use std::path::PathBuf;

/// The variables and the folder that a process was started with.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// The variables; those that are not Unicode are left out.
    pub variables: HashMap<String, String>,
    /// The current directory, absolute; `None` when it no longer exists.
    pub directory: Option<PathBuf>,
}

impl Environment {
    /// Reads them from the process.
    pub fn of_the_process() -> Self {
        Self {
            variables: std::env::vars_os()
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .collect(),
            directory: std::env::current_dir().ok(),
        }
    }

    /// Returns a variable that is set and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// Returns the folders of `PATH`; relative ones are left out, they are where an untrusted clone may put a program.
    pub fn programs(&self) -> Vec<PathBuf> {
        let path = self.get("PATH").unwrap_or_default();
        std::env::split_paths(path)
            .filter(|folder| folder.is_absolute())
            .collect()
    }
}
