//! The names that steps and clocks use must exist in the profile.

use super::names::{Check, missing};
use super::path;
use crate::domain::FieldType;
use crate::profile::{DueRule, Fault, ITEM_OWNER, Limits, Origin};
use crate::say::Message;

/// The steps of every profile; a profile cannot define them anew.
const RESERVED: [&str; 6] = [
    "note",
    "edit",
    "attach",
    "exempt",
    "hold-file",
    "release-file",
];

impl Check<'_> {
    pub(super) fn steps(&mut self) {
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
                let at = path(&["steps", id, "roles"]);
                match role.as_str() {
                    ITEM_OWNER => self.item_owner(at, step),
                    role => self.role(at, role),
                }
            }
            self.needs(&path(&["steps", id]), &step.needs, &step.may);
            self.condition(&path(&["steps", id, "when"]), &step.when);
            for (field, value) in &step.sets {
                let at = path(&["steps", id, "sets", field]);
                self.field(at.clone(), field);
                self.set_value(at, field, value);
            }
            let fields = step.clears.iter();
            for field in fields.filter(|field| profile.approval_of_fact(field).is_none()) {
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
            self.persons(&path(&["steps", id, "not_concerned"]), &step.not_concerned);
        }
    }

    /// A value that a step records by itself must be one that the field takes.
    fn set_value(&mut self, at: Vec<String>, field: &str, value: &str) {
        let Some(field) = self.profile.fields.get(field) else {
            return;
        };
        self.sets_no_link(&at, field, value);
        let known: Vec<&str> = match field.kind {
            FieldType::YesNo => vec!["yes", "no"],
            _ => field.choices.keys().map(String::as_str).collect(),
        };
        // A field that holds several is kept with commas between them.
        let parts = if field.many {
            value.split(", ").collect()
        } else {
            vec![value]
        };
        for part in parts {
            if !part.is_empty() && !known.is_empty() && !known.contains(&part) {
                self.unknown(
                    at.clone(),
                    "profile.what_value",
                    part,
                    known.iter().copied(),
                );
            }
        }
    }

    pub(super) fn clocks(&mut self) {
        let profile = self.profile;
        for (id, clock) in &profile.clocks {
            for (key, steps) in [("start", &clock.start), ("stop", &clock.stop)] {
                for step in steps {
                    self.step(path(&["clocks", id, key]), step);
                }
            }
            self.condition(&path(&["clocks", id, "when"]), &clock.when);
            if let DueRule::At(field) = &clock.due {
                self.field(path(&["clocks", id, "due"]), field);
            }
            for (place, limits) in clock.all_limits().enumerate() {
                let Limits::ByPriority(limits) = limits else {
                    continue;
                };
                let key = if place == 0 { "limit" } else { "dated" };
                for priority in limits
                    .keys()
                    .filter(|priority| !profile.list("priorities").contains_key(*priority))
                {
                    let known = profile.list("priorities").keys().map(String::as_str);
                    self.unknown(
                        path(&["clocks", id, key, priority]),
                        "profile.what_priority",
                        priority,
                        known,
                    );
                }
            }
        }
    }
}
