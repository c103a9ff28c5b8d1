//! What a layout prints of figures and tables is what the JSON of the report says.

use crate::layouts::samples;

#[test]
fn every_figure_and_every_cell_is_that_of_the_json() {
    let project = samples();
    let json = project
        .run([
            "report",
            "profile:network",
            "--month",
            "2026-10",
            "--by",
            "handler",
            "--json",
        ])
        .json();
    let mut template = String::new();
    for id in json["figures"].as_object().unwrap().keys() {
        template += &format!("{id} = {{{{ figure(\"{id}\") }}}} = {{{{ before(\"{id}\") }}}}\n\n");
    }
    for (id, table) in json["tables"].as_object().unwrap() {
        let columns = table["rows"][0].as_object();
        for column in columns.into_iter().flat_map(|row| row.keys()) {
            template += &format!(
                "{{% for row in rows(\"{id}\") %}}\n{id}.{column}.{{{{ loop.index }}}} = {{{{ row.{column} }}}}\n\n{{% endfor %}}\n"
            );
        }
    }
    project.write("templates/layouts/analysis-meeting.md", &template);
    let page = project.run([
        "--lang",
        "en",
        "report",
        "--layout",
        "analysis-meeting",
        "--month",
        "2026-10",
        "--by",
        "handler",
        "--format",
        "md",
    ]);
    assert_eq!(page.code, 0, "{page}");
    let page = page.stdout.replace('\\', "");
    let has = |line: &str| {
        assert!(
            page.lines().any(|known| known.starts_with(line)),
            "{line}\n{page}"
        )
    };
    let mut compared = 0;
    for (id, figure) in json["figures"].as_object().unwrap() {
        has(&format!(
            "{id} = {} = {}",
            said(figure),
            said(&figure["previous"])
        ));
        compared += 1;
    }
    for (id, table) in json["tables"].as_object().unwrap() {
        let rows = table["rows"].as_array().unwrap().iter().enumerate();
        for (index, row) in rows {
            for (column, cell) in row.as_object().unwrap() {
                if cell["cohort"].is_string() {
                    has(&format!("{id}.{column}.{} = {}", index + 1, said(cell)));
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 300, "{compared}");
}

/// A figure of the JSON in the words of the page, computed from numerator, denominator, sum and n alone.
fn said(figure: &serde_json::Value) -> String {
    let number = |key: &str| figure[key].as_i64().unwrap_or_default();
    let rounded = |dividend: i64, divisor: i64| (dividend + divisor / 2) / divisor.max(1);
    let tenths = |number: i64| format!("{}.{}", number / 10, number % 10);
    let hundredths = |number: i64| format!("{}.{:02}", number / 100, number % 100);
    match (figure["type"].as_str().unwrap(), figure["value"].is_null()) {
        ("count", _) => figure["value"].to_string(),
        ("rate", true) => format!("n/a (0/{})", number("denominator")),
        ("rate", false) => {
            let (some, all) = (number("numerator"), number("denominator"));
            format!("{}% ({some}/{all})", tenths(rounded(some * 1000, all)))
        }
        (_, true) => "n/a".to_owned(),
        ("duration", _) => format!("{} h", tenths(rounded(number("value") * 10, 3600))),
        ("mean", _) => {
            let (sum, n) = (number("sum"), number("n"));
            format!("{} (n={n})", hundredths(rounded(sum * 100, n)))
        }
        ("money", _) => format!("{} yuan (n={})", hundredths(number("value")), number("n")),
        (other, _) => panic!("{other}"),
    }
}
