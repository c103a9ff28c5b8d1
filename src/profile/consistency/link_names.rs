//! Links: what counts an incident once must be links, no step knows beforehand which case it is, and none is hidden.

use super::names::Check;
use super::path;
use crate::domain::standard_field;
use crate::profile::{BoundField, Fault};
use crate::say::{Fact, Message};

impl Check<'_> {
    pub(super) fn links(&mut self) {
        let profile = self.profile;
        let rules = &profile.report;
        for id in &rules.count_once {
            let at = path(&["report", "count_once"]);
            match profile.fields.get(id) {
                Some(field) if field.is_link() => {}
                Some(_) => {
                    let message = Message::new("profile.no_link").with("field", id);
                    let hint = Message::new("profile.no_link_hint");
                    let links = profile.links().map(str::to_owned).collect::<Fact>();
                    let fault = Fault::new(&at, message);
                    self.faults.push(fault.hint(hint.with("links", links)));
                }
                None => self.field(at, id),
            }
        }
        // Who may list or report sees which cases hang together.
        for (id, field) in &profile.fields {
            let own = standard_field(id).is_none();
            if own && field.is_link() && field.is_restricted() {
                let at = path(&["fields", id, "restricted"]);
                let message = Message::new("profile.restricted_link").with("field", id);
                self.faults.push(Fault::new(&at, message));
            }
        }
    }

    /// Which case a link names differs from case to case: a step cannot know it.
    pub(super) fn sets_no_link(&mut self, at: &[String], field: &BoundField, value: &str) {
        if field.is_link() && !value.is_empty() {
            let message = Message::new("profile.sets_link").with("field", &field.id);
            let hint = Message::new("profile.sets_link_hint").with("field", &field.id);
            self.faults.push(Fault::new(at, message).hint(hint));
        }
    }
}
