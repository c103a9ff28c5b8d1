//! Each layer uses only what its row in `src/lib.rs` names.

use std::collections::{BTreeMap, BTreeSet};

use crate::{root, sources};

/// Reads the table: layer → the layers it may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    text.lines()
        .filter_map(|line| line.strip_prefix("//! |"))
        .map(|row| {
            row.split('|')
                .map(str::trim)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|cells| cells[0] != "layer" && !cells[0].starts_with('-'))
        .map(|cells| {
            let allowed = cells[2]
                .split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            (cells[0].clone(), allowed.map(str::to_owned).collect())
        })
        .collect()
}

/// Returns what a file uses by `crate::NAME`, in code and not in comments.
fn used(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if code.starts_with("//") {
            continue;
        }
        for (start, _) in code.match_indices("crate::") {
            let after = &code[start + "crate::".len()..];
            let name: String = after
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            found.push((
                number + 1,
                if name.is_empty() {
                    after.to_owned()
                } else {
                    name
                },
            ));
        }
    }
    found
}

#[test]
fn the_table_names_every_layer_that_is_there() {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: BTreeSet<_> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    assert_eq!(table().into_keys().collect::<BTreeSet<_>>(), modules);
}

#[test]
fn the_table_runs_one_way() {
    let text = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let order: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("//! |")?.split('|').next())
        .map(|cell| cell.trim().to_owned())
        .collect();
    for (layer, allowed) in table() {
        let place = |name: &str| order.iter().position(|known| known == name);
        for other in allowed {
            assert!(
                place(&other).is_some(),
                "{layer} may use {other}, which is no layer"
            );
        }
    }
    let table = table();
    // Nobody is reached from itself.
    for layer in table.keys() {
        let mut reached: BTreeSet<&String> = BTreeSet::new();
        let mut open: Vec<&String> = table[layer].iter().collect();
        while let Some(next) = open.pop() {
            assert_ne!(next, layer, "{layer} reaches itself");
            if reached.insert(next) {
                open.extend(&table[next]);
            }
        }
    }
}

#[test]
fn each_layer_uses_only_what_its_row_names() {
    let table = table();
    let mut faults = Vec::new();
    for source in sources("src") {
        let Some((layer, _)) = source.name.split_once('/') else {
            continue;
        };
        for (line, used) in used(source.program()) {
            if used.starts_with('{') {
                faults.push(format!(
                    "src/{}:{line}: write each layer on its own: `use crate::LAYER::…`",
                    source.name
                ));
            } else if used != layer && !table[layer].contains(&used) {
                faults.push(format!("src/{}:{line}: {layer} uses {used}", source.name));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
