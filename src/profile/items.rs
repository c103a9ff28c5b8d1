//! Things within a case that have a life of their own: the part of an assisting department, a corrective
//! action, a visit. Steps open, change and close them; conditions and clocks know them.

use indexmap::IndexMap;
use toml::Table;

use super::reading_steps::read_condition;
use super::{BoundField, ClockRule, ClockScope, Condition, Need, Profile, Step, TableReader};
use crate::domain::FieldType;
use crate::say::{Label, Message};

/// A sort of thing that a case may have several of.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRule {
    /// Its name.
    pub label: Label,
    /// The field whose value names it; without one they are numbered from 1.
    pub name: Option<String>,
    /// Which ones are necessary, by their own fields; without tests all are.
    pub necessary: Condition,
    /// For which cases a step opens one; tested on the case with what the step records.
    pub when: Condition,
}

/// What a step does to the things within a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepItems {
    /// The sorts of which it opens one each.
    pub opens: Vec<String>,
    /// The sort of which it changes one.
    pub changes: Option<String>,
    /// The sort of which it closes one.
    pub closes: Option<String>,
}

impl StepItems {
    /// Returns the sorts of which a step picks one: those that it changes or closes.
    pub fn picked(&self) -> impl Iterator<Item = &str> {
        let closes = self
            .closes
            .iter()
            .filter(|id| Some(*id) != self.changes.as_ref());
        self.changes.iter().chain(closes).map(String::as_str)
    }

    /// Tells whether the step picks one of that sort.
    pub fn picks(&self, item: &str) -> bool {
        self.picked().any(|known| known == item)
    }

    /// Tells whether the step has to do with that sort at all.
    pub fn touches(&self, item: &str) -> bool {
        self.picks(item) || self.opens.iter().any(|known| known == item)
    }
}

/// What stands among the roles of a step for the department that names the item it picks.
pub const ITEM_OWNER: &str = "@item";

/// Which of the things are corrective and preventive actions, and what their fields and steps are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRules {
    /// The sort of thing.
    pub item: String,
    /// The field that says what is to be done.
    pub what: Option<String>,
    /// The field that says who has to do it.
    pub owner: Option<String>,
    /// The field that says of what kind it is: corrective, preventive.
    pub kind: Option<String>,
    /// The step that reports it done; closing it does too.
    pub done: Option<String>,
    /// The step that finds that it works.
    pub verified: Option<String>,
}

/// Reads `[items.…]`.
pub(super) fn read_items(root: &mut TableReader<'_>) -> IndexMap<String, ItemRule> {
    let mut items = IndexMap::new();
    for (id, table) in root.entries("items") {
        let mut reader = TableReader::new(table, vec!["items".to_owned(), id.clone()]);
        let rule = ItemRule {
            label: reader.label(),
            name: reader.text("name"),
            necessary: read_test(&mut reader, "necessary"),
            when: read_condition(&mut reader),
        };
        root.take_faults(reader.finish());
        items.insert(id, rule);
    }
    items
}

fn read_test(reader: &mut TableReader<'_>, key: &'static str) -> Condition {
    let Some(table) = reader.table(key) else {
        return Condition::default();
    };
    let (condition, faults) = Condition::read(table, &reader.path_of(key));
    reader.take_faults(faults);
    condition
}

/// Reads `[actions]`.
pub(super) fn read_actions(root: &mut TableReader<'_>) -> Option<ActionRules> {
    let table = root.table("actions")?;
    let mut reader = TableReader::new(table, vec!["actions".to_owned()]);
    let rules = ActionRules {
        item: reader.needed_text("item"),
        what: reader.text("what"),
        owner: reader.text("owner"),
        kind: reader.text("kind"),
        done: reader.text("done"),
        verified: reader.text("verified"),
    };
    root.take_faults(reader.finish());
    Some(rules)
}

/// Reads what a step does to items.
pub(super) fn read_step_items(reader: &mut TableReader<'_>) -> StepItems {
    StepItems {
        opens: reader.texts("opens"),
        changes: reader.text("changes"),
        closes: reader.text("closes"),
    }
}

/// Gives each step the field by which it picks an item, before what it needs anyway.
pub(super) fn with_picks(mut needs: Vec<Need>, items: &StepItems) -> Vec<Need> {
    needs.retain(|need| !items.picks(&need.field));
    let picked = items.picked().map(|item| Need {
        field: item.to_owned(),
        when: Condition::default(),
    });
    picked.chain(needs).collect()
}

/// Returns the fields by which steps pick an item; their choices are those of each case.
pub(super) fn fields(items: &IndexMap<String, ItemRule>) -> Vec<BoundField> {
    let field = |(id, rule): (&String, &ItemRule)| BoundField {
        id: id.clone(),
        label: Some(rule.label.clone()),
        kind: FieldType::Choice,
        choices: IndexMap::new(),
        many: false,
        restricted: Vec::new(),
    };
    items.iter().map(field).collect()
}

/// Fills in the steps that start and stop the clocks of items: those that open and close them, where a clock
/// names no others.
pub(super) fn complete_clocks(
    clocks: &mut IndexMap<String, ClockRule>,
    steps: &IndexMap<String, Step>,
    actions: Option<&ActionRules>,
) {
    let those = |does: &dyn Fn(&str, &Step) -> bool| -> Vec<String> {
        let found = steps.iter().filter(|(id, step)| does(id, step));
        found.map(|(id, _)| id.clone()).collect()
    };
    for clock in clocks.values_mut() {
        let Some(item) = clock.item.clone() else {
            continue;
        };
        if clock.start.is_empty() {
            clock.start = those(&|_, step| step.items.opens.contains(&item));
        }
        if clock.stop.is_empty() {
            let done = actions
                .filter(|rules| rules.item == item)
                .and_then(|rules| rules.done.as_deref());
            clock.stop = those(&|id, step| {
                let is_done = done == Some(id) && step.items.picks(&item);
                step.items.closes.as_ref() == Some(&item) || is_done
            });
        }
    }
}

/// What a fact about items counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemFact<'a> {
    /// All that are open: `open_part`.
    Open(&'a str),
    /// Those of them that are necessary: `necessary_part`.
    Necessary(&'a str),
}

impl<'a> ItemFact<'a> {
    /// Reads the name of a fact; whether there is such an item is for the caller to say.
    pub fn of(name: &'a str) -> Option<Self> {
        let open = name.strip_prefix("open_").map(ItemFact::Open);
        open.or_else(|| name.strip_prefix("necessary_").map(ItemFact::Necessary))
    }

    /// Returns the sort of thing that is counted.
    pub fn item(self) -> &'a str {
        match self {
            ItemFact::Open(item) | ItemFact::Necessary(item) => item,
        }
    }
}

impl Profile {
    /// Returns what a fact counts; `None` for the name of anything else.
    pub fn item_fact<'a>(&self, name: &'a str) -> Option<ItemFact<'a>> {
        ItemFact::of(name).filter(|fact| self.items.contains_key(fact.item()))
    }

    /// Returns the names of the facts about items.
    pub(super) fn item_facts(&self) -> Vec<String> {
        let ids = self.items.keys();
        ids.flat_map(|id| [format!("open_{id}"), format!("necessary_{id}")])
            .collect()
    }

    /// Tells whether a step that opens, changes or closes such an item may record a field.
    pub fn is_field_of(&self, field: &str, item: &str) -> bool {
        let mut steps = self.steps.values().filter(|step| step.items.touches(item));
        steps.any(|step| {
            step.needs.iter().any(|need| need.field == field)
                || step.may.iter().any(|may| may == field)
                || step.sets.contains_key(field)
        })
    }
}

/// Reads `scope = "item"` and what belongs to it.
pub(super) fn read_clock_item(
    reader: &mut TableReader<'_>,
    scope: ClockScope,
    table: &Table,
) -> Option<String> {
    let item = reader.text("item");
    match (scope, &item) {
        (ClockScope::Item, None) if !table.contains_key("item") => reader.missing("item"),
        (ClockScope::Item, _) | (_, None) => {}
        (_, Some(_)) => reader.fault("item", Message::new("profile.item_without_scope")),
    }
    item.filter(|_| scope == ClockScope::Item)
}
