//! Reads a case file: the quick way when all is well, the thorough way to tell what is not.

use super::file::CaseFile;
use super::shown_line::shown_line;
use super::{Problem, judging, shape};
use crate::domain::{Case, Severity};
use crate::say::Message;
use crate::yaml::{Document, Path, Place, from_text};

/// What reading a case file gives.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadCase {
    /// The case; `None` when the file cannot be judged as one.
    pub case: Option<Case>,
    /// All that is wrong with the text; warnings do not stand in the way of the case.
    pub problems: Vec<Problem>,
}

/// Reads the bytes of a case file.
pub fn read_case(bytes: &[u8]) -> ReadCase {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(file) = from_text::<CaseFile>(text)
        && let Ok(case) = judging::judge(file)
    {
        return ReadCase {
            case: Some(case),
            problems: Vec::new(),
        };
    }
    read_thoroughly(bytes)
}

fn read_thoroughly(bytes: &[u8]) -> ReadCase {
    let document = match Document::parse(bytes) {
        Ok(document) => document,
        Err(faults) => {
            let text = String::from_utf8_lossy(bytes);
            let problems = faults
                .into_iter()
                .map(|fault| Problem {
                    rule: "unreadable",
                    severity: Severity::Error,
                    place: fault.place,
                    excerpt: shown_line(&text, fault.place.line),
                    message: fault.message,
                    hint: fault.hint,
                })
                .collect();
            return ReadCase {
                case: None,
                problems,
            };
        }
    };
    let (json, mut problems, unknown_keys) = shape::fit(&document);
    let case = match serde_json::from_value::<CaseFile>(json) {
        Ok(file) => match judging::judge(file) {
            Ok(case) => Some(Case {
                unknown_keys,
                ..case
            }),
            Err(wrong) => {
                let of_wrong_kind = problems.clone();
                for (path, message) in wrong {
                    let problem = schema_problem(&document, &path, message);
                    // A value of the wrong kind is told once, not also as missing.
                    let is_told = of_wrong_kind
                        .iter()
                        .any(|told| told.rule == "schema" && told.place == problem.place);
                    if !is_told {
                        problems.push(problem);
                    }
                }
                None
            }
        },
        // The shapes were made to fit; what serde still refuses must not pass as read.
        Err(error) => {
            let message = Message::new("case.not_a_case").with("reason", error.to_string());
            problems.push(schema_problem(&document, &Path::root(), message));
            None
        }
    };
    problems.sort_by_key(|problem| (problem.place.line, problem.place.column));
    let broken = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    ReadCase {
        case: case.filter(|_| !broken),
        problems,
    }
}

fn schema_problem(document: &Document, path: &Path, message: Message) -> Problem {
    let place = document.locate(path);
    let hint = Some(Message::new("case.see_schema"));
    let excerpt = shown_line(document.text(), place.line);
    Problem {
        rule: "schema",
        severity: Severity::Error,
        place,
        excerpt,
        message,
        hint,
    }
}

/// Returns the place of a value, or of its nearest ancestor, in a text that reads; line 0 otherwise.
pub fn locate(bytes: &[u8], path: &Path) -> (Place, String) {
    match Document::parse(bytes) {
        Ok(document) => {
            let place = document.locate(path);
            (place, shown_line(document.text(), place.line))
        }
        Err(_) => (
            Place {
                line: 0,
                column: 0,
                start: 0,
                end: 0,
            },
            String::new(),
        ),
    }
}
