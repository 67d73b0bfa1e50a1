// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/workspace.h"

#include <catch2/catch.hpp>

#include "support/samples.h"

using namespace waymark;
using namespace waymark::domain;

TEST_CASE("a workspace follows making, editing and deleting") {
  Workspace workspace;
  const auto partner = samples::partner();
  workspace.follow(Change{std::nullopt, partner, 1});
  REQUIRE(workspace.all<Partner>().size() == 1);
  auto renamed = partner;
  renamed.name = "Renamed";
  workspace.follow(Change{partner, renamed, 2});
  CHECK(workspace.all<Partner>().find(partner.id)->value.name == "Renamed");
  CHECK(workspace.all<Partner>().find(partner.id)->revision == 2);
  workspace.follow(Change{renamed, std::nullopt, 2});
  CHECK(workspace.all<Partner>().empty());
}

TEST_CASE("removing a row keeps the others where they can be found") {
  Table<Partner> table;
  std::vector<PartnerId> ids;
  base::IdMaker maker(3);
  for (int i = 0; i < 50; ++i) {
    Partner partner;
    partner.id = maker.makeId<PartnerTag>(base::Stamp{});
    partner.name = std::to_string(i);
    ids.push_back(partner.id);
    table.put({partner, 1});
  }
  for (std::size_t i = 0; i < ids.size(); i += 3) table.remove(ids[i].uuid);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto* row = table.find(ids[i]);
    if (i % 3 == 0)
      CHECK(row == nullptr);
    else
      CHECK(row->value.name == std::to_string(i));
  }
}

TEST_CASE("the inverse of a set takes it back in reverse order, at the revisions it was given") {
  const auto partner = samples::partner();
  auto renamed = partner;
  renamed.name = "Renamed";
  const ChangeSet applied{"rename", {{std::nullopt, partner, 1}, {partner, renamed, 2}}};
  const auto back = inverse(applied);
  REQUIRE(back.changes.size() == 2);
  CHECK(back.changes[0] == Change{renamed, partner, 2});
  CHECK(back.changes[1] == Change{partner, std::nullopt, 1});
  CHECK(back.name == "rename");
}

TEST_CASE("a reference to something that isn't there is named") {
  Workspace workspace;
  workspace.follow(Change{std::nullopt, samples::partner(), 1});
  auto evidence = samples::evidence();
  evidence.givenBy.reset();
  evidence.earlierFindings.clear();
  evidence.priorities.clear();
  CHECK(checkReferences(workspace, evidence));
  evidence.partner = PartnerId{base::namedUuid("nobody")};
  const auto checked = checkReferences(workspace, evidence);
  REQUIRE_FALSE(checked);
  CHECK(checked.error().code == base::Code::UnknownReference);
  CHECK(checked.error().value("field") == "partner");
}
