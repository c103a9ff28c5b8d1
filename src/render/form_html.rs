//! A form as a page of HTML that prints on A4; nothing is loaded from elsewhere.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

use super::form::{DRAWING, MARKS, PAGE_BREAK};
use crate::say::Language;

/// How a form looks on the screen and on paper.
const STYLE: &str = include_str!("paper.css");

/// Returns a whole page; `drawing` is SVG, for where the form has the drawing of the procedure.
pub fn html_page(markdown: &str, title: &str, language: Language, drawing: &str) -> String {
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES);
    let mut mark = None;
    let events = parser.map(|event| match event {
        Event::Html(text) if text.trim() == PAGE_BREAK => {
            Event::Html(CowStr::from("<div class=\"page-break\"></div>\n"))
        }
        Event::Html(text) if text.trim() == DRAWING => Event::Html(CowStr::from(drawing)),
        Event::Html(text) if class_of(&text).is_some() => {
            mark = class_of(&text).filter(|class| *class != "fields");
            // The style knows the table by what stands right before it.
            let fields = match mark {
                Some(_) => "",
                None => "<div class=\"fields\"></div>\n",
            };
            Event::Html(CowStr::from(fields))
        }
        Event::Start(Tag::Paragraph) => match mark.take() {
            Some(class) => Event::Html(CowStr::from(format!("<p class=\"{class}\">"))),
            None => Event::Start(Tag::Paragraph),
        },
        other => other,
    });
    let mut body = String::new();
    html::push_html(&mut body, events);
    let language = match language {
        Language::Zh => "zh-Hans",
        Language::En => "en",
    };
    let title = title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

/// Returns the class that a mark gives to what comes after it.
fn class_of(text: &str) -> Option<&'static str> {
    let known = MARKS.iter().find(|(mark, _)| text.trim() == *mark);
    known.map(|(_, class)| *class)
}
