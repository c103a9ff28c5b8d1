//! The fast reader takes nothing that the full reader refuses, and means the same by all it takes.

use std::collections::BTreeMap;

use serde::Deserialize;
use tousu::yaml::{Document, Value, fast_value, from_text, from_text_fully};

use crate::chance::Chance;
use crate::generate::file;

const SAMPLES: &[&str] = &[
    "# x\nid: TS-20261103-4K7Q\nstatus: 受理 # now\ncustomer:\n  name: 王小明\n  phone: \"0123\"\nround: 2\nopen: true\nhistory:\n  - id: a1\n    at: 2026-11-03T09:12:00+08:00\n    note: |\n      第一行\n\n      第二行: x\n  - id: b2\n    set: {lead: li, tags: [a, 'b', \"c\"]}\n    note: |-\n      x\n",
    "a:\nb: ~\nc: null\nl:\n- x\n- y: 1\n  z:\n  - q\nm: [a, [b, {c: d}]]\n",
    "a: |\n  x\n   y\n\n\nb: ''\nc: {}\nd: []\ne:\n  - a\n  # c\n  - b\n",
];

const PIECES: &[&str] = &[
    " ",
    "  ",
    "\n",
    ":",
    ": ",
    "-",
    "- ",
    "#",
    " #",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "|",
    "|-",
    "|+",
    ">",
    "&x",
    "*x",
    "!x",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "~",
    "null",
    "<<: ",
    "---\n",
    "...\n",
    "\t",
    "\r",
    "\r\n",
    "\u{feff}",
    "\u{85}",
    "\u{9b}",
    "\u{7f}",
    "\u{1b}",
    "\0",
    "：",
    "\u{2028}",
    "\u{a0}",
    "a",
    "a: ",
    "\\",
    "\\n",
    "=======\n",
    "<<<<<<< x\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "一",
    "0",
    "x: y\n",
    "''",
    "\"\"",
    "=",
];

fn mutate(text: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..=chance.below(3) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        if places.is_empty() {
            break;
        }
        let at = *chance.pick(&places);
        match chance.below(5) {
            0 => {
                text.remove(at);
            }
            1 | 2 => text.insert_str(at, chance.pick::<&str>(PIECES)),
            3 => {
                let piece = chance.pick(PIECES);
                text.remove(at);
                text.insert_str(at, piece);
            }
            _ => {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                let line = chance.below(lines.len());
                let other = chance.below(lines.len());
                match chance.below(3) {
                    0 => {
                        lines.remove(line);
                    }
                    1 => lines.insert(other, lines[line]),
                    _ => lines.swap(line, other),
                }
                text = lines.concat();
            }
        }
    }
    text
}

#[test]
fn a_hundred_thousand_mutated_texts_mean_the_same_to_both_readers() {
    let mut chance = Chance::new(1);
    let (mut taken, mut given_up) = (0, 0);
    let mut seeds: Vec<String> = SAMPLES.iter().map(|text| (*text).to_owned()).collect();
    seeds.extend((0..60).map(file).filter(|text| fast_value(text).is_some()));
    for _ in 0..120_000 {
        let seed = chance.below(seeds.len());
        let text = mutate(&seeds[seed], &mut chance);
        let Some(fast) = fast_value(&text) else {
            given_up += 1;
            continue;
        };
        taken += 1;
        let full = Document::parse(text.as_bytes())
            .unwrap_or_else(|faults| panic!("taken by the fast reader only: {text:?}\n{faults:?}"));
        let full = Value::from(full.root());
        assert!(fast.same_in_order(&full), "{text:?}\n{fast:?}\n{full:?}");
    }
    println!("{taken} taken alike, {given_up} left to the full reader");
    assert!(taken > 20_000);
}

#[derive(Debug, PartialEq, Deserialize)]
struct Case {
    id: Option<String>,
    status: Option<Status>,
    customer: Option<BTreeMap<String, String>>,
    round: Option<u32>,
    open: Option<bool>,
    #[serde(default)]
    history: Vec<Event>,
}

#[derive(Debug, PartialEq, Deserialize)]
enum Status {
    #[serde(rename = "受理")]
    Accepted,
    #[serde(rename = "x")]
    Other,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Event {
    id: String,
    at: Option<String>,
    set: Option<BTreeMap<String, Kind>>,
    note: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Kind {
    Text(String),
    Number(i64),
    Truth(bool),
    List(Vec<String>),
}

#[test]
fn typed_reading_is_the_same_with_and_without_the_fast_reader() {
    let mut chance = Chance::new(2);
    let mut read = 0;
    let numbers = [
        "007",
        "1_000",
        "0x1F",
        "-3",
        "+3",
        "true",
        "no",
        "1.5",
        "9",
        "99999999999",
        "\"5\"",
        "True",
        "Null",
        "y",
    ];
    for round in 0..20_000 {
        let mut text = SAMPLES[0].replace("round: 2", &format!("round: {}", chance.pick(&numbers)));
        text = text.replace("open: true", &format!("open: {}", chance.pick(&numbers)));
        text = text.replace("lead: li", &format!("lead: {}", chance.pick(&numbers)));
        if round % 2 == 1 {
            text = mutate(SAMPLES[0], &mut chance);
        }
        let one: Result<Case, _> = from_text(&text);
        if let Ok(one) = one {
            read += 1;
            let two: Case =
                from_text_fully(&text).unwrap_or_else(|faults| panic!("{text}\n{faults:?}"));
            assert_eq!(one, two, "{text}");
        }
    }
    println!("{read} read alike");
    assert!(read > 1_000);
}

#[test]
fn a_value_that_does_not_fit_its_type_is_told_with_its_place() {
    let faults = from_text::<Case>("id: x\nround: many\n").unwrap_err();
    assert_eq!(
        (faults[0].message.key, faults[0].place.line),
        ("yaml.wrong_kind", 2)
    );
    let faults = from_text::<Case>("id: x\nhistory:\n  - note: x\n").unwrap_err();
    assert_eq!(
        (faults[0].message.key, faults[0].place.line),
        ("yaml.missing_field", 3)
    );
    let faults = from_text::<Case>("status: closed\n").unwrap_err();
    assert_eq!(
        (faults[0].message.key, faults[0].place.line),
        ("yaml.unknown_word", 1)
    );
    let faults = from_text::<Case>("a: &x 1\n").unwrap_err();
    assert_eq!(faults[0].message.key, "yaml.anchor");
}

#[test]
fn hundreds_of_comment_lines_are_fine_for_both_readers() {
    let text = format!(
        "id:\n{}  \"x\\ty\"\nhistory:\n{}  - id: a\n",
        "# x\n".repeat(300),
        "  # y\n".repeat(300)
    );
    let case: Case = from_text(&text).unwrap();
    assert_eq!((case.id.as_deref(), case.history.len()), (Some("x\ty"), 1));
}
