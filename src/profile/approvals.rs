//! Reads `[approvals.…]`: what must be signed before it counts, by which roles, from which amount on.

use indexmap::IndexMap;
use sha2::{Digest, Sha256};
use toml::{Table, Value};

use super::{Condition, Fault, Need, Step, TableReader};
use crate::say::{Label, Message};

/// What the fact of an approval begins with: `approval_proposal` tells how `[approvals.proposal]` stands.
pub const APPROVAL_FACT: &str = "approval_";

/// The values that the fact of an approval can have; none at all before it was proposed.
pub const APPROVAL_STATES: [&str; 6] = [
    "pending",
    "partly",
    "granted",
    "refused",
    "withdrawn",
    "void",
];

/// What a signature records in its event besides the fact: the digest of what was signed, and in which roles.
pub const SIGNATURE_FIELDS: [&str; 2] = ["approved", "signed_as"];

/// What somebody else must sign before it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Its name.
    pub label: Label,
    /// The steps that put it up, again too.
    pub propose: Vec<String>,
    /// The step by which somebody signs.
    pub grant: String,
    /// The step by which somebody refuses; `None` where nobody can.
    pub refuse: Option<String>,
    /// The step by which it is taken back; `None` where it cannot be.
    pub withdraw: Option<String>,
    /// The fields whose values are approved, that of the amount included.
    pub covers: Vec<String>,
    /// The money field that decides the level; `None` where there is one level only.
    pub amount: Option<String>,
    /// The levels, the lowest first.
    pub levels: Vec<ApprovalLevel>,
    /// Fields that name persons: these may not sign.
    pub not_concerned: Vec<String>,
    /// A fingerprint of what is signed by whom, so that a signature is held against the rule it was given under.
    pub policy: String,
}

/// Who signs, up to the next level's amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalLevel {
    /// It holds above this amount in fen; `None` for the first level.
    pub over: Option<i64>,
    /// The signatures: each by one of these roles, each by another person.
    pub signatures: Vec<Vec<String>>,
}

/// What a step decides about an approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It signs.
    Grant,
    /// It refuses.
    Refuse,
    /// It takes the proposal back.
    Withdraw,
}

impl Approval {
    /// Returns the level of an amount in fen: the last one whose `over` it passes; without an amount the first.
    pub fn level(&self, amount: Option<i64>) -> Option<(usize, &ApprovalLevel)> {
        let holds = |level: &ApprovalLevel| match (level.over, amount) {
            (None, _) => true,
            (Some(over), Some(amount)) => amount > over,
            (Some(_), None) => false,
        };
        let levels = self.levels.iter().enumerate();
        levels.rev().find(|(_, level)| holds(level))
    }

    /// Returns the step of a decision.
    pub fn step_of(&self, decision: Decision) -> Option<&str> {
        match decision {
            Decision::Grant => Some(&self.grant),
            Decision::Refuse => self.refuse.as_deref(),
            Decision::Withdraw => self.withdraw.as_deref(),
        }
    }
}

/// Returns the id of the approval that a fact speaks of; `None` when it speaks of none of these.
pub(super) fn of_fact<'a>(
    approvals: &'a IndexMap<String, Approval>,
    fact: &str,
) -> Option<(&'a str, &'a Approval)> {
    let (id, approval) = approvals.get_key_value(fact.strip_prefix(APPROVAL_FACT)?)?;
    Some((id, approval))
}

/// Reads the approvals, and tells their steps what they decide.
pub(super) fn read(
    root: &mut TableReader<'_>,
    steps: &mut IndexMap<String, Step>,
) -> IndexMap<String, Approval> {
    let mut approvals = IndexMap::new();
    for (id, table) in root.entries("approvals") {
        let path = vec!["approvals".to_owned(), id.clone()];
        let (approval, faults) = read_one(table, path.clone());
        root.take_faults(faults);
        root.take_faults(bind(&id, &approval, &path, steps));
        approvals.insert(id, approval);
    }
    approvals
}

fn read_one(table: &Table, path: Vec<String>) -> (Approval, Vec<Fault>) {
    let mut reader = TableReader::new(table, path);
    let label = reader.label();
    let propose = reader.texts("propose");
    if propose.is_empty() {
        reader.missing("propose");
    }
    let grant = reader.needed_text("grant");
    let refuse = reader.text("refuse");
    let withdraw = reader.text("withdraw");
    let mut covers = reader.texts("covers");
    if covers.is_empty() {
        reader.missing("covers");
    }
    let amount = reader.text("amount");
    // Who signs depends on the amount, so a signature is always for the amount too.
    covers.extend(amount.clone().filter(|amount| !covers.contains(amount)));
    let levels = read_levels(&mut reader, amount.as_deref());
    let mut approval = Approval {
        label,
        propose,
        grant,
        refuse,
        withdraw,
        covers,
        amount,
        levels,
        not_concerned: reader.texts("not_concerned"),
        policy: String::new(),
    };
    approval.policy = fingerprint(&approval);
    (approval, reader.finish())
}

fn read_levels(reader: &mut TableReader<'_>, amount: Option<&str>) -> Vec<ApprovalLevel> {
    let written = match reader.value("levels") {
        Some(Value::Array(written)) if !written.is_empty() => written.as_slice(),
        None => {
            reader.missing("levels");
            return Vec::new();
        }
        Some(_) => {
            reader.fault("levels", Message::new("profile.bad_levels"));
            return Vec::new();
        }
    };
    let mut levels: Vec<ApprovalLevel> = Vec::new();
    for value in written {
        let Value::Table(table) = value else {
            reader.fault("levels", Message::new("profile.bad_levels"));
            continue;
        };
        let mut inner = TableReader::new(table, reader.path_of("levels"));
        let over = inner.number("over").map(i64::from);
        let signatures = read_signatures(&mut inner);
        reader.take_faults(inner.finish());
        let before = levels.last().map(|level| level.over);
        let wrong = match (before, over) {
            (None, Some(_)) => Some("profile.first_level_over"),
            (Some(_), None) => Some("profile.level_without_over"),
            (Some(before), Some(over)) if before.is_some_and(|before| before >= over) => {
                Some("profile.levels_not_rising")
            }
            (Some(_), Some(_)) if amount.is_none() => Some("profile.levels_without_amount"),
            _ => None,
        };
        if let Some(wrong) = wrong {
            reader.fault("levels", Message::new(wrong));
        }
        levels.push(ApprovalLevel { over, signatures });
    }
    levels
}

fn read_signatures(reader: &mut TableReader<'_>) -> Vec<Vec<String>> {
    let texts = |value: &Value| -> Option<Vec<String>> {
        let roles = value.as_array()?.iter();
        let roles: Option<Vec<_>> = roles.map(|role| role.as_str().map(str::to_owned)).collect();
        roles.filter(|roles| !roles.is_empty())
    };
    let read = match reader.value("signatures") {
        Some(Value::Array(written)) if !written.is_empty() => written.iter().map(texts).collect(),
        Some(_) => None,
        None => {
            reader.missing("signatures");
            return Vec::new();
        }
    };
    read.unwrap_or_else(|| {
        reader.fault("signatures", Message::new("profile.bad_signatures"));
        Vec::new()
    })
}

/// Tells the steps of an approval what they decide; who signs and who refuses comes from the levels.
fn bind(
    id: &str,
    approval: &Approval,
    path: &[String],
    steps: &mut IndexMap<String, Step>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut roles: Vec<String> = Vec::new();
    for role in approval
        .levels
        .iter()
        .flat_map(|level| level.signatures.iter().flatten())
    {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    for (key, decision) in [
        ("grant", Decision::Grant),
        ("refuse", Decision::Refuse),
        ("withdraw", Decision::Withdraw),
    ] {
        let Some(name) = approval.step_of(decision) else {
            continue;
        };
        // A step that is not there is told as an unknown name.
        let Some(step) = steps.get_mut(name) else {
            continue;
        };
        let at = [path, &[key.to_owned()]].concat();
        if step.decides.is_some() || approval.propose.iter().any(|known| known == name) {
            let message = Message::new("profile.decides_twice").with("step", name);
            faults.push(Fault::new(&at, message));
            continue;
        }
        step.decides = Some((id.to_owned(), decision));
        if decision == Decision::Withdraw {
            continue;
        }
        if !step.roles.is_empty() {
            let at = ["steps", name, "roles"].map(str::to_owned);
            let message = Message::new("profile.roles_of_levels").with("step", name);
            faults.push(Fault::new(&at, message.with("approval", id)));
        }
        step.roles.clone_from(&roles);
        // Who is refused is told why.
        if decision == Decision::Refuse && step.needs.iter().all(|need| need.field != "reason") {
            step.needs.push(Need {
                field: "reason".to_owned(),
                when: Condition::default(),
            });
        }
    }
    faults
}

fn fingerprint(approval: &Approval) -> String {
    let mut hasher = Sha256::new();
    let amount = approval.amount.as_deref().unwrap_or_default();
    hasher.update(format!("{};{amount}\n", approval.covers.join(",")));
    for level in &approval.levels {
        let over = level.over.unwrap_or_default();
        let signatures: Vec<String> = level.signatures.iter().map(|one| one.join(",")).collect();
        hasher.update(format!("{over};{}\n", signatures.join(";")));
    }
    let bytes = hasher.finalize();
    bytes
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
