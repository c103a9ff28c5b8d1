//! `tousu.toml`: read as written, then judged; every fault has its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::FixedOffset;
use indexmap::IndexMap;
use toml::Table;

use super::{Trouble, read_text};
use crate::domain::{People, Person, Severity};
use crate::profile::{Fault, Layer, ProfileSource, TableReader};
use crate::read::builtin;
use crate::rules;
use crate::say::{Language, Message};
use crate::session::Failure;
use crate::time::{parse_moment, parse_offset};

/// The settings of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The profile: a built-in name, or a file of the project.
    pub profile: String,
    /// The language of the team; `None` leaves it to the locale.
    pub language: Option<Language>,
    /// The team's time zone.
    pub offset: FixedOffset,
    /// The prefix of case numbers.
    pub prefix: String,
    /// The people.
    pub people: People,
    /// `cn`, or `none` for plain weeks; `None` is `cn`.
    pub calendar: Option<String>,
    /// Working hours that replace the profile's.
    pub hours: Option<String>,
    /// Whether day limits end at close of business; `None` leaves it to the profile.
    pub day_end_close: Option<bool>,
    /// Severities that replace a rule's own; `None` as a value switches the rule off.
    pub severities: IndexMap<String, Option<Severity>>,
    /// What the report holds complaints against, by month (`2026-10`): orders, customers, policies.
    pub report_base: BTreeMap<String, u64>,
}

/// Reads `tousu.toml` of a project; also returns its text, for the overrides of the profile.
///
/// # Errors
/// The file cannot be read or has faults: all are told.
pub fn read_settings(root: &Path) -> Result<(Settings, String), Failure> {
    settings_of(root).map_err(Trouble::into_failure)
}

/// Reads `tousu.toml` of a project; what is wrong in it comes out as findings.
pub(super) fn settings_of(root: &Path) -> Result<(Settings, String), Trouble> {
    let text = read_text(root, &root.join("tousu.toml"))?;
    let source = ProfileSource {
        layers: vec![Layer {
            file: PathBuf::from("tousu.toml"),
            text: text.clone(),
            under: Vec::new(),
        }],
    };
    let table = source.merged().map_err(Trouble::Findings)?;
    let (settings, faults) = read_table(&table);
    if faults.is_empty() {
        Ok((settings, text))
    } else {
        Err(Trouble::Findings(source.place(&faults)))
    }
}

fn read_table(table: &Table) -> (Settings, Vec<Fault>) {
    let mut root = TableReader::new(table, Vec::new());
    let profile = root
        .text("profile")
        .unwrap_or_else(|| builtin::DEFAULT_PROFILE.to_owned());
    let language = root.text("language").and_then(|text| {
        let language = text.parse().ok();
        if language.is_none() {
            root.fault(
                "language",
                Message::new("command.unknown_language").with("language", &text),
            );
        }
        language
    });
    let china =
        parse_offset("+08:00").unwrap_or_else(|_| FixedOffset::east_opt(0).unwrap_or_else(utc));
    let offset = match root.text("utc_offset").map(|text| parse_offset(&text)) {
        None => china,
        Some(Ok(offset)) => offset,
        Some(Err(error)) => {
            root.fault("utc_offset", error.message());
            china
        }
    };
    let prefix = root
        .text("number_prefix")
        .unwrap_or_else(|| "TS".to_owned());
    if prefix.is_empty()
        || prefix.len() > 8
        || !prefix.bytes().all(|byte| byte.is_ascii_uppercase())
    {
        root.fault(
            "number_prefix",
            Message::new("command.bad_prefix").with("prefix", &prefix),
        );
    }
    let people = read_people(&mut root);
    let (calendar, hours, day_end_close) = read_calendar(&mut root);
    let severities = read_severities(&mut root);
    let report_base = read_report_base(&mut root, offset);
    // The overrides are read with the profile that they are laid over.
    let _ = root.table("override");
    let settings = Settings {
        profile,
        language,
        offset,
        prefix,
        people,
        calendar,
        hours,
        day_end_close,
        severities,
        report_base,
    };
    (settings, root.finish())
}

fn utc() -> FixedOffset {
    chrono::Offset::fix(&chrono::Utc)
}

fn read_people(root: &mut TableReader<'_>) -> People {
    let mut people = Vec::new();
    for (id, table) in root.entries("people") {
        let mut reader = TableReader::new(table, vec!["people".to_owned(), id.clone()]);
        let person = Person {
            id,
            name: reader.text("name"),
            email: reader.text("email"),
            roles: reader.texts("roles"),
        };
        root.take_faults(reader.finish());
        people.push(person);
    }
    People::new(people)
}

fn read_calendar(root: &mut TableReader<'_>) -> (Option<String>, Option<String>, Option<bool>) {
    let Some(table) = root.table("calendar") else {
        return (None, None, None);
    };
    let mut reader = TableReader::new(table, vec!["calendar".to_owned()]);
    let base = reader.text("base");
    if let Some(base) = base
        .as_deref()
        .filter(|base| !matches!(*base, "cn" | "none"))
    {
        reader.fault(
            "base",
            Message::new("command.unknown_calendar").with("calendar", base),
        );
    }
    let hours = reader.text("hours");
    if let Some(Err(error)) = hours.as_deref().map(str::parse::<crate::time::Hours>) {
        reader.fault("hours", error.message());
    }
    let day_end_close = match reader.text("day_end").as_deref() {
        None => None,
        Some("midnight") => Some(false),
        Some("close") => Some(true),
        Some(other) => {
            reader.fault(
                "day_end",
                Message::new("profile.unknown_day_end").with("day_end", other),
            );
            None
        }
    };
    root.take_faults(reader.finish());
    (base, hours, day_end_close)
}

fn read_report_base(root: &mut TableReader<'_>, offset: FixedOffset) -> BTreeMap<String, u64> {
    let mut bases = BTreeMap::new();
    let Some(table) = root.table("report") else {
        return bases;
    };
    let mut reader = TableReader::new(table, vec!["report".to_owned()]);
    let mut faults = Vec::new();
    for (month, value) in reader.table("base").into_iter().flatten() {
        let is_month = month.len() == 7 && parse_moment(&format!("{month}-01"), offset).is_ok();
        let number = value
            .as_integer()
            .and_then(|number| u64::try_from(number).ok());
        match number.filter(|number| is_month && *number > 0) {
            Some(number) => {
                bases.insert(month.clone(), number);
            }
            None => faults.push(Fault::new(
                &["report".to_owned(), "base".to_owned(), month.clone()],
                Message::new("report.bad_base").with("month", month),
            )),
        }
    }
    faults.extend(reader.finish());
    root.take_faults(faults);
    bases
}

fn read_severities(root: &mut TableReader<'_>) -> IndexMap<String, Option<Severity>> {
    let Some(table) = root.table("check") else {
        return IndexMap::new();
    };
    let (severities, mut faults) = crate::profile::read_severities(table);
    faults.extend(faults_of_severities(&severities));
    root.take_faults(faults);
    severities
}

/// Returns what is wrong with the severities of a table `[check]`: rules that do not exist, or that nothing may weaken.
pub(super) fn faults_of_severities(severities: &IndexMap<String, Option<Severity>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (rule, severity) in severities {
        let path = ["check".to_owned(), rule.clone()];
        match rules::Rule::of(rule) {
            None => {
                let message = Message::new("command.unknown_rule").with("rule", rule);
                let mut fault = Fault::new(&path, message);
                let known = rules::ALL.iter().map(|rule| rule.id);
                if let Some(near) = crate::domain::nearest(rule, known) {
                    fault = fault.hint(Message::new("command.did_you_mean").with("name", near));
                }
                faults.push(fault);
            }
            Some(known) if known.is_fixed() && *severity != Some(Severity::Error) => {
                let message = Message::new("command.fixed_rule").with("rule", rule);
                faults.push(Fault::new(&path, message));
            }
            Some(_) => {}
        }
    }
    faults
}
