//! The parser's events to a tree, holding them to the strict rules on the way.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScanError, Span, StrInput, StructureStyle, options};

use crate::say::Message;

use super::characters::{code_point, full_width_colon, is_control};
use super::fault::Faults;
use super::place::{line_end, line_start};
use super::scalar_text::{indicator, scalar_of, style_of};
use super::{Form, Key, Map, Node, Place, Sequence, Style};

/// How many mappings and lists may stand within each other, the one at the top included.
pub(super) const MOST_DEPTH: usize = 16;

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
        max_buffered_comment_events: usize::MAX,
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

    fn several(&mut self, place: Place) {
        self.add(
            Message::new("yaml.several_documents"),
            Message::new("yaml.several_documents_hint"),
            place,
        );
    }

    fn not_a_mapping(&mut self, node: &Node, place: Place) {
        if node.is_nothing() {
            return self.add(
                Message::new("yaml.empty"),
                Message::new("yaml.empty_hint"),
                place,
            );
        }
        let start = line_start(self.text, place.start);
        let line = &self.text[start..line_end(self.text, start)];
        if matches!(node, Node::Scalar(_))
            && let Some(colon) = full_width_colon(line, start)
        {
            return self.add_full_width_colon(colon);
        }
        self.add(
            Message::new("yaml.not_a_mapping"),
            Message::new("yaml.not_a_mapping_hint"),
            place,
        );
    }

    fn add_full_width_colon(&mut self, colon: usize) {
        self.add(
            Message::new("yaml.full_width_colon"),
            Message::new("yaml.full_width_colon_hint"),
            Place::in_text(self.text, colon, colon + '：'.len_utf8()),
        );
    }

    /// Reads one value, whose first event was taken already; `key` is the key it belongs to.
    fn node(
        &mut self,
        event: Event<'t>,
        span: Span,
        depth: usize,
        key: Option<Place>,
    ) -> Option<Node> {
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

    /// Tells of a nesting that is too deep; reading ends there.
    fn is_too_deep(&mut self, depth: usize, place: Place) -> bool {
        let deep = depth > MOST_DEPTH;
        if deep {
            self.add(
                Message::new("yaml.too_deep").with("most", MOST_DEPTH),
                Message::new("yaml.too_deep_hint"),
                place,
            );
            self.stopped = Some(Halt::Faults);
        }
        deep
    }

    /// Begins a list or mapping: checks indentation and depth, and returns its form and first byte.
    fn begin(&mut self, style: StructureStyle, span: &Span, depth: usize) -> Option<(Form, Place)> {
        let place = place_of(span);
        if self.is_too_deep(depth, place) {
            return None;
        }
        if style == StructureStyle::Flow {
            self.check_indentation(place.start);
            if place.end > place.start {
                self.open.push(place.start);
            }
            self.last_end = place.end;
            return Some((Form::Flow, place));
        }
        Some((Form::Block, place))
    }

    fn sequence(&mut self, style: StructureStyle, span: &Span, depth: usize) -> Option<Node> {
        // The parser puts the start of an unindented list after its first dash.
        let dash = indicator(self.text, self.last_end, &['-']);
        let (form, mut place) = self.begin(style, span, depth)?;
        if form == Form::Block
            && let Some(dash) = dash.filter(|dash| *dash < place.start)
        {
            place = Place::before(self.text, dash, dash, place);
        }
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                place.end = self.end_of(form, &span, items.last().map(Node::place), place.start);
                return Some(Node::Sequence(Sequence { items, form, place }));
            }
            if form == Form::Block
                && let Some(dash) = indicator(self.text, self.last_end, &['-'])
            {
                self.check_indentation(dash);
                self.last_end = dash + 1;
            }
            items.push(self.node(event, span, depth + 1, None)?);
        }
    }

    fn mapping(&mut self, style: StructureStyle, span: &Span, depth: usize) -> Option<Node> {
        let (form, mut place) = self.begin(style, span, depth)?;
        let mut entries: Vec<(Key, Node)> = Vec::new();
        let mut lines: HashMap<String, usize> = HashMap::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                let last = entries.last().map(|(_, node)| node.place());
                place.end = self.end_of(form, &span, last, place.start);
                return Some(Node::Map(Map {
                    entries,
                    form,
                    place,
                }));
            }
            let key = self.key(event, span, depth)?;
            if let Some(first) = lines.get(&key.text) {
                self.add(
                    Message::new("yaml.duplicate_key")
                        .with("key", &key.text)
                        .with("line", *first),
                    Message::new("yaml.duplicate_key_hint"),
                    key.place,
                );
            } else {
                lines.insert(key.text.clone(), key.place.line);
            }
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1, Some(key.place))?;
            entries.push((key, value));
        }
    }

    /// Reads a key, which must be a scalar on the line of its colon.
    fn key(&mut self, event: Event<'t>, span: Span, depth: usize) -> Option<Key> {
        let question = indicator(self.text, self.last_end, &['?']);
        let place = place_of(&span);
        let asked = question.filter(|at| *at < place.start.max(1));
        let node = self.node(event, span, depth + 1, None)?;
        let Node::Scalar(key) = node else {
            self.complex_key(asked.map_or(place, |at| Place::in_text(self.text, at, at + 1)));
            return Some(Key {
                text: format!("?{}", place.start),
                style: Style::Plain,
                place,
            });
        };
        if let Some(at) = asked {
            self.complex_key(Place::in_text(self.text, at, at + 1));
        } else if key.place.start == key.place.end {
            self.add(
                Message::new("yaml.no_key"),
                Message::new("yaml.no_key_hint"),
                key.place,
            );
        } else if key.text == "<<" {
            self.add(
                Message::new("yaml.merge_key"),
                Message::new("yaml.merge_key_hint"),
                key.place,
            );
        }
        Some(key)
    }

    fn complex_key(&mut self, place: Place) {
        self.add(
            Message::new("yaml.complex_key"),
            Message::new("yaml.complex_key_hint"),
            place,
        );
    }

    /// Ends a list or mapping; returns the byte after it.
    fn end_of(&mut self, form: Form, span: &Span, last: Option<Place>, start: usize) -> usize {
        let end = span_end(span);
        if form == Form::Flow && end > span_start(span) {
            self.check_indentation(span_start(span));
            self.open.pop();
            self.last_end = end;
            return end;
        }
        last.map_or(start, |place| place.end)
    }

    fn check_scalar(&mut self, scalar: &Key, key: Option<Place>) {
        let Place { start, end, .. } = scalar.place;
        if scalar.style == Style::DoubleQuoted
            && let Some(bad) = scalar.text.chars().find(|character| is_control(*character))
        {
            self.add(
                Message::new("yaml.control_character").with("code", code_point(bad)),
                Message::new("yaml.control_character_hint"),
                scalar.place,
            );
        }
        if start == end {
            return;
        }
        self.check_indentation(start);
        if matches!(scalar.style, Style::Literal | Style::Folded) {
            return;
        }
        let written = &self.text[start..end];
        for (at, _) in written.match_indices('\n') {
            let rest = &written[at + 1..];
            let content = rest.trim_start_matches([' ', '\t']);
            self.check_indentation(end - content.len());
        }
        let below = key.is_some_and(|key| key.line < scalar.place.line);
        if below && scalar.style == Style::Plain {
            let line = &self.text[start..line_end(self.text, start)];
            if let Some(colon) = full_width_colon(line, start) {
                self.add_full_width_colon(colon);
            }
        }
    }

    /// Refuses a tab between the start of a line and an offset when only white space stands there.
    fn check_indentation(&mut self, offset: usize) {
        let before = &self.text[..offset];
        let start = before.trim_end_matches([' ', '\t']).len();
        let begins_line = start == 0 || before[..start].ends_with(['\n', '\u{feff}']);
        if begins_line && let Some(tab) = before[start..].find('\t') {
            self.add(
                Message::new("yaml.tab_indentation"),
                Message::new("yaml.tab_indentation_hint"),
                Place::in_text(self.text, start + tab, start + tab + 1),
            );
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
