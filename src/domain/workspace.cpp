// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/workspace.h"

namespace waymark::domain {
namespace {

using base::Result;

template <class Entity, class Tag>
Result<void> known(const Table<Entity>& table, std::string_view field, const base::Id<Tag>& id) {
  if (table.find(id) != nullptr) return {};
  return base::fail(base::Code::UnknownReference, {{"field", std::string(field)}, {"value", base::uuidText(id.uuid)}});
}

struct ReferenceCheck {
  const Workspace& workspace;
  std::string_view field;
  Result<void> result{};

  template <class T>
  void operator()(const T&) {}
  template <class Tag>
  void operator()(const base::Id<Tag>& id) {
    forEachKind([&]<class T>() {
      if constexpr (std::is_same_v<decltype(T::id), base::Id<Tag>>)
        if (result && !id.isNull()) result = known(workspace.all<T>(), field, id);
    });
  }
  template <class Tag>
  void operator()(const std::optional<base::Id<Tag>>& id) {
    if (id) (*this)(*id);
  }
  template <class Tag>
  void operator()(const std::vector<base::Id<Tag>>& ids) {
    for (const auto& id : ids) (*this)(id);
  }
};

}  // namespace

Workspace::Workspace() = default;
Workspace::~Workspace() = default;
Workspace::Workspace(const Workspace& other) = default;
Workspace::Workspace(Workspace&& other) noexcept = default;
Workspace& Workspace::operator=(const Workspace& other) = default;
Workspace& Workspace::operator=(Workspace&& other) noexcept = default;

const Area& Workspace::area() const {
  static const Area none;
  const auto& areas = all<Area>();
  return areas.empty() ? none : areas.rows().front().value;
}

void Workspace::follow(const Change& applied) {
  const auto& record = applied.after ? applied.after : applied.before;
  if (!record) return;
  std::visit(
      [&]<class T>(const T& entity) {
        if (applied.after)
          table<T>().put({entity, applied.revision});
        else
          table<T>().remove(entity.id.uuid);
      },
      *record);
}

Result<void> checkReferences(const Workspace& workspace, const Record& record) {
  Result<void> result;
  std::visit(
      [&]<class T>(const T& entity) {
        forEachField<T>([&](const auto& field) {
          if (!result || field.name == "id") return;
          ReferenceCheck check{workspace, field.name};
          check(entity.*field.member);
          result = check.result;
        });
      },
      record);
  return result;
}

}  // namespace waymark::domain
