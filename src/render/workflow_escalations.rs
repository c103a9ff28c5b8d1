//! The escalations on the page of a procedure.

use super::workflow_page::Page;
use crate::profile::{Escalation, EscalationPer};
use crate::say::Message;

impl Page<'_> {
    pub(super) fn escalations(&mut self) {
        if self.profile.escalations.is_empty() {
            return;
        }
        self.heading("profile.page_escalations");
        for (id, rule) in &self.profile.escalations {
            let name = self.name(&rule.label);
            let level = Message::new("profile.escalation_level");
            let level = self.words.say(&level.with("level", rule.level.to_string()));
            self.entry((id, 0), (&name, 0), &level);
            let causes = self.causes(rule);
            self.detail("profile.column_cause", &causes);
            let step = self.names("steps", std::slice::from_ref(&rule.step));
            self.detail("profile.column_step", &[step]);
            let tells: Vec<String> = rule.tells.iter().map(|role| self.role(role)).collect();
            self.detail("profile.column_tells", &tells);
        }
    }

    fn causes(&self, rule: &Escalation) -> Vec<String> {
        let mut causes = Vec::new();
        if !rule.when.tests.is_empty() {
            let conditions = self.conditions(&rule.when);
            let message = Message::new("profile.escalation_when").with("conditions", conditions);
            causes.push(self.words.say(&message));
        }
        if let Some(share) = &rule.clock {
            let clock = self.profile.label_of("clocks", &share.clock);
            let message = Message::new("profile.escalation_share").with("clock", clock);
            let message = message.with("percent", share.percent.to_string());
            causes.push(self.words.say(&message));
        }
        causes.push(self.words.word(match rule.per {
            EscalationPer::Case => "profile.once_a_case",
            EscalationPer::Round => "profile.once_a_round",
        }));
        causes
    }
}
