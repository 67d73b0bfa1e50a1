// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: how it looks, the framework's rows and how sure each is, the inspections, the calendar, backups, the
// workspace file.
#pragma once

#include "shell/page.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class ChoiceStrip;
class ColumnScroll;
class ListTools;
class PackRowModel;

class SettingsPage final : public Page {
  Q_OBJECT
 public:
  explicit SettingsPage(const PageContext& context);
  /// Its sections.
  static std::vector<PagePlace> places();
  void activated() override;
  /// A section's id: brings it into view.
  void openArgument(const QString& argument) override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 private:
  void addAppearance(QVBoxLayout& column);
  void showAppearance();
  void addFramework(QVBoxLayout& column);
  void addInspections(QVBoxLayout& column);
  void addCalendar(QVBoxLayout& column);
  void addBackups(QVBoxLayout& column);
  void addFile(QVBoxLayout& column);
  void refresh();
  void chooseHolidays();
  void importHolidays(const QString& file);

  void addSection(QVBoxLayout& column, const char* id);

  PackRowModel* m_rows;
  ListTools* m_rowTools = nullptr;
  ColumnScroll* m_scroll;
  ChoiceStrip* m_theme = nullptr;
  ChoiceStrip* m_textSize = nullptr;
  QLabel* m_pack = nullptr;
  QLabel* m_about = nullptr;
  QLabel* m_calendar = nullptr;
  QLabel* m_holidays = nullptr;
  QLabel* m_file = nullptr;
};

}  // namespace waymark::ui
