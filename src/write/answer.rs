//! The file that `--output` names: an answer, whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::SaveError;
use super::save::{plain_file, put_over, sync_folder};
use super::temporary::{Access, Temporary};
use crate::read::{ReadFault, Why};
use crate::say::Message;
use crate::write::SaveErrorKind;

/// Writes an answer to `target`, an absolute path in a folder that is there; what was in a plain file is replaced.
///
/// # Errors
/// The target lies among the cases of `root`, is no plain file, or the system refuses; nothing was written, except
/// with [`SaveErrorKind::SavedBut`].
pub fn write_answer(root: &Path, target: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let missing = || {
        SaveError::from(ReadFault {
            path: target.to_owned(),
            why: Why::Folder,
        })
    };
    let (folder, name) = target
        .parent()
        .zip(target.file_name())
        .ok_or_else(missing)?;
    let folder = folder
        .canonicalize()
        .map_err(|error| SaveError::failed(target, &error))?;
    if root
        .join("cases")
        .canonicalize()
        .is_ok_and(|cases| folder.starts_with(cases))
    {
        let message =
            Message::new("write.answer_among_cases").with("path", target.display().to_string());
        return Err(SaveError::new(SaveErrorKind::Refused, message));
    }
    let target = folder.join(name);
    let access = match fs::symlink_metadata(&target) {
        Err(error) if error.kind() == ErrorKind::NotFound => Access::AsNew,
        _ => Access::AsOf(plain_file(&target)?),
    };
    let temporary = Temporary::beside(&target, bytes, &access)
        .map_err(|error| SaveError::failed(&target, &error))?;
    put_over(temporary.path(), &target).map_err(|error| SaveError::failed(&target, &error))?;
    sync_folder(&folder).map_err(|error| SaveError::saved_but(&target, &error))
}
