//! Which files below `cases/` changed since a revision, as git tells.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Project;
use crate::read::Git;
use crate::say::Message;
use crate::session::{Failure, Session};

impl Project {
    /// Returns the files below `cases/` that differ from a revision or that git does not know, relative to the root;
    /// those that are gone are among them.
    ///
    /// # Errors
    /// There is no git, no repository, or no such revision.
    pub fn changed_since(
        &self,
        revision: &str,
        session: &Session,
    ) -> Result<BTreeSet<PathBuf>, Failure> {
        let git = Git::find(&session.programs, &self.root)
            .ok_or_else(|| Failure::new(Message::new("command.no_git")))?;
        let changed = git.changed_since(&self.root, revision, "cases");
        let changed = changed.map_err(|message| {
            let hint = Message::new("command.changed_hint").with("revision", revision);
            Failure::new(message).hint(hint)
        })?;
        Ok(changed.into_iter().collect())
    }
}
