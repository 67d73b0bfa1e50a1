// SPDX-License-Identifier: GPL-3.0-or-later
// A pack while it is written: rows and their fields as the schema has them, edits that name their source, undo. It may
// be unsound at any time; checkPackText() says what is wrong. Used by the editor in Settings and by waymark-cli.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/error.h"

namespace waymark::framework {

enum class DraftKind { Text, LongText, Lines, Numbers, Whole, Number, YesNo, Choice, Day, Time };

struct DraftChoice {
  std::string value;
  std::string title;  // of a row that it names; "" of a code
};

struct DraftField {
  std::string name;  // in its row: "title", "when/offset"
  DraftKind kind = DraftKind::Text;
  std::string text;                  // lists one a line, "yes" or "no", days and times as in the file; "" for nothing
  std::vector<DraftChoice> choices;  // of Choice: a code of the format, or the id of another row
  bool isRequired = false;
};

struct DraftRow {
  std::string path;  // in the file: "/tasks/12"; "" for the pack's own line
  std::string part;  // "tasks", "tracked_children/rules"; "" for the pack's own line
  std::string id;
  std::string title;
  std::string source;
  std::string certainty;
  std::string verifiedOn;
  bool isInList = false;  // can be taken out, and others put beside it
};

/// How an edit answers for what it changed: with the source it names, or by saying that the one named says this too.
enum class SourceWord { Named, StillHolds };

using DraftValues = std::vector<std::pair<std::string, std::string>>;  // field's name, text

class PackDraft {
 public:
  /// Any JSON object, sound or not. BadText, BadJson, BadSchema.
  static base::Result<PackDraft> read(std::string_view json, std::string_view file);
  /// A copy of a pack under its own or another id, as a draft of `version`.
  static base::Result<PackDraft> copyOf(std::string_view json, std::string_view file, const std::string& id,
                                        const std::string& version);
  ~PackDraft();
  PackDraft(PackDraft&&) noexcept;
  PackDraft& operator=(PackDraft&&) noexcept;

  [[nodiscard]] std::string id() const;
  [[nodiscard]] std::string version() const;
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string copiedFrom() const;
  [[nodiscard]] bool isDraft() const;

  /// In the order of the schema: the pack's own line first.
  [[nodiscard]] std::vector<DraftRow> rows() const;
  /// Of the row at `path`; its source, certainty and day last. Empty where there is none.
  [[nodiscard]] std::vector<DraftField> fields(std::string_view path) const;
  /// The row that a place such as "/tasks/12/when/unit" lies in; "" where it lies in none.
  [[nodiscard]] std::string rowOf(std::string_view place) const;

  /// Fields that aren't given stay. NotFound, BadNumber, BadDate {field, value}, BadText; MissingField {source,
  /// certainty or verified_on} where the row would not say where it comes from: `source` also where something else
  /// changed under the old source without SourceWord::StillHolds. Nothing is changed then.
  base::Result<void> edit(std::string_view path, const DraftValues& values, SourceWord word, std::string name);
  /// An empty row at the end of a list, assumed as of `today`; its path. NotFound.
  base::Result<std::string> addRow(std::string_view part, base::Day today, std::string name);
  /// NotFound.
  base::Result<void> removeRow(std::string_view path, std::string name);

  /// The name of what undo() takes back, "" for nothing.
  [[nodiscard]] std::string undoName() const;
  [[nodiscard]] std::string redoName() const;
  /// The path of the row that changed back, or "".
  std::string undo();
  std::string redo();

  [[nodiscard]] std::string text() const;
  /// The same, no draft any more.
  [[nodiscard]] std::string publishedText() const;

 private:
  struct Impl;
  explicit PackDraft(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> m_impl;
};

}  // namespace waymark::framework
