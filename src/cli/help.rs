//! Help in the words of `locales/*/help.toml`: the tree of commands is walked and every text replaced,
//! since clap itself speaks English only.
//!
//! Keys: `help.<command>`, `help.<command>.<argument>`, `help.<command>.example`, `help.value.<NAME>`;
//! the command itself is `tousu`, the options of all commands are `global`.

use std::ffi::OsString;

use clap::{Arg, Command};

use crate::say::Words;

/// Returns the command line with all its help in the words of one language.
pub fn in_words(command: Command, words: Words) -> Command {
    // Building first puts the global options into each subcommand, where they need their words too.
    let mut command = command;
    command.build();
    let path = [command.get_name().to_owned()];
    put_in(command, words, &path)
}

/// Returns `tousu help new` as `tousu new --help`.
pub(super) fn asked_by_word(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// Puts the words into a command and all below it; `path` is what a user types to get there.
fn put_in(command: Command, words: Words, path: &[String]) -> Command {
    let key = match path {
        [program] => program.clone(),
        [_, commands @ ..] => commands.join("."),
        [] => return command,
    };
    let text = |name: &str| words.word(&format!("help.{name}"));
    let after = match words.template(&format!("help.{key}.example")) {
        Some(example) => format!("{}\n{}", text("example_heading"), indented(example)),
        None => String::new(),
    };
    let template = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        text("usage_heading")
    );
    let usage = usage(&command, words, &path.join(" "));
    command
        .about(text(&key))
        .override_usage(usage)
        .subcommand_help_heading(text("commands_heading"))
        .subcommand_value_name(text("value.COMMAND"))
        .help_template(template)
        .after_help(after)
        .mut_args(|argument| argument_in_words(argument, words, &key))
        .mut_subcommands(|sub| {
            let path = [path, &[sub.get_name().to_owned()]].concat();
            put_in(sub, words, &path)
        })
}

fn argument_in_words(argument: Arg, words: Words, key: &str) -> Arg {
    let text = |name: &str| words.word(&format!("help.{name}"));
    let id = argument.get_id().to_string();
    let of_all = argument.is_global_set() || id == "version";
    let heading = match (of_all, argument.is_positional()) {
        (true, _) => "global_heading",
        (false, true) => "arguments_heading",
        (false, false) => "options_heading",
    };
    let key = if of_all {
        format!("global.{id}")
    } else {
        format!("{key}.{id}")
    };
    let names: Vec<String> = value_names(&argument, words);
    // Under a heading of its own clap sorts by name what has no place.
    let argument = match argument.get_index() {
        Some(place) => argument.display_order(place),
        None => argument,
    };
    let argument = argument
        .help(text(&key))
        .help_heading(text(heading))
        .hide_possible_values(true)
        .hide_default_value(true);
    if names.is_empty() {
        argument
    } else {
        argument.value_names(names)
    }
}

/// Returns what stands for the values of an argument, in words; empty when it takes none.
fn value_names(argument: &Arg, words: Words) -> Vec<String> {
    if !argument.is_positional() && !argument.get_action().takes_values() {
        return Vec::new();
    }
    let given = argument.get_value_names().unwrap_or_default();
    let names = given
        .iter()
        .map(|name| words.word(&format!("help.value.{name}")));
    names.collect()
}

/// Returns the usage line: what must be given, and what may be.
fn usage(command: &Command, words: Words, path: &str) -> String {
    let mut usage = path.to_owned();
    if command
        .get_arguments()
        .any(|argument| !argument.is_positional())
    {
        usage.push_str(&format!(" [{}]", words.word("help.options_in_usage")));
    }
    for argument in command.get_positionals() {
        let name = value_names(argument, words).join(" ");
        let several = if argument
            .get_num_args()
            .is_some_and(|count| count.max_values() > 1)
            || matches!(argument.get_action(), clap::ArgAction::Append)
        {
            "..."
        } else {
            ""
        };
        if argument.is_required_set() {
            usage.push_str(&format!(" <{name}>{several}"));
        } else {
            usage.push_str(&format!(" [{name}]{several}"));
        }
    }
    for argument in command
        .get_opts()
        .filter(|argument| argument.is_required_set())
    {
        let name = value_names(argument, words).join(" ");
        let long = argument.get_long().unwrap_or_default();
        usage.push_str(&format!(" --{long} <{name}>"));
    }
    if command.has_subcommands() {
        usage.push_str(&format!(" <{}>", words.word("help.value.COMMAND")));
    }
    usage
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|line| format!("  {line}"))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use clap::Command;

    use super::*;
    use crate::say::Language;

    #[test]
    fn the_usage_of_a_command_below_a_command_tells_its_arguments() {
        let add = Command::new("add")
            .arg(Arg::new("start").required(true).value_name("TIME"))
            .arg(Arg::new("more").num_args(0..).value_name("WHO"))
            .arg(
                Arg::new("profile")
                    .long("profile")
                    .required(true)
                    .value_name("PROFILE"),
            );
        let tousu = Command::new("tousu").subcommand(Command::new("calendar").subcommand(add));
        let mut tousu = in_words(tousu, Words::of(Language::Zh));
        let found = tousu
            .find_subcommand_mut("calendar")
            .and_then(|calendar| calendar.find_subcommand_mut("add"))
            .map(|add| add.render_long_help().to_string())
            .unwrap_or_default();
        let usage = found.lines().find(|line| line.starts_with("用法"));
        assert_eq!(
            usage,
            Some("用法: tousu calendar add [选项] <时间> [人员]... --profile <流程>")
        );
    }
}
