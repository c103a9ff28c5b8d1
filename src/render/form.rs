//! A form: a template filled with what is known of a case, as Markdown.
//!
//! Whatever comes from a case is escaped on its way in; only the template itself is Markdown.

use std::borrow::Cow;
use std::sync::Arc;

use minijinja::value::{Rest, Serde};
use minijinja::{Environment, Error, ErrorKind, Value};

use super::form_facts::{FormFacts, FormField};
pub use super::form_fault::FormFault;
use super::form_fault::{FIELD, fault};
use super::report_markdown::escape as escape_line;
use super::template::{self, DRAWING, LINE, MARKS, PAGE_BREAK, escaped};
use crate::say::{Message, Words};

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
    let mut environment = template::environment(words);
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
    environment.add_function("known", move |id: &str| of.field(id).is_ok());
    let of = Arc::clone(&fields);
    let head = format!(
        "| {} | {} |\n|---|---|",
        words.word("form.head_item"),
        words.word("form.head_content")
    );
    environment.add_function("table", move |ids: Rest<String>| of.table(&head, &ids));
    let of = Arc::clone(&fields);
    environment.add_function("block", move |id: &str| of.block(id));
    environment.add_function("drawing", || Value::from_safe_string(DRAWING.to_owned()));
    environment
}

/// The fields that a template asks for by name.
struct Fields {
    facts: FormFacts,
    missing: String,
    withheld: String,
}

impl Fields {
    fn field(&self, id: &str) -> Result<Cow<'_, FormField>, Error> {
        let unknown = || Error::new(ErrorKind::UndefinedError, format!("{FIELD}{id}"));
        let (name, step) = match id.split_once('@') {
            Some((name, step)) => (name, Some(step)),
            None => (id, None),
        };
        let field = self.facts.fields.get(name).ok_or_else(unknown)?;
        match step {
            None => Ok(Cow::Borrowed(field)),
            Some(step) if self.facts.steps.iter().any(|known| known == step) => {
                let nothing = || {
                    Cow::Owned(FormField {
                        value: None,
                        code: String::new(),
                        ..field.clone()
                    })
                };
                let recorded = self.facts.recorded.get(id);
                Ok(recorded.map_or_else(nothing, Cow::Borrowed))
            }
            Some(_) => Err(unknown()),
        }
    }

    /// A field; one with a question mark after its name may be foreign to this procedure.
    fn wanted(&self, id: &str) -> Result<Option<Cow<'_, FormField>>, Error> {
        match id.strip_suffix('?') {
            Some(id) => Ok(self.field(id).ok()),
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
        Ok(Value::from_safe_string(self.inline(&*self.field(id)?)))
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
                _ => self.inline(&field),
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
            None => self.inline(&field),
        };
        Ok(Value::from_safe_string(format!(
            "**{}**\n\n> {lines}",
            escape_line(&field.label)
        )))
    }
}
