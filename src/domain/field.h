// SPDX-License-Identifier: GPL-3.0-or-later
// The field list of an entity: written once beside the struct, it drives SQL binding, JSON, CSV and differences.
#pragma once

#include <string_view>
#include <tuple>

namespace waymark::domain {

template <class Owner, class Member>
struct Field {
  std::string_view name;  // the column's and the JSON key's name, snake_case
  Member Owner::*member;
};
template <class Owner, class Member>
Field(const char*, Member Owner::*) -> Field<Owner, Member>;

/// Specialised beside each entity: `kKind` ("evidence": table, JSON "kind") and `kList`, a tuple of Field.
/// The first field is always the id.
template <class T>
struct Fields;

template <class T, class F>
constexpr void forEachField(F&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, Fields<T>::kList);
}

template <class T>
constexpr std::size_t fieldCount() {
  return std::tuple_size_v<decltype(Fields<T>::kList)>;
}

}  // namespace waymark::domain
