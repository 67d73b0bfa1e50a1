// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page: the timetable by inspector, place or person, the sessions and places as lists, the clashes as
// they arise, and arranging what has no time yet.
#pragma once

#include <atomic>
#include <memory>

#include "app/background.h"
#include "app/fieldwork.h"
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
class PlaceForm;
class RecordForm;
class SessionForm;
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

 protected:
  bool event(QEvent* event) override;

 private:
  enum View { Timetable, Sessions, Places, Empty };

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
  void arranged(const schedule::Arrangement& done);
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
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
