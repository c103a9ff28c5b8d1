//! Which lines of a case file an error may show: those that cannot hold what a customer said or is called.

/// Keys whose lines hold ids, names of the team and moments; also git's conflict markers.
const HARMLESS: [&str; 34] = [
    "id",
    "status",
    "kind",
    "priority",
    "category",
    "received",
    "lead",
    "channel",
    "handler",
    "assist",
    "profile",
    "round",
    "outcome",
    "satisfaction",
    "history",
    "at",
    "by",
    "step",
    "changed",
    "clocks",
    "clock",
    "item",
    "started",
    "due",
    "first_due",
    "paused_s",
    "verdict",
    "policy",
    "provisional",
    "<<<<<<<",
    "|||||||",
    "=======",
    ">>>>>>>",
    "---",
];

/// Keys of lists that hold more than is harmless; each entry stands in lines of its own.
const LISTS: [&str; 2] = ["history", "clocks"];

/// The most characters of a line that are shown.
const LONGEST: usize = 300;

/// Returns a line, counted from 1; empty when the line, or a key that it stands under, may hold personal data.
///
/// The text may be broken, so this goes by the look of the lines and shows only what is known to be harmless.
pub fn shown_line(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .take(line)
        .collect();
    let Some(shown) = lines.get(line.saturating_sub(1)) else {
        return String::new();
    };
    let mut indent = usize::MAX;
    for above in lines.iter().rev() {
        let own = above
            .chars()
            .take_while(|letter| letter.is_whitespace())
            .count();
        if above.trim().is_empty() || own >= indent {
            continue;
        }
        // `- at:` stands under the key of its list, beside the keys below it.
        if !HARMLESS.contains(&key_of(above)) {
            return String::new();
        }
        indent = own;
        if indent == 0 {
            break;
        }
    }
    // A mapping within a line has keys of its own, and a history in one line is all of it.
    if shown.contains('{') || (LISTS.contains(&key_of(shown)) && !ends_with_key(shown)) {
        return String::new();
    }
    shown.chars().take(LONGEST).collect()
}

/// Tells whether nothing follows the key of a line, or a list of nothing.
fn ends_with_key(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches("[]")
        .trim_end()
        .ends_with([':', '：'])
}

/// Returns what stands before the colon of a line, or its first word.
fn key_of(line: &str) -> &str {
    let line = line.trim_start();
    let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
    let end = line
        .find(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '：'))
        .unwrap_or(line.len());
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_within_one_line_is_not_shown() {
        for line in [
            "history: [{id: A, set: {penalty: secret}}]",
            "- {id: A, note: secret}",
            "history: [",
            "status: {penalty: secret}",
        ] {
            assert_eq!(shown_line(line, 1), "", "{line}");
        }
        assert_eq!(shown_line("history: ", 1), "history: ");
    }

    const TEXT: &str = "id: TS-1\ntitle: secret\ncustomer:\n  status: secret\nhistory:\n- id: A\n  step: x\n  \
        note: |\n    at: secret\n  set:\n    lead: secret\n  at: later\n<<<<<<< ours\nsecret\nstatus：open\n";

    #[test]
    fn lines_that_may_hold_personal_data_are_not_shown() {
        let shown: Vec<String> = (1..=15)
            .map(|line| shown_line(TEXT, line))
            .filter(|line| !line.is_empty())
            .collect();
        let expected = [
            "id: TS-1",
            "history:",
            "- id: A",
            "  step: x",
            "  at: later",
            "<<<<<<< ours",
            "status：open",
        ];
        assert_eq!(shown, expected);
    }
}
