//! What may stand where in a case file; all keys that do not, and all values of the wrong kind.
//!
//! This is the slow way, taken when a file did not read at once: it tells everything.

use serde_json::{Map, Value as Json};

use super::Problem;
use super::shown_line::shown_line;
use crate::domain::{Severity, nearest};
use crate::say::{Fact, Message, shown_name};
use crate::yaml::{Document, Node, Place};

/// What a value may be.
enum Shape {
    Text,
    Texts,
    TextMap,
    Map(&'static [(&'static str, Shape)]),
    List(&'static Shape),
}

const STAMP: Shape = Shape::Map(&[
    ("clock", Shape::Text),
    ("item", Shape::Text),
    ("started", Shape::Text),
    ("due", Shape::Text),
    ("first_due", Shape::Text),
    ("paused_s", Shape::Text),
    ("verdict", Shape::Text),
    ("policy", Shape::Text),
    ("provisional", Shape::Text),
]);

const EVENT: Shape = Shape::Map(&[
    ("id", Shape::Text),
    ("at", Shape::Text),
    ("by", Shape::Text),
    ("step", Shape::Text),
    ("set", Shape::TextMap),
    ("note", Shape::Text),
    ("changed", Shape::Texts),
    ("clocks", Shape::List(&STAMP)),
]);

const CASE: Shape = Shape::Map(&[
    ("id", Shape::Text),
    ("status", Shape::Text),
    ("kind", Shape::Text),
    ("priority", Shape::Text),
    ("title", Shape::Text),
    ("category", Shape::Text),
    ("received", Shape::Text),
    ("lead", Shape::Text),
    ("channel", Shape::Text),
    ("handler", Shape::Text),
    (
        "customer",
        Shape::Map(&[
            ("name", Shape::Text),
            ("phone", Shape::Text),
            ("account", Shape::Text),
            ("email", Shape::Text),
            ("address", Shape::Text),
        ]),
    ),
    ("assist", Shape::Texts),
    ("profile", Shape::Text),
    ("round", Shape::Text),
    ("details", Shape::TextMap),
    ("outcome", Shape::Text),
    ("description", Shape::Text),
    ("satisfaction", Shape::Text),
    ("history", Shape::List(&EVENT)),
]);

/// Returns what fits, and a problem for each thing that does not; also the unknown keys of the header.
pub(super) fn fit(document: &Document) -> (Json, Vec<Problem>, Vec<String>) {
    let mut fitting = Fitting {
        text: document.text(),
        problems: Vec::new(),
        unknown: Vec::new(),
        depth: 0,
    };
    let json = fitting.fit(document.root(), &CASE);
    (json, fitting.problems, fitting.unknown)
}

struct Fitting<'a> {
    text: &'a str,
    problems: Vec<Problem>,
    unknown: Vec<String>,
    depth: usize,
}

impl Fitting<'_> {
    fn fit(&mut self, node: &Node, shape: &Shape) -> Json {
        if node.is_nothing() {
            return Json::Null;
        }
        match (shape, node) {
            (Shape::Text, Node::Scalar(_)) => {
                Json::String(node.text().unwrap_or_default().to_owned())
            }
            (Shape::Texts, Node::Sequence(_)) => self.list(node, &Shape::Text),
            // One name alone is a list of one.
            (Shape::Texts, Node::Scalar(_)) => Json::Array(vec![self.fit(node, &Shape::Text)]),
            (Shape::List(item), Node::Sequence(_)) => self.list(node, item),
            (Shape::TextMap, Node::Map(_)) => {
                let mut map = Map::new();
                for (key, value) in node.entries() {
                    let value = self.fit(value, &Shape::Text);
                    map.insert(key.text.clone(), value);
                }
                Json::Object(map)
            }
            (Shape::Map(known), Node::Map(_)) => {
                let mut map = Map::new();
                for (key, value) in node.entries() {
                    match known.iter().find(|(name, _)| *name == key.text) {
                        Some((_, shape)) => {
                            self.depth += 1;
                            let value = self.fit(value, shape);
                            self.depth -= 1;
                            map.insert(key.text.clone(), value);
                        }
                        None => self.unknown_key(&key.text, key.place, known),
                    }
                }
                Json::Object(map)
            }
            (wanted, found) => {
                let message = Message::new("case.wrong_shape")
                    .with("wanted", Message::new(wanted.word()))
                    .with("found", Message::new(word_of(found)));
                self.problem("schema", Severity::Error, found.place(), message, None);
                Json::Null
            }
        }
    }

    fn list(&mut self, node: &Node, item: &Shape) -> Json {
        self.depth += 1;
        let items = node
            .items()
            .iter()
            .map(|node| self.fit(node, item))
            .filter(|item| !item.is_null())
            .collect();
        self.depth -= 1;
        Json::Array(items)
    }

    fn unknown_key(&mut self, key: &str, place: Place, known: &[(&'static str, Shape)]) {
        if self.depth == 0 {
            self.unknown.push(key.to_owned());
        }
        let names = known.iter().map(|(name, _)| *name);
        let hint = match nearest(key, names.clone()) {
            Some(near) => Message::new("case.did_you_mean").with("name", near),
            None => Message::new("case.known_keys")
                .with("keys", names.map(str::to_owned).collect::<Fact>()),
        };
        let message = Message::new("case.unknown_key").with("key", shown_name(key));
        self.problem("unknown-key", Severity::Warning, place, message, Some(hint));
    }

    fn problem(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: Place,
        message: Message,
        hint: Option<Message>,
    ) {
        let excerpt = shown_line(self.text, place.line);
        self.problems.push(Problem {
            rule,
            severity,
            place,
            excerpt,
            message,
            hint,
        });
    }
}

impl Shape {
    fn word(&self) -> &'static str {
        match self {
            Shape::Text => "case.shape_text",
            Shape::Texts | Shape::List(_) => "case.shape_list",
            Shape::TextMap | Shape::Map(_) => "case.shape_map",
        }
    }
}

fn word_of(node: &Node) -> &'static str {
    match node {
        Node::Scalar(_) => "case.shape_text",
        Node::Sequence(_) => "case.shape_list",
        Node::Map(_) => "case.shape_map",
    }
}
