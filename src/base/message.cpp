// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/message.h"

namespace waymark::base {

const char* messageTemplate(Code code) {
  switch (code) {
    case Code::BadText:
      return "{where} holds characters that are not valid text (broken UTF-8 or a NUL byte). Nothing was taken in; "
             "save it again as UTF-8.";
    case Code::BadJson:
      return "{where} is not complete JSON: {problem}. Nothing was taken in; check the end of the file.";
    case Code::BadSchema:
      return "{file}: at {path}: {problem}. The file was not used; mend that place and load it again.";
    case Code::BadRow:
      return "{file}, row {row}: {problem}.";
    case Code::MissingField:
      return "“{field}” needs a value. Nothing was saved; fill it in and try again.";
    case Code::UnknownCode:
      return "“{value}” is not known for {field}. Use one of: {allowed}.";
    case Code::BadDate:
      return "“{value}” is not a date for {field}. Write dates as 2025-09-08.";
    case Code::BadNumber:
      return "“{value}” is not a number that {field} can have ({allowed}).";
    case Code::TooLong:
      return "{field} is longer than {limit} characters. Nothing was saved; shorten it.";
    case Code::DuplicateId:
      return "{what} “{id}” is there twice. Nothing was taken in; ids must differ.";
    case Code::UnknownReference:
      return "{field} names “{value}”, which doesn't exist.";
    case Code::StillUsed:
      return "This {what} can’t be deleted: {by} still names it. Nothing was changed; take it out there first.";
    case Code::WrongOrder:
      return "{later} lies before {earlier}. Nothing was saved; put one of the two right.";
    case Code::CyclicOrder:
      return "These wait for each other in a circle: {path}. Take one link out.";
    case Code::TooLittle:
      return "{problem}. Nothing was worked out.";
    case Code::BeyondCalendar:
      return "{what} falls outside the years whose bank holidays are known ({from} to {to}). It is left without a "
             "date; import newer bank holidays to date it.";
    case Code::NotFound:
      return "There is no {what} “{id}”.{instead}";
    case Code::BadUse:
      return "{problem}.";
    case Code::FileMissing:
      return "{file} isn't there. Check the name; it may have been moved or renamed.";
    case Code::FileExists:
      return "{file} already exists and was left as it is. Choose another name.";
    case Code::FileUnreadable:
      return "{file} can't be read ({problem}).";
    case Code::FileTooBig:
      return "{file} is larger than {limit}. It was not read.";
    case Code::NotWritable:
      return "{file} can't be written: the file or its folder is read-only. What is saved is kept; copy it to a "
             "folder of your own to go on.";
    case Code::DiskFull:
      return "The disk is full, so the last change to {file} was not saved. Everything before it is kept; free some "
             "space and do it again.";
    case Code::NotAWorkspace:
      return "{file} is not a Waymark workspace. It was left as it is.";
    case Code::Damaged:
      return "{file} is damaged ({problem}). Nothing was written to it; restore a backup or ask for help with a copy.";
    case Code::TooNew:
      return "{file} was made by a newer Waymark (file version {found}, this program knows {known}). It was left as "
             "it is; update Waymark to change it.";
    case Code::Moved:
      return "{file} was moved or deleted while it was open, so the last change was not saved. Put it back, or save a "
             "copy under a new name.";
    case Code::InUse:
      return "{who} has {file} open for writing. You can read it; to change it, wait until they close it.";
    case Code::NetworkShare:
      return "{file} is on a network share ({kind}), where a workspace can be damaged. Nothing was opened; use a "
             "folder on this computer.";
    case Code::ReadOnly:
      return "{file} is open for reading only: {why}. Nothing was changed.";
    case Code::Conflict:
      return "This {what} was changed by somebody else in the meantime. Your change was not saved; look at theirs and "
             "do yours again.";
    case Code::BackupNoRoom:
      return "No backup was made: there is no room left in {folder}. Your work is saved, and the backups before it are "
             "kept; free some space, or choose another folder in Settings.";
    case Code::BackupNotWritable:
      return "No backup was made: {folder} is read-only. Your work is saved, and the backups before it are kept; "
             "choose "
             "another folder in Settings.";
    case Code::BackupFolderMissing:
      return "No backup was made: {folder} isn't there. Your work is saved; connect the drive again, or choose another "
             "folder in Settings.";
    case Code::BackupFailed:
      return "No backup was made in {folder}: {problem}. Your work is saved, and the backups before it are kept; try "
             "again, or choose another folder in Settings.";
    case Code::BackupUnfit:
      return "{file} can't be used as a backup: {problem}. Nothing was changed; choose another one.";
    case Code::BackupOfAnother:
      return "{file} is a backup of another workspace, {workspace}. Nothing was changed; choose one of this workspace.";
    case Code::NotSealed:
      return "This workspace has no seal yet, so nothing that names a child can be taken in. Nothing was saved; choose a "
             "passphrase first.";
    case Code::AlreadySealed:
      return "This workspace already has a seal. It was left as it is; change its passphrase instead.";
    case Code::Locked:
      return "The children’s identities are locked. Everything else can be used; unlock them with the passphrase.";
    case Code::WrongPassphrase:
      return "That is not the {what} of this workspace. The identities stay locked and nothing was changed; check for "
             "Caps Lock and spaces and try again.";
    case Code::WeakPassphrase:
      return "A passphrase needs at least {least} characters. Nothing was changed; four or more words are easy to "
             "remember.";
    case Code::SealDamaged:
      return "{what} can’t be opened: its sealed bytes were damaged or changed. The rest of the workspace is as it was; "
             "restore a backup, or import the list again.";
    case Code::StorageFailed:
      return "The workspace could not be read or written (engine code {engine_code}). The last change was not saved; "
             "everything before it is kept.";
    case Code::Cancelled:
      return "Cancelled. Nothing was changed.";
  }
  return "";
}

std::string filled(std::string_view text, const Context& context) {
  std::string out;
  out.reserve(text.size() + 64);
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '{') {
      const auto close = text.find('}', i);
      if (close != std::string_view::npos) {
        const auto name = text.substr(i + 1, close - i - 1);
        for (const auto& [key, value] : context)
          if (key == name) out += value;
        i = close + 1;
        continue;
      }
    }
    out += text[i++];
  }
  return out;
}

std::string sentence(const Error& error) {
  return filled(messageTemplate(error.code), error.context);
}

}  // namespace waymark::base
