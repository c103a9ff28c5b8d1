//! The dates that differ from their weekday: days off, make-up days, hours of their own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::window::Window;
use super::{Calendar, DayKind, YearOfDays};

/// Monday to Friday.
const MONDAY_TO_FRIDAY: [bool; 7] = [true, true, true, true, true, false, false];

/// What a whole calendar says of single dates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SingleDates {
    pub(super) days: YearOfDays,
    pub(super) hours: BTreeMap<NaiveDate, Vec<Window>>,
    pub(super) breaks: BTreeMap<NaiveDate, Vec<Window>>,
}

/// A date that differs from its weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SpecialDay {
    pub(super) kind: DayKind,
    pub(super) windows: Vec<Window>,
}

impl Calendar {
    /// Works out which dates differ from their weekday, after anything has changed.
    pub(super) fn settle(&mut self) {
        self.week = self.hours.week(MONDAY_TO_FRIDAY);
        let mut off: BTreeMap<NaiveDate, &String> = BTreeMap::new();
        let mut work: BTreeMap<NaiveDate, &String> = BTreeMap::new();
        // In the order of the years: the later notice speaks last about a date both name.
        for notice in self.years.values().chain([&self.dates.days]) {
            for (date, name) in &notice.off {
                work.remove(date);
                off.insert(*date, name);
            }
            for (date, name) in &notice.work {
                off.remove(date);
                work.insert(*date, name);
            }
        }
        let mut special = BTreeMap::new();
        let dated = (self.dates.hours.keys()).chain(self.dates.breaks.keys());
        let all: BTreeSet<_> = dated.chain(off.keys()).chain(work.keys()).collect();
        for date in all {
            let day = self.special_day(*date, off.get(date).copied(), work.get(date).copied());
            special.insert(i64::from(date.num_days_from_ce()), day);
        }
        self.special = special;
    }

    /// A day off beats the hours of a date, and a break beats both.
    fn special_day(
        &self,
        date: NaiveDate,
        off: Option<&String>,
        work: Option<&String>,
    ) -> SpecialDay {
        if let Some(name) = off {
            return SpecialDay {
                kind: DayKind::Holiday(name.clone()),
                windows: Vec::new(),
            };
        }
        let weekday = date.weekday();
        let index = weekday.num_days_from_monday() as usize;
        let of_week = self.week.get(index).cloned().unwrap_or_default();
        let worked_anyway = !of_week.is_empty();
        let planned = match (self.dates.hours.get(&date), work) {
            (Some(windows), _) => windows.clone(),
            (None, Some(_)) => self.hours.on_make_up_day(weekday),
            (None, None) => of_week,
        };
        let breaks = self.dates.breaks.get(&date);
        let windows = Window::without(&planned, breaks.map_or(&[], Vec::as_slice));
        let kind = match (windows.is_empty(), worked_anyway) {
            (true, true) => DayKind::Holiday(String::new()),
            (true, false) => DayKind::Weekend,
            (false, true) => DayKind::Workday,
            (false, false) => DayKind::MakeUp(work.cloned().unwrap_or_default()),
        };
        SpecialDay { kind, windows }
    }
}
