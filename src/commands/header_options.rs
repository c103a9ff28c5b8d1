//! The options of `new` and `edit` for lines of the header that both may write.

use clap::Args;
use indexmap::IndexMap;

use super::free_text::FreeText;
use super::stepping::put;

/// The lines of the header that a person gives at intake and may correct later.
#[derive(Debug, Args)]
pub struct HeaderOptions {
    /// One line that says what it is about.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub title: Option<String>,
    /// What happened, in the customer's own words.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = FreeText)]
    pub description: Option<String>,
    /// How it came.
    #[arg(long, value_name = "CHANNEL")]
    pub channel: Option<String>,
    /// What it is about, by the profile's categories.
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// Who complains.
    #[arg(long, value_name = "NAME", allow_hyphen_values = true, value_parser = FreeText)]
    pub name: Option<String>,
    /// Phone number.
    #[arg(long, value_name = "PHONE")]
    pub phone: Option<String>,
    /// Customer number.
    #[arg(long, value_name = "ACCOUNT")]
    pub account: Option<String>,
    /// Mail address.
    #[arg(long, value_name = "EMAIL")]
    pub email: Option<String>,
    /// Postal address.
    #[arg(long, value_name = "ADDRESS", allow_hyphen_values = true, value_parser = FreeText)]
    pub address: Option<String>,
    /// When it reached the team; for a new case, now when left out.
    #[arg(long, value_name = "TIME")]
    pub received: Option<String>,
}

impl HeaderOptions {
    /// Puts what was given under the names of the fields; it goes before what stands there.
    pub(super) fn put_in(&self, fields: &mut IndexMap<String, String>) {
        for (field, value) in [
            ("title", &self.title),
            ("description", &self.description),
            ("channel", &self.channel),
            ("category", &self.category),
            ("customer_name", &self.name),
            ("phone", &self.phone),
            ("account", &self.account),
            ("email", &self.email),
            ("address", &self.address),
            ("received", &self.received),
        ] {
            put(fields, field, value.as_ref());
        }
    }
}
