//! Views and findings to text.

pub mod case_list;
pub mod case_list_csv;
pub mod case_list_markdown;
pub mod case_page;
mod case_page_clocks;
mod case_page_history;
pub mod due_page;
pub mod next_page;
pub mod pieces;
mod values;
mod wording;

pub use pieces::{Pieces, Tone};
