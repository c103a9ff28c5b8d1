//! Which files may be removed: those that are over, that nobody holds or still needs, and that no kept case names.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Dossier, Kept, Procedure, Reached, WITHHELD, kept};
use crate::domain::{ACTION_OF, Hold};
use crate::time::{Due, Limit};

/// What removing has to know of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEnd {
    /// Its number.
    pub number: String,
    /// Its one line; empty for a file that is not over.
    pub title: String,
    /// Its file, relative to the root of the project.
    pub file: PathBuf,
    /// What is over; `None` while the file must be kept.
    pub over: Option<Over>,
    /// The hold that stops it.
    pub hold: Option<Hold>,
    /// The last day up to which somebody recorded that it is still needed.
    pub needed_until: Option<NaiveDate>,
    /// The numbers of the cases that it names.
    pub names: Vec<String>,
}

/// What is over for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Over {
    /// The minimum or the maximum.
    pub reached: Reached,
    /// How long that is.
    pub limit: Limit,
    /// Its last moment.
    pub due: Due,
}

/// Why a file that is over stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spared {
    /// Somebody holds it.
    Held(Hold),
    /// Somebody recorded that it is still needed, up to that day.
    Needed(NaiveDate),
    /// A case that is kept names it, by its number.
    Named(String),
}

/// What may be removed, and what is over and stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Purge {
    /// The files that may be removed, by number.
    pub remove: Vec<FileEnd>,
    /// Those that are over and stay, by number.
    pub spared: Vec<(FileEnd, Spared)>,
}

impl FileEnd {
    /// Returns what removing has to know of a case; with all values, those of restricted fields included.
    pub fn of(dossier: &Dossier, procedure: &Procedure, now: DateTime<FixedOffset>) -> Self {
        let Dossier { case, standing, .. } = dossier;
        let kept = kept(case, standing, procedure, now);
        let over = kept.as_ref().filter(|kept| kept.is_over());
        let over = over.and_then(|kept| {
            let (limit, due) = kept.over()?;
            let reached = kept.reached;
            Some(Over {
                reached,
                limit,
                due,
            })
        });
        let restricted = procedure.profile.is_restricted("reason");
        let links = standing.links(&procedure.profile).into_iter();
        let events = case.history.iter().map(|event| &event.set);
        let recorded = events.chain([&case.details]);
        let actions = recorded.filter_map(|set| set.get(ACTION_OF));
        let actions = actions.filter_map(|action| action.split('/').next());
        Self {
            number: case.number.to_string(),
            title: over.map(|_| case.title.clone()).unwrap_or_default(),
            file: dossier.file.clone(),
            over,
            hold: standing.hold.clone().map(|hold| match restricted {
                true => Hold {
                    because: WITHHELD.to_owned(),
                    ..hold
                },
                false => hold,
            }),
            needed_until: kept.as_ref().and_then(|kept: &Kept<'_>| kept.needed_until),
            names: links
                .map(|(_, number)| number)
                .chain(actions.map(str::to_owned))
                .collect(),
        }
    }
}

/// Returns what may be removed of all files of a project.
///
/// A file that stays keeps those that it names, and they keep those that they name.
pub fn purge(files: Vec<FileEnd>) -> Purge {
    let mut spared: BTreeMap<String, Spared> = BTreeMap::new();
    let is_over = |file: &FileEnd| file.over.is_some();
    for file in files.iter().filter(|file| is_over(file)) {
        let why = match (&file.hold, file.needed_until) {
            (Some(hold), _) => Spared::Held(hold.clone()),
            (None, Some(day)) => Spared::Needed(day),
            (None, None) => continue,
        };
        spared.insert(file.number.clone(), why);
    }
    let by_number: BTreeMap<&str, &FileEnd> = files
        .iter()
        .map(|file| (file.number.as_str(), file))
        .collect();
    let stays = |file: &&FileEnd| !is_over(file) || spared.contains_key(&file.number);
    let mut waiting: Vec<&FileEnd> = files.iter().filter(stays).collect();
    while let Some(keeper) = waiting.pop() {
        for named in keeper.names.iter().filter(|name| **name != keeper.number) {
            let Some(file) = by_number.get(named.as_str()).filter(|file| is_over(file)) else {
                continue;
            };
            if !spared.contains_key(&file.number) {
                spared.insert(file.number.clone(), Spared::Named(keeper.number.clone()));
                waiting.push(file);
            }
        }
    }
    let mut purge = Purge::default();
    for file in files.into_iter().filter(is_over) {
        match spared.remove(&file.number) {
            Some(why) => purge.spared.push((file, why)),
            None => purge.remove.push(file),
        }
    }
    purge
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn file(number: &str, is_over: bool, names: &[&str]) -> FileEnd {
        let moment = "2029-11-03T23:59:59+08:00".parse().unwrap();
        FileEnd {
            number: number.to_owned(),
            title: String::new(),
            file: PathBuf::new(),
            over: is_over.then_some(Over {
                reached: Reached::Minimum,
                limit: "3y".parse().unwrap(),
                due: Due {
                    moment,
                    provisional: false,
                },
            }),
            hold: None,
            needed_until: None,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn removed(files: Vec<FileEnd>) -> String {
        let purge = purge(files);
        let numbers = purge.remove.iter().map(|file| file.number.as_str());
        numbers.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_a_kept_case_names_stays_and_what_that_names_too() {
        let files = vec![
            file("A", true, &["B"]),
            file("B", true, &["C"]),
            file("C", true, &[]),
            file("D", false, &["B"]),
        ];
        assert_eq!(removed(files), "A");
    }

    #[test]
    fn cases_that_name_each_other_go_together_and_one_that_names_itself_goes() {
        let files = vec![
            file("A", true, &["B"]),
            file("B", true, &["A"]),
            file("C", true, &["C"]),
        ];
        assert_eq!(removed(files), "A B C");
    }
}
