// SPDX-License-Identifier: GPL-3.0-or-later
// One finding as a link of one line: its mark and its words, cut where there is no room. Used by ui/judgement.
#pragma once

#include <QAbstractButton>

#include "domain/evidence.h"
#include "widgets/marks.h"

namespace waymark::ui {

class FindingLink final : public QAbstractButton {
  Q_OBJECT
 public:
  explicit FindingLink(QWidget* parent = nullptr);
  /// `instead` is said, muted, where there is no finding.
  void set(const domain::Evidence* evidence, const QString& instead = {});
  [[nodiscard]] domain::EvidenceId id() const { return m_id; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 signals:
  void opened(waymark::domain::EvidenceId id);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  domain::EvidenceId m_id;
  Mark m_mark = Mark::None;
};

}  // namespace waymark::ui
