//! Every name that a profile uses must exist in it.

use crate::domain::{FieldType, nearest};
use crate::profile::{Fault, Need, Profile};
use crate::say::{Fact, Message};

use super::path;

/// Returns the faults of names.
pub(super) fn faults(profile: &Profile) -> Vec<Fault> {
    let mut check = Check {
        profile,
        faults: Vec::new(),
    };
    check.kinds();
    check.lists();
    check.steps();
    check.clocks();
    check.items();
    check.actions();
    check.approvals();
    check.escalations();
    check.report();
    check.links();
    check.redress();
    check.papers();
    check.restricted();
    check.faults
}

pub(super) fn missing(at: &[String], key: &str) -> Fault {
    Fault::new(at, Message::new("profile.missing_key").with("key", key))
        .hint(Message::new("profile.missing_key_hint").with("key", key))
}

pub(super) struct Check<'a> {
    pub(super) profile: &'a Profile,
    pub(super) faults: Vec<Fault>,
}

impl Check<'_> {
    pub(super) fn unknown<'b>(
        &mut self,
        at: Vec<String>,
        what: &'static str,
        name: &str,
        known: impl Iterator<Item = &'b str> + Clone,
    ) {
        let fault = Fault::new(
            &at,
            Message::new("profile.unknown_name")
                .with("what", Message::new(what))
                .with("name", name),
        );
        let hint = match nearest(name, known.clone()) {
            Some(near) => Message::new("profile.did_you_mean").with("name", near),
            None if known.clone().count() > 16 => {
                Message::new("profile.known_names_many").with("count", known.count())
            }
            None => Message::new("profile.known_names")
                .with("names", known.map(str::to_owned).collect::<Fact>()),
        };
        self.faults.push(fault.hint(hint));
    }

    pub(super) fn state(&mut self, at: Vec<String>, name: &str) {
        let states = &self.profile.states;
        if !states.contains_key(name) {
            self.unknown(
                at,
                "profile.what_state",
                name,
                states.keys().map(String::as_str),
            );
        }
    }

    pub(super) fn step(&mut self, at: Vec<String>, name: &str) {
        let steps = &self.profile.steps;
        if !steps.contains_key(name) {
            self.unknown(
                at,
                "profile.what_step",
                name,
                steps.keys().map(String::as_str),
            );
        }
    }

    pub(super) fn clock(&mut self, at: Vec<String>, name: &str) {
        let clocks = &self.profile.clocks;
        if !clocks.contains_key(name) {
            self.unknown(
                at,
                "profile.what_clock",
                name,
                clocks.keys().map(String::as_str),
            );
        }
    }

    pub(super) fn role(&mut self, at: Vec<String>, name: &str) {
        let roles = &self.profile.roles;
        if !roles.contains_key(name) && !matches!(name, "@lead" | "@assist") {
            self.unknown(
                at,
                "profile.what_role",
                name,
                roles.keys().map(String::as_str).chain(["@lead", "@assist"]),
            );
        }
    }

    pub(super) fn field(&mut self, at: Vec<String>, name: &str) {
        let fields = &self.profile.fields;
        match fields.get(name) {
            None => self.unknown(
                at,
                "profile.what_field",
                name,
                fields.keys().map(String::as_str),
            ),
            Some(field)
                if field.kind == FieldType::Choice
                    && field.choices.is_empty()
                    && !self.profile.items.contains_key(name) =>
            {
                self.no_choices(&at, name);
            }
            Some(_) => {}
        }
    }

    pub(super) fn needs(&mut self, at: &[String], needs: &[Need], may: &[String]) {
        for need in needs {
            self.field([at, &path(&["needs"])].concat(), &need.field);
            let given = needs.iter().map(|need| need.field.as_str());
            let asked: Vec<&str> = given.chain(may.iter().map(String::as_str)).collect();
            self.need_condition(&[at, &path(&["needs"])].concat(), &need.when, &asked);
        }
        for name in may {
            self.field([at, &path(&["may"])].concat(), name);
        }
    }

    pub(super) fn kinds(&mut self) {
        let profile = self.profile;
        for (list, empty) in [
            ("kinds", profile.kinds.is_empty()),
            ("states", profile.states.is_empty()),
            ("steps", profile.steps.is_empty()),
        ] {
            if empty {
                self.faults.push(missing(&[], list));
            }
        }
        for (id, kind) in &profile.kinds {
            self.needs(&path(&["kinds", id]), &kind.needs, &kind.may);
        }
    }

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
        if let Some(retention) = &profile.retention {
            self.step(path(&["retention", "from"]), &retention.from);
        }
    }
}
