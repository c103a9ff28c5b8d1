//! `[layouts.…]`: the meeting papers and assessment sheets that a procedure makes of its report.

use indexmap::IndexMap;

use super::{Audience, TableReader};
use crate::domain::nearest;
use crate::say::{Fact, Label, Message};

/// The period that a layout is on when none is asked for: the last whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutPeriod {
    /// Last week.
    Week,
    /// Last month.
    Month,
    /// Last quarter.
    Quarter,
    /// Last year.
    Year,
}

impl LayoutPeriod {
    const ALL: [LayoutPeriod; 4] = [
        LayoutPeriod::Week,
        LayoutPeriod::Month,
        LayoutPeriod::Quarter,
        LayoutPeriod::Year,
    ];

    /// Returns the word that profiles and JSON use.
    pub fn code(self) -> &'static str {
        match self {
            LayoutPeriod::Week => "week",
            LayoutPeriod::Month => "month",
            LayoutPeriod::Quarter => "quarter",
            LayoutPeriod::Year => "year",
        }
    }

    /// Returns the words by which the last whole one is asked for.
    pub fn last(self) -> &'static str {
        match self {
            LayoutPeriod::Week => "last week",
            LayoutPeriod::Month => "last month",
            LayoutPeriod::Quarter => "last quarter",
            LayoutPeriod::Year => "last year",
        }
    }
}

/// A layout of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutRule {
    /// Its name.
    pub label: Label,
    /// The template that it is made from; the layout's own id unless named.
    pub template: String,
    /// The period when none is asked for; last month unless named.
    pub period: LayoutPeriod,
    /// The fields that cases are counted by besides the usual ones.
    pub by: Vec<String>,
    /// For whom it is.
    pub audience: Audience,
}

/// Reads `[layouts.…]`.
pub(super) fn read(root: &mut TableReader<'_>) -> IndexMap<String, LayoutRule> {
    let mut layouts = IndexMap::new();
    for (id, table) in root.entries("layouts") {
        let mut reader = TableReader::new(table, vec!["layouts".to_owned(), id.clone()]);
        let layout = LayoutRule {
            label: reader.label(),
            template: reader.text("template").unwrap_or_else(|| id.clone()),
            period: read_period(&mut reader),
            by: reader.texts("by"),
            audience: if reader.flag("restricted") {
                Audience::Restricted
            } else {
                Audience::Anyone
            },
        };
        root.take_faults(reader.finish());
        layouts.insert(id, layout);
    }
    layouts
}

fn read_period(reader: &mut TableReader<'_>) -> LayoutPeriod {
    let Some(text) = reader.text("period") else {
        return LayoutPeriod::Month;
    };
    let mut all = LayoutPeriod::ALL.into_iter();
    all.find(|period| period.code() == text).unwrap_or_else(|| {
        let codes = LayoutPeriod::ALL.map(LayoutPeriod::code);
        let message = Message::new("profile.bad_layout_period")
            .with("period", &text)
            .with("near", nearest(&text, codes).unwrap_or(codes[1]))
            .with(
                "known",
                codes.map(str::to_owned).into_iter().collect::<Fact>(),
            );
        reader.fault("period", message);
        LayoutPeriod::Month
    })
}
