//! Every name that a profile uses must exist in it.

use crate::domain::{FieldType, nearest};
use crate::profile::{Condition, DueRule, Fault, Limits, Need, Origin, Profile, Test};
use crate::say::{Fact, Message};

use super::path;

/// The facts of a case that are no fields.
const STANDING: [&str; 4] = ["status", "round", "paused", "repeat"];

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

struct Check<'a> {
    profile: &'a Profile,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn unknown<'b>(
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
            None => Message::new("profile.known_names")
                .with("names", known.map(str::to_owned).collect::<Fact>()),
        };
        self.faults.push(fault.hint(hint));
    }

    fn state(&mut self, at: Vec<String>, name: &str) {
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

    fn step(&mut self, at: Vec<String>, name: &str) {
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

    fn clock(&mut self, at: Vec<String>, name: &str) {
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

    fn role(&mut self, at: Vec<String>, name: &str) {
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

    fn field(&mut self, at: Vec<String>, name: &str) {
        let fields = &self.profile.fields;
        match fields.get(name) {
            None => self.unknown(
                at,
                "profile.what_field",
                name,
                fields.keys().map(String::as_str),
            ),
            Some(field) if field.kind == FieldType::Choice && field.choices.is_empty() => {
                self.faults.push(
                    Fault::new(&at, Message::new("profile.no_choices").with("field", name))
                        .hint(Message::new("profile.no_choices_hint").with("field", name)),
                );
            }
            Some(_) => {}
        }
    }

    fn condition(&mut self, at: &[String], condition: &Condition) {
        for (name, test) in &condition.tests {
            let mut here = at.to_vec();
            here.push(name.clone());
            if STANDING.contains(&name.as_str()) {
                continue;
            }
            let Some(field) = self.profile.fields.get(name) else {
                let known = self
                    .profile
                    .fields
                    .keys()
                    .map(String::as_str)
                    .chain(STANDING);
                self.unknown(here, "profile.what_field", name, known);
                continue;
            };
            if let (FieldType::Choice, Test::OneOf(values) | Test::NoneOf(values)) =
                (field.kind, test)
            {
                for value in values
                    .iter()
                    .filter(|value| !field.choices.contains_key(*value))
                {
                    let known: Vec<&str> = field.choices.keys().map(String::as_str).collect();
                    self.unknown(here.clone(), "profile.what_value", value, known.into_iter());
                }
            }
        }
    }

    /// A value that a step records by itself must be one that the field takes.
    fn set_value(&mut self, at: Vec<String>, field: &str, value: &str) {
        let Some(field) = self.profile.fields.get(field) else {
            return;
        };
        let known: Vec<&str> = match field.kind {
            FieldType::YesNo => vec!["yes", "no"],
            _ => field.choices.keys().map(String::as_str).collect(),
        };
        if !value.is_empty() && !known.is_empty() && !known.contains(&value) {
            self.unknown(at, "profile.what_value", value, known.into_iter());
        }
    }

    fn needs(&mut self, at: &[String], needs: &[Need], may: &[String]) {
        for need in needs {
            self.field([at, &path(&["needs"])].concat(), &need.field);
            self.condition(&[at, &path(&["needs"])].concat(), &need.when);
        }
        for name in may {
            self.field([at, &path(&["may"])].concat(), name);
        }
    }

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
