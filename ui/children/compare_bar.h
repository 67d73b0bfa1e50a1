// SPDX-License-Identifier: GPL-3.0-or-later
// The authorities that an area is compared with in place of its statistical neighbours: chosen by name, each taken out
// again.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "base/id.h"

namespace waymark::ui {

class FlowBox;
class IdCombo;

class CompareBar final : public QWidget {
  Q_OBJECT
 public:
  explicit CompareBar(QWidget* parent = nullptr);
  struct Authority {
    std::string code;
    QString name;
  };
  /// All there are, by name, and the codes of those that were chosen.
  void set(std::vector<Authority> authorities, std::vector<std::string> chosen);
  [[nodiscard]] const std::vector<std::string>& chosen() const { return m_chosen; }
  void focusFirst();

 signals:
  void changed();

 private:
  void fill();

  std::vector<Authority> m_authorities;
  std::vector<std::string> m_chosen;
  IdCombo* m_add;
  FlowBox* m_buttons;
};

}  // namespace waymark::ui
