//! The procedure at work: a history replayed to where the case stands, its clocks judged, the steps
//! that are possible, and a step taken. Pure: the same case, profile, calendar and `now` give the same.

mod clocks;
mod dated;
mod dossier;
mod edits;
mod escalations;
mod given;
mod intake;
mod judged;
mod legality;
mod offers;
mod procedure;
mod refusal;
mod replay;
mod runs;
mod standing;
mod taking;
mod values;
mod what_if;

pub use clocks::{judge, judge_all, stamp};
pub use dossier::Dossier;
pub use edits::{EDITABLE, apply_edit};
pub use escalations::{DueEscalation, EscalationTrail, RecordedEscalation, due_escalations};
pub use intake::intake;
pub use judged::{Judged, Verdict};
pub use offers::{Offer, Wanted, first_open, offers, resolve_roles, roles_named, wanted};
pub use procedure::Procedure;
pub use refusal::Refusal;
pub use replay::replay;
pub use standing::{Clock, Extension, Illegal, Round, Standing};
pub use taking::{Request, take};
pub use values::accept;
pub use what_if::without_stamps;
