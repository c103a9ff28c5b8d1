//! The kinds of fields that a step can ask for, and the fields that every profile shares.

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldType {
    /// Free text.
    Text,
    /// A number, with or without a decimal point.
    Number,
    /// An amount of money, given in yuan, kept in fen.
    Money,
    /// A moment.
    Time,
    /// A duration with its unit: `24h`, `7wd`.
    Duration,
    /// One of the people.
    Person,
    /// One of the profile's departments.
    Department,
    /// One of a list.
    Choice,
    /// `yes` or `no`.
    YesNo,
    /// 1 to 5.
    Rating,
    /// Another case, by its number.
    Case,
}

impl FieldType {
    /// All kinds with the word that profiles and JSON use.
    pub const ALL: [(FieldType, &'static str); 11] = [
        (FieldType::Text, "text"),
        (FieldType::Number, "number"),
        (FieldType::Money, "money"),
        (FieldType::Time, "time"),
        (FieldType::Duration, "duration"),
        (FieldType::Person, "person"),
        (FieldType::Department, "department"),
        (FieldType::Choice, "choice"),
        (FieldType::YesNo, "yesno"),
        (FieldType::Rating, "rating"),
        (FieldType::Case, "case"),
    ];

    /// Returns the word that profiles and JSON use.
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == self)
            .map_or("text", |(_, code)| code)
    }

    /// Returns the kind of that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(kind, _)| *kind)
    }
}

/// A field that the engine knows, because the header, the clocks or the report rest on it.
///
/// Its words are in `locales/`, under `case.field-<id>`; a profile may give other ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandardField {
    /// The name that `--set` uses.
    pub id: &'static str,
    /// The kind of its value.
    pub kind: FieldType,
    /// The profile's list that a choice is taken from, or the fixed choices.
    pub choices: &'static [&'static str],
}

/// Makes one row of the table below.
const fn standard(
    id: &'static str,
    kind: FieldType,
    choices: &'static [&'static str],
) -> StandardField {
    StandardField { id, kind, choices }
}

/// The fields that every profile shares; a choice written `@name` is taken from that list of the profile.
pub const STANDARD_FIELDS: &[StandardField] = &[
    standard("title", FieldType::Text, &[]),
    standard("description", FieldType::Text, &[]),
    standard("kind", FieldType::Choice, &["@kinds"]),
    standard("channel", FieldType::Choice, &["@channels"]),
    standard("category", FieldType::Choice, &["@categories"]),
    standard("cause", FieldType::Choice, &["@causes"]),
    standard("severity", FieldType::Choice, &["@severities"]),
    standard("urgency", FieldType::Choice, &["@urgencies"]),
    standard("priority", FieldType::Choice, &["@priorities"]),
    standard("received", FieldType::Time, &[]),
    standard("customer_name", FieldType::Text, &[]),
    standard("phone", FieldType::Text, &[]),
    standard("account", FieldType::Text, &[]),
    standard("email", FieldType::Text, &[]),
    standard("address", FieldType::Text, &[]),
    standard("lead", FieldType::Department, &[]),
    standard("assist", FieldType::Department, &[]),
    standard("handler", FieldType::Person, &[]),
    standard("promised", FieldType::Time, &[]),
    standard(
        "outcome",
        FieldType::Choice,
        &["upheld", "partly_upheld", "not_upheld"],
    ),
    standard(
        "satisfaction",
        FieldType::Choice,
        &[
            "satisfied",
            "dissatisfied",
            "not_asked",
            "no_answer",
            "refused",
            "unreachable",
        ],
    ),
    standard("rating", FieldType::Rating, &[]),
    standard("words", FieldType::Text, &[]),
    standard("asked_by", FieldType::Choice, &["@channels"]),
    standard("extension", FieldType::Duration, &[]),
    standard("reason", FieldType::Text, &[]),
    standard("note", FieldType::Text, &[]),
    standard("action_of", FieldType::Text, &[]),
    standard("repeat_of", FieldType::Case, &[]),
    standard("duplicate_of", FieldType::Case, &[]),
    standard("part_of", FieldType::Case, &[]),
    standard("split_from", FieldType::Case, &[]),
    standard("redress", FieldType::Choice, &["@redress_kinds"]),
    standard("amount", FieldType::Money, &[]),
    standard("payer", FieldType::Choice, &["@payers"]),
    standard("payer_share", FieldType::Money, &[]),
    standard("recovered", FieldType::Money, &[]),
    standard("paper", FieldType::Choice, &["@papers"]),
    standard("signed", FieldType::YesNo, &[]),
    standard("escalation_level", FieldType::Choice, &["@escalations"]),
];

/// The field by which a case names the action in another case that is ordered for it too: `TS-20261103-4K7Q/1`.
pub const ACTION_OF: &str = "action_of";

/// Returns the standard field of that name.
pub fn standard_field(id: &str) -> Option<&'static StandardField> {
    STANDARD_FIELDS.iter().find(|field| field.id == id)
}

/// The key of the words that name a standard field; a profile's own field has a label instead.
pub fn field_word(id: &str) -> &'static str {
    FIELD_WORDS
        .iter()
        .find(|(known, _)| *known == id)
        .map_or("case.field_other", |(_, word)| word)
}

/// Names of standard fields in `locales/`.
const FIELD_WORDS: &[(&str, &str)] = &[
    ("title", "case.field_title"),
    ("description", "case.field_description"),
    ("kind", "case.field_kind"),
    ("channel", "case.field_channel"),
    ("category", "case.field_category"),
    ("cause", "case.field_cause"),
    ("severity", "case.field_severity"),
    ("urgency", "case.field_urgency"),
    ("priority", "case.field_priority"),
    ("received", "case.field_received"),
    ("customer_name", "case.field_customer_name"),
    ("phone", "case.field_phone"),
    ("account", "case.field_account"),
    ("email", "case.field_email"),
    ("address", "case.field_address"),
    ("lead", "case.field_lead"),
    ("assist", "case.field_assist"),
    ("handler", "case.field_handler"),
    ("promised", "case.field_promised"),
    ("outcome", "case.field_outcome"),
    ("satisfaction", "case.field_satisfaction"),
    ("rating", "case.field_rating"),
    ("words", "case.field_words"),
    ("asked_by", "case.field_asked_by"),
    ("extension", "case.field_extension"),
    ("reason", "case.field_reason"),
    ("note", "case.field_note"),
    ("action_of", "case.field_action_of"),
    ("escalation_level", "case.field_escalation_level"),
    ("repeat_of", "case.field_repeat_of"),
    ("duplicate_of", "case.field_duplicate_of"),
    ("part_of", "case.field_part_of"),
    ("split_from", "case.field_split_from"),
    ("redress", "case.field_redress"),
    ("amount", "case.field_amount"),
    ("payer", "case.field_payer"),
    ("payer_share", "case.field_payer_share"),
    ("recovered", "case.field_recovered"),
    ("paper", "case.field_paper"),
    ("signed", "case.field_signed"),
];

/// The key of the words that name a fixed choice of a standard field; `None` for a profile's own.
pub fn value_word(value: &str) -> Option<&'static str> {
    VALUE_WORDS
        .iter()
        .find(|(known, _)| *known == value)
        .map(|(_, word)| *word)
}

/// Names of fixed choices in `locales/`.
const VALUE_WORDS: &[(&str, &str)] = &[
    ("upheld", "case.value_upheld"),
    ("partly_upheld", "case.value_partly_upheld"),
    ("not_upheld", "case.value_not_upheld"),
    ("satisfied", "case.value_satisfied"),
    ("dissatisfied", "case.value_dissatisfied"),
    ("not_asked", "case.value_not_asked"),
    ("no_answer", "case.value_no_answer"),
    ("refused", "case.value_refused"),
    ("unreachable", "case.value_unreachable"),
    ("yes", "case.value_yes"),
    ("no", "case.value_no"),
];
