//! A procedure shown, drawn and handed to scripts.

use serde_json::Value;
use tousu::profile::{Layer, Profile, ProfileSource};
use tousu::read::builtin::PROFILES;
use tousu::render::{graph, workflow_page};
use tousu::say::{Language, Words};
use tousu::views::graph::Graph;
use tousu::views::workflow_page::WorkflowPage;

use crate::builtin::built_in;

fn small(over: &str) -> Profile {
    let layer = |file: &str, text: &str| Layer {
        file: file.into(),
        text: text.to_owned(),
        under: Vec::new(),
    };
    Profile::read(&ProfileSource {
        layers: vec![
            layer("base.toml", include_str!("base.toml")),
            layer("over.toml", over),
        ],
    })
    .unwrap()
}

#[test]
fn the_page_of_a_small_procedure() {
    let profile = small("");
    let both = [Language::En, Language::Zh]
        .map(|language| workflow_page::text(&profile, Words::of(language), 80));
    insta::assert_snapshot!(both.join("\n----\n"));
}

#[test]
fn the_graphs_of_a_small_procedure() {
    let graph = Graph::of(&small(""));
    let words = Words::of(Language::Zh);
    let both = [graph::mermaid(&graph, words), graph::dot(&graph, words)];
    insta::assert_snapshot!(both.join("\n----\n"));
}

#[test]
fn a_label_cannot_add_to_a_graph() {
    let profile = small(
        "[states.working]\nlabel = { zh = '甲\"]; click s0 \"x', en = 'a\"]\\n click s0 \"x' }",
    );
    let graph = Graph::of(&profile);
    let words = Words::of(Language::Zh);
    assert!(graph::mermaid(&graph, words).contains("甲#34;]#59; click s0 #34;x"));
    assert!(graph::dot(&graph, words).contains("甲\\\"]; click s0 \\\"x"));
}

#[test]
fn the_page_for_scripts_has_the_keys_that_they_rely_on() {
    for (name, _) in PROFILES {
        let page = serde_json::to_value(WorkflowPage::of(&built_in(name))).unwrap();
        assert_eq!(page["name"], *name);
        let rows = |key: &str| page[key].as_array().unwrap().clone();
        for step in rows("steps") {
            for key in ["id", "label", "from", "to", "roles", "needs"] {
                assert!(step.get(key).is_some(), "{step} has no {key}");
            }
            for need in step["needs"].as_array().unwrap() {
                let is_choice = need["type"] == "choice" || need["type"] == "department";
                assert_eq!(is_choice, need["choices"].is_array(), "{need}");
            }
        }
        for clock in rows("clocks") {
            assert!(clock["limits"].is_object() && clock["start"].is_array());
        }
        assert!(rows("states").iter().any(|state| state["end"] == true));
        let kinds: Vec<Value> = rows("kinds")
            .iter()
            .map(|kind| kind["id"].clone())
            .collect();
        let intake: Vec<Value> = rows("intake")
            .iter()
            .map(|row| row["kind"].clone())
            .collect();
        assert_eq!(kinds, intake);
        assert!(rows("roles").iter().all(Value::is_string));
        assert!(page["forms"].is_array());
    }
}
