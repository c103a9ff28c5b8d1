//! What is wrong with profiles, for a person: the place, the line with its caret, what to do.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::domain::Finding;
use crate::say::Words;

/// Writes findings one after another.
pub fn text(findings: &[Finding], words: Words) -> String {
    let mut text = String::new();
    for finding in findings {
        let place = &finding.location;
        let file = place.file.display().to_string().replace('\\', "/");
        let said = words.say(&finding.message);
        let _ = writeln!(text, "{file}:{}:{}: {said}", place.line, place.column);
        if let Some(line) = &place.excerpt {
            let start = place.column.saturating_sub(1);
            let before: String = line.chars().take(start).collect();
            let meant: String = line.chars().skip(start).take(place.width.max(1)).collect();
            let _ = writeln!(text, "    {}", line.replace('\t', " "));
            let _ = writeln!(
                text,
                "    {}{}",
                " ".repeat(before.replace('\t', " ").width()),
                "^".repeat(meant.width().max(1))
            );
        }
        if let Some(hint) = &finding.hint {
            let _ = writeln!(text, "  = {}", words.say(hint));
        }
    }
    text
}
