//! A procedure for a person: kinds, states, steps with who, needs and clocks, clocks by priority.

use unicode_width::UnicodeWidthStr;

use crate::profile::{Condition, Need, Profile, StateGroup};
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
    page.approvals();
    page.clocks();
    page.escalations();
    page.retention();
    page.text
}

pub(super) struct Page<'a> {
    pub(super) profile: &'a Profile,
    pub(super) words: Words,
    width: usize,
    text: String,
}

impl Page<'_> {
    pub(super) fn name(&self, label: &Label) -> String {
        label.in_language(self.words.language()).to_owned()
    }

    pub(super) fn names(&self, list: &str, ids: &[String]) -> String {
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

    pub(super) fn heading(&mut self, key: &str) {
        let heading = self.words.word(key);
        self.text.push_str(&format!("\n▌ {heading}\n"));
    }

    /// Adds `id  name  rest`, the first two in columns.
    pub(super) fn entry(
        &mut self,
        (id, ids): (&str, usize),
        (name, names): (&str, usize),
        rest: &str,
    ) {
        let line = format!("  {}  {}  {rest}", padded(id, ids), padded(name, names));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// Adds `heading: items`, further lines under the first item.
    pub(super) fn detail(&mut self, heading: &str, items: &[String]) {
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

    pub(super) fn conditions(&self, condition: &Condition) -> Vec<Fact> {
        condition
            .tests
            .iter()
            .map(|(field, test)| Fact::from(self.profile.test_words(field, test)))
            .collect()
    }

    pub(super) fn field(&self, id: &str) -> Fact {
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

    pub(super) fn needs(&self, needs: &[Need]) -> Vec<String> {
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

    pub(super) fn may(&self, may: &[String]) -> Vec<String> {
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

    fn retention(&mut self) {
        let Some(retention) = &self.profile.retention else {
            return;
        };
        let key = match retention.maximum {
            Some(_) => "profile.page_retention_maximum",
            None => "profile.page_retention",
        };
        let mut message = Message::new(key)
            .with("step", self.profile.label_of("steps", &retention.from))
            .with("limit", retention.minimum.message());
        if let Some(maximum) = retention.maximum {
            message = message.with("maximum", maximum.message());
        }
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
