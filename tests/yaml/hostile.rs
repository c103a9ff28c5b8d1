//! Hostile files: each ends soon, in little memory, without a panic.

use std::time::{Duration, Instant};

use serde::de::IgnoredAny;
use tousu::yaml::{Document, fast_value, from_text};

fn laughs() -> String {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    text
}

fn repeated(head: &str, piece: &str, count: usize, tail: &str) -> String {
    format!("{head}{}{tail}", piece.repeat(count))
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

fn stairs(count: usize, piece: &str) -> String {
    numbered(count, |level| format!("{}{piece}\n", " ".repeat(level)))
}

fn inputs() -> Vec<(String, String)> {
    let mut inputs = Vec::new();
    let mut add = |name: &str, text: String| inputs.push((name.to_owned(), text));
    add("laughs", laughs());
    add(
        "many anchors",
        numbered(20_000, |n| format!("k{n}: &a{n} x\n")),
    );
    add(
        "one anchor, many aliases",
        repeated("a: &a x\nb: [", "*a, ", 20_000, "]\n"),
    );
    add(
        "large anchor, many aliases",
        repeated(
            &format!("a: &a {}\nb: [", "x".repeat(100_000)),
            "*a, ",
            20_000,
            "]\n",
        ),
    );
    add("unknown aliases", repeated("b: [", "*a, ", 50_000, "]\n"));
    add("self alias", "a: &a [*a]\n".into());
    add(
        "merge bomb",
        numbered(5_000, |n| {
            format!("m{n}: &m{n}\n  <<: *m{}\n", n.saturating_sub(1))
        }),
    );
    add("merge keys", repeated("", "<<: {a: 1}\n", 20_000, ""));
    add("tags", repeated("a: [", "!!str x, ", 50_000, "]\n"));
    add("tag on tag", repeated("a: ", "!x ", 50_000, "y\n"));
    add("long tag", repeated("a: !", "x", 500_000, " y\n"));
    add("verbatim tag", repeated("a: !<", "x", 100_000, "> y\n"));
    add("long anchor", repeated("a: &", "x", 500_000, " y\n"));
    for (name, piece) in [
        ("[", "["),
        ("{", "{"),
        ("[{", "[{a: "),
        ("{[", "{a: ["),
        ("?", "? "),
        ("-", "- "),
        ("[,", "[,"),
        ("]", "]"),
        ("}", "}"),
    ] {
        add(
            &format!("100 kB of {name}"),
            repeated("", piece, 100_000 / piece.len(), ""),
        );
        add(
            &format!("key, then 100 kB of {name}"),
            repeated("a: ", piece, 100_000 / piece.len(), "\n"),
        );
    }
    add(
        "balanced [",
        repeated("a: ", "[", 20_000, &"]".repeat(20_000)),
    );
    add("1 MB of [", repeated("a: ", "[", 1_000_000, ""));
    add("dashes", repeated("a:\n", "- ", 100_000, "x\n"));
    add("deep keys", stairs(1_000, "a:"));
    add("deep lists", stairs(1_000, "-"));
    add("deep questions", stairs(1_000, "?"));
    add("deep key in key", repeated("", "a: ", 50_000, "\n"));
    add("huge plain key", repeated("", "k", 1_000_000, ": v\n"));
    add("huge quoted key", repeated("\"", "k", 1_000_000, "\": v\n"));
    add("huge plain text", repeated("a: ", "v", 1_000_000, "\n"));
    add("huge text of words", repeated("a: ", "v ", 500_000, "\n"));
    add(
        "huge quoted text",
        repeated("a: \"", "v", 1_000_000, "\"\n"),
    );
    add("escapes", repeated("a: \"", "\\u4e00", 160_000, "\"\n"));
    add(
        "control escapes",
        repeated("a: [", "\"\\e\", ", 100_000, "]\n"),
    );
    add("huge block", repeated("a: |\n", "  line\n", 140_000, ""));
    add(
        "block of blanks",
        repeated("a: |\n  x\n", "\n", 1_000_000, ""),
    );
    add("block of spaces", repeated("a: |\n", " ", 1_000_000, "x\n"));
    add("folded", repeated("a: >\n", "  x\n\n", 150_000, ""));
    add(
        "many blocks",
        repeated("a:\n", "  - |\n    x\n", 80_000, ""),
    );
    add("many keys", numbered(90_000, |n| format!("k{n}: v\n")));
    add(
        "many keys in braces",
        format!("a: {{{}}}\n", numbered(90_000, |n| format!("k{n}: v, "))),
    );
    add("many duplicates", repeated("", "a: 1\n", 200_000, ""));
    add("many items", repeated("a:\n", "- x\n", 250_000, ""));
    add(
        "many items in brackets",
        repeated("a: [", "x,", 500_000, "]\n"),
    );
    add(
        "many unindented lists",
        numbered(60_000, |n| format!("k{n}:\n- x\n")),
    );
    add(
        "many empty values",
        numbered(90_000, |n| format!("k{n}:\n")),
    );
    add("comments", repeated("", "#\n", 500_000, "a: 1\n"));
    add(
        "comment lines within",
        repeated("a:\n", "#\n", 500_000, "  b: 1\n"),
    );
    add("one comment", repeated("# ", "x", 1_000_000, "\na: 1\n"));
    add("blank lines", repeated("", "\n", 1_000_000, "a: 1\n"));
    add("spaces", repeated("a:", " ", 1_000_000, "b\n"));
    add("tabs", repeated("a:\n", "\tb: 1\n", 150_000, ""));
    add("documents", repeated("", "--- \na: 1\n", 100_000, ""));
    add("document ends", repeated("a: 1\n", "...\n", 200_000, ""));
    add(
        "directives",
        repeated("", "%YAML 1.2\n", 100_000, "---\na: 1\n"),
    );
    add(
        "full-width colons",
        repeated("a: 1\n", "状态：受理\n", 50_000, ""),
    );
    add("conflict markers", repeated("", "<<<<<<< x\n", 100_000, ""));
    add("controls", repeated("a: ", "\u{1b}", 1_000_000, "\n"));
    add("NULs", repeated("", "\0", 1_000_000, ""));
    add("carriage returns", repeated("a: 1", "\r", 1_000_000, ""));
    add(
        "byte-order marks",
        repeated("", "\u{feff}", 300_000, "a: 1\n"),
    );
    add("open quote", repeated("a: \"", "x\n", 400_000, ""));
    add("quotes", repeated("a: ", "'", 999_999, "\n"));
    add("open single quotes", repeated("a: [", "', ", 300_000, "\n"));
    add("colons", repeated("", ": ", 400_000, "\n"));
    add("commas", repeated("a: [", ",", 1_000_000, "]\n"));
    add("too large", repeated("a: ", "x", 20_000_000, "\n"));
    inputs
}

/// Set for the process that measures.
const ALONE: &str = "TOUSU_TEST_ALONE";

/// Measures nothing unless the test below runs it in a process of its own.
#[test]
fn alone() {
    if std::env::var_os(ALONE).is_none() {
        return;
    }
    let mut slowest = (Duration::ZERO, String::new());
    for (name, text) in inputs() {
        let start = Instant::now();
        if let Err(faults) = Document::parse(text.as_bytes()) {
            assert!(!faults.is_empty() && faults.len() <= 50, "{name}");
            assert!(
                faults.iter().all(|fault| fault.place.end <= text.len()),
                "{name}"
            );
        }
        let _ = fast_value(&text);
        let _ = from_text::<IgnoredAny>(&text);
        let took = start.elapsed();
        println!("{name}: {took:?}");
        if took > slowest.0 {
            slowest = (took, name);
        }
    }
    println!("slowest: {slowest:?}");
    assert!(slowest.0 < Duration::from_secs(20), "{slowest:?}");
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap();
        let kib: usize = peak.split_whitespace().nth(1).unwrap().parse().unwrap();
        println!("peak: {kib} KiB");
        assert!(kib < 200 * 1024, "{peak}");
    }
}

#[test]
fn hostile_files_end_soon_and_stay_small() {
    assert!(inputs().len() >= 64);
    let test = std::env::current_exe().unwrap();
    let run = std::process::Command::new(test)
        .args(["--exact", "hostile::alone", "--nocapture"])
        .env(ALONE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    println!("{said}");
}
