//! The people of a team, and who of them may do what.

use indexmap::IndexMap;

/// One person of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The short name that events carry.
    pub id: String,
    /// The name as people write it; `None` when only the id is known.
    pub name: Option<String>,
    /// The address that git knows the person by.
    pub email: Option<String>,
    /// The roles of the profile that the person has.
    pub roles: Vec<String>,
}

/// All people of `tousu.toml`; empty when none are configured, and then everything is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    people: IndexMap<String, Person>,
}

impl People {
    /// Makes the list, in the order given.
    pub fn new(people: impl IntoIterator<Item = Person>) -> Self {
        Self {
            people: people
                .into_iter()
                .map(|person| (person.id.clone(), person))
                .collect(),
        }
    }

    /// Tells whether nobody is configured.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Returns the person of that id.
    pub fn get(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    /// Returns the person whom git knows by that address, without regard to case.
    pub fn by_email(&self, email: &str) -> Option<&Person> {
        self.people.values().find(|person| {
            person
                .email
                .as_deref()
                .is_some_and(|known| known.eq_ignore_ascii_case(email))
        })
    }

    /// Returns everybody, in the order of `tousu.toml`.
    pub fn iter(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// Returns those who have one of the roles.
    pub fn with_roles<'a>(&'a self, roles: &'a [String]) -> impl Iterator<Item = &'a Person> {
        self.people
            .values()
            .filter(move |person| person.roles.iter().any(|role| roles.contains(role)))
    }

    /// Tells whether the person has one of the roles; everybody has, when no people are configured
    /// or no role is asked for.
    pub fn may(&self, id: &str, roles: &[String]) -> bool {
        self.is_empty()
            || (self.people.contains_key(id) && roles.is_empty())
            || self
                .people
                .get(id)
                .is_some_and(|person| person.roles.iter().any(|role| roles.contains(role)))
    }
}
