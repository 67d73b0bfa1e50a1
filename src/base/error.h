// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong that a caller can react to. The sentence a person reads is made from it by
// base/message.h (command line) or ui/bridge (window, translated).
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace waymark::base {

enum class Code {
  // Input that a person or another program gave us.
  BadText,           // broken UTF-8 or a NUL byte                        {where}
  BadJson,           // not JSON, or it stops in the middle               {where, problem}
  BadSchema,         // JSON of the wrong shape                           {file, path, problem}
  BadRow,            // one row of a sheet or a JSON-lines file           {file, row, problem}
  MissingField,      // a field that must have a value has none           {field}
  UnknownCode,       // a code outside its closed set                     {field, value, allowed}
  BadDate,           // not a date of the calendar                        {field, value}
  BadNumber,         // not a number, or out of range                     {field, value, allowed}
  TooLong,           // longer than we take                               {field, limit}
  DuplicateId,       // the same id twice                                 {what, id}
  UnknownReference,  // an id that nothing has                        {field, value}
  StillUsed,         // what is to be deleted is still named          {what, field}
  WrongOrder,        // a day or time that lies before what must come first {earlier, later}
  CyclicOrder,       // tasks that wait for each other                    {path}
  TooLittle,         // too little was given to work something out     {problem}
  BeyondCalendar,    // a working-day count outside the known years     {from, to, what}
  NotFound,          // what was asked for isn't there                    {what, id}
  BadUse,            // a command or call that makes no sense             {problem}
  // Files and the workspace.
  FileMissing,     // {file}
  FileExists,      // {file}
  FileUnreadable,  // {file, problem}
  FileTooBig,      // {file, limit}
  NotWritable,     // read-only file or folder                        {file}
  DiskFull,        // {file}
  NotAWorkspace,   // {file}
  Damaged,         // {file, problem}
  TooNew,          // made by a newer Waymark                         {file, found, known}
  Moved,           // deleted or moved while it was open              {file}
  InUse,           // another window writes to it                     {file, who}
  NetworkShare,    // WAL doesn't work there                          {file, kind}
  ReadOnly,        // this workspace was opened for reading           {file, why}
  Conflict,        // somebody changed the record first               {what, id}
  // Backups. The work itself is saved in each of these cases.
  BackupNoRoom,         // the folder's disk is full                  {folder}
  BackupNotWritable,    // the folder is read-only                    {folder}
  BackupFolderMissing,  // it was there, or its drive was             {folder}
  BackupFailed,         // anything else                              {folder, problem}
  BackupUnfit,          // a file that can't be restored              {file, problem}
  BackupOfAnother,      // it belongs to another workspace            {file, workspace}
  // The seal over who children are. Nothing that is sealed is lost or changed in any of these cases.
  NotSealed,        // no seal has been set up yet                    {}
  AlreadySealed,    // there is one                                   {}
  Locked,           // the identities are locked                      {}
  WrongPassphrase,  // neither the passphrase nor the recovery key    {what}
  WeakPassphrase,   // too short to protect anything                  {least}
  SealDamaged,      // sealed bytes that don't open with their key    {what}
  StorageFailed,        // anything else the engine says                   {engine_code}
  Cancelled,
};

/// The code as it stands in logs and in JSON output: "bad_json".
std::string_view codeName(Code code);

struct Error {
  Code code;
  /// For the log: technical, never with personal data in it.
  std::string detail;
  /// Named values for the sentence ({file}, {row} …; listed at each code above).
  std::vector<std::pair<std::string, std::string>> context;

  /// The value of one name, or "" if it isn't there.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

using Context = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] tl::unexpected<Error> fail(Code code, Context context = {}, std::string detail = {});

}  // namespace waymark::base

/// A bug of ours: logged and ended, in every build. Not for input, which gets a Result.
#define WAYMARK_ASSERT(condition)                                                       \
  do {                                                                                  \
    if (!(condition)) ::waymark::base::assertionFailed(#condition, __FILE__, __LINE__); \
  } while (false)

namespace waymark::base {
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);
}
