// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the first hours and of every day: built-in wordings (resources/templates), what people here made of
// them, and their {{fields}} filled from the workspace. Used by the Texts page and waymark-cli texts.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plan.h"
#include "exchange/odt.h"

namespace waymark::app {

/// A text as Waymark brings it.
struct BuiltInText {
  std::string id;
  std::string title;
  std::string audience;
  std::string dueWith;  // the pack's task by which it goes out
  bool easyRead = false;
  std::string subject;
  std::string body;  // "# " begins a heading, "- " a bullet, an empty line ends a paragraph
};
const std::vector<BuiltInText>& builtInTexts();
const BuiltInText* builtInText(std::string_view id);

/// The wording in use: people's own, or the built-in one.
struct Wording {
  std::string subject;
  std::string body;
  const domain::Stored<domain::TextTemplate>* own = nullptr;  // lives as long as the workspace isn't changed
};
Wording wordingOf(const domain::Workspace& workspace, const BuiltInText& text);

/// What {{id}} stands for. There is none that draws on concerns, tracked children or keeping in touch.
struct TextField {
  std::string_view id;
  std::string_view title;
};
std::span<const TextField> textFields();

using FieldValues = std::map<std::string, std::string, std::less<>>;

/// What the fields come to now. One that isn't known yet is not among them.
FieldValues fieldValues(const domain::Workspace& workspace, const domain::Inspection& inspection,
                        const framework::Pack& pack, const calendar::Calendar& calendar, const Plan& plan,
                        const base::Now& now);

struct FilledText {
  std::string subject;
  std::string body;
  std::vector<std::string> missing;  // titles of fields that are not known yet, each once
};

/// A text on its way to paper.
struct PrintedText {
  FilledText text;
  bool easyRead = false;
};

/// Fields that aren't known stand as "[not known yet: …]". BadRow {file, row, problem} for a field that there isn't, or
/// one that doesn't end; row 0 is the subject.
base::Result<FilledText> fillText(const std::string& subject, const std::string& body, const FieldValues& values);

/// Keeps a wording of people's own; nothing where that changes nothing. The built-in wording takes theirs away.
/// `newId` is used where there is none so far.
std::optional<domain::Change> wordingChange(const domain::Workspace& workspace, const BuiltInText& text,
                                            const std::string& subject, const std::string& body,
                                            const std::string& author, base::Stamp at, domain::TextTemplateId newId);

// --- as a document
std::vector<exchange::DocumentBlock> textBlocks(const std::string& body);
std::string textHtml(const FilledText& text, bool easyRead);
/// The subject, an empty line, the body: what goes into an email.
std::string emailText(const FilledText& text);
/// As .txt, .html or .odt, by its name. BadUse for another ending; base::writeFileSafely's errors.
base::Result<void> saveText(const FilledText& text, bool easyRead, const std::string& file);

}  // namespace waymark::app
