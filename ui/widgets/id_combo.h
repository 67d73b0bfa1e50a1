// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing one of many: FormCombo, which a passing mouse wheel doesn't change, and IdCombo, which finds a record as
// its name is typed. Used by the forms of Evidence and Partners.
#pragma once

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWheelEvent>
#include <optional>
#include <vector>

#include "base/id.h"

namespace waymark::ui {

class FormCombo : public QComboBox {
 public:
  explicit FormCombo(QWidget* parent = nullptr) : QComboBox(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaxVisibleItems(14);
  }

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

/// The first entry is none. What is typed is looked for anywhere in the names; leaving the field takes the best match.
/// activated(int) comes when the person chose another one, never from setId().
class IdCombo final : public FormCombo {
 public:
  explicit IdCombo(const QString& none, QWidget* parent = nullptr) : FormCombo(parent), m_none(none) {
    setEditable(true);
    setInsertPolicy(NoInsert);
    lineEdit()->setPlaceholderText(none);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::activated, this, [this](int index) { m_committed = index; });
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] { resolve(); });
    setEntries({});
  }

  void setEntries(std::vector<std::pair<base::Uuid, QString>> entries) {
    const auto kept = id();
    clear();
    m_ids.assign(1, base::Uuid{});
    addItem(QString());
    setItemData(0, m_none, Qt::AccessibleTextRole);
    for (auto& [entry, name] : entries) {
      m_ids.push_back(entry);
      addItem(name);
    }
    setId(kept);
  }
  [[nodiscard]] std::optional<base::Uuid> id() const {
    if (m_committed <= 0 || m_committed >= static_cast<int>(m_ids.size())) return std::nullopt;
    return m_ids[static_cast<std::size_t>(m_committed)];
  }
  /// Without a signal. An id that isn't among the entries is none.
  void setId(const std::optional<base::Uuid>& wanted) {
    int found = 0;
    for (std::size_t i = 1; wanted && i < m_ids.size(); ++i)
      if (m_ids[i] == *wanted) found = static_cast<int>(i);
    m_committed = found;
    setCurrentIndex(found);
    setEditText(itemText(found));
    lineEdit()->setCursorPosition(0);
  }

 protected:
  void focusInEvent(QFocusEvent* event) override {
    FormCombo::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) lineEdit()->selectAll();
  }

 private:
  /// Typed text as an entry: all of it, else the first that begins with it, else the first that holds it.
  [[nodiscard]] int bestMatch(const QString& typed) const {
    if (typed.isEmpty()) return 0;
    int begins = -1;
    int holds = -1;
    for (int i = 1; i < count(); ++i) {
      const QString name = itemText(i);
      if (name.compare(typed, Qt::CaseInsensitive) == 0) return i;
      if (begins < 0 && name.startsWith(typed, Qt::CaseInsensitive)) begins = i;
      if (holds < 0 && name.contains(typed, Qt::CaseInsensitive)) holds = i;
    }
    return begins >= 0 ? begins : holds;
  }
  void resolve() {
    const int found = bestMatch(currentText().trimmed());
    const int chosen = found < 0 ? m_committed : found;
    const bool differs = chosen != m_committed;
    m_committed = chosen;
    setCurrentIndex(chosen);
    setEditText(itemText(chosen));
    lineEdit()->setCursorPosition(0);
    if (differs) emit activated(chosen);
  }

  QString m_none;
  std::vector<base::Uuid> m_ids;
  int m_committed = 0;
};

}  // namespace waymark::ui
