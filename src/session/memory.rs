//! A sink in memory, for an answer that becomes a file.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// A sink whose bytes can be taken by whoever made it.
#[derive(Clone, Default)]
pub(super) struct Memory(Rc<RefCell<Vec<u8>>>);

impl Memory {
    /// Returns what was written so far, and forgets it.
    pub(super) fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
