// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_join.h"

#include <algorithm>
#include <iterator>

namespace waymark::app {
namespace {

base::Result<void> join(const lists::Definition& definition, std::span<const JoinFile> joins, std::size_t asking,
                        std::size_t place, std::span<const SaidSheet> said, ReadJoined& out) {
  const auto& asked = joins[asking];
  auto& table = out.lists.tables[place];
  auto parts = readListParts(definition, table.mapping.list, std::span(&asked.file, 1), asked.given, said);
  if (!parts) return tl::make_unexpected(parts.error());
  std::ranges::move(parts->remarks, std::back_inserter(out.lists.remarks));
  auto made = lists::joinLists(definition, std::move(table), parts->tables, asked.rule);
  table = std::move(made.table);
  for (std::size_t i = 0; i < parts->tables.size(); ++i) {
    table.file += " + " + asked.file.filename().string();
    out.joined.push_back({asked, asking, place, std::move(parts->tables[i]), std::move(made.parts[i])});
  }
  return {};
}

}  // namespace

base::Result<ReadJoined> readJoined(const lists::Definition& definition, std::span<const std::filesystem::path> files,
                                    const lists::GivenHeaders& given, std::span<const SaidSheet> said,
                                    std::span<const JoinFile> joins, const storage::WorkControl& control) {
  auto read = readLists(definition, files, given, control, said);
  if (!read) return tl::make_unexpected(read.error());
  return joinOnto(definition, std::move(*read), joins, said, control);
}

base::Result<ReadJoined> joinOnto(const lists::Definition& definition, ReadLists lists, std::span<const JoinFile> joins,
                                  std::span<const SaidSheet> said, const storage::WorkControl& control) {
  ReadJoined out;
  out.lists = std::move(lists);
  for (std::size_t asking = 0; asking < joins.size(); ++asking) {
    const auto& asked = joins[asking];
    bool isThere = false;
    for (std::size_t place = 0; place < out.lists.tables.size(); ++place) {
      if (control.stop.stop_requested()) return base::fail(base::Code::Cancelled);
      if (!asked.list.empty() && definition.lists[out.lists.tables[place].mapping.list].id != asked.list) continue;
      isThere = true;
      if (auto done = join(definition, joins, asking, place, said, out); !done) return tl::make_unexpected(done.error());
    }
    if (!isThere) return base::fail(base::Code::NotFound, {{"what", "list"}, {"id", asked.list}});
  }
  return out;
}

}  // namespace waymark::app
