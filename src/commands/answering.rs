//! What the commands that wrote an event answer: what was done, and what is due next.

use serde::Serialize;

use crate::domain::{Case, END_HOLD, EXEMPTION, Event, HOLD};
use crate::profile::approval_word;
use crate::project::Project;
use crate::say::{Fact, Message};
use crate::session::{Format, Output};
use crate::workflow::{Procedure, Standing, due_escalations, missing_roles};

/// What a command that wrote an event answers in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    file: String,
    step: &'a str,
    event: &'a str,
    from: Option<&'a str>,
    to: &'a str,
    round: u32,
}

/// Says what was done, and what is due next.
pub(super) fn answer(
    project: &Project,
    after: &Case,
    before: &Standing,
    standing: &Standing,
    procedure: &Procedure,
    format: Format,
    output: &mut Output,
) {
    let Some(event) = after.history.last() else {
        return;
    };
    let file = std::path::Path::new("cases").join(after.number.file());
    if format == Format::Json {
        output.json(&Answer {
            id: after.number.as_str(),
            file: file.display().to_string(),
            step: &event.step,
            event: &event.id.0,
            from: (!before.summary.status.is_empty()).then_some(before.summary.status.as_str()),
            to: &standing.summary.status,
            round: standing.summary.round,
        });
        return;
    }
    let profile = &procedure.profile;
    let state = |id: &str| profile.label_of("states", id);
    let moved = before.summary.status != standing.summary.status;
    let step = step_name(event, procedure);
    let said = if moved && !before.summary.status.is_empty() {
        Message::new("command.step_moved")
            .with("case", after.number.as_str())
            .with("step", step)
            .with("from", state(&before.summary.status))
            .with("to", state(&standing.summary.status))
    } else {
        Message::new("command.step_taken")
            .with("case", after.number.as_str())
            .with("step", step)
            .with("state", state(&standing.summary.status))
    };
    output.line(&said);
    say_verdicts(event, procedure, output);
    say_signatures(before, standing, procedure, output);
    say_escalations(project, standing, procedure, output);
    say_next_due(project, standing, procedure, output);
}

/// Returns the name of the step, of those too that every procedure has.
fn step_name(event: &Event, procedure: &Procedure) -> Fact {
    match event.step.as_str() {
        "note" => Message::new("page.step_note").into(),
        "edit" => Message::new("page.step_edit").into(),
        "attach" => Message::new("page.step_attach").into(),
        EXEMPTION => Message::new("page.step_exempt").into(),
        HOLD => Message::new("page.step_hold").into(),
        END_HOLD => Message::new("page.step_end_hold").into(),
        step => procedure.profile.label_of("steps", step).into(),
    }
}

/// Says how approvals stand that the event changed, and whose signature is missing.
fn say_signatures(
    before: &Standing,
    standing: &Standing,
    procedure: &Procedure,
    output: &mut Output,
) {
    for (id, known) in &standing.approvals {
        if before.approvals.get(id) == Some(known) {
            continue;
        }
        let label = procedure.profile.label_of("approvals", id);
        let state = Message::new(approval_word(known.state.code()));
        let roles: Vec<Fact> = missing_roles(id, standing, procedure)
            .iter()
            .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
            .collect();
        let key = match roles.is_empty() {
            true => "command.approval_stands",
            false => "command.approval_awaits",
        };
        let message = Message::new(key)
            .with("approval", label)
            .with("state", state);
        output.notice(&message.with("roles", roles));
    }
}

fn say_verdicts(event: &Event, procedure: &Procedure, output: &mut Output) {
    for stamp in &event.clocks {
        let key = match stamp.verdict {
            crate::domain::StampVerdict::Met => "command.clock_met",
            crate::domain::StampVerdict::Missed => "command.clock_missed",
        };
        let due = crate::time::format_moment(stamp.due);
        output.notice(
            &Message::new(key)
                .with("clock", procedure.profile.label_of("clocks", &stamp.clock))
                .with("due", due),
        );
    }
}

fn say_escalations(
    project: &Project,
    standing: &Standing,
    procedure: &Procedure,
    output: &mut Output,
) {
    for due in due_escalations(standing, procedure, project.now) {
        output.notice(
            &Message::new("command.escalation_due")
                .with("escalation", &due.rule.label)
                .with("step", &due.rule.step),
        );
    }
}

fn say_next_due(
    project: &Project,
    standing: &Standing,
    procedure: &Procedure,
    output: &mut Output,
) {
    let clocks = crate::workflow::judge_all(standing, procedure, project.now);
    let next = clocks
        .iter()
        .filter(|clock| clock.verdict.is_open())
        .min_by_key(|clock| clock.due);
    if let Some(clock) = next {
        let due = crate::time::format_moment(clock.due);
        output.notice(
            &Message::new("command.next_due")
                .with("clock", clock.name())
                .with("due", due),
        );
        if clock.provisional {
            output.warning(&Message::new("command.provisional").with("clock", clock.name()));
        }
    }
}
