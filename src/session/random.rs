//! Random ids: from the system, or from a seed so that a run can be repeated byte for byte.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::say::Message;

/// The letters of Crockford's base 32: no I, L, O or U, which are misread.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A source of random bytes.
#[derive(Debug, Clone)]
pub struct Random {
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    System,
    Seed { seed: String, drawn: u64 },
}

impl Random {
    /// Returns a source that asks the operating system.
    pub fn of_the_system() -> Self {
        Self {
            source: Source::System,
        }
    }

    /// Returns a source that gives the same bytes for the same seed and the same moment.
    pub fn seeded(seed: &str, now: DateTime<Utc>) -> Self {
        Self {
            source: Source::Seed {
                seed: format!("{seed}\0{}", now.timestamp_micros()),
                drawn: 0,
            },
        }
    }

    /// Returns the next `count` bytes.
    ///
    /// # Errors
    /// The operating system gives no random bytes.
    pub fn bytes(&mut self, count: usize) -> Result<Vec<u8>, Message> {
        match &mut self.source {
            Source::System => {
                let mut bytes = vec![0; count];
                getrandom::fill(&mut bytes).map_err(|error| {
                    Message::new("cli.no_random_bytes").with("reason", error.to_string())
                })?;
                Ok(bytes)
            }
            Source::Seed { seed, drawn } => {
                let mut bytes = Vec::with_capacity(count + 32);
                while bytes.len() < count {
                    bytes.extend_from_slice(&Sha256::digest(format!("{seed}\0{drawn}")));
                    *drawn += 1;
                }
                bytes.truncate(count);
                Ok(bytes)
            }
        }
    }

    /// Returns `length` letters of Crockford's base 32, five random bits each.
    ///
    /// # Errors
    /// As [`Random::bytes`].
    pub fn crockford(&mut self, length: usize) -> Result<String, Message> {
        let letter = |byte: &u8| char::from(CROCKFORD[usize::from(byte % 32)]);
        Ok(self.bytes(length)?.iter().map(letter).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_seed_gives_the_same_letters_and_each_draw_others() {
        let now = DateTime::UNIX_EPOCH;
        let mut first = Random::seeded("a", now);
        let mut second = Random::seeded("a", now);
        let drawn = first.crockford(4).unwrap();
        assert_eq!(drawn, second.crockford(4).unwrap());
        assert_ne!(drawn, first.crockford(4).unwrap());
        assert_ne!(drawn, Random::seeded("b", now).crockford(4).unwrap());
    }

    #[test]
    fn the_system_gives_letters_of_the_alphabet_only() {
        let drawn = Random::of_the_system().crockford(200).unwrap();
        assert_eq!(drawn.len(), 200);
        assert!(drawn.bytes().all(|letter| CROCKFORD.contains(&letter)));
    }
}
