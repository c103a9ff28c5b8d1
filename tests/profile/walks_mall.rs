//! Random walks over the procedure of a mall.

use tousu::domain::People;

use crate::walker::{procedure, team, walks_over};

/// It is long, and some of its steps come after twenty others.
const WALKS: usize = 2000;

#[test]
fn walks_over_mall_with_a_team() {
    walks_over(&procedure("mall", team("mall")), WALKS, 5);
}

#[test]
fn walks_over_mall_without_people() {
    walks_over(&procedure("mall", People::default()), WALKS, 6);
}
