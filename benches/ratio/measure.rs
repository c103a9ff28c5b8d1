//! Times, peak memory and opened files of the real program, and the floor: walking and reading the same bytes.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Returns the program, ready to be started in a project.
pub(crate) fn program(root: &Path, words: &[&str]) -> Command {
    other_program(env!("CARGO_BIN_EXE_tousu"), root, words)
}

/// Returns another build of the program, ready to be started in a project.
pub(crate) fn other_program(path: &str, root: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(path);
    command
        .args(words)
        .current_dir(root)
        .env("TOUSU_NOW", crate::now())
        .env("TOUSU_ACTOR", "li.na");
    command
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Returns how long something takes.
pub(crate) fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

/// Returns the middle one.
pub(crate) fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

/// Walks the cases and reads every byte with some threads; returns how many bytes there were.
pub(crate) fn read_all(root: &Path, threads: usize) -> u64 {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(root.join("cases"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| {
            entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == "yaml")
        })
        .map(walkdir::DirEntry::into_path)
        .collect();
    let share = files.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let readers: Vec<_> = files
            .chunks(share)
            .map(|part| scope.spawn(move || read_part(part)))
            .collect();
        readers
            .into_iter()
            .map(|reader| reader.join().unwrap())
            .sum()
    })
}

fn read_part(files: &[PathBuf]) -> u64 {
    let (mut buffer, mut total) = (Vec::with_capacity(64 * 1024), 0);
    for path in files {
        buffer.clear();
        File::open(path).unwrap().read_to_end(&mut buffer).unwrap();
        total += std::hint::black_box(&buffer).len() as u64;
    }
    total
}

/// Returns the most memory a run held at once, in KiB, as the system last told before it ended.
pub(crate) fn peak_memory(mut command: Command) -> u64 {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        peak = peak.max(kib.unwrap_or_default());
        std::thread::sleep(Duration::from_micros(300));
    }
    peak
}

/// Returns how many case files a run opens; `None` without strace.
pub(crate) fn opened_cases(root: &Path, words: &[&str]) -> Option<usize> {
    let run = program(root, words);
    let log = root.join("trace.log");
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-e", "trace=openat,open", "-o"])
        .arg(&log)
        .arg(run.get_program())
        .args(run.get_args());
    strace.current_dir(root).envs(
        run.get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let output = strace.output().ok()?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = std::fs::read_to_string(&log).unwrap();
    let opened = text.lines().filter_map(|line| line.split('"').nth(1));
    let cases: std::collections::BTreeSet<_> = opened
        .filter(|path| path.contains("cases/") && path.ends_with(".yaml"))
        .collect();
    Some(cases.len())
}
