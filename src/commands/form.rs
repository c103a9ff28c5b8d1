//! `form`: the papers and letters of the procedure, filled from a case or blank.

use clap::Args;
use serde::Serialize;

use super::{printing, show};
use crate::domain::nearest;
use crate::profile::{Audience, FormRule};
use crate::project::Project;
use crate::render::form::{self, FormTemplate};
use crate::render::procedure_drawing::procedure_drawing;
use crate::render::{form_facts, form_html, form_text};
use crate::say::{Fact, Label, Message};
use crate::session::{Done, Failure, Format, Outcome, Output, Session};
use crate::views::case_page::Personal;
use crate::views::graph::Graph;
use crate::workflow::{Dossier, Procedure};

/// What `form` is asked for.
#[derive(Debug, Args)]
pub struct FormArguments {
    /// Any unique part of the case's number; with `--list` it may be left out.
    #[arg(value_name = "CASE")]
    pub case: Option<String>,
    /// The form.
    #[arg(value_name = "FORM")]
    pub form: Option<String>,
    /// List the forms of the procedure, or of a case.
    #[arg(long, conflicts_with_all = ["form", "blank"])]
    pub list: bool,
    /// Print the form to be filled in by hand.
    #[arg(long, value_name = "FORM", conflicts_with_all = ["case", "form"])]
    pub blank: Option<String>,
    /// Let a form of the inner circle carry what is restricted.
    #[arg(long)]
    pub reveal: bool,
    /// Write into a file.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
}

/// The answer of `--list` in JSON.
#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    label: &'a str,
    template: &'a str,
    copies: usize,
    restricted: bool,
}

/// Prints a form, or lists them.
///
/// # Errors
/// No such case or form, a template with a fault, or a file that cannot be written.
pub fn run(arguments: &FormArguments, session: &Session, output: &mut Output) -> Done {
    let format =
        session.format_among(&[Format::Text, Format::Markdown, Format::Html, Format::Json])?;
    let project = Project::open(session)?;
    let opened = match &arguments.case {
        Some(case) => {
            let personal = match arguments.reveal {
                true => Personal::Revealed,
                false => Personal::Masked,
            };
            let opened = show::open(&project, case)?;
            Some(show::withheld(opened, personal, &project, session)?)
        }
        None => None,
    };
    let procedure = opened
        .as_ref()
        .map_or(&project.procedure, |(_, procedure)| *procedure);
    let dossier = opened.as_ref().map(|(dossier, _)| dossier);
    if arguments.list {
        list(dossier, procedure, format, session, output);
        return Ok(Outcome::Clean);
    }
    let name = arguments.blank.as_ref().or(arguments.form.as_ref());
    let Some(name) = name.filter(|_| arguments.blank.is_some() || dossier.is_some()) else {
        return Err(Failure::new(Message::new("form.which")).hint(Message::new("form.which_hint")));
    };
    let (id, rule) = find(name, procedure)?;
    if let Some(dossier) = dossier
        && !rule.when.holds(&dossier.standing)
    {
        let message = Message::new("form.not_for_this_case").with("form", &rule.label);
        return Err(Failure::new(message).hint(Message::new("form.list_hint")));
    }
    let markdown = filled(rule, dossier, procedure, &project, session)?;
    let title = rule.label.in_language(session.words.language());
    let page = match format {
        Format::Html => {
            let drawing = procedure_drawing(&Graph::of(&procedure.profile), session.words);
            form_html::html_page(&markdown, title, session.words.language(), &drawing)
        }
        Format::Text => form_text::text(&markdown),
        _ => form::without_marks(&markdown),
    };
    let file = arguments.output.as_deref();
    printing::page(&page, id, file, &project.root, session, output)?;
    Ok(Outcome::Clean)
}

fn find<'a>(name: &str, procedure: &'a Procedure) -> Result<(&'a str, &'a FormRule), Failure> {
    let forms = &procedure.profile.forms;
    let known = forms.iter().find(|(id, rule)| {
        *id == name || rule.label.zh == name || rule.label.en.eq_ignore_ascii_case(name)
    });
    known.map(|(id, rule)| (id.as_str(), rule)).ok_or_else(|| {
        let failure = Failure::new(Message::new("form.unknown").with("name", name));
        match nearest(name, forms.keys().map(String::as_str)) {
            Some(near) => failure.hint(Message::new("command.did_you_mean").with("name", near)),
            None if forms.is_empty() => failure.hint(Message::new("form.none_hint")),
            None => failure.hint(
                Message::new("form.known_hint")
                    .with("forms", forms.keys().cloned().collect::<Fact>()),
            ),
        }
    })
}

fn filled(
    rule: &FormRule,
    dossier: Option<&Dossier>,
    procedure: &Procedure,
    project: &Project,
    session: &Session,
) -> Result<String, Failure> {
    let words = session.words;
    let language = words.language();
    let found = project.form_template(&rule.template)?;
    let title = rule.label.in_language(language).to_owned();
    let may_see =
        |id: &str| !procedure.profile.is_restricted(id) || rule.audience == Audience::Restricted;
    let facts = form_facts::facts(dossier, procedure, title, project.now, words, &may_see);
    let copies: Vec<String> = copies(rule, dossier, procedure)
        .iter()
        .map(|label| label.in_language(language).to_owned())
        .collect();
    let template = FormTemplate {
        file: found.file.clone(),
        text: found.text.clone(),
    };
    form::markdown(&template, &facts, &copies, words)
        .map_err(|fault| Failure::new(fault.message).at(found.place(fault.line)))
}

/// Returns who gets copies: those that the form names, or those of its paper in a case like this.
fn copies(rule: &FormRule, dossier: Option<&Dossier>, procedure: &Procedure) -> Vec<Label> {
    let profile = &procedure.profile;
    let paper = rule.paper.as_ref().and_then(|id| profile.papers.get(id));
    let (Some(paper), Some(dossier)) = (paper, dossier) else {
        return rule.copies.clone();
    };
    let entries = paper.copies.iter();
    let mut to: Vec<&String> = Vec::new();
    for id in entries
        .filter(|entry| entry.when.holds(&dossier.standing))
        .flat_map(|entry| &entry.to)
    {
        if !to.contains(&id) {
            to.push(id);
        }
    }
    let name = |id: &String| {
        let lists = ["departments", "roles", "payers"];
        let labels = lists.map(|list| profile.label_of(list, id));
        let known = labels.into_iter().find(|label| label.zh != *id);
        known.unwrap_or_else(|| Label::new(id, id))
    };
    to.into_iter().map(name).collect()
}

fn list(
    dossier: Option<&Dossier>,
    procedure: &Procedure,
    format: Format,
    session: &Session,
    output: &mut Output,
) {
    let language = session.words.language();
    let fitting = procedure
        .profile
        .forms
        .iter()
        .filter(|(_, rule)| dossier.is_none_or(|dossier| rule.when.holds(&dossier.standing)));
    let listed: Vec<Listed<'_>> = fitting
        .map(|(id, rule)| Listed {
            id,
            label: rule.label.in_language(language),
            template: &rule.template,
            copies: rule.copies.len(),
            restricted: rule.audience == Audience::Restricted,
        })
        .collect();
    if format == Format::Json {
        output.json(&listed);
        return;
    }
    let width = listed.iter().map(|form| form.id.len()).max().unwrap_or(0);
    for form in &listed {
        output.data(&format!("{:width$}  {}\n", form.id, form.label));
    }
    if listed.is_empty() {
        output.hint(&Message::new("form.none_hint"));
    }
}
