// SPDX-License-Identifier: GPL-3.0-or-later
// Lists on their way to inspectors: written in the template's form with corrections laid over, kept as they went out,
// and compared with today's later on. Every file that is written is in the log of who had identities.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/kept_lists.h"

namespace waymark::app {

/// What would go out, and what its checks say, before anything is written.
struct SubmissionDraft {
  KeptLists kept;  // with local columns taken away
  lists::Checked checked;
  base::Day asAt;
};
/// The lists as at a day; one of them where `list` names it. NotFound where none came in by then; the errors of
/// openKeptLists and checkKeptLists.
base::Result<SubmissionDraft> draftSubmission(Session& session, const domain::Workspace& workspace,
                                              const lists::Definition& definition, const seal::Key& key,
                                              base::Day asAt, const std::string& list = {});

struct SubmissionDetails {
  std::filesystem::path file;  // .xlsx: a sheet a list; .csv: one list
  std::string sentTo;
  std::string note;
  std::string reason;  // why identities leave the workspace
};
/// Notes who took identities out and why, writes the file and keeps what it holds; none of it can be undone. FileExists;
/// BadUse: another kind of file, or several lists for one .csv; MissingField without a reason. On an error no file is
/// left.
base::Result<std::vector<domain::ListSubmission>> submitLists(Session& session, const lists::Definition& definition,
                                                              const seal::Key& key, const SubmissionDraft& draft,
                                                              const SubmissionDetails& details, base::Stamp at);

/// A list as it went out. Errors: openHalves's.
base::Result<OpenedList> openSubmission(Session& session, const lists::Definition& definition,
                                        const domain::ListSubmission& submission, const seal::Key* key);

/// The file of a submission once more, from what was kept: `sameFile` where it is byte for byte what went out.
struct WrittenAgain {
  std::size_t rows = 0;
  bool sameFile = false;
};
base::Result<WrittenAgain> writeSubmission(Session& session, const domain::Workspace& workspace,
                                           const lists::Definition& definition, const seal::Key& key,
                                           const domain::ListSubmission& submission, const SubmissionDetails& details,
                                           base::Stamp at);

/// A submission against today's list with its corrections.
struct SubmissionComparison {
  OpenedList then;
  OpenedList now;
  domain::ListExtract extract;  // of now
  lists::ListChanges changes;   // rows of `then` and `now`
};
/// Without a key only by what is open. NotFound where the list is gone.
base::Result<SubmissionComparison> compareSubmission(Session& session, const domain::Workspace& workspace,
                                                     const lists::Definition& definition,
                                                     const domain::ListSubmission& submission, const seal::Key* key);

/// Failing rows by rule of a submission on its day, as `checks` has them.
std::vector<std::pair<std::string, std::size_t>> submissionChecks(const domain::ListSubmission& submission);

}  // namespace waymark::app
