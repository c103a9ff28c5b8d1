//! The options that mean the same for every command; their words stand in `locales/*/help.toml`.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser};

use crate::commands::Command;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "tousu",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    infer_long_args = false
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: GlobalArguments,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: (),
}

/// The options that may stand before or after the command.
#[derive(Debug, Args)]
pub(super) struct GlobalArguments {
    #[arg(long, global = true, value_name = "TIME")]
    pub(super) now: Option<String>,
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    #[arg(long = "as", id = "as", global = true, value_name = "WHO")]
    pub(super) actor: Option<String>,
    #[arg(long, global = true, value_name = "LANG", value_parser = ["zh", "en"])]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    #[arg(long, global = true, conflicts_with = "format")]
    pub(super) json: bool,
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"])]
    color: Option<String>,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}
