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
    roles: Roles,
}

/// Whether the roles of the people are those of the procedure at hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Roles {
    /// They are: each may take the steps of their roles.
    #[default]
    Held,
    /// They are another profile's, so nobody has one here and everybody may take every step.
    Elsewhere,
}

impl People {
    /// Makes the list, in the order given.
    pub fn new(people: impl IntoIterator<Item = Person>) -> Self {
        Self {
            people: people
                .into_iter()
                .map(|person| (person.id.clone(), person))
                .collect(),
            roles: Roles::Held,
        }
    }

    /// Returns the same people by name, for a profile that `tousu.toml` gives them no roles in:
    /// nobody has a role there, and everybody may take every step.
    pub fn without_roles(&self) -> Self {
        let people = self.people.values().map(|person| Person {
            roles: Vec::new(),
            ..person.clone()
        });
        Self {
            roles: Roles::Elsewhere,
            ..Self::new(people)
        }
    }

    /// Tells whether roles decide who may take a step: there are people, and their roles are of
    /// the procedure at hand.
    pub fn have_roles(&self) -> bool {
        !self.is_empty() && self.roles == Roles::Held
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

    /// Tells whether the person has one of the roles; everybody has, when no people are configured,
    /// when their roles are another profile's, or when no role is asked for.
    pub fn may(&self, id: &str, roles: &[String]) -> bool {
        !self.have_roles()
            || (self.people.contains_key(id) && roles.is_empty())
            || self
                .people
                .get(id)
                .is_some_and(|person| person.roles.iter().any(|role| roles.contains(role)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn people() -> People {
        People::new([Person {
            id: "zhang".to_owned(),
            name: Some("张示例".to_owned()),
            email: None,
            roles: vec!["service".to_owned()],
        }])
    }

    #[test]
    fn a_role_decides_who_may() {
        let people = people();
        assert!(people.may("zhang", &["service".to_owned()]));
        assert!(!people.may("zhang", &["leader".to_owned()]));
        assert!(!people.may("li", &["service".to_owned()]));
    }

    #[test]
    fn people_of_another_profile_keep_their_names_and_no_role_decides() {
        let people = people().without_roles();
        assert_eq!(people.get("zhang").unwrap().name.as_deref(), Some("张示例"));
        assert!(people.may("zhang", &["leader".to_owned()]));
        assert!(!people.have_roles());
        assert_eq!(people.with_roles(&["service".to_owned()]).count(), 0);
    }
}
