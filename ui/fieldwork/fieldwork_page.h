// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page: the timetable by inspector, place or person, the sessions and places as lists, the clashes as
// they arise, and arranging what has no time yet.
#pragma once

#include <atomic>
#include <memory>

#include "app/background.h"
#include "app/fieldwork_calendar.h"
#include "app/fieldwork_grid.h"
#include "fieldwork/session_model.h"
#include "fieldwork/timetable_geometry.h"
#include "shell/page.h"

class QLabel;
class QListWidget;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DataTable;
class DetailSplitter;
class EmptyState;
class ListTools;
class PageHeader;
class PapersView;
class PlaceForm;
class PlannedView;
class RecordForm;
class SessionForm;
class SetupView;
class TimetableView;

class FieldworkPage final : public Page {
  Q_OBJECT
 public:
  explicit FieldworkPage(const PageContext& context);
  ~FieldworkPage() override;

  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;
  /// Reads the sheet on a second thread and shows what it would do.
  void readGrid(const QString& file);
  void readInvitation(const QString& file);
  void saveGrid(const QString& file);

 protected:
  bool event(QEvent* event) override;

 private:
  enum View { Timetable, Sessions, Places, Setup, Papers, Empty, Planned };
  enum class Plan { None, Arrange, Grid, Invitation };

  QWidget* makeTimetable();
  QWidget* makeSessions();
  QWidget* makePlaces();
  void connectParts();
  void onLoaded();
  void refresh();
  void refreshProblems();
  void showView(View view);
  void follow(const domain::ChangeSet& changes);

  void move(const domain::FieldworkSessionId& id, int day, int minute);
  void arrange();
  void showArranged();
  void applyArranged();
  void fillFiles();
  void askToRead(const QString& title, const QString& filter, void (FieldworkPage::*read)(const QString&));
  void askToSaveGrid();
  void startPlan(Plan plan);
  void showGrid();
  void showInvitation();
  void applyPlan();
  void endPlan();
  void showArranging(bool running);

  void showSession(const domain::FieldworkSessionId& id);
  void showPlace(const domain::PlaceId& id);
  void newSession();
  void newPlace();
  void openPanel(RecordForm* form, const QString& title);
  void save();
  void writeEdit();
  void remove();
  [[nodiscard]] const domain::Inspection* inspection() const;

  std::optional<app::FieldworkView> m_view;
  std::vector<schedule::Clash> m_found;
  std::vector<std::pair<QString, base::Uuid>> m_left;  // what arrange couldn't place, in sentences
  SessionModel* m_sessions;
  PlaceModel* m_places;
  PageHeader* m_header;
  ChoiceStrip* m_part;
  ChoiceStrip* m_lanes;
  Button* m_arrange;
  Button* m_cancel;
  Button* m_new;
  Button* m_files;
  QLabel* m_progress;
  QStackedWidget* m_views;
  TimetableView* m_timetable;
  QScrollArea* m_scroll;
  DataTable* m_sessionTable;
  DataTable* m_placeTable;
  ListTools* m_sessionTools = nullptr;
  QLabel* m_problemsTitle;
  QListWidget* m_problems;
  EmptyState* m_empty;
  SetupView* m_setup;
  PapersView* m_papers;
  PlannedView* m_planned;
  DetailSplitter* m_splitter;
  SessionForm* m_sessionForm;
  PlaceForm* m_placeForm;
  QStackedWidget* m_forms;
  QTimer* m_soon;
  QTimer* m_ticker;
  domain::FieldworkSessionId m_chosen;
  domain::FieldworkSessionId m_shownSession;
  domain::PlaceId m_shownPlace;
  base::Uuid m_awaited;  // made, and to be shown once it is stored
  bool m_writing = false;
  bool m_editWaits = false;
  bool m_quiet = false;
  std::shared_ptr<std::atomic<int>> m_placed = std::make_shared<std::atomic<int>>(0);
  int m_toPlace = 0;
  Plan m_plan = Plan::None;
  schedule::Arrangement m_arrangement;
  schedule::FieldworkProblem m_arrangedFor;
  app::GridFile m_grid;
  app::GridMapping m_mapping;
  std::string m_invitation;  // the file's bytes
  std::string m_invitationName;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
