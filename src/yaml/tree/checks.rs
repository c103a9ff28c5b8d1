//! The strict rules that one token can break.

use crate::say::Message;

use super::super::characters::{code_point, full_width_colon, is_control};
use super::super::place::{line_end, line_start};
use super::super::{Key, Node, Place, Style};
use super::{Builder, Halt, MOST_DEPTH};

impl Builder<'_, '_> {
    pub(super) fn several(&mut self, place: Place) {
        self.add(
            Message::new("yaml.several_documents"),
            Message::new("yaml.several_documents_hint"),
            place,
        );
    }

    pub(super) fn not_a_mapping(&mut self, node: &Node, place: Place) {
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

    pub(super) fn add_full_width_colon(&mut self, colon: usize) {
        self.add(
            Message::new("yaml.full_width_colon"),
            Message::new("yaml.full_width_colon_hint"),
            Place::in_text(self.text, colon, colon + '：'.len_utf8()),
        );
    }

    /// Tells of a nesting that is too deep; reading ends there.
    pub(super) fn is_too_deep(&mut self, depth: usize, place: Place) -> bool {
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

    pub(super) fn complex_key(&mut self, place: Place) {
        self.add(
            Message::new("yaml.complex_key"),
            Message::new("yaml.complex_key_hint"),
            place,
        );
    }

    pub(super) fn check_scalar(&mut self, scalar: &Key, key: Option<Place>) {
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
    pub(super) fn check_indentation(&mut self, offset: usize) {
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
