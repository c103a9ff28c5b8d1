//! Items, redress, papers, links, restricted fields, breaches, limits and forms on the page of a procedure.

use super::workflow_page::Page;
use crate::say::{Fact, Message};
use crate::views::workflow_page::{Named, Names};
use crate::views::workflow_powers::{
    BreachRow, ItemRow, PaperRow, Powers, RedressRow, RestrictedRow, When,
};

impl Page<'_> {
    pub(super) fn powers(&mut self, powers: &Powers) {
        self.section("profile.page_items", &powers.items, Self::item);
        self.redress(&powers.redress);
        self.section("profile.page_papers", &powers.papers, Self::paper);
        self.section(
            "profile.page_restricted",
            &powers.restricted,
            Self::restricted,
        );
        self.section("profile.page_links", &powers.links, |page, link| {
            let field = page.words.say_fact(&page.field(&link.field));
            let rest = match link.stands_for {
                true => page.words.word("profile.link_stands_for"),
                false => String::new(),
            };
            page.entry((&field, 0), ("", 0), &rest);
        });
        self.section("profile.page_breaches", &powers.breaches, Self::breach);
    }

    /// Adds a heading and an entry for each row; nothing where there are none.
    fn section<T>(&mut self, heading: &str, rows: &[T], mut entry: impl FnMut(&mut Self, &T)) {
        if rows.is_empty() {
            return;
        }
        self.heading(heading);
        for row in rows {
            entry(self, row);
        }
    }

    fn called(&self, names: &Names) -> String {
        match self.words.language() {
            crate::say::Language::Zh => names.zh.clone(),
            crate::say::Language::En => names.en.clone(),
        }
    }

    /// Returns a condition in words; nothing for the one that always holds.
    fn when(&self, when: Option<&When>, key: &'static str) -> Vec<String> {
        let said = when.map(|when| {
            let message = Message::new(key).with("conditions", self.conditions(&when.0));
            self.words.say(&message)
        });
        said.into_iter().collect()
    }

    fn steps_named(&mut self, heading: &str, steps: &[String]) {
        if !steps.is_empty() {
            let names = self.names("steps", steps);
            self.detail(heading, &[names]);
        }
    }

    fn item(&mut self, item: &ItemRow) {
        let name = self.called(&item.label);
        let rest = match item.actions {
            true => self.words.word("profile.item_is_action"),
            false => String::new(),
        };
        self.entry((&item.id, 0), (&name, 0), &rest);
        let named = match &item.name {
            Some(field) => Message::new("profile.item_named_by").with("field", self.field(field)),
            None => Message::new("profile.item_numbered"),
        };
        let mut remarks = vec![self.words.say(&named)];
        remarks.extend(self.when(item.necessary.as_ref(), "profile.item_necessary_when"));
        remarks.extend(self.when(item.when.as_ref(), "profile.item_opened_when"));
        self.detail("profile.column_remarks", &remarks);
        self.steps_named("profile.column_opens", &item.opens);
        self.steps_named("profile.column_changes", &item.changes);
        self.steps_named("profile.column_closes", &item.closes);
        let clocks: Vec<String> = item
            .clocks
            .iter()
            .map(|clock| self.name(&self.profile.label_of("clocks", clock)))
            .collect();
        self.detail("profile.column_clocks", &clocks);
    }

    fn redress(&mut self, redress: &RedressRow) {
        if redress.kinds.is_empty() && redress.payers.is_empty() {
            return;
        }
        self.heading("profile.page_redress");
        let kinds: Vec<String> = redress
            .kinds
            .iter()
            .map(|kind| self.called(&kind.label))
            .collect();
        self.detail("profile.column_kinds", &kinds);
        let payers: Vec<String> = redress
            .payers
            .iter()
            .map(|payer| {
                let name = self.called(&payer.label);
                match payer.advance {
                    true => self
                        .words
                        .say(&Message::new("profile.payer_advances").with("payer", name)),
                    false => name,
                }
            })
            .collect();
        self.detail("profile.column_payers", &payers);
        self.steps_named("profile.column_gives", &redress.gives);
        self.steps_named("profile.column_recovers", &redress.recovers);
        self.steps_named("profile.column_bears", &redress.bears);
    }

    fn paper(&mut self, paper: &PaperRow) {
        let name = self.called(&paper.label);
        self.entry((&paper.id, 0), (&name, 0), "");
        let mut remarks = match (paper.required, &paper.when) {
            (false, _) => Vec::new(),
            (true, None) => vec![self.words.word("profile.paper_required")],
            (true, when) => self.when(when.as_ref(), "profile.paper_required_when"),
        };
        if !paper.signature {
            remarks.push(self.words.word("profile.paper_needs_no_signature"));
        }
        self.detail("profile.column_remarks", &remarks);
        for copies in &paper.copies {
            let to: Vec<Fact> = copies.to.iter().map(|one| self.receiver(one)).collect();
            let to = self.words.say_fact(&Fact::from(to));
            let mut line = vec![to];
            line.extend(self.when(copies.when.as_ref(), "profile.remark_when"));
            self.detail("profile.column_copies", &line);
        }
    }

    /// Returns the name of who gets a copy: a department, a role or a payer.
    fn receiver(&self, id: &str) -> Fact {
        let profile = self.profile;
        let list = match id {
            id if profile.departments.contains_key(id) => "departments",
            id if profile.roles.contains_key(id) => "roles",
            _ => "payers",
        };
        Fact::from(profile.label_of(list, id))
    }

    fn restricted(&mut self, row: &RestrictedRow) {
        let field = self.words.say_fact(&self.field(&row.field));
        self.entry((&field, 0), ("", 0), "");
        let roles: Vec<String> = row.roles.iter().map(|role| self.role(role)).collect();
        self.detail("profile.column_read_by", &roles);
    }

    fn breach(&mut self, breach: &BreachRow) {
        let name = self.called(&breach.label);
        self.entry((&breach.id, 0), (&name, 0), "");
        let mut causes = self.when(breach.when.as_ref(), "profile.remark_when");
        causes.extend(breach.clock.as_ref().map(|clock| {
            let clock = self.profile.label_of("clocks", clock);
            self.words
                .say(&Message::new("profile.breach_late").with("clock", clock))
        }));
        self.detail("profile.column_cause", &causes);
        let remedy = self.called(&breach.remedy);
        self.detail("profile.column_remedy", &[remedy]);
    }

    pub(super) fn forms(&mut self, forms: &[Named]) {
        self.section("profile.page_forms", forms, |page, form| {
            let name = page.called(&form.label);
            page.entry((&form.id, 0), (&name, 0), "");
        });
    }

    /// Adds what `check` watches besides the clocks, and how long files are kept.
    pub(super) fn kept(&mut self, powers: &Powers) {
        self.heading("profile.page_limits");
        let limits = &powers.limits;
        let watched = &self.profile.watched;
        let lines = [
            (watched.pause, "profile.limit_pause"),
            (watched.archive, "profile.limit_archive"),
        ];
        for (limit, key) in lines {
            if let Some(limit) = limit {
                self.line(&Message::new(key).with("limit", limit.message()));
            }
        }
        self.line(
            &Message::new("profile.limit_reopened").with("count", limits.reopened.to_string()),
        );
        self.line(
            &Message::new("profile.limit_repeat").with("days", limits.repeat_days.to_string()),
        );
        if let Some(kept) = &self.profile.retention {
            let key = match kept.maximum {
                Some(_) => "profile.page_retention_maximum",
                None => "profile.page_retention",
            };
            let mut message = Message::new(key)
                .with("step", self.profile.label_of("steps", &kept.from))
                .with("limit", kept.minimum.message());
            if let Some(maximum) = kept.maximum {
                message = message.with("maximum", maximum.message());
            }
            self.line(&message);
        }
    }

    fn line(&mut self, message: &Message) {
        let said = self.words.say(message);
        self.text.push_str(&format!("  {said}\n"));
    }
}
