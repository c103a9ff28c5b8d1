//! What `[breaches]` and `[forms]` name must be there.

use super::names::Check;
use super::path;

impl Check<'_> {
    pub(super) fn breaches(&mut self) {
        let profile = self.profile;
        for (id, breach) in &profile.breaches {
            if let Some(clock) = &breach.clock
                && !profile.clocks.contains_key(clock)
            {
                let known = profile.clocks.keys().map(String::as_str);
                let at = path(&["breaches", id, "clock"]);
                self.unknown(at, "profile.what_clock", clock, known);
            }
            self.condition(&path(&["breaches", id, "when"]), &breach.when);
        }
    }

    pub(super) fn forms(&mut self) {
        let profile = self.profile;
        for (id, form) in &profile.forms {
            if let Some(paper) = &form.paper
                && !profile.papers.contains_key(paper)
            {
                let known = profile.papers.keys().map(String::as_str);
                let at = path(&["forms", id, "paper"]);
                self.unknown(at, "profile.what_paper", paper, known);
            }
            self.condition(&path(&["forms", id, "when"]), &form.when);
        }
    }
}
