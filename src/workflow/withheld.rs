//! Takes the values of restricted fields out of a case, so that no page and no figure can show them.

use super::filing::without_mark;
use super::signing::APPROVED;
use super::{Dossier, Procedure};
use crate::profile::{BoundField, FILED};

/// What stands in the place of a value that the reader may not see.
pub const WITHHELD: &str = "restricted";

impl Dossier {
    /// Puts `restricted` in the place of every value of a restricted field that `may_read` does not let through.
    ///
    /// Where the case stands was judged by the values themselves, and stays as it is.
    #[must_use]
    pub fn withheld(
        mut self,
        procedure: &Procedure,
        may_read: impl Fn(&BoundField) -> bool,
    ) -> Self {
        let approvals = &procedure.profile.approvals;
        let fields = procedure.profile.fields.values();
        for field in fields.filter(|field| field.is_restricted() && !may_read(field)) {
            let events = self.case.history.iter_mut();
            let recorded = events.filter_map(|event| event.set.get_mut(&field.id));
            let details = self.case.details.get_mut(&field.id);
            let facts = self.standing.facts.get_mut(&field.id);
            let items = self.standing.items.iter_mut();
            let of_items = items.filter_map(|item| item.fields.get_mut(&field.id));
            for value in recorded.chain(details).chain(facts).chain(of_items) {
                // An emptied field says nothing but that it was emptied.
                if !value.is_empty() {
                    WITHHELD.clone_into(value);
                }
            }
            let hold = self.standing.hold.as_mut();
            if let Some(hold) = hold.filter(|hold| field.id == "reason" && !hold.because.is_empty())
            {
                WITHHELD.clone_into(&mut hold.because);
            }
            // A digest over few values can be guessed.
            let covering = approvals.values();
            let signing = covering.filter(|approval| approval.covers.contains(&field.id));
            for event in &mut self.case.history {
                let signs = signing.clone().any(|approval| approval.grant == event.step);
                if let Some(digest) = event.set.get_mut(APPROVED).filter(|_| signs) {
                    WITHHELD.clone_into(digest);
                }
            }
            for event in &mut self.case.history {
                if let Some(list) = event.set.get_mut(FILED) {
                    *list = without_mark(list);
                }
            }
            for (id, known) in &mut self.standing.approvals {
                let covers = approvals.get(id).map(|approval| &approval.covers);
                let covered = covers.into_iter().flatten().zip(&mut known.values);
                for (_, value) in covered.filter(|(covered, _)| **covered == field.id) {
                    WITHHELD.clone_into(value);
                }
                let reason = known.end.as_mut().and_then(|end| end.reason.as_mut());
                if let Some(reason) = reason.filter(|_| field.id == "reason") {
                    WITHHELD.clone_into(reason);
                }
            }
        }
        self
    }

    /// Tells whether a value was taken out.
    pub fn withholds(&self, procedure: &Procedure) -> bool {
        let is_withheld = |(field, value): (&String, &String)| {
            value == WITHHELD && procedure.profile.is_restricted(field)
        };
        let events = self.case.history.iter();
        events.flat_map(|event| &event.set).any(is_withheld)
            || self.case.details.iter().any(is_withheld)
    }
}
