//! The procedure at work: a history replayed to where the case stands, its clocks judged, the steps
//! that are possible, and a step taken. Pure: the same case, profile, calendar and `now` give the same.

mod approval_course;
mod approval_trail;
mod approvals;
mod clock_items;
mod clocks;
mod dated;
mod dossier;
mod due_moments;
mod edits;
mod escalations;
mod given;
mod intake;
mod item_owners;
mod items;
mod items_picked;
mod items_replayed;
mod judged;
mod legality;
mod links;
mod offers;
mod open_needs;
mod papers;
mod procedure;
mod redress;
mod refusal;
mod replay;
mod roles;
mod runs;
mod signatures;
mod signing;
mod standing;
mod taking;
mod values;
mod what_if;
mod withheld;

pub use approval_trail::{ApprovalDeed, ApprovalTurn};
pub use approvals::may_sign;
pub use clocks::{judge, judge_all, stamp};
pub use dossier::Dossier;
pub use edits::{EDITABLE, apply_edit};
pub use escalations::{DueEscalation, EscalationTrail, RecordedEscalation, due_escalations};
pub use intake::intake;
pub use item_owners::{may_pick, roles_for};
pub use items::{Deed, Item, ItemState};
pub use judged::{Judged, JudgedItem, Verdict};
pub use links::{LeaderFault, leader_fault};
pub use offers::{Excluded, Offer, Wanted, offers, wanted};
pub use open_needs::first_open;
pub use papers::{PaperHeld, PaperOnFile, PaperState, papers_of};
pub use procedure::Procedure;
pub use redress::{Borne, Payment, Recovery, Redress};
pub use refusal::Refusal;
pub use replay::replay;
pub use roles::{resolve_roles, roles_named};
pub use signatures::{
    ApprovalEnd, ApprovalStanding, ApprovalState, Signature, Slot, level_of, missing_roles, slots,
};
pub use standing::{Clock, Extension, Illegal, Round, Standing};
pub use taking::{Request, take};
pub use values::accept;
pub use what_if::without_stamps;
pub use withheld::WITHHELD;
