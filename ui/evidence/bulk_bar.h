// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to several selected findings at once, beneath the list while more than one is selected.
#pragma once

#include <QWidget>

#include "domain/evidence.h"
#include "shell/app_state.h"

class QLabel;

namespace waymark::ui {

class FilterChip;

class BulkBar final : public QWidget {
  Q_OBJECT
 public:
  explicit BulkBar(AppState& state, QWidget* parent = nullptr);
  void setCount(int count);
  void refresh();

 signals:
  void reviewChosen(waymark::domain::ReviewState review);
  void criterionChosen(waymark::base::ShortCode criterion);
  void partnerChosen(waymark::domain::PartnerId partner);
  void removeAsked();

 private:
  AppState& m_state;
  QLabel* m_count;
  FilterChip* m_review;
  FilterChip* m_criterion;
  FilterChip* m_partner;
};

}  // namespace waymark::ui
