// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/references.h"

namespace waymark::storage {
namespace {

template <class V>
struct SingleId : std::false_type {};
template <class Tag>
struct SingleId<base::Id<Tag>> : std::true_type {
  using Type = base::Id<Tag>;
};
template <class Tag>
struct SingleId<std::optional<base::Id<Tag>>> : SingleId<base::Id<Tag>> {};

/// The table whose records have such an id.
template <class IdType>
std::string_view targetOf() {
  std::string_view target;
  domain::forEachKind([&]<class T>() {
    if constexpr (std::is_same_v<decltype(T::id), IdType>) target = domain::Fields<T>::kKind;
  });
  return target;
}

template <class T, class Visit>
void forEachReference(const Visit& visit) {
  domain::forEachField<T>([&](const auto& field) {
    using Value = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
    if constexpr (SingleId<Value>::value)
      if (field.name != "id") visit(field, targetOf<typename SingleId<Value>::Type>());
  });
}

template <class Tag>
const base::Uuid* uuidIn(const base::Id<Tag>& id) {
  return &id.uuid;
}
template <class Tag>
const base::Uuid* uuidIn(const std::optional<base::Id<Tag>>& id) {
  return id ? &id->uuid : nullptr;
}

}  // namespace

const std::vector<ReferenceField>& referenceFields() {
  static const std::vector<ReferenceField> fields = [] {
    std::vector<ReferenceField> all;
    domain::forEachKind([&]<class T>() {
      forEachReference<T>([&](const auto& field, std::string_view target) {
        all.push_back({domain::Fields<T>::kKind, field.name, target});
      });
    });
    return all;
  }();
  return fields;
}

std::vector<Reference> referencesOf(const domain::Record& record) {
  std::vector<Reference> found;
  std::visit(
      [&]<class T>(const T& entity) {
        forEachReference<T>([&](const auto& field, std::string_view target) {
          if (const auto* id = uuidIn(entity.*field.member)) found.push_back({field.name, target, *id});
        });
      },
      record);
  return found;
}

}  // namespace waymark::storage
