// SPDX-License-Identifier: GPL-3.0-or-later
// The top of the page: the sentence, what it rests on, how sure, and published inspections beside it.
#pragma once

#include <QWidget>

#include "judgement/outcome_model.h"

class QBoxLayout;
class QLabel;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DataTable;
class PublishedModel;
class StripPlot;
class Sureness;

class OutcomeTop final : public QWidget {
  Q_OBJECT
 public:
  explicit OutcomeTop(OutcomeModel& model, QWidget* parent = nullptr);
  void refresh(const AppState& state);
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] Button* sureButton() const { return m_sureButton; }

 signals:
  void differentViewAsked();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void showSureness();
  void arrange();
  [[nodiscard]] QWidget* makeLeft();
  [[nodiscard]] QWidget* makeRight();

  OutcomeModel& m_model;
  QBoxLayout* m_row;
  QLabel* m_sentence;
  QLabel* m_enough;
  QLabel* m_publishedOutcome;
  QLabel* m_view;
  QLabel* m_statement;  // what the view is, and that inspectors decide otherwise
  ChoiceStrip* m_basis;
  Button* m_sureButton;
  Button* m_viewButton;
  Sureness* m_sureness;
  QLabel* m_sureNote;
  StripPlot* m_plot;
  Button* m_tableButton;
  DataTable* m_table;
  PublishedModel* m_tableModel;
  QWidget* m_right;
};

}  // namespace waymark::ui
