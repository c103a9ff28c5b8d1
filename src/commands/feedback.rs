//! `feedback`: what the customer said of the result; a step of the procedure with a verb of its own.

use clap::Args;

use super::free_text::FreeText;
use super::stepping::{pairs, put, take_by_verb};
use crate::profile::Verb;
use crate::project::Project;
use crate::session::{Done, Output, Session};

/// What `feedback` is asked for.
#[derive(Debug, Args)]
pub struct FeedbackArguments {
    /// The case: its number or a unique part of it.
    #[arg(value_name = "CASE")]
    pub case: String,
    /// The customer is satisfied.
    #[arg(long, group = "answer")]
    pub satisfied: bool,
    /// The customer is not satisfied; give the words with --words.
    #[arg(long, group = "answer")]
    pub dissatisfied: bool,
    /// The customer could not be reached.
    #[arg(long, group = "answer")]
    pub unreachable: bool,
    /// The phone rang and nobody answered.
    #[arg(long, group = "answer")]
    pub no_answer: bool,
    /// The customer did not want to say.
    #[arg(long, group = "answer")]
    pub refused: bool,
    /// The customer was not asked.
    #[arg(long, group = "answer")]
    pub not_asked: bool,
    /// The rating, 1 to 5.
    #[arg(long, value_name = "RATING")]
    pub rating: Option<String>,
    /// What the customer said, word for word.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub words: Option<String>,
    /// How the customer was asked: a channel.
    #[arg(long, value_name = "CHANNEL")]
    pub asked_by: Option<String>,
    /// A value that the step records.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Remarks in free words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub note: Option<String>,
}

impl FeedbackArguments {
    /// Returns the satisfaction that the options say.
    fn satisfaction(&self) -> Option<String> {
        let answers = [
            (self.satisfied, "satisfied"),
            (self.dissatisfied, "dissatisfied"),
            (self.unreachable, "unreachable"),
            (self.no_answer, "no_answer"),
            (self.refused, "refused"),
            (self.not_asked, "not_asked"),
        ];
        answers
            .into_iter()
            .find(|(given, _)| *given)
            .map(|(_, value)| value.to_owned())
    }
}

/// Records what the customer said.
///
/// # Errors
/// No result stands to be asked about, the answers contradict each other, or something is missing; nothing is
/// changed then.
pub fn run(arguments: &FeedbackArguments, session: &Session, output: &mut Output) -> Done {
    let project = Project::open(session)?;
    let mut fields = pairs(&arguments.set)?;
    put(
        &mut fields,
        "satisfaction",
        arguments.satisfaction().as_ref(),
    );
    put(&mut fields, "rating", arguments.rating.as_ref());
    put(&mut fields, "words", arguments.words.as_ref());
    put(&mut fields, "asked_by", arguments.asked_by.as_ref());
    take_by_verb(
        &project,
        &arguments.case,
        (Verb::Feedback, "command.cannot_ask"),
        (fields, arguments.note.clone()),
        session,
        output,
    )
}
