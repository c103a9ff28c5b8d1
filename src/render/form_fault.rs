//! Why a template cannot be filled, said with its line.

use minijinja::{Error, ErrorKind};

use crate::say::Message;

/// What begins the detail of an error about a field that the procedure does not have.
pub(super) const FIELD: &str = "field:";

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
        ErrorKind::UndefinedError => match detail.strip_prefix(FIELD) {
            Some(id) => Message::new("form.fault_field").with("field", id),
            None => Message::new("form.fault_undefined"),
        },
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
