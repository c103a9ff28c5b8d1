//! A procedure as a drawing for one sheet of A4: states from top to bottom, ways ahead on the right, ways back on the left.
//!
//! All ways to one state that pass others share a line; its arrow bears the names of the steps.

use std::fmt::Write as _;

use super::pieces::cut;
use super::procedure_ways::{Bus, Side, Ways, named};
use crate::profile::StateGroup;
use crate::say::Words;
use crate::views::graph::Graph;

/// The drawing is as wide as what A4 leaves between its margins, in tenths of a millimetre; all measures are.
const WIDTH: f64 = 1740.0;
const HEIGHT: f64 = 2360.0;
const BOX_LEFT: f64 = 560.0;
const BOX_RIGHT: f64 = 1120.0;
/// Room for the names of steps beside the boxes; further out run the shared lines.
const NAMES: f64 = 330.0;
const ROW_AT_MOST: f64 = 150.0;

/// Draws a procedure as SVG.
pub fn procedure_drawing(graph: &Graph, words: Words) -> String {
    Drawing::of(graph, words).svg()
}

struct Drawing<'a> {
    graph: &'a Graph,
    words: Words,
    /// How high a row is; the first row is that of the beginning, then each state has its own.
    row: f64,
    buses: Vec<Bus>,
    /// For each row the names of the steps to the next one.
    next: Vec<Vec<String>>,
}

impl<'a> Drawing<'a> {
    fn of(graph: &'a Graph, words: Words) -> Self {
        let rows = graph.nodes.len() + 1;
        let Ways { buses, next } = Ways::of(graph, words);
        Self {
            graph,
            words,
            row: (HEIGHT / rows as f64).min(ROW_AT_MOST),
            buses,
            next,
        }
    }

    fn svg(&self) -> String {
        let height = self.row * (self.graph.nodes.len() + 1) as f64;
        let title = escaped(self.graph.title.in_language(self.words.language()));
        let mut svg = format!(
            "<svg class=\"procedure\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{title}\" \
             viewBox=\"0 0 {WIDTH:.0} {height:.0}\">\n<defs><marker id=\"end\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" \
             markerWidth=\"16\" markerHeight=\"16\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/>\
             </marker></defs>\n"
        );
        for bus in &self.buses {
            self.bus(bus, &mut svg);
        }
        for (row, names) in self.next.iter().enumerate() {
            self.next(row, names, &mut svg);
        }
        let middle = (BOX_LEFT + BOX_RIGHT) / 2.0;
        let _ = writeln!(
            svg,
            "<circle cx=\"{middle:.0}\" cy=\"{:.0}\" r=\"14\"/>",
            self.middle(0)
        );
        for (place, node) in self.graph.nodes.iter().enumerate() {
            let shape = match node.group {
                StateGroup::Open => "",
                StateGroup::Closed => " rx=\"22\" class=\"end\"",
                StateGroup::Excluded => " rx=\"22\" class=\"excluded\"",
            };
            let name = format!("{} {}", place + 1, named(&node.label, self.words));
            let height = self.box_height();
            let _ = writeln!(
                svg,
                "<rect x=\"{BOX_LEFT:.0}\" y=\"{:.1}\" width=\"{:.0}\" height=\"{height:.1}\"{shape}/>\n\
                 <text x=\"{middle:.0}\" y=\"{:.1}\" class=\"state\">{}</text>",
                self.middle(place + 1) - height / 2.0,
                BOX_RIGHT - BOX_LEFT,
                self.middle(place + 1) + 10.0,
                escaped(&fitted(&name, BOX_RIGHT - BOX_LEFT - 20.0, 30.0)),
            );
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn middle(&self, row: usize) -> f64 {
        self.row * (row as f64 + 0.5)
    }

    fn box_height(&self) -> f64 {
        (self.row * 0.6).min(64.0)
    }

    /// The arrow to the next row, with the names of its steps beside it.
    fn next(&self, row: usize, names: &[String], svg: &mut String) {
        if names.is_empty() {
            return;
        }
        let middle = (BOX_LEFT + BOX_RIGHT) / 2.0;
        let begins = match row {
            0 => self.middle(0),
            _ => self.middle(row) + self.box_height() / 2.0,
        };
        let ends = self.middle(row + 1) - self.box_height() / 2.0;
        let room = BOX_RIGHT - middle - 20.0;
        let _ = writeln!(
            svg,
            "<path d=\"M{middle:.0} {begins:.1}V{ends:.1}\" marker-end=\"url(#end)\"/>\n\
             <text x=\"{:.0}\" y=\"{:.1}\">{}</text>",
            middle + 14.0,
            (begins + ends) / 2.0 + 7.0,
            escaped(&fitted(&self.joined(names), room, 21.0)),
        );
    }

    /// A shared line: out of each box that it comes from, along its lane, and into the box that it leads to.
    fn bus(&self, bus: &Bus, svg: &mut String) {
        let (edge, out) = match bus.side {
            Side::Ahead => (BOX_RIGHT, 1.0),
            Side::Back => (BOX_LEFT, -1.0),
        };
        let lanes = self.buses.iter().filter(|other| other.side == bus.side);
        let lanes = lanes.map(|other| other.lane + 1).max().unwrap_or(1);
        let room = match bus.side {
            Side::Ahead => WIDTH - BOX_RIGHT,
            Side::Back => BOX_LEFT,
        } - NAMES;
        let lane = edge + out * (NAMES + room * (bus.lane as f64 + 0.5) / lanes as f64);
        let into = self.middle(bus.to) - self.box_height() * 0.28;
        for from in &bus.from {
            let leaves = self.leaves(*from, bus);
            let _ = writeln!(
                svg,
                "<path d=\"M{edge:.0} {leaves:.1}H{lane:.1}V{into:.1}\"/>"
            );
            if bus.from.len() > 1 {
                let _ = writeln!(svg, "<circle cx=\"{lane:.1}\" cy=\"{leaves:.1}\" r=\"4\"/>");
            }
        }
        let _ = writeln!(
            svg,
            "<path d=\"M{lane:.1} {into:.1}H{edge:.0}\" marker-end=\"url(#end)\"/>"
        );
        let (at, anchor) = match bus.side {
            Side::Ahead => (edge + 22.0, "start"),
            Side::Back => (edge - 22.0, "end"),
        };
        let _ = writeln!(
            svg,
            "<text x=\"{at:.0}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            into - 5.0,
            escaped(&fitted(&self.joined(&bus.names), NAMES - 30.0, 21.0)),
        );
    }

    /// Where a line leaves the lower part of a box: each to another state at a height of its own.
    fn leaves(&self, from: usize, bus: &Bus) -> f64 {
        let same = |other: &&Bus| other.side == bus.side && other.from.contains(&from);
        let all = self.buses.iter().filter(same).count();
        let place = self.buses.iter().filter(same);
        let place = place.take_while(|other| other.to != bus.to).count();
        let share = (place as f64 + 0.5) / all as f64;
        self.middle(from) + self.box_height() * 0.46 * share
    }

    fn joined(&self, names: &[String]) -> String {
        names.join(&self.words.word("form.list_comma"))
    }
}

/// Cuts a text to a width; a letter of Latin script is taken as half as wide as a Chinese one.
fn fitted(text: &str, width: f64, size: f64) -> String {
    cut(text, (width / (size / 2.0)) as usize)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::{Label, Language};
    use crate::views::graph::{Edge, Node};

    /// Five states: one way ahead past others from two of them, one way back, one name that is markup.
    fn drawn() -> String {
        let node = |name: &str, group| Node {
            label: Label::new(name, name),
            group,
        };
        let edge = |from, to, name: &str| Edge {
            from,
            to,
            labels: vec![Label::new(name, name)],
        };
        let graph = Graph {
            title: Label::new("流程", "Procedure"),
            nodes: vec![
                node("a", StateGroup::Open),
                node("b", StateGroup::Open),
                node("c</svg><script>", StateGroup::Open),
                node("d", StateGroup::Closed),
                node("e", StateGroup::Excluded),
            ],
            edges: vec![
                edge(None, 0, "begin"),
                edge(Some(0), 1, "on"),
                edge(Some(1), 2, "further"),
                edge(Some(2), 3, "end"),
                edge(Some(2), 0, "back"),
                edge(Some(0), 4, "leave"),
                edge(Some(1), 4, "leave"),
                edge(Some(1), 3, "skip"),
            ],
        };
        procedure_drawing(&graph, Words::of(Language::En))
    }

    #[test]
    fn every_state_and_every_way_is_drawn_once() {
        let svg = drawn();
        for state in ["1 a", "2 b", "4 d", "5 e"] {
            assert_eq!(svg.matches(&format!(">{state}<")).count(), 1, "{state}");
        }
        for way in ["begin", "on", "further", "end", "back", "leave", "skip"] {
            assert_eq!(svg.matches(&format!(">{way}</text>")).count(), 1, "{way}");
        }
        // Four arrows down, and one into each state that a shared line leads to.
        assert_eq!(svg.matches("marker-end").count(), 4 + 3, "{svg}");
    }

    #[test]
    fn names_are_text_whatever_they_look_like() {
        let svg = drawn();
        assert!(!svg.contains("<script"), "{svg}");
        assert_eq!(svg.matches("</svg>").count(), 1, "{svg}");
        assert!(svg.contains("3 c&lt;/svg&gt;"), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_beside_the_sheet() {
        let svg = drawn();
        let numbers = svg
            .split(['"', ' ', 'M', 'H', 'V', 'L', 'z', '\n'])
            .filter_map(|part| part.parse::<f64>().ok());
        for number in numbers {
            assert!((0.0..=HEIGHT).contains(&number), "{number}");
        }
    }
}
