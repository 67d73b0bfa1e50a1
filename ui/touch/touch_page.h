// SPDX-License-Identifier: GPL-3.0-or-later
// The page Keeping in touch: what inspectors raise in confidence, concerns about a child, and who may see what.
#pragma once

#include <functional>
#include <optional>

#include "shell/page.h"

class QMenu;
class QStackedWidget;

namespace waymark::ui {

class ChoiceStrip;
class ConcernForm;
class ConcernModel;
class DataTable;
class DetailSplitter;
class EmptyState;
class NamedView;
class PageHeader;
class PointForm;
class PointModel;
class RecordForm;
class SealedList;

class TouchPage final : public Page {
  Q_OBJECT
 public:
  explicit TouchPage(const PageContext& context);
  ~TouchPage() override;

  void activated() override;
  /// "concerns", "named", "new", "raise" or "raise:where it was found", "view:id", or the id of a point or a concern.
  /// What needs the door waits until somebody is let in.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  void setFilter(const QString& text) override;
  [[nodiscard]] bool canFilter() const override { return true; }
  [[nodiscard]] QString accessibleSummary() const override;

 private:
  enum View { Points, Concerns, Named };
  struct Wanted {
    View view = Points;
    base::Uuid id;  // null for a new one
    QString where;  // a new concern was found
  };
  void makePoints();
  void makeConcerns();
  /// The Menu key's first line on a row of the list, once somebody came in.
  [[nodiscard]] std::function<void(QMenu&)> openAction(View view, DataTable* table, const QString& text);
  void connectParts();
  void showView(View view);
  void onLoaded();
  void refresh();
  void follow(const domain::ChangeSet& changes);
  void onDoor(domain::RestrictedPart part);
  [[nodiscard]] SealedList* list(View view) const;
  [[nodiscard]] RecordForm* form(View view) const;
  void startNew(View view, const QString& where = {});
  void open(View view, const base::Uuid& id);
  void shutPanel();
  void wipe(View view);
  [[nodiscard]] std::optional<base::Result<domain::ChangeSet>> kept() const;
  void save();
  void writeEdit();
  void remove();
  /// Applies what a function of app gave, or says why not.
  void take(base::Result<domain::ChangeSet> set, const QString& done);
  [[nodiscard]] const domain::Stored<domain::InspectionPoint>* shownPoint() const;

  PointModel* m_points;
  ConcernModel* m_concerns;
  PageHeader* m_header;
  ChoiceStrip* m_part;
  QStackedWidget* m_views;
  EmptyState* m_empty;
  SealedList* m_pointList = nullptr;
  SealedList* m_concernList = nullptr;
  NamedView* m_named = nullptr;
  PointForm* m_pointForm;
  ConcernForm* m_concernForm;
  QStackedWidget* m_forms;
  DetailSplitter* m_splitter = nullptr;
  View m_view = Points;
  View m_shownView = Points;  // of what the panel shows
  base::Uuid m_shown;         // null while it is new
  base::Uuid m_awaited;       // made, and not announced yet
  std::optional<Wanted> m_wanted;
  bool m_quiet = false;
  base::Uuid m_writing;  // a change of it is on its way
  bool m_editWaits = false;
};

}  // namespace waymark::ui
