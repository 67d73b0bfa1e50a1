// SPDX-License-Identifier: GPL-3.0-or-later
// "What good looks like" for a criterion, beneath the form's criterion field: the first prompts, and all on demand.
#pragma once

#include <QWidget>

#include "framework/pack.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace waymark::ui {

class Pill;

class PromptBox final : public QWidget {
  Q_OBJECT
 public:
  explicit PromptBox(QWidget* parent = nullptr);
  /// nullptr hides it.
  void setCriterion(const framework::Criterion* criterion);

 private:
  void rebuild();

  std::vector<QString> m_prompts;
  bool m_all = false;
  Pill* m_assumed;
  QVBoxLayout* m_lines;
  QPushButton* m_more;
};

}  // namespace waymark::ui
