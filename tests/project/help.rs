//! Every command and argument has its help in both languages, and every command an example.

use std::collections::BTreeSet;

use clap::Command;
use tousu::say::{Language, Words};

/// Keys of the frame, used by every page.
const FRAME: &[&str] = &[
    "help.usage_heading",
    "help.commands_heading",
    "help.arguments_heading",
    "help.options_heading",
    "help.global_heading",
    "help.example_heading",
    "help.options_in_usage",
    "help.value.COMMAND",
];

/// Collects the keys of a command and of all below it.
fn keys_of(command: &Command, key: &str, is_root: bool, keys: &mut BTreeSet<String>) {
    keys.insert(format!("help.{key}"));
    if is_root || !command.has_subcommands() {
        keys.insert(format!("help.{key}.example"));
    }
    for argument in command.get_arguments() {
        let id = argument.get_id().as_str();
        let is_global = argument.is_global_set() || id == "version";
        keys.insert(if is_global {
            format!("help.global.{id}")
        } else {
            format!("help.{key}.{id}")
        });
        if argument.get_action().takes_values() {
            let names = argument.get_value_names().unwrap_or_default();
            assert!(!names.is_empty(), "{key}: `{id}` names no value");
            keys.extend(names.iter().map(|name| format!("help.value.{name}")));
        }
    }
    for sub in command.get_subcommands() {
        let name = sub.get_name();
        let key = if is_root {
            name.to_owned()
        } else {
            format!("{key}.{name}")
        };
        keys_of(sub, &key, false, keys);
    }
}

#[test]
fn help_has_the_words_of_every_command_and_argument_and_no_others() {
    let mut command = tousu::cli::command_line();
    command.build();
    let mut wanted: BTreeSet<String> = FRAME.iter().map(|key| (*key).to_owned()).collect();
    keys_of(&command, "tousu", true, &mut wanted);
    for language in Language::ALL {
        let words = Words::of(language);
        let there: BTreeSet<String> = words
            .keys()
            .into_iter()
            .filter(|key| key.starts_with("help."))
            .map(str::to_owned)
            .collect();
        let missing: Vec<_> = wanted.difference(&there).collect();
        let unused: Vec<_> = there.difference(&wanted).collect();
        assert!(
            missing.is_empty() && unused.is_empty(),
            "{language:?}: missing {missing:?}, unused {unused:?}"
        );
    }
}

/// Returns the pages of a command and of all below it.
fn pages(command: &Command, pages: &mut Vec<String>) {
    pages.push(command.clone().render_long_help().to_string());
    command
        .get_subcommands()
        .for_each(|sub| self::pages(sub, pages));
}

#[test]
fn a_page_in_chinese_holds_no_words_that_clap_says_in_english() {
    let command = tousu::cli::in_words(tousu::cli::command_line(), Words::of(Language::Zh));
    let mut all = Vec::new();
    pages(&command, &mut all);
    for page in all {
        for word in [
            "Usage",
            "Options",
            "OPTIONS",
            "Arguments",
            "Commands",
            "possible values",
            "default:",
            "Print",
            "alias",
        ] {
            assert!(!page.contains(word), "`{word}` in\n{page}");
        }
    }
}

#[test]
fn clap_finds_no_fault_in_the_command_line() {
    tousu::cli::command_line().debug_assert();
    tousu::cli::in_words(tousu::cli::command_line(), Words::of(Language::Zh)).debug_assert();
}
