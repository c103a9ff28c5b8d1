//! Text piece by piece, each with what it means; colours are put on where it is printed.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::say::{Message, Words};

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// A heading.
    Strong,
    /// What may be skipped when reading.
    Faint,
    /// In time.
    Good,
    /// Soon due, paused, provisional.
    Warning,
    /// Late.
    Bad,
    /// An id to copy.
    Accent,
}

/// Text piece by piece.
#[derive(Debug, Clone)]
pub struct Pieces {
    /// The pieces, in order; line feeds are part of the text.
    pub all: Vec<(String, Tone)>,
    words: Words,
}

impl Pieces {
    /// Starts an empty text in the words of one language.
    pub fn new(words: Words) -> Self {
        Self {
            all: Vec::new(),
            words,
        }
    }

    /// Adds a piece.
    pub fn add(&mut self, text: impl Into<String>, tone: Tone) {
        let text = text.into();
        if !text.is_empty() {
            self.all.push((text, tone));
        }
    }

    /// Adds a message.
    pub fn say(&mut self, message: &Message, tone: Tone) {
        let said = self.words.say(message);
        self.add(said, tone);
    }

    /// Adds a piece that takes so many columns at least.
    pub fn column(&mut self, text: &str, width: usize, tone: Tone) {
        self.add(text, tone);
        self.add(" ".repeat(width.saturating_sub(text.width())), Tone::Plain);
    }

    /// Adds rows in columns, each with the tone of its second column; a column that nobody fills takes no room.
    pub fn rows(&mut self, rows: &[([String; 6], Tone)]) {
        let widest = |column: usize| rows.iter().map(|(row, _)| row[column].width()).max();
        let width = |column: usize| match widest(column) {
            None | Some(0) => 0,
            Some(widest) => widest + 2,
        };
        let widths: [usize; 6] = std::array::from_fn(width);
        for (row, tone) in rows {
            for (column, text) in row.iter().enumerate() {
                let tone = match column {
                    0 => Tone::Accent,
                    1 => *tone,
                    5 => Tone::Faint,
                    _ => Tone::Plain,
                };
                self.column(text, widths[column], tone);
            }
            self.end_line();
        }
    }

    /// Ends a line; spaces at its end go.
    pub fn end_line(&mut self) {
        while let Some((text, _)) = self.all.last_mut() {
            let kept = text.trim_end_matches(' ').len();
            text.truncate(kept);
            if !text.is_empty() {
                break;
            }
            self.all.pop();
        }
        self.add("\n", Tone::Plain);
    }

    /// Adds a heading on a line of its own, with a blank line before it.
    pub fn heading(&mut self, key: &'static str) {
        self.add("\n", Tone::Plain);
        self.say(&Message::new(key), Tone::Strong);
        self.end_line();
    }

    /// Returns the words that it is said in.
    pub fn words(&self) -> Words {
        self.words
    }
}

/// Returns a text as one line: what breaks lines becomes a space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts a text to so many columns, with `…` for what is left out.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for letter in text.chars() {
        used += letter.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_never_takes_more_columns_than_it_may() {
        assert_eq!(cut("网速慢三天了", 12), "网速慢三天了");
        assert_eq!(cut("网速慢三天了", 8), "网速慢…");
        assert_eq!(cut("slow network", 5), "slow…");
    }
}
