// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration's requests: 45 in every state, some late, some due within hours, with the files that were sent.
#include "app/demonstration_requests.h"

#include <catch2/catch.hpp>

#include "app/demonstration.h"
#include "app/plan.h"
#include "app/requests.h"
#include "framework/pack_loader.h"
#include "storage/attachments.h"
#include "storage/seal.h"
#include "storage/support.h"

using namespace waymark;
using domain::RequestState;
using test::kNow;
using test::must;

TEST_CASE("the demonstration has 45 requests in every state, and every file that was sent") {
  const auto pack = must(framework::Library().load(app::kDemonstrationPack));
  test::Engine engine(test::Engine::Kind::Sqlite);
  app::Session session(engine.open(), app::Outcome::Current, "Priya Shah");
  REQUIRE(session.apply(must(app::demonstrationArea(pack)), kNow));
  const auto added = must(app::addDemonstrationRequests(session, kNow));
  CHECK(added.requests == 45);
  CHECK(added.versions == 16);
  CHECK(added.lines == 13);
  const auto workspace = must(session.load());
  CHECK(workspace.all<domain::Request>().size() == 45);
  const auto& inspection = app::currentInspection(workspace)->value;
  const auto now = app::nowFor(workspace, base::nowAt(kNow));
  const auto rows = app::requestsFor(workspace, inspection, pack, app::calendarFor(workspace), now);
  CHECK(rows.size() == pack.information.size() + 15);
  std::array<int, base::codeCount<RequestState>()> states{};
  for (const auto& row : rows) {
    CAPTURE(row.code, row.title);
    if (row.revision == 0) continue;
    ++states[static_cast<std::size_t>(row.state())];
    CHECK(row.owner.has_value());
    const bool wasSent = !app::isOpen(row) || row.state() == RequestState::Returned;
    CHECK(row.versions.empty() != wasSent);
    CHECK((row.state() == RequestState::Returned) != row.request.returnedReason.empty());
    if (row.state() == RequestState::AwaitingSignOff) CHECK(row.request.signOff.has_value());
    for (const auto& version : row.versions) {
      const auto bytes = must(storage::readBytes(session.store(), version.sha256));
      CHECK(bytes.size() == static_cast<std::size_t>(version.bytes));
      CHECK(version.sentAt < now.utc);
    }
  }
  CHECK(states == std::array{11, 12, 7, 8, 4, 3});
  const auto counts = app::countRequests(rows, now);
  CHECK(counts.late == 3);
  CHECK(counts.soon == 3);
  CHECK(counts.open == rows.size() - 12);
  // Made into the same records each time.
  test::Engine other(test::Engine::Kind::Sqlite);
  app::Session again(other.open(), app::Outcome::Current, "Priya Shah");
  REQUIRE(again.apply(must(app::demonstrationArea(pack)), kNow));
  must(app::addDemonstrationRequests(again, kNow));
  CHECK(must(again.load()).all<domain::Request>().rows().back().value ==
        workspace.all<domain::Request>().rows().back().value);
}
