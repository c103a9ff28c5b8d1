//! What commands over many cases cost, beside reading the same bytes: ratios, measured in turn within one run.
//!
//! `cargo bench --bench ratio [-- CASES [PROGRAM]]`; 10,000 cases unless another number is given. With the path of
//! another build of the program that one is measured in the same rounds, so that the two can be compared.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod cases;
mod measure;

use std::path::Path;
use std::time::{Duration, Instant};

use measure::{median, opened_cases, other_program, peak_memory, program, read_all, timed};

/// How often each thing is measured; less often where one round takes long.
const ROUNDS: usize = 7;
const ROUNDS_OF_MANY: usize = 5;
const MANY: usize = 50_000;
const NOW: &str = "2026-11-03T09:00:00+08:00";

fn main() {
    let count = std::env::args()
        .skip(1)
        .find_map(|given| given.parse().ok())
        .unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert!(
        program(root, &["init", "--profile", "network"])
            .status()
            .unwrap()
            .success()
    );
    let started = Instant::now();
    let (files, handled) = cases::write_cases(root, count, 42);
    let bytes: u64 = files
        .iter()
        .map(|path| path.metadata().unwrap().len())
        .sum();
    println!(
        "{count} cases, {:.1} MB, {} B each, written in {:.1} s\n",
        bytes as f64 / 1e6,
        bytes / count as u64,
        started.elapsed().as_secs_f64()
    );
    let commands: Vec<(&str, Vec<&str>)> = vec![
        ("list all --json", vec!["list", "all", "--json"]),
        ("list", vec!["list"]),
        ("due", vec!["due"]),
        ("check", vec!["check"]),
        ("check --overdue", vec!["check", "--overdue"]),
        ("report --month", vec!["report", "--month", "2026-10"]),
        (
            "report --layout",
            vec![
                "report",
                "--layout",
                "analysis-meeting",
                "--month",
                "2026-10",
            ],
        ),
        ("retention --all", vec!["retention", "--all"]),
        ("show CASE", vec!["show", &handled]),
        ("form CASE", vec!["form", &handled, "case-file"]),
        (
            "form CASE, HTML",
            vec!["form", &handled, "case-file", "--format", "html"],
        ),
        ("next CASE", vec!["next", &handled]),
    ];
    let answered: Vec<_> = commands
        .iter()
        .filter(|(name, words)| is_there(root, name, words))
        .collect();
    let other = std::env::args()
        .skip(1)
        .find(|given| Path::new(given).is_file());
    let rounds = if count < MANY { ROUNDS } else { ROUNDS_OF_MANY };
    let mut times = vec![Vec::new(); answered.len()];
    let mut times_of_other = times.clone();
    let (mut floor2, mut floor12, mut start, mut note) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        floor2.push(timed(|| assert_eq!(read_all(root, 2), bytes)));
        floor12.push(timed(|| assert_eq!(read_all(root, 12), bytes)));
        start.push(timed(|| {
            drop(program(root, &["--version"]).output().unwrap())
        }));
        for (place, (_, words)) in answered.iter().enumerate() {
            times[place].push(timed(|| drop(program(root, words).output().unwrap())));
            if let Some(other) = &other {
                let run = || drop(other_program(other, root, words).output().unwrap());
                times_of_other[place].push(timed(run));
            }
        }
    }
    for _ in 0..ROUNDS {
        let step = [
            "advance",
            &handled,
            "report-progress",
            "--set",
            "progress=on",
        ];
        note.push(timed(|| {
            assert!(program(root, &step).output().unwrap().status.success())
        }));
    }
    let floor = median(&floor2);
    println!(
        "{:24} {:>9} {:>12} {:>12}",
        "", "ms", "x reading 2", "peak MB"
    );
    row("reading, 2 threads", floor, floor, None);
    row("reading, 12 threads", median(&floor12), floor, None);
    row("starting the program", median(&start), floor, None);
    for ((name, words), times) in answered.iter().zip(&times) {
        let memory = peak_memory(program(root, words));
        row(name, median(times), floor, Some(memory));
    }
    for ((name, words), times) in answered.iter().zip(&times_of_other) {
        if let Some(other) = &other {
            let memory = peak_memory(other_program(other, root, words));
            let name = format!("other: {name}");
            row(&name, median(times), floor, Some(memory));
        }
    }
    row("advance CASE", median(&note), floor, None);
    for words in [vec!["show", &handled], vec!["note", &handled, "traced"]] {
        match opened_cases(root, &words) {
            Some(opened) => println!("{} CASE opens {opened} case files of {count}", words[0]),
            None => println!("strace is not installed: opened files are not counted"),
        }
    }
}

fn row(name: &str, time: Duration, floor: Duration, memory: Option<u64>) {
    let ratio = time.as_secs_f64() / floor.as_secs_f64();
    let memory = memory.map_or_else(String::new, |kib| format!("{:.0}", kib as f64 / 1024.0));
    println!(
        "{name:24} {:>9.1} {ratio:>12.2} {memory:>12}",
        time.as_secs_f64() * 1e3
    );
}

/// Tells of a command that does not do its work, instead of measuring how fast it refuses.
fn is_there(root: &Path, name: &str, words: &[&str]) -> bool {
    let output = program(root, words).output().unwrap();
    let works = output.status.code().is_some_and(|code| code < 2);
    if !works {
        let said = String::from_utf8_lossy(&output.stderr)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        println!("{name}: {said}");
    }
    works
}

/// The moment that all commands take as now.
pub(crate) fn now() -> &'static str {
    NOW
}
