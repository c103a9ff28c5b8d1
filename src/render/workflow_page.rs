//! A procedure for a person: kinds, states, steps with who, needs and clocks, clocks by priority.

use unicode_width::UnicodeWidthStr;

use crate::profile::{
    ClockRule, ClockScope, Condition, DueRule, Limits, Need, Origin, Profile, RoundEffect,
    StateGroup, Step, StepEffect, Verb,
};
use crate::say::{Fact, Label, Message, Words};

/// Writes the page for a terminal of so many columns.
pub fn text(profile: &Profile, words: Words, width: usize) -> String {
    let mut page = Page {
        profile,
        words,
        width: width.max(40),
        text: String::new(),
    };
    page.title();
    page.intake();
    page.states();
    page.steps();
    page.clocks();
    page.retention();
    page.text
}

struct Page<'a> {
    profile: &'a Profile,
    words: Words,
    width: usize,
    text: String,
}

impl Page<'_> {
    fn name(&self, label: &Label) -> String {
        label.in_language(self.words.language()).to_owned()
    }

    fn names(&self, list: &str, ids: &[String]) -> String {
        let labels = ids
            .iter()
            .map(|id| Fact::from(self.profile.label_of(list, id)))
            .collect::<Vec<_>>();
        self.words.say_fact(&Fact::from(labels))
    }

    fn title(&mut self) {
        let title = Message::new("profile.page_title")
            .with("label", &self.profile.label)
            .with("name", &self.profile.name)
            .with("revision", self.profile.revision.to_string());
        self.text.push_str(&self.words.say(&title));
        self.text.push('\n');
    }

    fn heading(&mut self, key: &str) {
        let heading = self.words.word(key);
        self.text.push_str(&format!("\n▌ {heading}\n"));
    }

    /// Adds `id  name  rest`, the first two in columns.
    fn entry(&mut self, (id, ids): (&str, usize), (name, names): (&str, usize), rest: &str) {
        let line = format!("  {}  {}  {rest}", padded(id, ids), padded(name, names));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Adds `heading: items`, further lines under the first item.
    fn detail(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let heading = self.words.word(heading);
        let start = format!("      {}  ", padded(&heading, 6));
        let indent = start.width();
        let mut line = start;
        let mut first = true;
        for item in items {
            let gap = if first { "" } else { " · " };
            if !first && line.width() + gap.width() + item.width() > self.width {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                line = " ".repeat(indent);
            } else {
                line.push_str(gap);
            }
            line.push_str(item);
            first = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn conditions(&self, condition: &Condition) -> Vec<Fact> {
        condition
            .tests
            .iter()
            .map(|(field, test)| Fact::from(self.profile.test_words(field, test)))
            .collect()
    }

    fn field(&self, id: &str) -> Fact {
        let name = self
            .profile
            .fields
            .get(id)
            .map_or_else(|| Fact::from(id), |field| field.name());
        Fact::from(
            Message::new("workflow.id_and_name")
                .with("id", id)
                .with("name", name),
        )
    }

    fn needs(&self, needs: &[Need]) -> Vec<String> {
        needs
            .iter()
            .map(|need| {
                let field = self.field(&need.field);
                if need.when.tests.is_empty() {
                    return self.words.say_fact(&field);
                }
                let conditions = self.conditions(&need.when);
                self.words.say(
                    &Message::new("profile.need_when")
                        .with("field", field)
                        .with("conditions", conditions),
                )
            })
            .collect()
    }

    fn may(&self, may: &[String]) -> Vec<String> {
        may.iter()
            .map(|id| self.words.say_fact(&self.field(id)))
            .collect()
    }

    fn intake(&mut self) {
        self.heading("profile.page_intake");
        let kinds = &self.profile.kinds;
        let widths = widths(
            kinds
                .iter()
                .map(|(id, kind)| (id.as_str(), self.name(&kind.label))),
        );
        for (id, kind) in kinds {
            let name = self.name(&kind.label);
            self.entry((id, widths.0), (&name, widths.1), "");
            self.detail("profile.column_needs", &self.needs(&kind.needs));
            self.detail("profile.column_may", &self.may(&kind.may));
        }
    }

    fn states(&mut self) {
        self.heading("profile.page_states");
        let states = &self.profile.states;
        let widths = widths(
            states
                .iter()
                .map(|(id, state)| (id.as_str(), self.name(&state.label))),
        );
        for (id, state) in states {
            let group = self.words.word(match state.group {
                StateGroup::Open => "profile.group_open",
                StateGroup::Closed => "profile.group_closed",
                StateGroup::Excluded => "profile.group_excluded",
            });
            let name = self.name(&state.label);
            self.entry((id, widths.0), (&name, widths.1), &group);
        }
    }

    fn steps(&mut self) {
        self.heading("profile.page_steps");
        for (id, step) in &self.profile.steps {
            let name = self.name(&step.label);
            self.entry((id, 0), (&name, 0), "");
            let from = match &step.from {
                Origin::Intake => Vec::new(),
                Origin::States(states) => vec![self.names("states", states)],
            };
            self.detail("profile.column_from", &from);
            let to = match &step.to {
                Some(to) => self.name(&self.profile.label_of("states", to)),
                None => self.words.word("profile.stays"),
            };
            self.detail("profile.column_to", &[to]);
            self.detail("profile.column_roles", &self.who(step));
            self.detail("profile.column_needs", &self.needs(&step.needs));
            self.detail("profile.column_may", &self.may(&step.may));
            self.detail("profile.column_remarks", &self.remarks(step));
            self.detail(
                "profile.column_start",
                &self.clocks_with(|clock| &clock.start, id),
            );
            self.detail(
                "profile.column_stop",
                &self.clocks_with(|clock| &clock.stop, id),
            );
        }
    }

    fn who(&self, step: &Step) -> Vec<String> {
        if step.roles.is_empty() {
            return vec![self.words.word("profile.anybody")];
        }
        step.roles
            .iter()
            .map(|role| match role.as_str() {
                "@lead" => self.words.word("profile.role_lead"),
                "@assist" => self.words.word("profile.role_assist"),
                role => self.name(&self.profile.label_of("roles", role)),
            })
            .collect()
    }

    fn remarks(&self, step: &Step) -> Vec<String> {
        let mut remarks = Vec::new();
        if !step.when.tests.is_empty() {
            let conditions = self.conditions(&step.when);
            remarks.push(Message::new("profile.remark_when").with("conditions", conditions));
        }
        match step.verb {
            Verb::Advance => {}
            Verb::Assign => {
                remarks.push(Message::new("profile.remark_verb").with("verb", "assign"));
            }
            Verb::Feedback => {
                remarks.push(Message::new("profile.remark_verb").with("verb", "feedback"));
            }
        }
        match step.effect {
            StepEffect::Plain => {}
            StepEffect::Pauses => remarks.push(Message::new("profile.remark_pauses")),
            StepEffect::Resumes => remarks.push(Message::new("profile.remark_resumes")),
        }
        if step.round == RoundEffect::Next {
            remarks.push(Message::new("profile.remark_round"));
        }
        for (key, clock) in [
            ("profile.remark_extends", &step.extends),
            ("profile.remark_before_due", &step.before_due),
        ] {
            if let Some(clock) = clock {
                let clock = self.profile.label_of("clocks", clock);
                remarks.push(Message::new(key).with("clock", clock));
            }
        }
        if !step.other_than.is_empty() {
            let steps = self.names("steps", &step.other_than);
            remarks.push(Message::new("profile.remark_other_than").with("steps", steps));
        }
        remarks
            .iter()
            .map(|remark| self.words.say(remark))
            .collect()
    }

    fn clocks_with(&self, steps: fn(&ClockRule) -> &Vec<String>, id: &String) -> Vec<String> {
        self.profile
            .clocks
            .values()
            .filter(|clock| steps(clock).contains(id))
            .map(|clock| self.name(&clock.label))
            .collect()
    }

    fn clocks(&mut self) {
        if self.profile.clocks.is_empty() {
            return;
        }
        self.heading("profile.page_clocks");
        for (id, clock) in &self.profile.clocks {
            let name = self.name(&clock.label);
            self.entry((id, 0), (&name, 0), "");
            self.detail("profile.column_limit", &self.limits(clock));
            let scope = self.words.word(match clock.scope {
                ClockScope::Stage => "profile.scope_stage",
                ClockScope::Round => "profile.scope_round",
                ClockScope::Case => "profile.scope_case",
            });
            let mut scopes = vec![scope];
            if clock.pausing == crate::profile::Pausing::Pauses {
                scopes.push(self.words.word("profile.clock_pauses"));
            }
            if !clock.when.tests.is_empty() {
                let conditions = self.conditions(&clock.when);
                let remark = Message::new("profile.remark_when").with("conditions", conditions);
                scopes.push(self.words.say(&remark));
            }
            self.detail("profile.column_scope", &scopes);
            self.detail("profile.column_start", &[self.names("steps", &clock.start)]);
            self.detail("profile.column_stop", &[self.names("steps", &clock.stop)]);
        }
    }

    fn limits(&self, clock: &ClockRule) -> Vec<String> {
        match &clock.due {
            DueRule::At(field) => {
                let message = Message::new("profile.clock_at").with("field", self.field(field));
                vec![self.words.say(&message)]
            }
            DueRule::After(Limits::All(limit)) => vec![self.words.say(&limit.message())],
            DueRule::After(Limits::ByPriority(by)) => by
                .iter()
                .map(|(priority, limit)| {
                    let priority = self.profile.label_of("priorities", priority);
                    self.words.say(
                        &Message::new("profile.limit_of")
                            .with("priority", priority)
                            .with("limit", limit.message()),
                    )
                })
                .collect(),
        }
    }

    fn retention(&mut self) {
        let Some(retention) = &self.profile.retention else {
            return;
        };
        let message = Message::new("profile.page_retention")
            .with("step", self.profile.label_of("steps", &retention.from))
            .with("limit", retention.minimum.message());
        let said = self.words.say(&message);
        self.text.push_str(&format!("\n{said}\n"));
    }
}

/// Returns the widest id and the widest name, in columns.
fn widths<'a>(entries: impl Iterator<Item = (&'a str, String)>) -> (usize, usize) {
    entries.fold((0, 0), |(ids, names), (id, name)| {
        (ids.max(id.width()), names.max(name.width()))
    })
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
