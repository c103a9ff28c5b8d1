//! The approvals of a case on its page: how each stands, who signed, who is missing, why it is void.

use chrono::{DateTime, FixedOffset};
use unicode_width::UnicodeWidthStr;

use super::pieces::one_line;
use super::{Pieces, Tone, values, wording};
use crate::profile::{Approval, approval_word};
use crate::say::{Fact, Message};
use crate::views::names;
use crate::workflow::{
    ApprovalEnd, ApprovalStanding, ApprovalState, Dossier, Procedure, level_of, slots,
};

/// Adds the approvals that were put up.
pub(super) fn approvals(
    pieces: &mut Pieces,
    dossier: &Dossier,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    let standing = &dossier.standing;
    let approvals = procedure.profile.approvals.iter();
    let put_up: Vec<(&String, &Approval, &ApprovalStanding)> = approvals
        .filter_map(|(id, approval)| Some((id, approval, standing.approvals.get(id)?)))
        .collect();
    if put_up.is_empty() {
        return;
    }
    pieces.heading("page.heading_approvals");
    let words = pieces.words();
    let name = |approval: &Approval| one_line(approval.label.in_language(words.language()));
    let names = put_up.iter().map(|(_, approval, _)| name(approval).width());
    let width = names.max().unwrap_or(0) + 2;
    for (id, approval, known) in put_up {
        let (sign, tone) = sign(known.state);
        pieces.add("  ", Tone::Plain);
        pieces.add(sign, tone);
        pieces.add(" ", Tone::Plain);
        pieces.column(&name(approval), width, Tone::Plain);
        pieces.add(words.word(approval_word(known.state.code())), tone);
        if approval.levels.len() > 1 {
            let level = Message::new("page.approval_level")
                .with("level", (level_of(approval, standing) + 1).to_string())
                .with("levels", approval.levels.len().to_string());
            pieces.say(&level, Tone::Faint);
        }
        let amount = approval.amount.as_deref();
        let amount = amount.filter(|field| !procedure.profile.is_restricted(field));
        let fen = amount.and_then(|field| Some((field, standing.facts.get(field)?)));
        if let Some((field, fen)) = fen {
            pieces.add("  ", Tone::Plain);
            let said = values::value(field, fen, procedure, now, words);
            pieces.add(said, Tone::Plain);
        }
        pieces.end_line();
        signatures(pieces, known, procedure, now);
        for slot in slots(id, standing, procedure) {
            if slot.signed.is_none() && known.state.is_open() {
                let roles = values::roles(&slot.roles, procedure, words);
                let missing = Message::new("page.approval_missing").with("roles", roles);
                line(pieces, &missing, Tone::Warning);
            }
        }
        if let Some(end) = &known.end {
            ended(pieces, known.state, end, procedure, now);
        }
    }
}

fn sign(state: ApprovalState) -> (&'static str, Tone) {
    match state {
        ApprovalState::Pending | ApprovalState::Partly => ("·", Tone::Warning),
        ApprovalState::Granted => ("✓", Tone::Good),
        ApprovalState::Refused => ("✗", Tone::Bad),
        ApprovalState::Withdrawn => ("-", Tone::Faint),
        ApprovalState::Void => ("▲", Tone::Bad),
    }
}

fn line(pieces: &mut Pieces, message: &Message, tone: Tone) {
    let said = pieces.words().say(message);
    pieces.add("      ", Tone::Plain);
    pieces.add(one_line(&said), tone);
    pieces.end_line();
}

fn signatures(
    pieces: &mut Pieces,
    known: &ApprovalStanding,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    for signature in &known.signatures {
        let roles = signature.roles.iter();
        let roles: Vec<Fact> = roles
            .map(|role| Fact::from(procedure.profile.label_of("roles", role)))
            .collect();
        let key = match roles.is_empty() {
            true => "page.approval_signed",
            false => "page.approval_signed_as",
        };
        let signed = Message::new(key)
            .with("who", names::person_name(&signature.by, procedure))
            .with("roles", roles)
            .with("at", wording::moment(signature.at, now));
        line(pieces, &signed, Tone::Plain);
    }
}

fn ended(
    pieces: &mut Pieces,
    state: ApprovalState,
    end: &ApprovalEnd,
    procedure: &Procedure,
    now: DateTime<FixedOffset>,
) {
    let key = match (state, &end.reason) {
        (ApprovalState::Void, _) => "page.approval_void",
        (ApprovalState::Refused, Some(_)) => "page.approval_refused_because",
        (ApprovalState::Refused, None) => "page.approval_refused",
        (_, Some(_)) => "page.approval_withdrawn_because",
        (_, None) => "page.approval_withdrawn",
    };
    let fields = end.changed.iter();
    let fields: Vec<Fact> = fields
        .map(|field| names::field_name(field, &procedure.profile))
        .collect();
    let said = Message::new(key)
        .with("who", names::person_name(&end.by, procedure))
        .with("at", wording::moment(end.at, now))
        .with("fields", fields)
        .with("reason", end.reason.clone().unwrap_or_default());
    line(pieces, &said, Tone::Plain);
}
