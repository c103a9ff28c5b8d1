//! The approvals on the page of a procedure: what is signed, by whom, from which amount on.

use super::values::role_as_written;
use super::workflow_page::Page;
use crate::profile::{Approval, ApprovalLevel};
use crate::say::{Fact, Message};

impl Page<'_> {
    pub(super) fn approvals(&mut self) {
        if self.profile.approvals.is_empty() {
            return;
        }
        self.heading("profile.page_approvals");
        for (id, approval) in &self.profile.approvals {
            let name = self.name(&approval.label);
            self.entry((id, 0), (&name, 0), "");
            self.detail(
                "profile.column_proposed",
                &[self.names("steps", &approval.propose)],
            );
            let decided = [
                Some(&approval.grant),
                approval.refuse.as_ref(),
                approval.withdraw.as_ref(),
            ];
            let decided = decided.into_iter().flatten();
            let decided: Vec<String> = decided
                .map(|step| self.name(&self.profile.label_of("steps", step)))
                .collect();
            self.detail("profile.column_decided", &decided);
            let covers = approval.covers.iter();
            let covers: Vec<String> = covers
                .map(|field| self.words.say_fact(&self.field(field)))
                .collect();
            self.detail("profile.column_covers", &covers);
            for level in &approval.levels {
                self.detail("profile.column_signed", &[self.level(level, approval)]);
            }
            let concerned = approval.not_concerned.iter();
            let concerned: Vec<String> = concerned
                .map(|field| self.words.say_fact(&self.field(field)))
                .collect();
            self.detail("profile.column_not_concerned", &concerned);
        }
    }

    fn level(&self, level: &ApprovalLevel, approval: &Approval) -> String {
        let signatures = level.signatures.iter();
        let signatures: Vec<Fact> = signatures
            .map(|roles| {
                let names: Vec<String> = roles.iter().map(|role| self.role(role)).collect();
                Fact::from(names.join(" / "))
            })
            .collect();
        let message = match (level.over, &approval.amount) {
            (Some(over), Some(amount)) => Message::new("profile.level_over")
                .with("field", self.field(amount))
                .with("amount", format!("{}.{:02}", over / 100, over % 100)),
            _ => Message::new("profile.level_first"),
        };
        let message = message.with("signatures", signatures);
        self.words.say(&message)
    }

    /// Returns the name of a role, or what `@lead` and `@assist` stand for.
    pub(super) fn role(&self, role: &str) -> String {
        role_as_written(role, self.profile, self.words)
    }
}
