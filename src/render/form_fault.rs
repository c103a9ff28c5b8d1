//! Why a template cannot be filled, said with its line.

use minijinja::{Error, ErrorKind};

use crate::say::Message;

/// What begins the detail of an error about a field that the procedure does not have.
pub(super) const FIELD: &str = "field:";

/// The same of a figure, table, section or column that the report does not have.
pub(super) const FIGURE: &str = "figure:";
pub(super) const TABLE: &str = "table:";
pub(super) const SECTION: &str = "section:";
pub(super) const TABLE_COLUMN: &str = "column:";

/// What stands between a name that is not there and the nearest that is.
pub(super) const NEAR: char = '\u{1f}';

/// What is not there, by what begins the detail.
const UNKNOWN: [(&str, &str); 5] = [
    (FIELD, "form.fault_field"),
    (FIGURE, "layout.fault_figure"),
    (TABLE, "layout.fault_table"),
    (SECTION, "layout.fault_section"),
    (TABLE_COLUMN, "layout.fault_column"),
];

/// Why a template cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The line of the template, counted from 1; the first when none is to blame.
    pub line: usize,
    /// What is wrong.
    pub message: Message,
}

/// Says an error of the template engine.
pub(super) fn fault(error: &Error) -> FormFault {
    let detail = error.detail().unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::SyntaxError => Message::new("form.fault_syntax").with("detail", detail),
        ErrorKind::UndefinedError => UNKNOWN
            .iter()
            .find_map(|(start, key)| Some((detail.strip_prefix(start)?, *key)))
            .map_or(Message::new("form.fault_undefined"), |(id, key)| {
                let (id, near) = id.split_once(NEAR).unwrap_or((id, ""));
                let message = Message::new(key).with("field", id);
                match near {
                    "" => message,
                    near => Message::new("layout.fault_near")
                        .with("fault", message)
                        .with("near", near),
                }
            }),
        ErrorKind::UnknownFunction
        | ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownMethod => {
            let name = detail.trim_end_matches(" is unknown");
            let name = name.rsplit(' ').next().unwrap_or_default();
            Message::new("form.fault_unknown").with("name", name)
        }
        ErrorKind::OutOfFuel => Message::new("form.fault_endless"),
        ErrorKind::TemplateNotFound => Message::new("form.fault_include"),
        _ => Message::new("form.fault_other").with("detail", detail),
    };
    FormFault {
        line: error.line().unwrap_or(1),
        message,
    }
}
