//! What `[report]` names must be there, and amounts must be amounts.

use super::names::Check;
use super::path;
use crate::domain::FieldType;
use crate::profile::Fault;
use crate::say::Message;

impl Check<'_> {
    pub(super) fn report(&mut self) {
        let profile = self.profile;
        let rules = &profile.report;
        for (key, steps) in [
            ("dispatch_steps", &rules.dispatch_steps),
            ("escalation_steps", &rules.escalation_steps),
            ("external_steps", &rules.external_steps),
            ("acknowledge_steps", &rules.acknowledge_steps),
            ("archive_steps", &rules.archive_steps),
        ] {
            for step in steps {
                self.step(path(&["report", key]), step);
            }
        }
        for (key, kinds) in [
            ("judged_kinds", &rules.judged_kinds),
            ("conduct_kinds", &rules.conduct_kinds),
        ] {
            for kind in kinds {
                if !profile.kinds.contains_key(kind) {
                    let known = profile.kinds.keys().map(String::as_str);
                    self.unknown(path(&["report", key]), "profile.what_kind", kind, known);
                }
            }
        }
        for state in &rules.conduct_states {
            self.state(path(&["report", "conduct_states"]), state);
        }
        for id in &rules.redress_fields {
            let at = path(&["report", "redress_fields"]);
            match profile.fields.get(id) {
                Some(field) if field.kind == FieldType::Money => {}
                Some(_) => {
                    let message = Message::new("profile.no_money").with("field", id);
                    self.faults.push(Fault::new(&at, message));
                }
                None => self.field(at, id),
            }
        }
    }
}
