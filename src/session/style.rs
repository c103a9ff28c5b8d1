//! How a piece of text looks, by what it means; the escape codes of it stand only here.

use anstyle::AnsiColor;

/// Whether escape codes for colour are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// They are.
    On,
    /// They are not.
    Off,
}

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Nothing special.
    Plain,
    /// A heading, or the word that matters.
    Strong,
    /// What may be skipped when reading.
    Faint,
    /// In time, done, agrees.
    Good,
    /// Soon due, provisional, a warning.
    Warning,
    /// Late, refused, an error.
    Bad,
    /// A hint, an identifier to copy.
    Accent,
}

impl Style {
    /// Adds the text to `line`, between the escape codes of this style when colour is on.
    pub fn paint(self, text: &str, colour: Colour, line: &mut String) {
        let style = self.codes();
        if colour == Colour::Off || self == Style::Plain || text.is_empty() {
            line.push_str(text);
        } else {
            line.push_str(&format!("{style}{text}{style:#}"));
        }
    }

    fn codes(self) -> anstyle::Style {
        let plain = anstyle::Style::new();
        match self {
            Style::Plain => plain,
            Style::Strong => plain.bold(),
            Style::Faint => plain.dimmed(),
            Style::Good => plain.fg_color(Some(AnsiColor::Green.into())),
            Style::Warning => plain.fg_color(Some(AnsiColor::Yellow.into())),
            Style::Bad => plain.fg_color(Some(AnsiColor::Red.into())).bold(),
            Style::Accent => plain.fg_color(Some(AnsiColor::Cyan.into())),
        }
    }
}
