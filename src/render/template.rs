//! What the templates of forms and of layouts share: the engine, its bounds, marks, signatures, seals.
//!
//! Whatever comes from a case or a profile is escaped on its way in; only the template itself is Markdown.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use super::report_markdown::escape as escape_line;
use crate::say::{Language, Words, visible};

/// How much work one page may be, in instructions: loops in a template end.
const FUEL: u64 = 2_000_000;

/// What stands on a line that begins a new page.
pub(super) const PAGE_BREAK: &str = "<!-- page-break -->";

/// What stands where the page of HTML draws the procedure.
pub(super) const DRAWING: &str = "<!-- drawing -->";

/// What stands before a table of fields, a signature and a seal; the page of HTML lays them out by it.
pub(super) const MARKS: [(&str, &str); 3] = [
    ("<!-- fields -->", "fields"),
    ("<!-- signature -->", "signature"),
    ("<!-- seal -->", "seal"),
];

/// A line to write on, in Markdown.
pub(super) const LINE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// Returns an engine with what forms and layouts share.
pub(super) fn environment(words: Words) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_syntax(tags_on_their_own_lines());
    environment.set_formatter(write_escaped);
    // What a block or a macro printed is escaped once; nothing else may call itself safe.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    for filter in ["safe", "escape", "e", "tojson"] {
        environment.remove_filter(filter);
    }
    let date = words.word("form.date_line");
    let colon = words.word("form.colon");
    environment.add_function("signature", move |name: &str| {
        Value::from_safe_string(format!(
            "{}\n\n{}{colon}{LINE}　　{date}{LINE}",
            MARKS[1].0,
            escape_line(name)
        ))
    });
    let seal = words.word("form.seal");
    environment.add_function("seal", move |name: &str, day: Option<&str>| {
        let day = day.map_or_else(String::new, |day| format!("\\\n{}", escape_line(day)));
        Value::from_safe_string(format!(
            "{}\n\n{}{seal}{day}",
            MARKS[2].0,
            escape_line(name)
        ))
    });
    environment.add_function("page_break", || {
        Value::from_safe_string(PAGE_BREAK.to_owned())
    });
    let language = words.language();
    environment.add_function("t", move |zh: &str, en: &str| {
        let text = match language {
            Language::Zh => zh,
            Language::En => en,
        };
        let core = text.trim_matches(' ');
        Value::from_safe_string(text.replacen(core, &escaped(&visible(core), "<br>"), 1))
    });
    environment
}

/// A line that holds a tag alone leaves no line behind.
fn tags_on_their_own_lines() -> SyntaxConfig {
    let mut builder = SyntaxConfig::builder();
    builder.trim_blocks(true).lstrip_blocks(true);
    builder.build().unwrap_or_default()
}

/// Writes a value into a page: text as text, whatever it looks like.
fn write_escaped(
    output: &mut Output<'_>,
    _: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::Undefined => return Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::None => String::new(),
        _ if value.is_safe() => value.to_string(),
        _ => escaped(&visible(&value.to_string()), "<br>"),
    };
    output.write_str(&text).map_err(Error::from)
}

/// Escapes a text line by line; a line of a customer begins no list, no heading and no block of code.
pub(super) fn escaped(text: &str, between: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| begun(&escape_line(line))).collect();
    lines.join(between)
}

fn begun(line: &str) -> String {
    let line = line.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{line}"),
        Some(b':') if line.starts_with(":-") => format!("\\{line}"),
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}
