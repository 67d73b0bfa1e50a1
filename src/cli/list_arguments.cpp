// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/list_arguments.h"

#include <fmt/format.h>

#include <fstream>
#include <iostream>

#include "app/list_check.h"
#include "app/list_definitions.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;

constexpr std::size_t kLongestSecret = 1024;

/// The first line, which an editor may have ended in either way.
Result<std::string> secretIn(const std::string& file) {
  std::string line;
  if (file == "-") {
    std::getline(std::cin, line);
  } else {
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::fail(Code::FileMissing, {{"file", file}});
    std::getline(in, line);
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.size() > kLongestSecret)
    return base::fail(Code::TooLong, {{"field", "the passphrase"}, {"limit", std::to_string(kLongestSecret)}});
  return line;
}

}  // namespace

Result<std::string> secretArgument(const Arguments& arguments, const char* option) {
  const auto file = arguments.value(option);
  if (!file) return base::fail(Code::BadUse, {{"problem", fmt::format("--{} is needed", option)}});
  return secretIn(*file);
}

Result<app::Opener> openerArgument(const Arguments& arguments) {
  const bool byKey = arguments.has("recovery-key-file");
  auto text = secretArgument(arguments, byKey ? "recovery-key-file" : "passphrase-file");
  if (!text) return tl::make_unexpected(text.error());
  return byKey ? app::Opener{"", std::move(*text)} : app::Opener{std::move(*text), ""};
}

Result<std::optional<seal::Key>> keyArgument(app::Session& session, const Arguments& arguments) {
  if (!arguments.has("passphrase-file") && !arguments.has("recovery-key-file")) return std::optional<seal::Key>();
  const auto by = openerArgument(arguments);
  if (!by) return tl::make_unexpected(by.error());
  auto key = app::openSeal(session, *by);
  if (!key) return tl::make_unexpected(key.error());
  return std::optional(std::move(*key));
}

Result<ListPlace> openListPlace(const Arguments& arguments, const Console& console, Access access, SealNeed seal) {
  // What is badly said is said before anything is opened.
  std::optional<app::Opener> by;
  if (seal == SealNeed::Needed) {
    auto given = openerArgument(arguments);
    if (!given) return tl::make_unexpected(given.error());
    by = std::move(*given);
  }
  const auto id = arguments.value("definition").value_or(std::string(lists::kStandardDefinition));
  auto definition = definitionArgument(arguments);
  if (!definition && (id.ends_with(".json") || definition.error().code != Code::NotFound))
    return tl::make_unexpected(definition.error());
  auto session = access == Access::Reading ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  std::optional<seal::Key> key;
  if (by) {
    auto opened = app::openSeal(*session, *by);
    if (!opened) return tl::make_unexpected(opened.error());
    key = std::move(*opened);
  } else if (seal == SealNeed::WhereGiven) {
    auto opened = keyArgument(*session, arguments);
    if (!opened) return tl::make_unexpected(opened.error());
    key = std::move(*opened);
  }
  auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  if (!definition) definition = app::definitionOf(*session, *workspace, id);
  if (!definition) return tl::make_unexpected(definition.error());
  return ListPlace{std::move(*definition), std::move(*session), std::move(*workspace), std::move(key)};
}

Result<lists::Definition> definitionArgument(const Arguments& arguments) {
  return app::listDefinition(arguments.value("definition").value_or(std::string(lists::kStandardDefinition)));
}

Result<lists::GivenHeaders> headersArgument(const Arguments& arguments, const lists::Definition& definition,
                                            const char* option) {
  lists::GivenHeaders given;
  for (const auto& text : arguments.values(option)) {
    const auto at = text.rfind('=');
    if (at == std::string::npos)
      return base::fail(Code::BadUse, {{"problem", fmt::format("--{} is written as HEADER=COLUMN, as "
                                                               "“Born=date_of_birth”", option)}});
    if (at + 1 < text.size() && !definition.column(text.substr(at + 1)))
      return base::fail(Code::NotFound, {{"what", "column"}, {"id", text.substr(at + 1)}});
    given.emplace_back(text.substr(0, at), text.substr(at + 1));
  }
  return given;
}

std::vector<std::filesystem::path> filesArgument(const Arguments& arguments, const char* option) {
  std::vector<std::filesystem::path> files;
  for (const auto& file : arguments.values(option)) files.emplace_back(file);
  return files;
}

std::string caseCodeOf(const domain::Workspace& workspace, const domain::ChildId& id) {
  const auto* child = workspace.all<domain::Child>().find(id);
  return child == nullptr ? std::string() : child->value.caseCode;
}

}  // namespace waymark::cli
