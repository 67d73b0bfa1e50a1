// SPDX-License-Identifier: GPL-3.0-or-later
// What can be changed on several selected records at once, beneath their list while more than one is selected: each
// field with the value they share, or "Mixed values". A field is left alone until it is chosen from; that is one undo
// step. F2 in the list goes there, Esc comes back. Used by every list whose records can be changed.
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "shell/app_state.h"

class QAbstractItemView;
class QLabel;
class QTimer;

namespace waymark::ui {

class Button;
class FilterChip;
class FlowBox;

using ManyIds = std::vector<base::Uuid>;

/// The place, among a field's choices, of the value that records have: -1 for one that isn't among them.
constexpr int kNoChoice = -1;

struct ManyField {
  QString name;                          // "Owner"
  std::function<QStringList()> choices;  // what can be chosen, in order
  /// The value all of them have; nothing where they differ.
  std::function<std::optional<int>(const ManyIds&)> shared;
  /// Sets it on all of them; no changes where they all have it.
  std::function<domain::ChangeSet(const ManyIds&, int place)> change;
};

/// A field of records of one kind. `get` gives a place among the choices, `set` takes one; `name` is the undo step's,
/// for so many records.
template <class T>
ManyField manyField(AppState& state, const QString& title, std::function<QStringList()> choices,
                    std::function<int(const T&)> get, std::function<void(T&, int)> set,
                    std::function<QString(qsizetype count, int place)> name) {
  const auto shared = [&state, get](const ManyIds& ids) -> std::optional<int> {
    std::optional<int> all;
    for (const auto& id : ids) {
      const auto* row = state.find<T>({id});
      if (row == nullptr) continue;
      const int place = get(row->value);
      if (all && *all != place) return std::nullopt;
      all = place;
    }
    return all;
  };
  const auto change = [&state, set, name](const ManyIds& ids, int place) {
    domain::ChangeSet changes;
    for (const auto& id : ids) {
      const auto* row = state.find<T>({id});
      if (row == nullptr) continue;
      T after = row->value;
      set(after, place);
      if (after != row->value) changes.changes.push_back(domain::edited(*row, std::move(after)));
    }
    changes.name = name(std::ssize(changes.changes), place).toStdString();
    return changes;
  };
  return {title, std::move(choices), shared, change};
}

class ManyBar final : public QWidget {
  Q_OBJECT
 public:
  /// Beneath `list`, whose selected records `selected` gives.
  ManyBar(AppState& state, QAbstractItemView* list, std::function<ManyIds()> selected, std::vector<ManyField> fields);
  /// A "Delete" at the end.
  void addRemove(std::function<void(const ManyIds&)> remove);
  /// Chooses an entry of a field, as its menu does.
  void choose(std::size_t field, int place);
  [[nodiscard]] FilterChip* chip(std::size_t field) const { return m_chips[field]; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void follow();
  void refresh();

  AppState& m_state;
  QAbstractItemView* m_list;
  std::function<ManyIds()> m_selected;
  std::vector<ManyField> m_fields;
  std::vector<FilterChip*> m_chips;
  FlowBox* m_row;
  QLabel* m_count;
  QTimer* m_soon;
  ManyIds m_ids;
};

}  // namespace waymark::ui
