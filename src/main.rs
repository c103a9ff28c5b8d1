//! Hands arguments and environment to the library and returns its exit code.

use std::process::ExitCode;

use tousu::cli::{self, Environment};

fn main() -> ExitCode {
    ExitCode::from(cli::main(
        std::env::args_os().collect(),
        &Environment::of_the_process(),
    ))
}
