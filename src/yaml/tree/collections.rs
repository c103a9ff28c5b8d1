//! Mappings and lists: their keys, items, form and end.

use std::collections::HashMap;

use granit_parser::{Event, Span, StructureStyle};

use crate::say::{Message, shown_name};

use super::super::scalar_text::indicator;
use super::super::{Form, Key, Map, Node, Place, Sequence, Style};
use super::{Builder, place_of, span_end, span_start};

impl<'t> Builder<'t, '_> {
    /// Begins a list or mapping: checks indentation and depth, and returns its form and first byte.
    pub(super) fn begin(
        &mut self,
        style: StructureStyle,
        span: &Span,
        depth: usize,
    ) -> Option<(Form, Place)> {
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

    pub(super) fn sequence(
        &mut self,
        style: StructureStyle,
        span: &Span,
        depth: usize,
    ) -> Option<Node> {
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

    pub(super) fn mapping(
        &mut self,
        style: StructureStyle,
        span: &Span,
        depth: usize,
    ) -> Option<Node> {
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
                        .with("key", shown_name(&key.text))
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
    pub(super) fn key(&mut self, event: Event<'t>, span: Span, depth: usize) -> Option<Key> {
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

    /// Ends a list or mapping; returns the byte after it.
    pub(super) fn end_of(
        &mut self,
        form: Form,
        span: &Span,
        last: Option<Place>,
        start: usize,
    ) -> usize {
        let end = span_end(span);
        if form == Form::Flow && end > span_start(span) {
            self.check_indentation(span_start(span));
            self.open.pop();
            self.last_end = end;
            return end;
        }
        last.map_or(start, |place| place.end)
    }
}
