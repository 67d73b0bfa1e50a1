// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of requests before it comes in: row by row what would change and what is refused, and why.
#pragma once

#include "requests/requests_model.h"
#include "shell/app_state.h"

class QLabel;

namespace waymark::ui {

class Button;
class DataTable;

class RequestImportView final : public QWidget {
  Q_OBJECT
 public:
  explicit RequestImportView(QWidget* parent = nullptr);
  enum class Writing { Allowed, ReadOnly };
  void show(const app::RequestImport& import, Writing writing);
  void focusFirst();

 signals:
  void bringInAsked();
  void left();

 private:
  RequestImportModel* m_model;
  QLabel* m_words;
  DataTable* m_table;
  Button* m_bringIn;
  Button* m_cancel;
};

}  // namespace waymark::ui
