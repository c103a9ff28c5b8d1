//! Fields of intake from a YAML or JSON file: `new --from`.

use std::io::Read;
use std::path::Path;

use indexmap::IndexMap;

use crate::say::Message;
use crate::session::{Excerpt, Failure, Session};
use crate::yaml::{Document, Node};

/// The most bytes read.
const LARGEST: u64 = 1024 * 1024;

/// Reads fields from a file: flat names, or the layout of a case file (`customer:`, `details:`).
pub(super) fn fields_of_file(
    from: &str,
    session: &Session,
) -> Result<IndexMap<String, String>, Failure> {
    let (bytes, name) = if from == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|error| {
            Failure::new(Message::new("command.stdin").with("reason", error.to_string()))
        })?;
        (bytes, "-".to_owned())
    } else {
        (
            crate::read::read_bytes(&session.directory.join(Path::new(from)))?.bytes,
            from.to_owned(),
        )
    };
    let document = Document::parse(&bytes).map_err(|faults| {
        let text = String::from_utf8_lossy(&bytes);
        let failures = faults.into_iter().map(|fault| {
            Failure::new(fault.message).hints(fault.hint).at(Excerpt {
                file: name.clone(),
                line: fault.place.line,
                column: fault.place.column,
                text: text
                    .lines()
                    .nth(fault.place.line.saturating_sub(1))
                    .unwrap_or_default()
                    .to_owned(),
                width: 1,
            })
        });
        Failure::of_all(failures)
            .unwrap_or_else(|| Failure::new(Message::new("command.nothing_read")))
    })?;
    let mut fields = IndexMap::new();
    flatten(document.root(), &mut fields, &name)?;
    Ok(fields)
}

fn flatten(node: &Node, fields: &mut IndexMap<String, String>, file: &str) -> Result<(), Failure> {
    for (key, value) in node.entries() {
        match (key.text.as_str(), value) {
            ("customer" | "details", Node::Map(_)) => flatten(value, fields, file)?,
            (key, Node::Scalar(_)) => {
                let field = if key == "name" { "customer_name" } else { key };
                fields.insert(
                    field.to_owned(),
                    value.text().unwrap_or_default().to_owned(),
                );
            }
            (key, Node::Sequence(_)) if value.items().iter().all(|item| item.text().is_some()) => {
                let texts: Vec<_> = value.items().iter().filter_map(Node::text).collect();
                fields.insert(key.to_owned(), texts.join(", "));
            }
            (key, other) => {
                return Err(
                    Failure::new(Message::new("command.not_a_value").with("field", key)).at(
                        Excerpt {
                            file: file.to_owned(),
                            line: other.place().line,
                            column: other.place().column,
                            text: String::new(),
                            width: 1,
                        },
                    ),
                );
            }
        }
    }
    Ok(())
}
