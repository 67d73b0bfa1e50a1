// SPDX-License-Identifier: GPL-3.0-or-later
// A heading and reasons beneath it, each a sentence with its mark and the findings it speaks of. Used for "Why",
// "What nearly changes it" and "What is missing".
#pragma once

#include <QWidget>
#include <vector>

#include "judgement/outcome_model.h"
#include "widgets/marks.h"

class QVBoxLayout;

namespace waymark::ui {

class ReasonSection final : public QWidget {
  Q_OBJECT
 public:
  /// `instead` is said where there is no reason.
  ReasonSection(const QString& title, const QString& instead, QWidget* parent = nullptr);
  /// At most `findings` links under each.
  void set(const std::vector<const judgement::Reason*>& reasons, const OutcomeModel& model, std::size_t findings);

 signals:
  void findingOpened(waymark::domain::EvidenceId id);

 private:
  QString m_instead;
  QVBoxLayout* m_rows;
  QString m_shown;
};

/// A mark and a wrapped sentence beside it.
QWidget* makeSentence(Mark mark, const QString& sentence, Role role = Role::Text);

}  // namespace waymark::ui
