// SPDX-License-Identifier: GPL-3.0-or-later
// What Ctrl+K searches: the window's pages, actions and settings, the packs, the plan and the records. Evidence and
// packs are indexed on a second thread and follow changes; so are children's case codes, and nothing else of a child;
// all else is read anew when asked to.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "app/background.h"
#include "app/case_codes.h"
#include "app/search_index.h"
#include "domain/change.h"

class QTimer;

namespace waymark::ui {

class ActionCatalogue;
class AppState;

class Finder final : public QObject {
  Q_OBJECT
 public:
  Finder(AppState& state, const ActionCatalogue& actions, QObject* parent = nullptr);
  /// Reads what may have changed (milliseconds), and begins to index the evidence if that isn't done.
  void refresh();
  /// The groups point into the indexes: for use before anything changes.
  [[nodiscard]] std::vector<app::SearchGroup> find(const QString& text, std::size_t limit) const;
  /// Evidence or case codes aren't in the index yet.
  [[nodiscard]] bool isReading() const { return m_evidence == nullptr || m_codes == nullptr; }

 signals:
  /// Evidence or case codes have come in.
  void grew();

 protected:
  bool event(QEvent* event) override;

 private:
  /// What is behind a door that is open.
  void addRestricted(std::vector<app::SearchEntry>& entries) const;
  void startReading();
  void readSome();
  void readCodes();
  void follow(const domain::ChangeSet& changes);
  void followOne(const domain::Change& change);

  AppState& m_state;
  const ActionCatalogue& m_actions;
  app::SearchIndex m_near;
  std::unique_ptr<app::SearchIndex> m_evidence;
  std::shared_ptr<const app::CaseCodes> m_codes;
  bool m_wanted = false;  // somebody has searched: the evidence is to be kept
  bool m_stale = false;   // names that stand beside findings have changed
  QTimer* m_reader;       // takes the findings' words in slices, so that the window doesn't wait for 50,000
  std::vector<app::SearchEntry> m_read;
  std::size_t m_nextRow = 0;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
