//! A project whose cases are judged by another policy than the one that they were handled by.

use std::path::Path;
use std::sync::OnceLock;

use super::calendars::calendar_of;
use super::{Project, failure_of_all, profile_source};
use crate::domain::Case;
use crate::profile::{Profile, ProfileSource};
use crate::session::{Failure, Session};
use crate::workflow::{Procedure, without_stamps};

/// The name that stands for the project's own policy as it is today, overrides included.
const OWN: &str = "tousu.toml";

impl Project {
    /// Returns the project with all cases judged by the policy of another profile: a built-in one, a
    /// file, or `tousu.toml` for the project's own as it is today. To read with, never to write.
    ///
    /// # Errors
    /// No such profile, or one with faults.
    pub fn judged_by(self, name: &str, session: &Session) -> Result<Self, Failure> {
        let other = match name {
            OWN => self.procedure.clone(),
            _ => {
                let source = source_named(name, session)?;
                let profile =
                    Profile::read(&source).map_err(|findings| failure_of_all(&findings))?;
                let calendar = calendar_of(&self.root, &self.settings, &profile)?;
                Procedure::new(profile, calendar, self.settings.people.without_roles())
            }
        };
        Ok(Self {
            procedure: self.procedure.judged_by(&other),
            what_if: Some(other),
            others: OnceLock::new(),
            ..self
        })
    }

    /// Returns a case as it is to be judged: without its verdicts where another policy is asked for.
    pub(super) fn to_judge(&self, case: Case) -> Case {
        match self.what_if {
            Some(_) => without_stamps(case),
            None => case,
        }
    }
}

/// Returns the layers of a built-in profile, or of a file as seen from where the command runs.
///
/// # Errors
/// No such profile, or a file that cannot be read.
pub fn source_named(name: &str, session: &Session) -> Result<ProfileSource, Failure> {
    let path = Path::new(name);
    let (root, name) = match (path.is_absolute(), path.parent(), path.file_name()) {
        (true, Some(folder), Some(file)) => {
            (folder.to_path_buf(), file.to_string_lossy().into_owned())
        }
        _ => (session.directory.clone(), name.to_owned()),
    };
    profile_source(&root, &name)
}
