//! Items must be opened and closed by steps, named by a field that a step takes, and timed by clocks that fit.

use super::names::Check;
use super::path;
use crate::domain::{FieldType, standard_field};
use crate::profile::{AfterEnd, ClockRule, Fault, ITEM_OWNER, Origin, Profile, Step, lands_on};
use crate::say::Message;

impl Check<'_> {
    pub(super) fn items(&mut self) {
        let profile = self.profile;
        for (id, rule) in &profile.items {
            let at = path(&["items", id]);
            self.taken_name(id);
            if let Some(name) = &rule.name {
                self.item_name(id, name);
            }
            self.condition(&path(&["items", id, "necessary"]), &rule.necessary);
            self.condition(&path(&["items", id, "when"]), &rule.when);
            let mut steps = profile.steps.values();
            let (mut opens, mut closes) = (false, false);
            steps.by_ref().for_each(|step| {
                opens |= step.items.opens.contains(id);
                closes |= step.items.closes.as_ref() == Some(id);
            });
            for (is_there, key, hint) in [
                (
                    opens,
                    "profile.item_never_opened",
                    "profile.item_never_opened_hint",
                ),
                (
                    closes,
                    "profile.item_never_closed",
                    "profile.item_never_closed_hint",
                ),
            ] {
                if !is_there {
                    let message = Message::new(key).with("item", &rule.label).with("id", id);
                    let hint = Message::new(hint).with("id", id);
                    self.faults.push(Fault::new(&at, message).hint(hint));
                }
            }
        }
        for (id, step) in &profile.steps {
            self.step_items(id, step);
        }
        for (id, clock) in &profile.clocks {
            self.clock_item(id, clock);
        }
    }

    /// `@item` needs an item that a department names.
    pub(super) fn item_owner(&mut self, at: Vec<String>, step: &Step) {
        let profile = self.profile;
        let named = |kind: &str| profile.items.get(kind)?.name.as_deref();
        let is_department = |field: &str| {
            let field = profile.fields.get(field);
            field.is_some_and(|field| field.kind == FieldType::Department)
        };
        let mut picked = step.items.picked();
        if !picked.any(|kind| named(kind).is_some_and(is_department)) {
            let message = Message::new("profile.owner_of_no_item").with("role", ITEM_OWNER);
            let hint = Message::new("profile.owner_of_no_item_hint");
            self.faults.push(Fault::new(&at, message).hint(hint));
        }
    }

    fn item(&mut self, at: Vec<String>, name: &str) {
        let items = &self.profile.items;
        if !items.contains_key(name) {
            self.unknown(
                at,
                "profile.what_item",
                name,
                items.keys().map(String::as_str),
            );
        }
    }

    /// The item's id is the name of the field that picks one; its facts have names too.
    fn taken_name(&mut self, id: &str) {
        let profile = self.profile;
        let is_field = |name: &str| {
            profile.fields.get(name).is_some_and(|field| {
                !profile.items.contains_key(name)
                    || standard_field(name).is_some()
                    || field.kind != FieldType::Choice
                    || !field.choices.is_empty()
            })
        };
        let names = [
            id.to_owned(),
            format!("open_{id}"),
            format!("necessary_{id}"),
        ];
        if let Some(name) = names.iter().find(|name| is_field(name)) {
            let message = Message::new("profile.item_is_field")
                .with("id", id)
                .with("field", name);
            let hint = Message::new("profile.item_is_field_hint");
            self.faults
                .push(Fault::new(&path(&["items", id]), message).hint(hint));
        }
    }

    fn item_name(&mut self, id: &str, name: &str) {
        let at = path(&["items", id, "name"]);
        match self.profile.fields.get(name) {
            Some(field) if !names_things(field.kind) => {
                let message = Message::new("profile.item_name_type")
                    .with("field", name)
                    .with("type", field.kind.code());
                let hint = Message::new("profile.item_name_type_hint");
                self.faults.push(Fault::new(&at, message).hint(hint));
            }
            _ => self.field(at, name),
        }
    }

    fn step_items(&mut self, id: &str, step: &Step) {
        let profile = self.profile;
        for item in &step.items.opens {
            self.item(path(&["steps", id, "opens"]), item);
            let name = profile
                .items
                .get(item)
                .and_then(|rule| rule.name.as_deref());
            if let Some(name) = name.filter(|name| !gives(profile, step, name)) {
                let message = Message::new("profile.item_name_not_taken")
                    .with("item", item)
                    .with("field", name)
                    .with("step", id);
                let hint = Message::new("profile.item_name_not_taken_hint").with("field", name);
                self.faults
                    .push(Fault::new(&path(&["steps", id, "opens"]), message).hint(hint));
            }
        }
        for (key, item) in [
            ("changes", &step.items.changes),
            ("closes", &step.items.closes),
        ] {
            let Some(item) = item else {
                continue;
            };
            self.item(path(&["steps", id, key]), item);
            if step.from == Origin::Intake {
                let message = Message::new("profile.intake_picks_item").with("key", key);
                self.faults
                    .push(Fault::new(&path(&["steps", id, key]), message));
            }
        }
        for (key, clock) in [("extends", &step.extends), ("before_due", &step.before_due)] {
            let item = clock
                .as_ref()
                .and_then(|clock| profile.clocks.get(clock)?.item.as_deref());
            if let Some(item) = item.filter(|item| !step.items.picks(item)) {
                let message = Message::new("profile.clock_of_item_not_picked")
                    .with("key", key)
                    .with("item", item);
                let hint = Message::new("profile.clock_of_item_not_picked_hint").with("item", item);
                self.faults
                    .push(Fault::new(&path(&["steps", id, key]), message).hint(hint));
            }
        }
    }

    fn clock_item(&mut self, id: &str, clock: &ClockRule) {
        let profile = self.profile;
        if let Some(item) = &clock.item {
            self.item(path(&["clocks", id, "item"]), item);
            for (key, steps) in [("start", &clock.start), ("stop", &clock.stop)] {
                let strange = steps.iter().find(|step| {
                    let step = profile.steps.get(*step);
                    step.is_some_and(|step| !step.items.touches(item))
                });
                if let Some(step) = strange {
                    let message = Message::new("profile.clock_step_without_item")
                        .with("step", step)
                        .with("item", item);
                    let hint = Message::new("profile.clock_step_without_item_hint");
                    let at = path(&["clocks", id, key]);
                    self.faults.push(Fault::new(&at, message).hint(hint));
                }
            }
        }
        let ends = |step: &Step| {
            let lands = lands_on(step);
            !lands.is_empty() && lands.iter().all(|state| profile.group_of(state).is_end())
        };
        let steps = |ids: &[String]| -> Vec<&Step> {
            ids.iter().filter_map(|id| profile.steps.get(id)).collect()
        };
        let starts = steps(&clock.start);
        let only_at_ends = !starts.is_empty() && starts.into_iter().all(ends);
        if clock.after_end == AfterEnd::Stops && only_at_ends {
            let message = Message::new("profile.clock_only_after_end").with("clock", &clock.label);
            let hint = Message::new("profile.clock_only_after_end_hint");
            self.faults
                .push(Fault::new(&path(&["clocks", id, "start"]), message).hint(hint));
        }
        let from_end = |step: &Step| match &step.from {
            Origin::States(states) => states.iter().any(|state| profile.group_of(state).is_end()),
            Origin::Intake => false,
        };
        if clock.after_end == AfterEnd::RunsOn && !steps(&clock.stop).into_iter().any(from_end) {
            let message = Message::new("profile.after_end_never_stops").with("clock", &clock.label);
            let hint = Message::new("profile.after_end_never_stops_hint");
            self.faults
                .push(Fault::new(&path(&["clocks", id, "after_end"]), message).hint(hint));
        }
    }

    pub(super) fn actions(&mut self) {
        let profile = self.profile;
        let Some(rules) = &profile.actions else {
            return;
        };
        self.item(path(&["actions", "item"]), &rules.item);
        if !profile.items.contains_key(&rules.item) {
            return;
        }
        for (key, field) in [
            ("what", &rules.what),
            ("owner", &rules.owner),
            ("kind", &rules.kind),
        ] {
            if let Some(field) = field {
                self.field(path(&["actions", key]), field);
            }
        }
        for (key, step) in [("done", &rules.done), ("verified", &rules.verified)] {
            let Some(id) = step else {
                continue;
            };
            let at = path(&["actions", key]);
            match profile.steps.get(id) {
                Some(step) if !step.items.picks(&rules.item) => {
                    let message = Message::new("profile.action_step_without_item")
                        .with("step", id)
                        .with("item", &rules.item);
                    let hint = Message::new("profile.action_step_without_item_hint")
                        .with("item", &rules.item);
                    self.faults.push(Fault::new(&at, message).hint(hint));
                }
                _ => self.step(at, id),
            }
        }
        let mut clocks = profile.clocks.values();
        if !clocks.any(|clock| clock.item.as_ref() == Some(&rules.item)) {
            let message = Message::new("profile.action_without_clock").with("item", &rules.item);
            let hint = Message::new("profile.action_without_clock_hint").with("item", &rules.item);
            self.faults
                .push(Fault::new(&path(&["actions", "item"]), message).hint(hint));
        }
    }
}

/// Tells whether values of that kind are short names out of a list.
fn names_things(kind: FieldType) -> bool {
    matches!(
        kind,
        FieldType::Choice | FieldType::Department | FieldType::Person
    )
}

/// Tells whether a step may record a field.
fn gives(profile: &Profile, step: &Step, field: &str) -> bool {
    let of_step = step.needs.iter().any(|need| need.field == field)
        || step.may.iter().any(|may| may == field)
        || step.sets.contains_key(field);
    let of_intake = || {
        profile.kinds.values().any(|kind| {
            kind.needs.iter().any(|need| need.field == field)
                || kind.may.iter().any(|may| may == field)
        })
    };
    of_step || (step.from == Origin::Intake && of_intake())
}
