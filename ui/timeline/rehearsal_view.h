// SPDX-License-Identifier: GPL-3.0-or-later
// Rehearsals: starting one on a mock date, going to and fro, ending it, and the list of what slipped and why.
#pragma once

#include <QWidget>

#include "app/rehearsal.h"

class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;
class DateField;
class FormRow;
class TimeField;

class RehearsalView final : public QWidget {
  Q_OBJECT
 public:
  explicit RehearsalView(AppState& state, QWidget* parent = nullptr);
  void focusFirst();
  /// What slipped as text, a line each with tabs: what "Copy the list" copies.
  [[nodiscard]] QString slipText() const;

 private:
  void start();
  void end(const domain::InspectionId& id);
  void refresh();
  void addRehearsal(const domain::Stored<domain::Inspection>& rehearsal);
  void showSlips();
  void addSlip(const app::Slip& slip);
  [[nodiscard]] std::vector<app::Slip> slips() const;
  /// The pack that a rehearsal runs on; the workspace's where it can't be read.
  [[nodiscard]] const framework::Pack& packFor(const std::string& id) const;
  [[nodiscard]] QString ownerOf(const app::Slip& slip) const;
  [[nodiscard]] QString lateText(const app::Slip& slip) const;

  AppState& m_state;
  DateField* m_day;
  TimeField* m_time;
  FormRow* m_dayRow;
  Button* m_start;
  QVBoxLayout* m_list;
  QVBoxLayout* m_slips;
  std::optional<domain::InspectionId> m_slipsOf;
  mutable framework::Pack m_other;  // one that neither the workspace nor the shown plan uses
};

}  // namespace waymark::ui
