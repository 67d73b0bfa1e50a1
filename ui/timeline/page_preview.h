// SPDX-License-Identifier: GPL-3.0-or-later
// The page that "Print…" would save, as it will look, with what it says for screen readers; then where to save it.
#pragma once

#include <QDialog>

#include "app/plan_sheet.h"

namespace waymark::ui {

class PagePicture;

class PagePreview final : public QDialog {
  Q_OBJECT
 public:
  PagePreview(app::PlanSheet sheet, QWidget* parent);
  [[nodiscard]] const app::PlanSheet& sheet() const { return m_sheet; }

 signals:
  /// The file was chosen.
  void saveAsked(const QString& file);

 private:
  void chooseFile();

  app::PlanSheet m_sheet;
  PagePicture* m_picture;
};

}  // namespace waymark::ui
