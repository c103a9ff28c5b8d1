//! Tests of `Output`: what reaches the two streams, and how their faults are told.
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::rc::Rc;

use super::*;
use crate::say::Language;
use crate::session::Excerpt;

/// A stream that remembers its bytes, or refuses them.
#[derive(Clone, Default)]
struct Stream {
    bytes: Rc<RefCell<Vec<u8>>>,
    refuses: Option<io::ErrorKind>,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(kind) = self.refuses {
            return Err(kind.into());
        }
        self.bytes.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Stream {
    fn text(&self) -> String {
        String::from_utf8(self.bytes.borrow().clone()).unwrap()
    }
}

fn open(stdout: &Stream, language: Language, reader: Reader) -> (Output, Stream) {
    let stderr = Stream::default();
    let sink = |stream: &Stream| Sink {
        writer: Box::new(stream.clone()),
        colour: Colour::Off,
    };
    let settings = OutputSettings {
        words: Words::of(language),
        verbosity: Verbosity::Normal,
        width: 80,
        reader,
    };
    (Output::new(sink(stdout), sink(&stderr), settings), stderr)
}

#[test]
fn a_failure_shows_what_where_and_what_to_do_for_each_thing_that_is_wrong() {
    let (mut output, stderr) = open(&Stream::default(), Language::Zh, Reader::Anyone);
    let excerpt = Excerpt {
        file: "cases/2026/11/TS-20261103-4K7Q.yaml".to_owned(),
        line: 7,
        column: 9,
        text: "status: 受里".to_owned(),
        width: 2,
    };
    let failure = Failure::new(Message::new("cli.unknown_format").with("format", "受里"))
        .at(excerpt)
        .hint(Message::new("cli.did_you_mean").with("name", "受理"))
        .and(Failure::new(Message::new("cli.bad_usage")));
    output.failure(&failure);
    insta::assert_snapshot!(stderr.text(), @"
    错误：没有“受里”这种格式
     --> cases/2026/11/TS-20261103-4K7Q.yaml:7:9
      |
    7 | status: 受里
      |         ^^^^
    提示：是否要写“受理”？
    错误：命令行无法识别
    ");
}

#[test]
fn json_means_the_same_and_holds_no_hidden_character() {
    let stdout = Stream::default();
    let (mut output, _) = open(&stdout, Language::En, Reader::Anyone);
    let value = serde_json::json!({"title": "a\u{202e}b\u{9b}投诉\u{1b}"});
    output.json(&value);
    output.finish().unwrap();
    assert!(stdout.text().contains(r"a\u202eb\u009b投诉\u001b"));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&stdout.text()).unwrap(),
        value
    );
}

#[test]
fn a_workflow_command_in_pieces_is_still_none() {
    let stdout = Stream::default();
    let (mut output, _) = open(&stdout, Language::En, Reader::GithubActions);
    for part in [
        "a: b\n \u{3000}",
        ":",
        ":stop-commands::x\n",
        "c ##[error]d\n",
    ] {
        output.data(part);
    }
    output.finish().unwrap();
    assert_eq!(
        stdout.text(),
        "a: b\n \u{3000}\\x3a:stop-commands::x\nc \\x23#[error]d\n"
    );
}

#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
    for (kind, saved, key) in [
        (io::ErrorKind::BrokenPipe, false, None),
        (io::ErrorKind::StorageFull, false, Some("cli.not_printed")),
        (
            io::ErrorKind::StorageFull,
            true,
            Some("cli.saved_but_not_printed"),
        ),
    ] {
        let stdout = Stream {
            refuses: Some(kind),
            ..Stream::default()
        };
        let (mut output, _) = open(&stdout, Language::En, Reader::Anyone);
        if saved {
            output.saved();
        }
        output.data("a\n");
        assert_eq!(
            output.finish().err().map(|failure| failure.message.key),
            key
        );
    }
}

#[test]
fn quiet_leaves_warnings_and_errors() {
    let (mut output, stderr) = open(&Stream::default(), Language::En, Reader::Anyone);
    output.set_verbosity(Verbosity::Quiet);
    let message = Message::new("cli.no_command");
    output.notice(&message);
    output.hint(&message);
    output.detail(&message);
    output.warning(&message);
    assert_eq!(stderr.text(), "warning: no command was given\n");
}
