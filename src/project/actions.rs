//! Which action a person means by the number of its case and its own.

use super::Project;
use crate::profile::BoundField;
use crate::say::Message;
use crate::session::Failure;

impl Project {
    /// Returns the whole name of an action, `TS-20261103-4K7Q/1`, of which the number of the case may be a part.
    ///
    /// # Errors
    /// There is no such case, or it has no such action.
    pub(super) fn action_named(&self, field: &BoundField, given: &str) -> Result<String, Failure> {
        let unknown = || {
            let message = Message::new("command.action_unknown").with("name", field.name());
            let failure = Failure::new(message.with("given", crate::say::shown_name(given)));
            failure.hint(Message::new("command.action_unknown_hint"))
        };
        let (case, id) = given.trim().split_once('/').ok_or_else(unknown)?;
        let open = self.open_case(case.trim())?;
        let rules = open
            .procedure
            .profile
            .actions
            .as_ref()
            .ok_or_else(unknown)?;
        let item = open
            .standing
            .item(&rules.item, id.trim())
            .ok_or_else(unknown)?;
        Ok(format!("{}/{}", open.case.number, item.id))
    }
}
