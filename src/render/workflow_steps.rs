//! The steps and clocks on the page of a procedure.

use super::workflow_page::Page;
use crate::profile::{
    AfterEnd, ClockRule, ClockScope, Decision, DueRule, Limits, Origin, RoundEffect, Step,
    StepEffect, Verb,
};
use crate::say::{Fact, Message};

impl Page<'_> {
    pub(super) fn steps(&mut self) {
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
        step.roles.iter().map(|role| self.role(role)).collect()
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
        if !step.not_concerned.is_empty() {
            let fields = step.not_concerned.iter();
            let fields: Vec<_> = fields.map(|field| self.field(field)).collect();
            remarks.push(Message::new("profile.remark_not_concerned").with("fields", fields));
        }
        if let Some((approval, decision)) = &step.decides {
            let key = match decision {
                Decision::Grant => "profile.remark_grants",
                Decision::Refuse => "profile.remark_refuses",
                Decision::Withdraw => "profile.remark_withdraws",
            };
            let approval = self.profile.label_of("approvals", approval);
            remarks.push(Message::new(key).with("approval", approval));
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

    pub(super) fn clocks(&mut self) {
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
                ClockScope::Item => "profile.scope_item",
            });
            let mut scopes = vec![scope];
            if let Some(item) = &clock.item {
                scopes.push(self.name(&self.profile.label_of("items", item)));
            }
            if clock.after_end == AfterEnd::RunsOn {
                scopes.push(self.words.word("profile.clock_runs_on"));
            }
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
        let mut lines = match &clock.due {
            DueRule::At(field) => {
                let message = Message::new("profile.clock_at").with("field", self.field(field));
                vec![self.words.say(&message)]
            }
            DueRule::After(limits) => self.of_limits(limits),
        };
        for dated in &clock.dated {
            let message = Message::new("profile.limit_from")
                .with("from", dated.from.to_string())
                .with(
                    "limits",
                    self.of_limits(&dated.limits).into_iter().collect::<Fact>(),
                );
            lines.push(self.words.say(&message));
        }
        lines
    }

    fn of_limits(&self, limits: &Limits) -> Vec<String> {
        match limits {
            Limits::All(limit) => vec![self.words.say(&limit.message())],
            Limits::ByPriority(by) => by
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
}
