//! The parser's events to a tree, holding them to the strict rules on the way.

mod checks;
mod collections;

use granit_parser::{Event, Parser, ScanError, Span, StrInput, options};

use crate::say::Message;

use super::fault::Faults;
use super::scalar_text::{scalar_of, style_of};
use super::{Key, Node, Place, Style};

/// How many mappings and lists may stand within each other, the one at the top included.
pub(super) const MOST_DEPTH: usize = 16;

/// How many keys and values a file may hold; it bounds time and memory whatever is in the file.
pub(super) const MOST_VALUES: usize = 50_000;

/// How many comment lines may follow each other; the parser holds them in memory until it knows what follows.
pub(super) const MOST_COMMENTS: usize = 2_000;

/// What came of reading.
pub(super) enum Outcome {
    /// A tree and the places of the comments; there may be faults all the same.
    Tree(Node, Vec<Place>),
    /// Faults that make the rest pointless.
    Refused,
    /// The parser gave up, having understood what came before.
    Stopped(ScanError, Understood),
}

/// How far the parser came before it gave up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Understood {
    /// The byte after the last scalar, bracket or dash.
    pub(super) end: usize,
    /// The innermost bracket or brace that is still open.
    pub(super) open: Option<usize>,
}

/// Reads a text; faults are added as they are found.
pub(super) fn build(text: &str, faults: &mut Faults) -> Outcome {
    let options = options! {
        strict_indentation: true,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: true,
        max_buffered_comment_events: MOST_COMMENTS,
        flow_nesting_limit: MOST_DEPTH + 8,
        block_nesting_limit: MOST_DEPTH + 8,
    };
    let mut builder = Builder {
        text,
        parser: Parser::new_from_str_with_options(text, options),
        faults,
        comments: Vec::new(),
        last_end: 0,
        open: Vec::new(),
        values: 0,
        stopped: None,
    };
    let root = builder.document();
    let comments = std::mem::take(&mut builder.comments);
    match (builder.stopped.take(), root) {
        (Some(Halt::Error(error)), _) => Outcome::Stopped(
            error,
            Understood {
                end: builder.last_end,
                open: builder.open.last().copied(),
            },
        ),
        (None, Some(root)) => Outcome::Tree(root, comments),
        _ => Outcome::Refused,
    }
}

/// Why reading ended before the end.
enum Halt {
    Error(ScanError),
    Faults,
}

struct Builder<'t, 'f> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    faults: &'f mut Faults,
    comments: Vec<Place>,
    /// The byte after the last scalar, bracket or brace.
    last_end: usize,
    /// The brackets and braces that are open.
    open: Vec<usize>,
    /// The keys and values so far.
    values: usize,
    stopped: Option<Halt>,
}

impl<'t> Builder<'t, '_> {
    /// Returns the next event that is not a comment; `None` at the end and after an error.
    fn next(&mut self) -> Option<(Event<'t>, Span)> {
        if self.stopped.is_some() {
            return None;
        }
        if self.faults.is_full() {
            self.stopped = Some(Halt::Faults);
            return None;
        }
        loop {
            match self.parser.next_event()? {
                Err(error) => {
                    self.stopped = Some(Halt::Error(error));
                    return None;
                }
                Ok((Event::Comment(..), span)) => {
                    let place = place_of(&span);
                    self.comments.push(place);
                }
                Ok((Event::Anchor(..), span)) => self.add(
                    Message::new("yaml.anchor"),
                    Message::new("yaml.anchor_hint"),
                    place_of(&span),
                ),
                Ok((event, span)) => {
                    if let Some(tag) = span.tag_span() {
                        self.add(
                            Message::new("yaml.tag"),
                            Message::new("yaml.tag_hint"),
                            place_of(&tag),
                        );
                    }
                    return Some((event, span));
                }
            }
        }
    }

    fn add(&mut self, message: Message, hint: Message, place: Place) {
        self.faults.add(message, hint, place);
    }

    /// Reads the one document.
    fn document(&mut self) -> Option<Node> {
        let mut root = None;
        while let Some((event, span)) = self.next() {
            match event {
                Event::StreamStart => {}
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    self.several(place_of(&span));
                    return None;
                }
                Event::DocumentStart(explicit, _) => {
                    if explicit {
                        self.last_end = span_end(&span);
                    }
                }
                Event::DocumentEnd => {
                    let place = place_of(&span);
                    if place.end > place.start {
                        self.several(place);
                    }
                }
                other => {
                    let place = place_of(&span);
                    let node = self.node(other, span, 1, None);
                    if let Some(node) = &node
                        && !matches!(node, Node::Map(_))
                    {
                        self.not_a_mapping(node, place);
                    }
                    root = node;
                }
            }
        }
        if root.is_none() && self.stopped.is_none() {
            self.add(
                Message::new("yaml.empty"),
                Message::new("yaml.empty_hint"),
                Place::in_text(self.text, 0, 0),
            );
        }
        root
    }

    /// Reads one value, whose first event was taken already; `key` is the key it belongs to.
    fn node(
        &mut self,
        event: Event<'t>,
        span: Span,
        depth: usize,
        key: Option<Place>,
    ) -> Option<Node> {
        self.values += 1;
        if self.values > MOST_VALUES {
            self.add(
                Message::new("yaml.too_many").with("most", MOST_VALUES),
                Message::new("yaml.too_many_hint"),
                place_of(&span),
            );
            self.stopped = Some(Halt::Faults);
            return None;
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let scalar = scalar_of(self.text, &text, style_of(style), &span, self.last_end);
                self.check_scalar(&scalar, key);
                self.last_end = self.last_end.max(span_end(&span));
                Some(Node::Scalar(scalar))
            }
            Event::SequenceStart(style, ..) => self.sequence(style, &span, depth),
            Event::MappingStart(style, ..) => self.mapping(style, &span, depth),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let place = place_of(&span);
                self.add(
                    Message::new("yaml.alias"),
                    Message::new("yaml.alias_hint"),
                    place,
                );
                self.last_end = place.end;
                Some(Node::Scalar(Key {
                    text: String::from("*"),
                    style: Style::Plain,
                    place,
                }))
            }
            _ => None,
        }
    }
}

fn span_start(span: &Span) -> usize {
    span.start.byte_offset().unwrap_or_default()
}

fn span_end(span: &Span) -> usize {
    span.end.byte_offset().unwrap_or_default()
}

fn place_of(span: &Span) -> Place {
    Place {
        line: span.start.line(),
        column: span.start.col() + 1,
        start: span_start(span),
        end: span_end(span),
    }
}
