//! What a case, an event, a person, a finding is. Pure: no files, no clock, no language.
//!
//! The words are ISO 10002's: complainant, acknowledgement, assessment, resolution, redress,
//! escalation, closure. A *case* is one complaint, suggestion or inquiry; a *step* moves it; an
//! *event* is one step that was taken; a *round* is one dispatch with its result and feedback.

mod attachment;
mod case;
mod event;
mod exemption;
mod field;
mod finding;
mod hold;
mod mask;
mod nearest;
mod number;
mod people;
mod phone;

pub use attachment::{Attachment, Contents};
pub use case::{Case, Customer, Summary};
pub use event::{Event, EventId, Stamp, StampVerdict};
pub use exemption::{EXEMPTION, Exempted, Exemption};
pub use field::{
    ACTION_OF, FieldType, STANDARD_FIELDS, StandardField, field_word, standard_field, value_word,
};
pub use finding::{Finding, Location, Severity};
pub use hold::{END_HOLD, HOLD, Hold};
pub use mask::{mask_account, mask_name, mask_phone, mask_text};
pub use nearest::nearest;
pub use number::CaseNumber;
pub use people::{People, Person};
pub use phone::phone_digits;
