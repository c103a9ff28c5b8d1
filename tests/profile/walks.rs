//! Walks over the procedures of a team, with people and without.

use tousu::domain::People;

use crate::walker::{team, walks};

#[test]
fn walks_over_network_with_a_team() {
    walks("network", team("network"), 1);
}

#[test]
fn walks_over_network_without_people() {
    walks("network", People::default(), 2);
}

#[test]
fn walks_over_basic_with_a_team() {
    walks("basic", team("basic"), 3);
}

#[test]
fn walks_over_basic_without_people() {
    walks("basic", People::default(), 4);
}
