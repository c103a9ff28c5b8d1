//! The parser's own errors, in our words; and how to read on behind some of them.

use granit_parser::{ErrorKind, ScanError};

use crate::say::Message;

use super::Place;
use super::characters::full_width_colon;
use super::fault::Faults;
use super::place::{line_end, line_start, next_line};
use super::scalar_text::indicator;
use super::tree::{MOST_COMMENTS, MOST_DEPTH, Understood};

/// A change of as many bytes as it replaces, after which the parser can be asked again.
pub(super) struct Mend {
    /// Where the replaced bytes begin.
    pub(super) start: usize,
    /// What stands there instead.
    pub(super) bytes: &'static [u8],
}

/// Says what the parser stumbled over, having understood what came before; returns how to read on, where that is possible.
pub(super) fn explain(
    text: &str,
    error: &ScanError,
    understood: Understood,
    faults: &mut Faults,
) -> Option<Mend> {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    let place = Place::in_text(text, offset, offset);
    let at = place.start;
    if let Some(colon) = colon_near(text, at) {
        faults.add(
            Message::new("yaml.full_width_colon"),
            Message::new("yaml.full_width_colon_hint"),
            Place::in_text(text, colon, colon + '：'.len_utf8()),
        );
        return Some(Mend {
            start: colon,
            bytes: b":  ",
        });
    }
    if let Some(tab) = tab_near(text, at) {
        faults.add(
            Message::new("yaml.tab_indentation"),
            Message::new("yaml.tab_indentation_hint"),
            Place::in_text(text, tab, tab + 1),
        );
        return Some(Mend {
            start: tab,
            bytes: b" ",
        });
    }
    let (message, hint) = words(error.kind());
    // The parser stands where it gave up; a person wants to see the quote or bracket that was left open.
    let (message, hint, place) = match (message.key, understood.open) {
        ("yaml.unclosed_quote", _) => {
            let open = indicator(text, understood.end, &['"', '\'']);
            let place = open.map_or(place, |open| Place::in_text(text, open, open + 1));
            (message, hint, place)
        }
        ("yaml.indentation" | "yaml.brackets", Some(open)) => (
            Message::new("yaml.brackets"),
            Message::new("yaml.brackets_hint"),
            Place::in_text(text, open, open + 1),
        ),
        _ => (message, hint, place),
    };
    faults.add(message, hint, place);
    match error.kind() {
        ErrorKind::DirectiveDisallowed => Some(Mend {
            start: at,
            bytes: b"#",
        }),
        _ => None,
    }
}

/// Finds a full-width colon used as a separator on the line of an error, or on the line with text before it.
fn colon_near(text: &str, at: usize) -> Option<usize> {
    let start = line_start(text, at);
    let here = full_width_colon(&text[start..line_end(text, at)], start);
    if here.is_some() || start == 0 {
        return here;
    }
    let before = text[..start].trim_end();
    let before_start = line_start(text, before.len());
    full_width_colon(&text[before_start..before.len()], before_start)
}

/// Finds a tab in the indentation of the line of an error, of the line after it, or of the two before it.
fn tab_near(text: &str, at: usize) -> Option<usize> {
    let here = line_start(text, at);
    let before = line_start(text, here.saturating_sub(1));
    let lines = [
        here,
        next_line(text, at),
        before,
        line_start(text, before.saturating_sub(1)),
    ];
    lines.into_iter().find_map(|start| {
        let line = &text[start..line_end(text, start)];
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let tab = line[..indentation].find('\t')?;
        (indentation < line.len()).then_some(start + tab)
    })
}

fn words(kind: &ErrorKind) -> (Message, Message) {
    use ErrorKind as Kind;
    match kind {
        Kind::DirectiveDisallowed => (
            Message::new("yaml.directive"),
            Message::new("yaml.directive_hint"),
        ),
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInPlainScalar => (
            Message::new("yaml.tab_indentation"),
            Message::new("yaml.tab_indentation_hint"),
        ),
        Kind::TooManyComments => (
            Message::new("yaml.too_many_comments").with("most", MOST_COMMENTS),
            Message::new("yaml.too_many_comments_hint"),
        ),
        Kind::RecursionLimitExceeded => (
            Message::new("yaml.too_deep").with("most", MOST_DEPTH),
            Message::new("yaml.too_deep_hint"),
        ),
        Kind::UnclosedQuotedScalar
        | Kind::DocumentIndicatorInQuotedScalar
        | Kind::InvalidQuotedScalarIndent => (
            Message::new("yaml.unclosed_quote"),
            Message::new("yaml.unclosed_quote_hint"),
        ),
        Kind::UnclosedFlowCollection { .. }
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::MisplacedFlowCollectionEnd
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator
        | Kind::BlockEntryInFlowCollection
        | Kind::PlainScalarStartsWithDashFlowIndicator
        | Kind::FlowMappingValueAdjacentCollection
        | Kind::InvalidColonPlacement
        | Kind::InvalidFlowScalarIndent => (
            Message::new("yaml.brackets"),
            Message::new("yaml.brackets_hint"),
        ),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (
            Message::new("yaml.missing_colon"),
            Message::new("yaml.missing_colon_hint"),
        ),
        Kind::MappingValueNotAllowed | Kind::MappingKeyNotAllowed => (
            Message::new("yaml.colon_in_text"),
            Message::new("yaml.colon_in_text_hint"),
        ),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => (
            Message::new("yaml.after_quote"),
            Message::new("yaml.after_quote_hint"),
        ),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::InvalidLowSurrogate
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate
        | Kind::InvalidUnicodeEscape => (
            Message::new("yaml.bad_escape"),
            Message::new("yaml.bad_escape_hint"),
        ),
        Kind::UnexpectedCharacter { character } => (
            Message::new("yaml.reserved_character").with("character", character.to_string()),
            Message::new("yaml.reserved_character_hint"),
        ),
        Kind::InvalidBlockScalarHeader
        | Kind::ZeroBlockScalarIndent
        | Kind::InvalidBlockScalarIndent => (
            Message::new("yaml.block_text"),
            Message::new("yaml.block_text_hint"),
        ),
        Kind::UndeclaredTagHandle
        | Kind::InvalidTagTerminator
        | Kind::MissingTagUri
        | Kind::UnclosedVerbatimTag
        | Kind::InvalidTagEscape
        | Kind::ExpectedTagBang
        | Kind::InvalidGlobalTagCharacter => {
            (Message::new("yaml.tag"), Message::new("yaml.tag_hint"))
        }
        Kind::MissingAnchorOrAliasName => (
            Message::new("yaml.anchor"),
            Message::new("yaml.anchor_hint"),
        ),
        Kind::InvalidDocumentEnd | Kind::ExpectedDocumentStart => (
            Message::new("yaml.several_documents"),
            Message::new("yaml.several_documents_hint"),
        ),
        _ => (
            Message::new("yaml.indentation"),
            Message::new("yaml.indentation_hint"),
        ),
    }
}
