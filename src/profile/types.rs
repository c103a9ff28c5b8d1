//! A profile that is known to be consistent. Nothing here names a state, a step or a number of
//! any one procedure.

use indexmap::IndexMap;

use super::Condition;
use crate::domain::FieldType;
use crate::say::Label;
use crate::time::Limit;

/// The fields that intake takes for every kind of case, whatever the profile lists.
pub const INTAKE_FIELDS: [&str; 15] = [
    "title",
    "description",
    "channel",
    "category",
    "priority",
    "received",
    "customer_name",
    "phone",
    "account",
    "email",
    "address",
    "severity",
    "urgency",
    "promised",
    "repeat_of",
];

/// A list of ids with their names: channels, categories, causes, priorities, severities, urgencies.
pub type Vocabulary = IndexMap<String, Choice>;

/// One entry of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub label: Label,
    /// The department that usually leads a case of this category; `None` when there is none.
    pub department: Option<String>,
}

/// A kind of case: complaint, suggestion, inquiry.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Its name.
    pub label: Label,
    /// What intake needs.
    pub needs: Vec<Need>,
    /// What intake may take besides.
    pub may: Vec<String>,
}

/// A field that is needed, always or under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The field.
    pub field: String,
    /// When it is needed; tested on the case with the values that the step is given.
    pub when: Condition,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Its name.
    pub label: Label,
    /// The role that its members have.
    pub role: String,
}

/// Which states a figure counts as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateGroup {
    /// The case is open.
    Open,
    /// The case is closed.
    Closed,
    /// The case has ended and stays out of every rate: withdrawn, duplicate, malicious.
    Excluded,
}

impl StateGroup {
    /// Tells whether a case of this group has ended.
    pub fn is_end(self) -> bool {
        self != StateGroup::Open
    }
}

/// A state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its name.
    pub label: Label,
    /// How figures count it.
    pub group: StateGroup,
}

impl State {
    /// Tells whether the case has ended here.
    pub fn is_end(&self) -> bool {
        self.group.is_end()
    }
}

/// A field with all that is needed to ask for it and to judge a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundField {
    /// The name that `--set` uses.
    pub id: String,
    /// Its name for people; `None` when the words of the program name it.
    pub label: Option<Label>,
    /// The kind of its value.
    pub kind: FieldType,
    /// For a choice: the ids, with the names that the profile gives; `None` when the words of the program name it.
    pub choices: IndexMap<String, Option<Label>>,
    /// Whether several values may stand, with commas between them.
    pub many: bool,
}

/// From where a step may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It makes the case.
    Intake,
    /// From these states.
    States(Vec<String>),
}

/// Which verb besides `advance` takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// `advance` alone.
    Advance,
    /// `assign`.
    Assign,
    /// `feedback`.
    Feedback,
}

/// What a step does to the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundEffect {
    /// Nothing.
    Same,
    /// The next round begins.
    Next,
}

/// What a step does to the clocks' running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepEffect {
    /// Nothing.
    Plain,
    /// The clocks that may pause stand still from here.
    Pauses,
    /// They run again.
    Resumes,
}

/// Whether a step may be taken while the case is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhilePaused {
    /// Only after `resume`.
    Refused,
    /// Also while paused.
    Allowed,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its name.
    pub label: Label,
    /// From where.
    pub from: Origin,
    /// The state it leads to; `None` when the case stays where it stands.
    pub to: Option<String>,
    /// Who may take it; `@lead` and `@assist` stand for the roles of those departments. Empty: anybody.
    pub roles: Vec<String>,
    /// What it needs.
    pub needs: Vec<Need>,
    /// What it may take besides.
    pub may: Vec<String>,
    /// When it is possible at all.
    pub when: Condition,
    /// The verb of its own.
    pub verb: Verb,
    /// What it records by itself.
    pub sets: IndexMap<String, String>,
    /// The fields whose values it takes back.
    pub clears: Vec<String>,
    /// What it does to the round.
    pub round: RoundEffect,
    /// What it does to the clocks.
    pub effect: StepEffect,
    /// The clock that it extends, by the field `extension` as last recorded.
    pub extends: Option<String>,
    /// It is possible only while this clock runs and is not late.
    pub before_due: Option<String>,
    /// Who took one of these steps last may not take this one.
    pub other_than: Vec<String>,
    /// Whether it is possible while the case is paused.
    pub while_paused: WhilePaused,
}

/// What a clock measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockScope {
    /// Anew each time its start comes.
    Stage,
    /// Once a round.
    Round,
    /// Once in the whole case; it never starts again.
    Case,
}

impl ClockScope {
    /// Returns the word that profiles and JSON use.
    pub fn code(self) -> &'static str {
        match self {
            ClockScope::Stage => "stage",
            ClockScope::Round => "round",
            ClockScope::Case => "case",
        }
    }
}

/// The limits of a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limits {
    /// The same for all.
    All(Limit),
    /// By priority; a priority that is not listed has no such clock.
    ByPriority(IndexMap<String, Limit>),
}

impl Limits {
    /// Returns the limit for a case of that priority; `None` when the clock does not apply to it.
    pub fn of(&self, priority: Option<&str>) -> Option<Limit> {
        match self {
            Limits::All(limit) => Some(*limit),
            Limits::ByPriority(by) => priority.and_then(|priority| by.get(priority)).copied(),
        }
    }
}

/// How a clock's due moment is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueRule {
    /// A limit after its start.
    After(Limits),
    /// The moment that a field of the case gives.
    At(String),
}

/// Whether a clock stands still while the case is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pausing {
    /// It stands still.
    Pauses,
    /// It runs on.
    Runs,
}

/// A clock of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockRule {
    /// Its name.
    pub label: Label,
    /// What it measures.
    pub scope: ClockScope,
    /// The steps that start it.
    pub start: Vec<String>,
    /// The steps that stop it; the end of the case stops it too.
    pub stop: Vec<String>,
    /// When it is due.
    pub due: DueRule,
    /// For which cases; tested as the case stands.
    pub when: Condition,
    /// Whether it pauses.
    pub pausing: Pausing,
    /// From how much of its time on it counts as soon due, in percent.
    pub warn_percent: u32,
}

/// How long a file is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// At least this long.
    pub minimum: Limit,
    /// After this step.
    pub from: String,
}

/// The whole procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The id: `network`.
    pub name: String,
    /// The edition of the procedure, counted by its author.
    pub revision: u32,
    /// Its name.
    pub label: Label,
    /// The kinds of case.
    pub kinds: IndexMap<String, Kind>,
    /// The step of intake.
    pub intake: String,
    /// Channels, categories, causes, priorities, severities, urgencies by their list's name.
    pub lists: IndexMap<String, Vocabulary>,
    /// The priority of a case that is given none.
    pub default_priority: Option<String>,
    /// Severity, then urgency, to priority.
    pub priority_matrix: IndexMap<String, IndexMap<String, String>>,
    /// The departments.
    pub departments: IndexMap<String, Department>,
    /// The roles.
    pub roles: IndexMap<String, Label>,
    /// The states.
    pub states: IndexMap<String, State>,
    /// The fields, standard ones included.
    pub fields: IndexMap<String, BoundField>,
    /// The steps, that of intake included.
    pub steps: IndexMap<String, Step>,
    /// The clocks.
    pub clocks: IndexMap<String, ClockRule>,
    /// How long a file is kept; `None` when the procedure does not say.
    pub retention: Option<Retention>,
    /// Within how many days a second case of the same customer counts as a repeat.
    pub repeat_days: u32,
    /// The working hours as written; `None` for those of the calendar.
    pub hours: Option<String>,
    /// Whether a day limit ends at close of business.
    pub day_end_close: bool,
    /// A fingerprint of the rules of time, for the stamps of stopped clocks.
    pub policy: String,
}

impl Profile {
    /// Returns one of the lists: `channels`, `categories`, …; an empty one when the profile has none.
    pub fn list(&self, name: &str) -> &Vocabulary {
        static EMPTY: std::sync::LazyLock<Vocabulary> = std::sync::LazyLock::new(Vocabulary::new);
        self.lists.get(name).unwrap_or(&EMPTY)
    }

    /// Returns the name of an entry of a list; the id itself when the profile no longer has it.
    pub fn label_of(&self, list: &str, id: &str) -> Label {
        let label = match list {
            "states" => self.states.get(id).map(|state| state.label.clone()),
            "steps" => self.steps.get(id).map(|step| step.label.clone()),
            "clocks" => self.clocks.get(id).map(|clock| clock.label.clone()),
            "kinds" => self.kinds.get(id).map(|kind| kind.label.clone()),
            "departments" => self
                .departments
                .get(id)
                .map(|department| department.label.clone()),
            "roles" => self.roles.get(id).cloned(),
            other => self
                .lists
                .get(other)
                .and_then(|list| list.get(id))
                .map(|choice| choice.label.clone()),
        };
        label.unwrap_or_else(|| Label::new(id, id))
    }

    /// Returns the group of a state; a state that the profile no longer has counts as open.
    pub fn group_of(&self, state: &str) -> StateGroup {
        self.states
            .get(state)
            .map_or(StateGroup::Open, |state| state.group)
    }

    /// Returns the priority of a severity and an urgency by the matrix.
    pub fn priority_by_matrix(
        &self,
        severity: Option<&str>,
        urgency: Option<&str>,
    ) -> Option<String> {
        self.priority_matrix.get(severity?)?.get(urgency?).cloned()
    }
}
