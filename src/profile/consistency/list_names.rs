//! What departments, lists, the matrix of priorities and retention name must be there.

use super::names::Check;
use super::path;
use crate::profile::{FILING_FIELDS, Fault};
use crate::say::Message;
use crate::time::Limit;

impl Check<'_> {
    pub(super) fn lists(&mut self) {
        let profile = self.profile;
        for (id, department) in &profile.departments {
            self.role(path(&["departments", id, "role"]), &department.role);
        }
        for (list, choices) in &profile.lists {
            for (id, choice) in choices {
                if let Some(department) = choice
                    .department
                    .as_deref()
                    .filter(|id| !profile.departments.contains_key(*id))
                {
                    let known = profile.departments.keys().map(String::as_str);
                    self.unknown(
                        path(&[list, id, "department"]),
                        "profile.what_department",
                        department,
                        known,
                    );
                }
            }
        }
        let priorities = profile.list("priorities");
        if let Some(priority) = profile
            .default_priority
            .as_deref()
            .filter(|id| !priorities.contains_key(*id))
        {
            self.unknown(
                path(&["default_priority"]),
                "profile.what_priority",
                priority,
                priorities.keys().map(String::as_str),
            );
        }
        for (severity, row) in &profile.priority_matrix {
            if !profile.list("severities").contains_key(severity) {
                let known = profile.list("severities").keys().map(String::as_str);
                self.unknown(
                    path(&["priority_matrix", severity]),
                    "profile.what_value",
                    severity,
                    known,
                );
            }
            for (urgency, priority) in row {
                let at = path(&["priority_matrix", severity, urgency]);
                if !profile.list("urgencies").contains_key(urgency) {
                    self.unknown(
                        at.clone(),
                        "profile.what_value",
                        urgency,
                        profile.list("urgencies").keys().map(String::as_str),
                    );
                }
                if !priorities.contains_key(priority) {
                    self.unknown(
                        at,
                        "profile.what_priority",
                        priority,
                        priorities.keys().map(String::as_str),
                    );
                }
            }
        }
        for field in FILING_FIELDS {
            if profile.fields.contains_key(field) {
                let message = Message::new("profile.reserved_filed").with("field", field);
                self.faults
                    .push(Fault::new(&path(&["fields", field]), message));
            }
        }
        if let Some(retention) = &profile.retention {
            self.step(path(&["retention", "from"]), &retention.from);
            for role in &retention.hold_roles {
                self.role(path(&["retention", "hold_roles"]), role);
            }
            let shorter = |maximum: &Limit| maximum.is_shorter_than(retention.minimum);
            if let Some(maximum) = retention.maximum.filter(shorter) {
                let message = Message::new("profile.maximum_below_minimum")
                    .with("maximum", maximum.message())
                    .with("minimum", retention.minimum.message());
                self.faults
                    .push(Fault::new(&path(&["retention", "maximum"]), message));
            }
        }
    }
}
