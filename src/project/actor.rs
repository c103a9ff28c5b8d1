//! Who acts: `--as`, `TOUSU_ACTOR`, else git's `user.email` looked up among the people.

use super::Project;
use crate::domain::nearest;
use crate::read::Git;
use crate::say::{Fact, Message};
use crate::session::{Failure, Session};

/// How sure it is who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// One of the people of the settings.
    Person,
    /// A name that was given; no people are configured.
    Named,
    /// Nobody said; the system's login name, or `unknown`.
    Guessed,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The id that events carry.
    pub id: String,
    /// How sure that is.
    pub known: Known,
}

impl Project {
    /// Returns who acts.
    ///
    /// # Errors
    /// People are configured, and the one who acts is none of them.
    pub fn actor(&self, session: &Session) -> Result<Actor, Failure> {
        let people = &self.settings.people;
        if let Some(given) = session
            .actor
            .as_deref()
            .map(str::trim)
            .filter(|given| !given.is_empty())
        {
            if people.is_empty() {
                return Ok(Actor {
                    id: plain(given),
                    known: Known::Named,
                });
            }
            let person = people.iter().find(|person| {
                person.id == given
                    || person.name.as_deref() == Some(given)
                    || person.email.as_deref() == Some(given)
            });
            return match person {
                Some(person) => Ok(Actor {
                    id: person.id.clone(),
                    known: Known::Person,
                }),
                None => Err(self.not_of_the_team(given)),
            };
        }
        let email =
            Git::find(&session.programs, &self.root).and_then(|git| git.user_email(&self.root));
        match (email, people.is_empty()) {
            (Some(email), true) => Ok(Actor {
                id: plain(&email),
                known: Known::Named,
            }),
            (Some(email), false) => match people.by_email(&email) {
                Some(person) => Ok(Actor {
                    id: person.id.clone(),
                    known: Known::Person,
                }),
                None => Err(self.not_of_the_team(&email)),
            },
            (None, false) => Err(Failure::new(Message::new("command.who_are_you"))
                .hint(Message::new("command.who_are_you_hint"))),
            (None, true) => {
                let login = session
                    .login
                    .as_deref()
                    .map_or_else(|| "unknown".to_owned(), plain);
                Ok(Actor {
                    id: login,
                    known: Known::Guessed,
                })
            }
        }
    }

    fn not_of_the_team(&self, given: &str) -> Failure {
        let people = &self.settings.people;
        let failure = Failure::new(Message::new("command.not_of_the_team").with("actor", given));
        match nearest(given, people.iter().map(|person| person.id.as_str())) {
            Some(near) => failure.hint(Message::new("command.did_you_mean").with("name", near)),
            None => {
                let known = people
                    .iter()
                    .map(|person| person.id.clone())
                    .collect::<Fact>();
                failure.hint(Message::new("command.known_people").with("people", known))
            }
        }
    }
}

/// Returns a name without control and invisible characters, so that nobody can look like another.
fn plain(name: &str) -> String {
    let invisible = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    name.trim()
        .chars()
        .filter(|letter| !invisible(*letter))
        .take(100)
        .collect()
}
