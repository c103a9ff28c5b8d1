//! `check` over cases whose every text is hostile or personal: nothing of it reaches a format for machines.

use std::collections::BTreeSet;

use crate::check_formats::{FORMATS, fits, xml};
use crate::errors::{FILE, good, project_with};
use crate::rules::moved;
use crate::support::TestProject;

/// Texts that would be obeyed by a terminal, a runner of CI jobs, or a reader of XML, JSON, Markdown or CSV.
const HOSTILE: [&str; 8] = [
    "::error::obeyed",
    "\\u3000::stop-commands::obeyed",
    "x ##[error]obeyed",
    "]]><obeyed/>&#0;",
    "\\u0000\\u000b\\uFFFE",
    "\\e]0;obeyed\\a\\e[2K",
    "\\u202Eobeyed\\u200B",
    "[obeyed](javascript:obeyed)",
];

/// Returns a case with a text of the customer in each place that takes one, and with many things wrong besides.
fn case_with(text: &str) -> String {
    let quoted = format!("\"{text}\"");
    moved()
        .replace("status: handling", "status: closed")
        .replace("title: 宽带反复断线", &format!("title: {quoted}"))
        .replace("name: 赵一一", &format!("name: {quoted}"))
        .replace(
            "phone: \"13900000000\"",
            &format!("phone: {quoted}\n  account: {quoted}\n  email: {quoted}\n  address: {quoted}\n  {quoted}: a"),
        )
        .replace(
            "round: 1",
            &format!("round: 2\ndescription: {quoted}\ndetails:\n  words: {quoted}\n  {quoted}: b\n{quoted}: c"),
        )
        .replace(
            "  set:\n    lead: service",
            &format!("  note: {quoted}\n  set:\n    lead: service\n    words: {quoted}\n    {quoted}: d"),
        )
        + &format!(
            "- id: 01KB1X2C000000000000000003\n  at: 2026-11-02T08:59:00+08:00\n  by: wang.fang\n  step: {quoted}\n  \
             note: {quoted}\n- id: 01KB1X2D000000000000000004\n  at: 2026-11-03T08:59:00+08:00\n  by: wang.fang\n  \
             step: attach\n  set:\n    file: {quoted}\n    sha256: {quoted}\n"
        )
}

/// Returns the lines that a runner of CI jobs would obey.
fn obeyed(stdout: &str) -> Vec<&str> {
    let is_command = |line: &&str| line.trim().starts_with("::") || line.contains("##[");
    stdout.lines().filter(is_command).collect()
}

/// Takes out the lines of the file that a person is shown: names of the procedure, which a customer does not give.
fn without_excerpts(text: &str) -> String {
    let is_excerpt = |line: &&str| {
        line.split_once(" | ")
            .is_some_and(|(number, _)| number.trim().parse::<u32>().is_ok())
    };
    text.split_inclusive('\n')
        .filter(|line| !is_excerpt(line))
        .collect()
}

/// Returns what `check` says in each format and language.
fn answers(project: &TestProject) -> Vec<(&'static str, String)> {
    let mut answers = Vec::new();
    for format in FORMATS.into_iter().chain(["text"]) {
        for language in ["zh", "en"] {
            let output = project.run(["check", "--format", format, "--lang", language]);
            assert_eq!(output.code, 1, "{output}");
            if format != "text" {
                fits(format, &output);
            }
            answers.push((format, without_excerpts(&output.to_string())));
        }
    }
    answers
}

#[test]
fn nothing_that_the_customer_gave_is_in_an_answer() {
    let project = project_with(case_with("CANARY-7f3a"));
    project.write(
        "cases/2026/11/TS-20261103-4K7Q/CANARY-7f3b.txt",
        "CANARY-7f3c",
    );
    let odd = case_with("CANARY-7f3a")
        .replace("4K7Q", "9ZZZ")
        .replace("profile: test", "profile: CANARY-7f3a");
    project.write("cases/2026/11/TS-20261103-9ZZZ.yaml", odd);
    for (format, answer) in answers(&project) {
        // The path of a file that lies where none should be is for those who look at the folder.
        let answer = answer.replace("4K7Q/CANARY-7f3b.txt", "");
        let named = matches!(format, "text" | "json");
        assert!(named || !answer.contains("7f3b"), "{answer}");
        assert!(!answer.contains("CANARY"), "{format}: {answer}");
    }
}

#[test]
fn a_broken_line_that_reads_as_a_key_is_not_told() {
    for text in [
        "赵一一 13900000000: rang twice",
        "13900000000: rang",
        "Zhao Yiyi: rang",
    ] {
        let project =
            project_with(moved().replace("round: 1", &format!("round: 1\n{text}\n{text}")));
        for (format, answer) in answers(&project) {
            for canary in ["赵一一", "13900000000", "Zhao"] {
                assert!(!answer.contains(canary), "{format}: {answer}");
            }
        }
    }
}

#[test]
fn hostile_texts_are_obeyed_by_nobody() {
    for text in HOSTILE {
        let project = project_with(case_with(text)).with_variable("GITHUB_ACTIONS", "true");
        for (format, answer) in answers(&project) {
            assert!(!answer.contains("obeyed"), "{format}: {answer}");
            let is_hidden =
                |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
            assert!(!answer.contains(is_hidden), "{format}: {answer}");
            let meant = |line: &&str| {
                ["::error file=", "::warning file="]
                    .iter()
                    .any(|start| line.starts_with(start))
            };
            let other: Vec<_> = obeyed(&answer)
                .into_iter()
                .filter(|line| !meant(line))
                .collect();
            assert!(other.is_empty(), "{format}: {other:?}");
        }
    }
}

#[test]
fn hostile_file_names_are_shown_and_obeyed_by_nobody() {
    let project = project_with(moved()).with_variable("GITHUB_ACTIONS", "true");
    let names = [
        "##[error]x",
        "::error::x,y=z%0A",
        "\u{1b}[2K\u{202e}",
        "]]>&\"<",
        "a\n::error::x",
        "[a](b)",
    ];
    for name in names {
        project.write(&format!("cases/2026/11/{name}"), "");
    }
    for format in FORMATS.into_iter().chain(["text"]) {
        let output = project.run(["check", "--format", format]);
        if format != "text" {
            fits(format, &output);
        }
        for line in obeyed(&output.stdout) {
            assert!(
                format == "github" && line.starts_with("::error file="),
                "{format}: {line}"
            );
            assert!(!line.contains("##["), "{line}");
        }
        assert!(!output.stdout.contains(['\u{1b}', '\u{202e}']), "{output}");
    }
    let junit = project.run(["check", "--format", "junit"]);
    assert!(xml(&junit).to_string().contains("]]>&\\\"<"), "{junit}");
}

#[test]
fn nothing_to_check_fits_every_format() {
    let project = project_with("");
    std::fs::remove_file(project.path(FILE)).unwrap();
    for format in FORMATS {
        let output = project.run(["check", "--format", format]);
        assert_eq!(output.code, 0, "{output}");
        fits(format, &output);
    }
}

#[test]
fn odd_but_right_cases_are_told_in_every_format() {
    let odd = [
        (
            "title: 宽带反复断线",
            format!("title: {}", "投".repeat(5000)),
        ),
        ("title: 宽带反复断线", "title: شكوى حول الخدمة".to_owned()),
        ("title: 宽带反复断线\n", String::new()),
        (
            "customer:\n  name: 赵一一\n  phone: \"13900000000\"\n",
            String::new(),
        ),
    ];
    for (right, changed) in odd {
        let text = good();
        assert!(text.contains(right), "{right}");
        let project = project_with(text.replace(right, &changed));
        for format in FORMATS {
            let output = project.run(["check", "--format", format]);
            assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output}");
            fits(format, &output);
        }
    }
}

#[test]
fn two_thousand_unknown_keys_are_two_thousand_findings_with_prints_of_their_own() {
    let lines: String = (0..2000)
        .map(|number| format!("field{number:04}: x\n"))
        .collect();
    let project = project_with(good().replace("customer:", &format!("{lines}customer:")));
    for format in FORMATS {
        fits(format, &project.run(["check", "--format", format]));
    }
    let gitlab = project.run(["check", "--format", "gitlab"]).json();
    let issues = gitlab.as_array().unwrap().iter();
    let prints: BTreeSet<_> = issues
        .map(|issue| issue["fingerprint"].to_string())
        .collect();
    assert_eq!(prints.len(), 2000);
}
