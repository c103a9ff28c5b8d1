//! What must be known before the arguments are understood: the language and the colours of help and errors.

use std::ffi::OsString;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Environment;
use crate::say::{Language, Words};
use crate::session::Colour;

/// A settings file larger than this is not looked into for its language.
const SETTINGS_LIMIT: u64 = 1024 * 1024;

/// What must be known before the arguments are understood.
#[derive(Debug)]
pub(super) struct Preferences {
    /// The words of the language.
    pub(super) words: Words,
    /// Where to look for the project, absolute when the current directory exists.
    pub(super) directory: PathBuf,
    /// Whether stdout may be coloured.
    pub(super) stdout_colour: Colour,
    /// Whether stderr may be coloured.
    pub(super) stderr_colour: Colour,
}

impl Preferences {
    /// Looks through arguments, the project's settings and the environment; what is wrong there is judged later.
    pub(super) fn scan(arguments: &[OsString], environment: &Environment) -> Self {
        let current = environment.directory.clone().unwrap_or_default();
        let directory = match value_of("--dir", arguments) {
            Some(given) => current.join(given),
            None => current,
        };
        let language = value_of("--lang", arguments)
            .and_then(|text| text.parse().ok())
            .or_else(|| language_of_project(&directory))
            .or_else(|| language_of_locale(environment))
            .unwrap_or_default();
        let when = value_of("--color", arguments);
        let colour = |is_terminal| colour(when.as_deref(), is_terminal, environment);
        Self {
            words: Words::of(language),
            directory,
            stdout_colour: colour(std::io::stdout().is_terminal()),
            stderr_colour: colour(std::io::stderr().is_terminal()),
        }
    }
}

/// Returns the last value of an option, written `--name value` or `--name=value`, before any `--`.
fn value_of(name: &str, arguments: &[OsString]) -> Option<String> {
    let mut found = None;
    let mut rest = arguments
        .iter()
        .skip(1)
        .map(|argument| argument.to_string_lossy());
    while let Some(argument) = rest.next() {
        if argument == "--" {
            break;
        }
        if argument == name {
            found = rest.next().map(String::from).or(found);
        } else if let Some(value) = argument
            .strip_prefix(name)
            .and_then(|tail| tail.strip_prefix('='))
        {
            found = Some(value.to_owned());
        }
    }
    found
}

/// Returns the `language` of the nearest `tousu.toml`, looking upwards.
fn language_of_project(directory: &Path) -> Option<Language> {
    let file = directory
        .ancestors()
        .map(|folder| folder.join("tousu.toml"))
        .find(|file| {
            // A link, a pipe or a device of that name is for the project layer to refuse.
            fs::symlink_metadata(file)
                .is_ok_and(|found| found.is_file() && found.len() <= SETTINGS_LIMIT)
        })?;
    let settings: toml::Table = toml::from_str(&fs::read_to_string(file).ok()?).ok()?;
    settings.get("language")?.as_str()?.parse().ok()
}

/// Returns the language of the first locale variable that is set, in the order POSIX gives them.
fn language_of_locale(environment: &Environment) -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment.get(name))
        .and_then(|locale| locale.parse().ok())
}

fn colour(when: Option<&str>, is_terminal: bool, environment: &Environment) -> Colour {
    let wanted = match when {
        Some("always") => true,
        Some("never") => false,
        _ if environment.get("NO_COLOR").is_some() => false,
        _ => is_terminal && environment.get("TERM") != Some("dumb"),
    };
    if wanted { Colour::On } else { Colour::Off }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn an_option_is_found_in_both_spellings_and_the_last_one_counts() {
        assert_eq!(
            value_of("--lang", &arguments("tousu --lang en list --lang=zh")).as_deref(),
            Some("zh")
        );
        assert_eq!(
            value_of("--lang", &arguments("tousu note -- --lang zh")),
            None
        );
        assert_eq!(value_of("--lang", &arguments("tousu --lang")), None);
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let mut environment = Environment::default();
        environment
            .variables
            .insert("LANG".to_owned(), "zh_CN.UTF-8".to_owned());
        assert_eq!(language_of_locale(&environment), Some(Language::Zh));
        environment
            .variables
            .insert("LC_ALL".to_owned(), "C".to_owned());
        assert_eq!(language_of_locale(&environment), None);
    }

    #[test]
    fn no_color_counts_when_it_is_set_to_anything_and_the_option_outranks_it() {
        let mut environment = Environment::default();
        assert_eq!(colour(None, true, &environment), Colour::On);
        environment
            .variables
            .insert("NO_COLOR".to_owned(), "1".to_owned());
        assert_eq!(colour(None, true, &environment), Colour::Off);
        assert_eq!(colour(Some("always"), false, &environment), Colour::On);
    }
}
