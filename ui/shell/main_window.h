// SPDX-License-Identifier: GPL-3.0-or-later
// The window: rail, top bar, message bar, page, status. Makes pages when they are first shown.
#pragma once

#include <QPointer>
#include <QVariantMap>
#include <QWidget>
#include <filesystem>
#include <vector>

#include "shell/page.h"

class QHBoxLayout;
class QStackedLayout;

namespace waymark::ui {

class ActionCatalogue;
class HelpPanel;
class MessageBar;
class Rail;
class SearchPalette;
class StartPage;
class StatusBar;
class TopBar;
class UnlockPanel;

class MainWindow final : public QWidget {
  Q_OBJECT
 public:
  MainWindow(AppState& state, ActionCatalogue& actions, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Makes the page if need be and shows it; an unknown id shows the first.
  void showPage(const QString& id, const QString& argument = {});
  [[nodiscard]] QString currentPageId() const;
  [[nodiscard]] Page* currentPage() const;
  void setRecent(const QStringList& files);
  /// The page without a workspace; made when it is first shown.
  void showStart();
  /// A workspace is being opened: an empty page instead of the start page until it is there or has failed.
  void expectWorkspace();
  /// What was selected on each page, by its id (Page::place): led back to when the page of that file is first shown.
  void setPlaces(const std::filesystem::path& file, const QVariantMap& places);
  [[nodiscard]] QVariantMap places() const;
  /// The page that loading a workspace shows.
  void setFirstPage(const QString& id) { m_firstPage = id; }
  void say(MessageKind kind, const QString& sentence);
  /// The message that is shown can be taken back: once the change it speaks of is stored, and while it is the last.
  void offerUndo();

 signals:
  void pageShown(const QString& id);
  /// A page (or the start page) was painted for the first time in this process.
  void firstPainted();
  void fileChosen(const QString& file);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void showUndoOffer();
  void connectActions();
  void connectSeal();
  void enableActions();
  void newRequest();
  void onLoaded();
  void onFailed(const base::Error& error);
  void applyFilter(const QString& text);
  void focusNextPart();
  /// Made when it is first asked for.
  HelpPanel* help();
  void helpForPage();
  void shutHelp();
  void openSearch();
  void chooseFile();

  AppState& m_state;
  ActionCatalogue& m_actions;
  Navigator m_navigator;
  Rail* m_rail;
  TopBar* m_topBar;
  MessageBar* m_messages;
  StatusBar* m_status;
  StartPage* m_start = nullptr;
  HelpPanel* m_help = nullptr;
  QPointer<QWidget> m_beforeHelp;  // had the focus
  SearchPalette* m_search = nullptr;
  QStringList m_recent;
  QWidget* m_stackHolder;
  QHBoxLayout* m_middle;  // the page, and the help beside it
  QStackedLayout* m_stack;
  std::vector<Page*> m_pages;  // by pageEntries(); nullptr until first shown
  int m_current = -1;
  QString m_firstPage;
  std::filesystem::path m_placesOf;
  QVariantMap m_places;
  bool m_painted = false;
  bool m_undoWaits = false;  // offered, but not stored yet
  QString m_undoOffered;     // what the message bar's button takes back
  bool m_leaving = false;    // a last backup is under way or has failed: closing again leaves at once
};

}  // namespace waymark::ui
