// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: how it looks, the framework's rows and how sure each is, its versions and drafts, the inspections, the
// calendar, privacy and the seal, backups, the workspace file.
#pragma once

#include <filesystem>
#include <string>

#include "shell/page.h"

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace waymark::ui {

class ChoiceStrip;
class ColumnScroll;
class DraftEditor;
class ListTools;
class MoveView;
class PackRowModel;
class PackVersions;

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
  void addVersions(QVBoxLayout& column);
  void addInspections(QVBoxLayout& column);
  void addCalendar(QVBoxLayout& column);
  void addPrivacy(QVBoxLayout& column);
  void addBackups(QVBoxLayout& column);
  void addFile(QVBoxLayout& column);
  void refresh();
  void editDraft(const std::filesystem::path& file);
  void previewMove(const std::string& id, const std::string& version);
  void showSections();
  void chooseHolidays();
  void importHolidays(const QString& file);

  void addSection(QVBoxLayout& column, const char* id);

  QStackedWidget* m_views;
  DraftEditor* m_editor = nullptr;  // these two are made when first needed
  MoveView* m_move = nullptr;
  PackVersions* m_versions = nullptr;
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
