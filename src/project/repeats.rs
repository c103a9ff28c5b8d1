//! Earlier cases of the same customer, found by phone or customer number.

use std::path::PathBuf;

use chrono::Days;

use super::{Project, relative};
use crate::case::read_case;
use crate::domain::{CaseNumber, phone_digits};
use crate::read::{CaseEntry, case_entries, read_bytes};

impl Project {
    /// Returns the cases of the last days with this phone or customer number, the oldest first, and the
    /// files that could not be compared.
    ///
    /// Only files whose number carries one of those days are opened.
    pub fn recent_cases_of(
        &self,
        phone: Option<&str>,
        account: Option<&str>,
        days: u32,
    ) -> (Vec<CaseNumber>, Vec<PathBuf>) {
        let phone = phone.map(phone_digits).filter(|digits| digits.len() >= 5);
        let account = account.map(str::trim).filter(|account| !account.is_empty());
        let mut unread = Vec::new();
        if phone.is_none() && account.is_none() {
            return (Vec::new(), unread);
        }
        let mut found = Vec::new();
        let first = self
            .now
            .date_naive()
            .checked_sub_days(Days::new(u64::from(days)))
            .unwrap_or_default();
        for entry in case_entries(&self.root) {
            let CaseEntry::Case(path) = entry else {
                continue;
            };
            let number = path
                .file_stem()
                .and_then(|stem| stem.to_string_lossy().parse::<CaseNumber>().ok());
            let Some(number) = number.filter(|number| number.day() >= first) else {
                continue;
            };
            let case = read_bytes(&path)
                .ok()
                .and_then(|read| read_case(&read.bytes).case);
            let Some(case) = case else {
                unread.push(relative(&self.root, &path));
                continue;
            };
            let same_phone =
                phone.is_some() && case.customer.phone.as_deref().map(phone_digits) == phone;
            let same_account =
                account.is_some() && case.customer.account.as_deref().map(str::trim) == account;
            if same_phone || same_account {
                found.push((case.received, number));
            }
        }
        found.sort();
        (
            found.into_iter().map(|(_, number)| number).collect(),
            unread,
        )
    }
}
