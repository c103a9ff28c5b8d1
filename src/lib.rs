//! tousu (投诉): complaint handling over plain-text case files in a git repository.
//!
//! The folders are the stages that data flows through, one way. Each layer may use only
//! what its row names; `tests/project` holds every `use crate::…` to this table.
//!
//! | layer    | does                                                            | may use |
//! |----------|-----------------------------------------------------------------|---------|
//! | say      | what can be said: messages as facts, their words in zh and en   | |
//! | time     | durations, calendars, deadlines; pure                           | say |
//! | yaml     | text as a tree with places, and edits that keep all the rest    | say |
//! | read     | bytes from disk, nothing understood yet; what is built in       | say |
//! | domain   | what a case, an event, a person, a finding is; pure             | say, time |
//! | case     | the text of a case file to a `Case`, and a `Case` to text       | say, time, yaml, domain |
//! | profile  | TOML to a `Profile` that is known to be consistent              | say, time, read, domain |
//! | workflow | replay of a history, clocks, what may happen next; pure         | say, time, domain, profile |
//! | rules    | one rule of `check` a file                                      | say, time, domain, profile, workflow |
//! | views    | cases to figures and pages, ready to show, unformatted          | say, time, domain, profile, workflow |
//! | render   | views and findings to text                                      | say, time, domain, profile, workflow, views |
//! | write    | the only layer that changes files                               | say, yaml, read, domain, case |
//! | session  | what a command is given and returns: now, language, actor, output  | say, time, domain |
//! | project  | finds the root; loads settings, people, profile, cases          | say, time, yaml, read, domain, case, profile, workflow, rules, write, session |
//! | commands | one file a verb: load, ask, render                              | say, time, yaml, read, domain, case, profile, workflow, rules, views, render, write, project, session |
//! | cli      | arguments in, exit code out; the only layer that prints         | say, time, domain, session, project, commands |

pub mod case;
pub mod cli;
pub mod commands;
pub mod domain;
pub mod profile;
pub mod project;
pub mod read;
pub mod render;
pub mod rules;
pub mod say;
pub mod session;
pub mod time;
pub mod views;
pub mod workflow;
pub mod write;
pub mod yaml;
