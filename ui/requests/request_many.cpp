// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request_many.h"

#include <QCoreApplication>

#include "bridge/text.h"

namespace waymark::ui {

namespace {

using domain::Request;
using domain::RequestState;

struct ManyRequests {
  Q_DECLARE_TR_FUNCTIONS(ManyRequests)
};

template <class T>
std::function<QStringList()> requestNamesOf(const AppState& state) {
  return [&state] {
    QStringList names;
    for (const auto& row : state.workspace().all<T>()) names << toQt(row.value.name);
    return names;
  };
}

template <class T, class Id>
int requestPlaceOf(const AppState& state, const std::optional<Id>& id) {
  return id ? state.workspace().all<T>().rowOf(id->uuid) : kNoChoice;
}

template <class T>
auto requestIdAt(const AppState& state, int place) {
  return state.workspace().all<T>().rows()[static_cast<std::size_t>(place)].value.id;
}

/// Sending and returning are done one by one: they ask for a file or a reason.
constexpr RequestState kManyStates[] = {RequestState::ToDo, RequestState::Drafting, RequestState::AwaitingSignOff,
                                        RequestState::NoFurtherQuery};

/// What went out stays so, and only that can be closed; nothing waits for the signature of nobody.
void setManyState(Request& request, RequestState wanted) {
  const bool isOut = request.state == RequestState::Sent || request.state == RequestState::NoFurtherQuery;
  if (isOut != (wanted == RequestState::NoFurtherQuery)) return;
  if (wanted == RequestState::AwaitingSignOff && !request.signOff) return;
  request.state = wanted;
}

ManyField requestField(const RequestsModel& model, const QString& title, const QString& what,
                       std::function<QStringList()> choices, std::function<int(const app::RequestRow&)> get,
                       std::function<void(Request&, int)> set) {
  const auto each = [&model](const ManyIds& ids, const auto& visit) {
    for (const auto& id : ids)
      if (const int row = model.find(id); row >= 0) visit(model.at(row));
  };
  ManyField many;
  many.name = title;
  many.choices = std::move(choices);
  many.shared = [each, get](const ManyIds& ids) -> std::optional<int> {
    std::optional<int> all;
    bool mixed = false;
    each(ids, [&](const app::RequestRow& row) {
      mixed = mixed || (all && *all != get(row));
      all = get(row);
    });
    return mixed ? std::nullopt : all;
  };
  many.change = [each, set, what](const ManyIds& ids, int place) {
    domain::ChangeSet changes;
    each(ids, [&](const app::RequestRow& row) {
      auto after = row.request;
      set(after, place);
      if (auto change = app::requestChange(row, std::move(after))) changes.changes.push_back(*std::move(change));
    });
    const auto count = std::ssize(changes.changes);
    changes.name = fromQt(count == 1 ? ManyRequests::tr("set the %1 of 1 request").arg(what)
                                     : ManyRequests::tr("set the %1 of %L2 requests").arg(what).arg(count));
    return changes;
  };
  return many;
}

}  // namespace

std::vector<ManyField> requestFields(AppState& state, const RequestsModel& model) {
  const auto person = [&](const QString& title, const QString& what, auto get,
                          std::optional<domain::PersonId> Request::*field) {
    return requestField(
        model, title, what, requestNamesOf<domain::Person>(state),
        [&state, get](const app::RequestRow& row) { return requestPlaceOf<domain::Person>(state, get(row)); },
        [&state, field](Request& request, int place) { request.*field = requestIdAt<domain::Person>(state, place); });
  };
  std::vector<ManyField> fields;
  fields.push_back(person(
      ManyRequests::tr("Owner"), ManyRequests::tr("owner"), [](const app::RequestRow& row) { return row.owner; },
      &Request::owner));
  fields.push_back(person(
      ManyRequests::tr("Deputy"), ManyRequests::tr("deputy"),
      [](const app::RequestRow& row) { return row.request.deputy; }, &Request::deputy));
  fields.push_back(requestField(
      model, ManyRequests::tr("Organisation"), ManyRequests::tr("organisation"), requestNamesOf<domain::Partner>(state),
      [&state](const app::RequestRow& row) { return requestPlaceOf<domain::Partner>(state, row.partner); },
      [&state](Request& request, int place) { request.partner = requestIdAt<domain::Partner>(state, place); }));
  fields.push_back(person(
      ManyRequests::tr("Signed off by"), ManyRequests::tr("named officer"),
      [](const app::RequestRow& row) { return row.request.signOff; }, &Request::signOff));
  fields.push_back(requestField(
      model, ManyRequests::tr("State"), ManyRequests::tr("state"),
      [] {
        QStringList words;
        for (const auto one : kManyStates) words << requestStateWord(one);
        return words;
      },
      [](const app::RequestRow& row) {
        for (int i = 0; i < static_cast<int>(std::size(kManyStates)); ++i)
          if (kManyStates[i] == row.state()) return i;
        return kNoChoice;
      },
      [](Request& request, int place) { setManyState(request, kManyStates[place]); }));
  return fields;
}

}  // namespace waymark::ui
