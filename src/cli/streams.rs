//! The real streams, opened as an `Output`.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::time::Duration;

use super::Environment;
use super::preferences::Preferences;
use crate::session::{Output, OutputSettings, Reader, Sink, Verbosity};

/// The columns of a page when stdout is no terminal.
const PIPED_WIDTH: usize = 80;

/// Opens stdout and stderr.
pub(super) fn open(preferences: &Preferences, environment: &Environment) -> Output {
    let stdout = Sink {
        writer: Box::new(BufWriter::with_capacity(64 * 1024, Patient(io::stdout()))),
        colour: preferences.stdout_colour,
    };
    let stderr = Sink {
        writer: Box::new(io::stderr()),
        colour: preferences.stderr_colour,
    };
    let reader = match environment.get("GITHUB_ACTIONS") {
        Some("true") => Reader::GithubActions,
        _ => Reader::Anyone,
    };
    let settings = OutputSettings {
        words: preferences.words,
        verbosity: Verbosity::Normal,
        width: width(),
        reader,
    };
    Output::new(stdout, stderr, settings)
}

fn width() -> usize {
    if !io::stdout().is_terminal() {
        return PIPED_WIDTH;
    }
    terminal_size::terminal_size().map_or(PIPED_WIDTH, |(width, _)| usize::from(width.0))
}

/// A stream that waits for its reader, also where whoever made the pipe set it not to block.
struct Patient<W>(W);

/// How long to wait before a full pipe is tried again.
const PAUSE: Duration = Duration::from_millis(2);

impl<W: Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(PAUSE),
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        loop {
            match self.0.flush() {
                Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(PAUSE),
                other => return other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A pipe that is full every other time and takes few bytes.
    #[derive(Default)]
    struct Slow {
        taken: Vec<u8>,
        calls: usize,
    }

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.calls += 1;
            if self.calls % 2 == 1 {
                return Err(ErrorKind::WouldBlock.into());
            }
            let count = bytes.len().min(7);
            self.taken.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_slow_reader_gets_every_byte() {
        let mut stream = Patient(Slow::default());
        let text = "投诉".repeat(100);
        stream.write_all(text.as_bytes()).unwrap();
        assert_eq!(stream.0.taken, text.as_bytes());
    }
}
