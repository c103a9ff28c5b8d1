//! Where a command writes: the answer to stdout, everything else to stderr.
//!
//! A write that fails is remembered, not returned: `cli` judges it once, at the end.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use super::memory::Memory;
use super::{Colour, Excerpt, Failure, Style, Verbosity};
use crate::say::{Message, Words, visible, visible_in_json};

/// One of the two streams.
pub struct Sink {
    /// Where the bytes go.
    pub writer: Box<dyn Write>,
    /// Whether colours are wanted there.
    pub colour: Colour,
}

/// How an [`Output`] behaves.
#[derive(Debug, Clone, Copy)]
pub struct OutputSettings {
    /// The words of messages.
    pub words: Words,
    /// How much is said.
    pub verbosity: Verbosity,
    /// The columns of the terminal; 80 when there is none.
    pub width: usize,
    /// Whether a runner of CI jobs reads the lines and obeys some of them.
    pub reader: Reader,
}

/// Who reads the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A person or a script.
    Anyone,
    /// A runner that obeys lines starting with `::` and anything after `##[`.
    GithubActions,
}

/// Where a command writes.
pub struct Output {
    stdout: Sink,
    stderr: Sink,
    settings: OutputSettings,
    fault: Option<io::Error>,
    saved: bool,
    line_is_blank: bool,
}

impl fmt::Debug for Output {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Output")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Output {
    /// Makes an output over two streams; the first should be buffered.
    pub fn new(stdout: Sink, stderr: Sink, settings: OutputSettings) -> Self {
        Self {
            stdout,
            stderr,
            settings,
            fault: None,
            saved: false,
            line_is_blank: true,
        }
    }

    /// Returns the words that messages are said in.
    pub fn words(&self) -> Words {
        self.settings.words
    }

    /// Sets how much is said from here on.
    pub fn set_verbosity(&mut self, verbosity: Verbosity) {
        self.settings.verbosity = verbosity;
    }

    /// Returns the columns to fit tables into; 80 when stdout is no terminal.
    pub fn width(&self) -> usize {
        self.settings.width
    }

    /// Returns whether the answer may be coloured.
    pub fn colour(&self) -> Colour {
        self.stdout.colour
    }

    /// Writes a part of the answer; hidden characters in it are shown as escapes.
    pub fn data(&mut self, text: &str) {
        self.styled(&[(text, Style::Plain)]);
    }

    /// Writes a line of the answer that says a message.
    pub fn line(&mut self, message: &Message) {
        let said = self.settings.words.say(message);
        self.data(&format!("{said}\n"));
    }

    /// Writes a part of the answer piece by piece, each in its style; line feeds are part of the text.
    pub fn styled(&mut self, pieces: &[(&str, Style)]) {
        let mut line = String::new();
        for (text, style) in pieces {
            let text = self.harmless(&visible(text));
            style.paint(&text, self.stdout.colour, &mut line);
        }
        self.bytes(line.as_bytes());
    }

    /// Writes a place in a file as part of the answer: the line with carets, where it may be shown.
    pub fn place(&mut self, excerpt: &Excerpt) {
        let pieces = excerpt.pieces();
        let pieces: Vec<_> = pieces
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        self.styled(&pieces);
    }

    /// Writes a value as JSON of several lines, with a line feed at its end.
    pub fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string_pretty(value) {
            Ok(json) => {
                let json = visible_in_json(&json).into_owned();
                self.bytes(json.as_bytes());
                self.bytes(b"\n");
            }
            Err(error) => self.keep(io::Error::other(error)),
        }
    }

    /// Lets `answer` write into memory, without colours, and returns what it wrote: the bytes of a file.
    pub fn captured(&mut self, answer: impl FnOnce(&mut Self)) -> Vec<u8> {
        let memory = Memory::default();
        let sink = Sink {
            writer: Box::new(memory.clone()),
            colour: Colour::Off,
        };
        let stdout = std::mem::replace(&mut self.stdout, sink);
        answer(self);
        self.stdout = stdout;
        memory.take()
    }

    /// Writes bytes as they are: a page or a workbook whose renderer has made its own text safe.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.fault.is_none()
            && let Err(error) = self.stdout.writer.write_all(bytes)
        {
            self.keep(error);
        }
    }

    /// Says on stderr what was done; silent with `-q`.
    pub fn notice(&mut self, message: &Message) {
        if self.settings.verbosity >= Verbosity::Normal {
            let said = self.settings.words.say(message);
            self.aside(&[(&format!("{said}\n"), Style::Plain)]);
        }
    }

    /// Says a detail on stderr; only with `-v`.
    pub fn detail(&mut self, message: &Message) {
        if self.settings.verbosity >= Verbosity::Verbose {
            let said = self.settings.words.say(message);
            self.aside(&[(&format!("{said}\n"), Style::Faint)]);
        }
    }

    /// Says on stderr what may be wrong.
    pub fn warning(&mut self, message: &Message) {
        self.labelled("cli.warning_label", Style::Warning, message);
    }

    /// Says on stderr what can be done; silent with `-q`.
    pub fn hint(&mut self, message: &Message) {
        if self.settings.verbosity >= Verbosity::Normal {
            self.labelled("cli.hint_label", Style::Accent, message);
        }
    }

    /// Says on stderr why a command could not do its work.
    pub fn failure(&mut self, failure: &Failure) {
        self.labelled("cli.error_label", Style::Bad, &failure.message);
        if let Some(excerpt) = &failure.excerpt {
            let pieces = excerpt.pieces();
            let pieces: Vec<_> = pieces
                .iter()
                .map(|(text, style)| (text.as_str(), *style))
                .collect();
            self.aside(&pieces);
        }
        for hint in &failure.hints {
            self.labelled("cli.hint_label", Style::Accent, hint);
        }
        for other in &failure.more {
            self.failure(other);
        }
    }

    /// Writes a page of help to stderr, colours and all, as clap made it.
    pub fn page_aside(&mut self, page: &str) {
        let _ = self.stderr.writer.write_all(page.as_bytes());
    }

    /// Remembers that a file was written, so that an answer that cannot be printed is not taken for a refusal.
    pub fn saved(&mut self) {
        self.saved = true;
    }

    /// Flushes the answer and returns what went wrong with it, if anything did.
    ///
    /// A reader that closed the pipe wants no more: that is not an error.
    pub fn finish(&mut self) -> Result<(), Failure> {
        if self.fault.is_none()
            && let Err(error) = self.stdout.writer.flush()
        {
            self.keep(error);
        }
        match self.fault.take() {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let key = if self.saved {
                    "cli.saved_but_not_printed"
                } else {
                    "cli.not_printed"
                };
                Err(Failure::new(
                    Message::new(key).with("reason", error.to_string()),
                ))
            }
            _ => Ok(()),
        }
    }

    fn labelled(&mut self, label: &str, style: Style, message: &Message) {
        let label = self.settings.words.word(label);
        let said = self.settings.words.say(message);
        self.aside(&[(&label, style), (&format!("{said}\n"), Style::Plain)]);
    }

    /// Writes to stderr, after all that was answered before; a failure there cannot be told to anyone.
    fn aside(&mut self, pieces: &[(&str, Style)]) {
        if self.fault.is_none()
            && let Err(error) = self.stdout.writer.flush()
        {
            self.keep(error);
        }
        let blank = std::mem::replace(&mut self.line_is_blank, true);
        let mut line = String::new();
        for (text, style) in pieces {
            let text = self.harmless(&visible(text));
            style.paint(&text, self.stderr.colour, &mut line);
        }
        self.line_is_blank = blank;
        let _ = self.stderr.writer.write_all(line.as_bytes());
        let _ = self.stderr.writer.flush();
    }

    fn keep(&mut self, error: io::Error) {
        self.fault.get_or_insert(error);
    }

    /// Takes from a text what a runner of CI jobs would obey (CVE-2020-15228).
    fn harmless(&mut self, text: &str) -> String {
        if self.settings.reader == Reader::Anyone {
            return text.to_owned();
        }
        let mut safe = String::with_capacity(text.len() + 8);
        for character in text.chars() {
            match character {
                '\n' => self.line_is_blank = true,
                ':' if self.line_is_blank => {
                    self.line_is_blank = false;
                    safe.push_str("\\x3a");
                    continue;
                }
                other if other.is_whitespace() => {}
                _ => self.line_is_blank = false,
            }
            safe.push(character);
        }
        safe.replace("##[", "\\x23#[")
    }
}

#[cfg(test)]
#[path = "output_tests.rs"]
mod tests;
