//! One case whole: the row, who complains, what was said, history, clocks, what is next.

use chrono::{DateTime, FixedOffset};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::case_approvals::{ApprovalView, approvals};
use super::case_event::EventView;
use super::case_items::{ItemView, items};
use super::case_redress::{PaperView, RedressView};
use super::case_row::CaseRow;
pub use super::clock_view::ClockView;
use super::escalations::{EscalationView, escalations};
use super::explanation::explanation;
use super::links::{LeaderFaultView, LinkView, PointingView, links_of};
use super::next_page::{NextStep, next_steps};
use super::retention::HoldView;
use super::what_if::WhatIfView;
use crate::domain::{Customer, mask_account, mask_name, mask_phone, mask_text};
use crate::say::Words;
use crate::workflow::{Dossier, Procedure};

/// Whether personal data is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// Masked, so that the page can be handed on.
    Masked,
    /// As it is.
    Revealed,
}

/// One case whole.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CasePage {
    /// What a list shows of it.
    #[serde(flatten)]
    pub row: CaseRow,
    /// The profile whose procedure it follows.
    pub profile: String,
    /// The departments that assist.
    pub assist: Vec<String>,
    /// Whether it was upheld.
    pub outcome: Option<String>,
    /// What the customer said of the result, in the last round.
    pub satisfaction: Option<String>,
    /// Who complains; masked unless asked for.
    pub customer: CustomerView,
    /// The complaint in the customer's own words.
    pub description: Option<String>,
    /// Other things that were asked at intake.
    pub details: IndexMap<String, String>,
    /// The other cases that it names.
    pub links: Vec<LinkView>,
    /// The case that leads its group and cannot; absent when it can, or there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leader_fault: Option<LeaderFaultView>,
    /// The cases that name it; absent unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_from: Option<Vec<PointingView>>,
    /// The hold that keeps its file; absent when nobody holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<HoldView>,
    /// What happened, oldest first.
    pub history: Vec<EventView>,
    /// All runs of all clocks, in the order they started.
    pub clocks: Vec<ClockView>,
    /// What the customer was given; absent when nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redress: Option<RedressView>,
    /// The papers that it has or must have; absent when there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperView>,
    /// The approvals that were put up, in the order of the profile.
    pub approvals: Vec<ApprovalView>,
    /// The things within it that have a life of their own: parts, actions, visits.
    pub items: Vec<ItemView>,
    /// What must go to a higher level, and what was taken there.
    pub escalations: Vec<EscalationView>,
    /// The steps that are possible.
    pub next: Vec<NextStep>,
    /// How its clocks stand by another policy; absent unless one is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_if: Option<WhatIfView>,
}

/// Who complains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CustomerView {
    /// Name of the person or organisation.
    pub name: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// The number by which the company knows the customer.
    pub account: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

impl CustomerView {
    /// Returns who complains, masked or not.
    pub fn of(customer: &Customer, personal: Personal) -> Self {
        let shown = |value: &Option<String>, mask: fn(&str) -> String| {
            value.as_deref().map(|value| match personal {
                Personal::Masked => mask(value),
                Personal::Revealed => value.to_owned(),
            })
        };
        Self {
            name: shown(&customer.name, mask_name),
            phone: shown(&customer.phone, mask_phone),
            account: shown(&customer.account, mask_account),
            email: shown(&customer.email, mask_email),
            address: shown(&customer.address, mask_address),
        }
    }

    /// Returns the values under the field names that steps and options use.
    pub fn fields(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("customer_name", self.name.as_deref()),
            ("phone", self.phone.as_deref()),
            ("account", self.account.as_deref()),
            ("email", self.email.as_deref()),
            ("address", self.address.as_deref()),
        ]
    }
}

/// Masks a mail address: the first letter and the domain stay.
fn mask_email(email: &str) -> String {
    match email.split_once('@') {
        Some((local, domain)) => {
            let first: String = local.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        None => mask_text(email, 1, 0),
    }
}

/// Masks an address: what names province and city stays.
fn mask_address(address: &str) -> String {
    mask_text(address, 6, 0)
}

impl CasePage {
    /// Returns the page of a case.
    pub fn of(
        dossier: &Dossier,
        procedure: &Procedure,
        now: DateTime<FixedOffset>,
        personal: Personal,
    ) -> Self {
        let Dossier { case, standing, .. } = dossier;
        Self {
            row: CaseRow::of(dossier),
            profile: case.profile.clone(),
            assist: standing.summary.assist.clone(),
            outcome: standing.summary.outcome.clone(),
            satisfaction: standing.summary.satisfaction.clone(),
            customer: CustomerView::of(&case.customer, personal),
            description: case.description.clone(),
            details: case.details.clone(),
            links: links_of(dossier, procedure),
            leader_fault: None,
            linked_from: None,
            hold: standing.hold.as_ref().map(HoldView::of),
            history: case.history.iter().map(EventView::of).collect(),
            clocks: dossier.clocks.iter().map(ClockView::of).collect(),
            redress: RedressView::of(dossier),
            papers: PaperView::all_of(dossier, procedure),
            approvals: approvals(dossier, procedure),
            items: items(dossier, &procedure.profile),
            escalations: escalations(standing, procedure, now),
            next: next_steps(dossier, procedure, now),
            what_if: None,
        }
    }

    /// Adds the cases that name it.
    #[must_use]
    pub fn linked_from(mut self, pointing: Option<Vec<PointingView>>) -> Self {
        self.linked_from = pointing;
        self
    }

    /// Adds how each due moment came about.
    #[must_use]
    pub fn explained(
        mut self,
        dossier: &Dossier,
        procedure: &Procedure,
        now: DateTime<FixedOffset>,
        words: Words,
    ) -> Self {
        for (view, clock) in self.clocks.iter_mut().zip(&dossier.clocks) {
            let lines = explanation(clock, dossier, procedure, now);
            view.explanation = Some(lines.iter().map(|line| words.say(line)).collect());
        }
        self
    }
}
