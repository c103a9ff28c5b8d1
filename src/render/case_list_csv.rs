//! A list of cases as comma-separated values that a spreadsheet never takes for formulas.

use crate::views::case_row::CaseRow;

/// What makes a spreadsheet take a cell for a formula, in both widths.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The columns, named as in JSON.
const COLUMNS: [&str; 15] = [
    "id",
    "kind",
    "title",
    "status",
    "priority",
    "category",
    "channel",
    "received",
    "round",
    "lead",
    "handler",
    "file",
    "overdue",
    "next_due_clock",
    "next_due",
];

/// Returns the rows with a line of column names above them.
pub fn csv(rows: &[CaseRow]) -> String {
    let mut text = COLUMNS.join(",");
    text.push('\n');
    for row in rows {
        let given = |value: &Option<String>| value.clone().unwrap_or_default();
        let due = row.next_due.as_ref();
        let cells = [
            row.id.clone(),
            row.kind.clone(),
            row.title.clone(),
            row.status.clone(),
            given(&row.priority),
            given(&row.category),
            given(&row.channel),
            row.received.clone(),
            row.round.to_string(),
            given(&row.lead),
            given(&row.handler),
            row.file.clone(),
            row.overdue.join(" "),
            due.map(|due| due.clock.clone()).unwrap_or_default(),
            due.map(|due| due.due.clone()).unwrap_or_default(),
        ];
        text.push_str(&cells.map(|value| cell(&value)).join(","));
        text.push('\n');
    }
    text
}

/// Returns a cell: quoted where it must be, and with a `'` before what would be a formula.
pub fn cell(value: &str) -> String {
    let safe = if value.starts_with(FORMULA) {
        format!("'{value}")
    } else {
        value.to_owned()
    };
    if safe.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_never_breaks_out() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("＝cmd"), "'＝cmd");
        assert_eq!(cell("a\"b,c"), "\"a\"\"b,c\"");
        assert_eq!(cell("网速慢"), "网速慢");
    }
}
