//! Every name that a profile uses must exist in it.

use crate::profile::{DueRule, Fault, Limits, Origin, Profile};
use crate::say::Message;

use super::lookups::Check;
use super::path;

/// The steps of every profile; a profile cannot define them anew.
const RESERVED: [&str; 3] = ["note", "edit", "attach"];

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
    check.faults
}

fn missing(at: &[String], key: &str) -> Fault {
    Fault::new(at, Message::new("profile.missing_key").with("key", key))
        .hint(Message::new("profile.missing_key_hint").with("key", key))
}

impl Check<'_> {
    fn kinds(&mut self) {
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

    fn lists(&mut self) {
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

    fn steps(&mut self) {
        let profile = self.profile;
        let intakes: Vec<_> = profile
            .steps
            .iter()
            .filter(|(_, step)| step.from == Origin::Intake)
            .collect();
        if intakes.len() != 1 {
            self.faults.push(
                Fault::new(
                    &intakes
                        .get(1)
                        .map_or_else(|| path(&["steps"]), |(id, _)| path(&["steps", id])),
                    Message::new("profile.intake_count").with("count", intakes.len()),
                )
                .hint(Message::new("profile.intake_count_hint")),
            );
        }
        for (id, step) in &profile.steps {
            if RESERVED.contains(&id.as_str()) {
                self.faults.push(Fault::new(
                    &path(&["steps", id]),
                    Message::new("profile.reserved_step").with("step", id),
                ));
            }
            match (&step.from, &step.to) {
                (Origin::Intake, None) => {
                    self.faults.push(missing(&path(&["steps", id]), "to"));
                }
                (Origin::States(states), _) => {
                    for state in states {
                        self.state(path(&["steps", id, "from"]), state);
                    }
                }
                _ => {}
            }
            if let Some(to) = &step.to {
                self.state(path(&["steps", id, "to"]), to);
            }
            for role in &step.roles {
                self.role(path(&["steps", id, "roles"]), role);
            }
            self.needs(&path(&["steps", id]), &step.needs, &step.may);
            self.condition(&path(&["steps", id, "when"]), &step.when);
            for (field, value) in &step.sets {
                let at = path(&["steps", id, "sets", field]);
                self.field(at.clone(), field);
                self.set_value(at, field, value);
            }
            for field in &step.clears {
                self.field(path(&["steps", id, "clears"]), field);
            }
            for (key, clock) in [("extends", &step.extends), ("before_due", &step.before_due)] {
                if let Some(clock) = clock {
                    self.clock(path(&["steps", id, key]), clock);
                }
            }
            for other in &step.other_than {
                self.step(path(&["steps", id, "other_than"]), other);
            }
        }
    }

    fn clocks(&mut self) {
        let profile = self.profile;
        for (id, clock) in &profile.clocks {
            for (key, steps) in [("start", &clock.start), ("stop", &clock.stop)] {
                for step in steps {
                    self.step(path(&["clocks", id, key]), step);
                }
            }
            self.condition(&path(&["clocks", id, "when"]), &clock.when);
            match &clock.due {
                DueRule::At(field) => self.field(path(&["clocks", id, "due"]), field),
                DueRule::After(Limits::ByPriority(limits)) => {
                    for priority in limits
                        .keys()
                        .filter(|priority| !profile.list("priorities").contains_key(*priority))
                    {
                        let known = profile.list("priorities").keys().map(String::as_str);
                        self.unknown(
                            path(&["clocks", id, "limit", priority]),
                            "profile.what_priority",
                            priority,
                            known,
                        );
                    }
                }
                DueRule::After(Limits::All(_)) => {}
            }
        }
    }
}
