//! A form: a template filled with what is known of a case, as Markdown.
//!
//! Whatever comes from a case is escaped on its way in; only the template itself is Markdown.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Rest, Serde, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use super::form_facts::{FormFacts, FormField};
pub use super::form_fault::FormFault;
use super::form_fault::{FIELD, fault};
use super::report_markdown::escape as escape_line;
use crate::say::{Language, Message, Words, visible};

/// How much work one form may be, in instructions: loops in a template end.
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
const LINE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// Returns the form as Markdown for people: without the marks that only the page of HTML needs.
pub fn without_marks(markdown: &str) -> String {
    let marks = MARKS.iter().map(|(mark, _)| *mark).chain([DRAWING]);
    marks.fold(markdown.to_owned(), |text, mark| {
        text.replace(&format!("{mark}\n\n"), "")
    })
}

/// A template as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormTemplate {
    /// Where it stands: a file of the project, or the name of a built-in one.
    pub file: String,
    /// Its text.
    pub text: String,
}

/// Fills a template, once for each copy; `copies` empty makes one sheet that names nobody.
///
/// # Errors
/// The template has a fault: its syntax, a name that it uses, a loop without end.
pub fn markdown(
    template: &FormTemplate,
    facts: &FormFacts,
    copies: &[String],
    words: Words,
) -> Result<String, FormFault> {
    let environment = environment(facts, words);
    let compiled = environment
        .template_from_named_str(&template.file, &template.text)
        .map_err(|error| fault(&error))?;
    let body = compiled
        .render(Value::from(Serde(facts)))
        .map_err(|error| fault(&error))?;
    let body = body.trim();
    if copies.is_empty() {
        return Ok(format!("{body}\n"));
    }
    let sheets: Vec<String> = copies
        .iter()
        .enumerate()
        .map(|(index, to)| {
            let head = Message::new("form.copy")
                .with("number", index + 1)
                .with("of", copies.len())
                .with("to", escape_line(to));
            format!("*{}*\n\n{body}\n", words.say(&head))
        })
        .collect();
    Ok(sheets.join(&format!("\n{PAGE_BREAK}\n\n")))
}

fn environment(facts: &FormFacts, words: Words) -> Environment<'static> {
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
    let fields = Arc::new(Fields {
        facts: facts.clone(),
        missing: words.word("form.missing"),
        withheld: words.word("form.withheld"),
    });
    let of = Arc::clone(&fields);
    environment.add_function("label", move |id: &str| of.label(id));
    let of = Arc::clone(&fields);
    environment.add_function("value", move |id: &str| of.value(id));
    let of = Arc::clone(&fields);
    environment.add_function("code", move |id: &str| {
        Ok::<_, Error>(of.field(id)?.code.clone())
    });
    let of = Arc::clone(&fields);
    environment.add_function("has", move |id: &str| {
        let field = of.wanted(id)?;
        Ok::<_, Error>(field.is_some_and(|field| field.value.is_some()))
    });
    let of = Arc::clone(&fields);
    environment.add_function("known", move |id: &str| of.facts.fields.contains_key(id));
    let of = Arc::clone(&fields);
    let head = format!(
        "| {} | {} |\n|---|---|",
        words.word("form.head_item"),
        words.word("form.head_content")
    );
    environment.add_function("table", move |ids: Rest<String>| of.table(&head, &ids));
    let of = Arc::clone(&fields);
    environment.add_function("block", move |id: &str| of.block(id));
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
    environment.add_function("drawing", || Value::from_safe_string(DRAWING.to_owned()));
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

/// The fields that a template asks for by name.
struct Fields {
    facts: FormFacts,
    missing: String,
    withheld: String,
}

impl Fields {
    fn field(&self, id: &str) -> Result<&FormField, Error> {
        self.facts
            .fields
            .get(id)
            .ok_or_else(|| Error::new(ErrorKind::UndefinedError, format!("{FIELD}{id}")))
    }

    /// A field; one with a question mark after its name may be foreign to this procedure.
    fn wanted(&self, id: &str) -> Result<Option<&FormField>, Error> {
        match id.strip_suffix('?') {
            Some(id) => Ok(self.facts.fields.get(id)),
            None => self.field(id).map(Some),
        }
    }

    fn label(&self, id: &str) -> Result<Value, Error> {
        Ok(Value::from_safe_string(escape_line(&self.field(id)?.label)))
    }

    /// A value in one line; what is missing is named as missing, and is a line to write on in a blank form.
    fn inline(&self, field: &FormField) -> String {
        match &field.value {
            Some(value) => escaped(value, "<br>"),
            None if field.withheld => self.withheld.clone(),
            None if self.facts.blank => LINE.to_owned(),
            None => self.missing.replace("{field}", &escape_line(&field.label)),
        }
    }

    fn value(&self, id: &str) -> Result<Value, Error> {
        Ok(Value::from_safe_string(self.inline(self.field(id)?)))
    }

    fn table(&self, head: &str, ids: &[String]) -> Result<Value, Error> {
        let mut rows = String::new();
        for id in ids {
            // What a reader may not see has no row; it is not missing.
            let Some(field) = self.wanted(id)?.filter(|field| !field.withheld) else {
                continue;
            };
            let value = match field.value {
                None if self.facts.blank => "　".repeat(8),
                _ => self.inline(field),
            };
            rows.push_str(&format!("\n| {} | {value} |", escape_line(&field.label)));
        }
        Ok(Value::from_safe_string(match rows.is_empty() {
            true => rows,
            false => format!("{}\n\n{head}{rows}", MARKS[0].0),
        }))
    }

    /// A value of many lines under its name, as a quotation.
    fn block(&self, id: &str) -> Result<Value, Error> {
        let Some(field) = self.wanted(id)?.filter(|field| !field.withheld) else {
            return Ok(Value::from(""));
        };
        let lines = match &field.value {
            Some(value) => escaped(value.trim(), "\\\n> "),
            None if self.facts.blank => ["\u{3000}"; 4].join("\\\n> "),
            None => self.inline(field),
        };
        Ok(Value::from_safe_string(format!(
            "**{}**\n\n> {lines}",
            escape_line(&field.label)
        )))
    }
}

/// Writes a value into a form: text as text, whatever it looks like.
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
fn escaped(text: &str, between: &str) -> String {
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
