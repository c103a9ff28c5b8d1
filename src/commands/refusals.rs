//! What the layers below refuse, as the `Failure` that a command returns: `?` is enough.

use crate::read::ReadFault;
use crate::session::Failure;
use crate::write::SaveError;

impl From<ReadFault> for Failure {
    fn from(fault: ReadFault) -> Self {
        Failure::new(fault.message()).hints(fault.hint())
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Failure::new(error.message).hints(error.hints)
    }
}
