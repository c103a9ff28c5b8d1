//! What a step recorded, whatever later steps wrote into the same field: a letter printed late says what it is about.

use indexmap::IndexMap;

use super::form_facts::{FormField, MaySee};
use crate::domain::Event;

/// Returns what each step recorded the last time it was taken, as `field@step`, for the fields given. A correction (`edit`)
/// corrects what the step before it recorded.
pub(super) fn recorded(
    history: &[Event],
    fields: &IndexMap<String, FormField>,
    said: &dyn Fn(&str, &str) -> String,
    may_see: MaySee<'_>,
) -> IndexMap<String, FormField> {
    let mut recorded = IndexMap::new();
    let mut writers: IndexMap<&str, &str> = IndexMap::new();
    for event in history {
        for (id, value) in event.set.iter().filter(|(id, _)| may_see(id)) {
            let Some(field) = fields.get(id) else {
                continue;
            };
            let step = match event.step.as_str() {
                "edit" => writers.get(id.as_str()).copied(),
                step => Some(step),
            };
            let Some(step) = step else {
                continue;
            };
            writers.insert(id, step);
            let entry = FormField {
                value: (!value.is_empty()).then(|| said(id, value)),
                code: value.clone(),
                ..field.clone()
            };
            recorded.insert(format!("{id}@{step}"), entry);
        }
    }
    recorded
}
