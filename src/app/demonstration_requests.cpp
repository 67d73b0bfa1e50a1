// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_requests.h"

#include "app/demonstration.h"
#include "app/demonstration_keys.h"
#include "app/plan.h"
#include "app/requests.h"
#include "app/return_forms.h"
#include "base/resources.h"
#include "framework/pack_loader.h"
#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Json;
using base::JsonReader;
using base::Result;
using domain::Request;

constexpr const char* kRequestsFile = "demo/requests.json";
constexpr std::uint64_t kRequestSeed = 20'261'109;

class RequestMaker {
 public:
  RequestMaker(Session& session, base::Stamp at) : m_session(session), m_at(at) {}

  Result<DemonstrationRequests> run() {
    const auto workspace = m_session.load();
    if (!workspace) return tl::make_unexpected(workspace.error());
    const auto* inspection = currentInspection(*workspace);
    if (inspection == nullptr) return m_added;
    const auto pack = framework::Library().load(kDemonstrationPack);
    if (!pack) return tl::make_unexpected(pack.error());
    const auto rows = requestsFor(*workspace, inspection->value, *pack, calendarFor(*workspace),
                                  nowFor(*workspace, base::nowAt(m_at)));
    const auto text = base::embeddedFile(kRequestsFile);
    WAYMARK_ASSERT(text.has_value());
    const auto json = base::parseJson(*text, kRequestsFile);
    if (!json) return tl::make_unexpected(json.error());
    JsonReader in{kRequestsFile};
    const DemonstrationKeys keys(*workspace);
    in.member(*json, "requests", [&](const Json& list) {
      in.each(list, [&](const Json& row) { readRequest(in, row, keys, rows, inspection->value.id); });
    });
    in.member(*json, "returns", [&](const Json& list) {
      in.each(list, [&](const Json& row) { readLine(in, row, keys, *workspace, inspection->value.id); });
    });
    if (!in.ok()) return tl::make_unexpected(*in.error());
    if (m_error) return tl::make_unexpected(*m_error);
    const auto applied = m_session.apply(m_set, m_at);
    if (!applied) return tl::make_unexpected(applied.error().error);
    m_session.forgetHistory();
    return m_added;
  }

 private:
  static std::optional<domain::PersonId> person(JsonReader& in, const Json& row, const char* name,
                                                const DemonstrationKeys& keys) {
    std::string key;
    in.optionalField(row, name, key);
    if (key.empty()) return std::nullopt;
    const auto id = keys.person(key);
    if (!id) in.problem("there is no “" + key + "”");
    return id;
  }

  static void moment(JsonReader& in, const Json& row, const char* name, std::optional<base::Day>& day,
                     std::optional<base::TimeOfDay>& time) {
    base::Stamp stamp{};
    readMoment(in, row, name, stamp);
    day = std::chrono::floor<std::chrono::days>(stamp);
    time = base::TimeOfDay{static_cast<int>((stamp - *day).count() / 60)};
  }

  void readRequest(JsonReader& in, const Json& row, const DemonstrationKeys& keys, std::span<const RequestRow> rows,
                   const domain::InspectionId& inspection) {
    RequestRow before;
    std::string item;
    in.optionalField(row, "item", item);
    if (item.empty()) {
      before.request.id = m_ids.makeId<domain::RequestTag>(m_at);
      before.request.inspection = inspection;
    } else if (const auto* found = findRequest(rows, item)) {
      before = *found;
    } else {
      return in.problem("there is no item “" + item + "” in the framework");
    }
    auto request = before.request;
    if (item.empty()) {
      in.field(row, "code", request.code);
      in.field(row, "title", request.title);
      in.field(row, "asked_by", request.askedBy);
      in.optionalField(row, "why", request.why);
      in.field(row, "criteria", request.criteria);
      moment(in, row, "received", request.received, request.receivedTime);
      moment(in, row, "due", request.due, request.dueTime);
    }
    in.field(row, "state", request.state);
    request.owner = person(in, row, "owner", keys);
    request.deputy = person(in, row, "deputy", keys);
    request.signOff = person(in, row, "officer", keys);
    std::string partner;
    in.optionalField(row, "partner", partner);
    if (!partner.empty()) request.partner = keys.partner(partner);
    if (!partner.empty() && !request.partner) in.problem("there is no “" + partner + "”");
    in.optionalField(row, "reason", request.returnedReason);
    in.optionalField(row, "place", request.location);
    in.optionalField(row, "days", request.workingDays);
    in.optionalField(row, "refreshed", request.refreshed);
    in.optionalField(row, "gap", request.gap);
    in.optionalField(row, "notes", request.notes);
    const auto id = request.id;
    if (auto change = requestChange(before, std::move(request))) m_set.changes.push_back(*std::move(change));
    ++m_added.requests;
    in.optionalMember(row, "versions", [&](const Json& versions) {
      in.each(versions, [&](const Json& one) { readVersion(in, one, keys, id); });
    });
  }

  void readVersion(JsonReader& in, const Json& row, const DemonstrationKeys& keys, const domain::RequestId& request) {
    domain::RequestVersion version;
    std::string text;
    std::string by;
    in.field(row, "name", version.name);
    in.field(row, "text", text);
    in.field(row, "by", by);
    in.field(row, "to", version.sentTo);
    in.optionalField(row, "note", version.note);
    readMoment(in, row, "at", version.sentAt);
    version.sentBy = keys.nameOf(by);
    if (version.sentBy.empty()) in.problem("there is no “" + by + "”");
    if (!in.ok() || m_error) return;
    const auto content = storage::storeBytes(m_session.store(), text);
    if (!content) {
      m_error = content.error();
      return;
    }
    version.id = m_ids.makeId<domain::RequestVersionTag>(version.sentAt);
    version.request = request;
    version.sha256 = content->sha256;
    version.bytes = static_cast<int>(content->bytes);
    m_set.changes.push_back(domain::made(domain::Record{std::move(version)}));
    ++m_added.versions;
  }

  void readLine(JsonReader& in, const Json& row, const DemonstrationKeys& keys, const domain::Workspace& workspace,
                const domain::InspectionId& inspection) {
    std::string id;
    std::string by;
    in.field(row, "form", id);
    in.field(row, "by", by);
    const auto* form = returnForm(id);
    if (form == nullptr) return in.problem("there is no return “" + id + "”");
    std::vector<std::string> cells(form->columns.size());
    in.member(row, "cells", [&](const Json& given) {
      for (std::size_t i = 0; i < cells.size(); ++i) in.optionalField(given, form->columns[i].id.c_str(), cells[i]);
    });
    if (!in.ok() || m_error) return;
    auto made = newReturnLine(workspace, inspection, *form, m_ids.makeId<domain::ReturnRowTag>(m_at), cells,
                              keys.nameOf(by), m_at);
    if (!made) {
      m_error = made.error();
      return;
    }
    std::get<domain::ReturnRow>(*made->after).position = ++m_lines[id];
    m_set.changes.push_back(*std::move(made));
    ++m_added.lines;
  }

  Session& m_session;
  base::Stamp m_at;
  base::IdMaker m_ids{kRequestSeed};
  domain::ChangeSet m_set{"write down what was asked and sent", {}};
  std::optional<base::Error> m_error;
  std::map<std::string, int> m_lines;  // by return
  DemonstrationRequests m_added;
};

}  // namespace

Result<DemonstrationRequests> addDemonstrationRequests(Session& session, base::Stamp at) {
  return RequestMaker(session, at).run();
}

}  // namespace waymark::app
