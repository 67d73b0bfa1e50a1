// SPDX-License-Identifier: GPL-3.0-or-later
// Any number of records by name: those chosen, each with a button that takes it out, and a field that adds one.
#pragma once

#include <QWidget>
#include <utility>
#include <vector>

#include "base/id.h"

class QVBoxLayout;

namespace waymark::ui {

class IdCombo;

class IdListField final : public QWidget {
  Q_OBJECT
 public:
  using Entries = std::vector<std::pair<base::Uuid, QString>>;
  IdListField(const QString& name, const QString& add, QWidget* parent = nullptr);
  void setEntries(Entries entries);
  [[nodiscard]] const std::vector<base::Uuid>& ids() const { return m_ids; }
  /// Without a signal.
  void setIds(std::vector<base::Uuid> ids);

 signals:
  void changed();

 private:
  void rebuild();
  [[nodiscard]] QString nameOf(const base::Uuid& id) const;

  QString m_name;
  Entries m_entries;
  std::vector<base::Uuid> m_ids;
  QVBoxLayout* m_rows;
  IdCombo* m_add;
};

}  // namespace waymark::ui
