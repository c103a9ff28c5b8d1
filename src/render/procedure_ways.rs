//! The ways of a drawn procedure: those to the next row, and those that pass others and share a line.

use crate::say::{Label, Words};
use crate::views::graph::Graph;

/// All ways to one state on one side, which share a line.
pub(super) struct Bus {
    /// The rows that it comes from.
    pub(super) from: Vec<usize>,
    /// The row that it leads to.
    pub(super) to: usize,
    pub(super) side: Side,
    /// The names of its steps.
    pub(super) names: Vec<String>,
    /// How far out it runs; 0 is next to the names.
    pub(super) lane: usize,
}

/// On which side of the boxes a line runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Ahead,
    Back,
}

/// All ways of a graph; row 0 is the beginning, then each state has its own.
pub(super) struct Ways {
    pub(super) buses: Vec<Bus>,
    /// For each row the names of the steps to the next one.
    pub(super) next: Vec<Vec<String>>,
}

impl Ways {
    pub(super) fn of(graph: &Graph, words: Words) -> Self {
        let mut buses: Vec<Bus> = Vec::new();
        let mut next = vec![Vec::new(); graph.nodes.len() + 1];
        for edge in &graph.edges {
            let from = edge.from.map_or(0, |from| from + 1);
            let to = edge.to + 1;
            let names = edge.labels.iter().map(|label| named(label, words));
            if to == from + 1 {
                next[from].extend(names);
                continue;
            }
            let side = match from < to {
                true => Side::Ahead,
                false => Side::Back,
            };
            let known = |bus: &Bus| bus.to == to && bus.side == side;
            let place = buses.iter().position(known).unwrap_or_else(|| {
                buses.push(Bus {
                    from: Vec::new(),
                    to,
                    side,
                    names: Vec::new(),
                    lane: 0,
                });
                buses.len() - 1
            });
            let bus = &mut buses[place];
            bus.from.push(from);
            for name in names {
                if !bus.names.contains(&name) {
                    bus.names.push(name);
                }
            }
        }
        for side in [Side::Ahead, Side::Back] {
            give_lanes(&mut buses, side);
        }
        Self { buses, next }
    }
}

/// Returns a name in the language of the drawing.
pub(super) fn named(label: &Label, words: Words) -> String {
    label.in_language(words.language()).to_owned()
}

/// Gives each line a lane of its side where no other runs beside the same rows; short ones run next to the boxes.
fn give_lanes(buses: &mut [Bus], side: Side) {
    let span = |bus: &Bus| {
        let rows = bus.from.iter().copied().chain([bus.to]);
        let (mut first, mut last) = (bus.to, bus.to);
        for row in rows {
            first = first.min(row);
            last = last.max(row);
        }
        (first, last)
    };
    let mut order: Vec<usize> = (0..buses.len())
        .filter(|place| buses[*place].side == side)
        .collect();
    order.sort_by_key(|place| {
        let (first, last) = span(&buses[*place]);
        (last - first, first)
    });
    let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
    for place in order {
        let (first, last) = span(&buses[place]);
        let free = |taken: &Vec<(usize, usize)>| {
            taken
                .iter()
                .all(|(begins, ends)| last < *begins || *ends < first)
        };
        let lane = lanes.iter().position(free).unwrap_or(lanes.len());
        if lane == lanes.len() {
            lanes.push(Vec::new());
        }
        lanes[lane].push((first, last));
        buses[place].lane = lane;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lines_beside_the_same_rows_share_a_lane() {
        let mut buses: Vec<Bus> = [(0, 4), (1, 3), (0, 2), (3, 4)]
            .into_iter()
            .map(|(from, to)| Bus {
                from: vec![from],
                to,
                side: Side::Ahead,
                names: Vec::new(),
                lane: 0,
            })
            .collect();
        give_lanes(&mut buses, Side::Ahead);
        for (place, one) in buses.iter().enumerate() {
            for other in &buses[place + 1..] {
                let apart = one.to < other.from[0] || other.to < one.from[0];
                assert!(apart || one.lane != other.lane);
            }
        }
    }
}
