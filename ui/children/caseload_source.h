// SPDX-License-Identifier: GPL-3.0-or-later
// The lists as the views of Children & plans share them: read and checked on the storage thread when one of them is
// first wanted, and again when an extract comes or goes or the seal is opened. Beside them the children's clocks.
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "app/caseload_words.h"
#include "app/facets.h"
#include "shell/app_state.h"

namespace waymark::ui {

class ClockReader;

/// A caseload and what is worked out from it, never changed once it is here.
struct ReadCaseload {
  app::Caseload caseload;
  std::vector<app::Facet> facets;
  app::RowWords words;
  std::vector<std::string> caseCodes;  // by row
};

/// Facets that are shown: a caseload's, with the clocks' where those are read.
using SharedFacets = std::shared_ptr<const std::vector<app::Facet>>;

class CaseloadSource final : public QObject {
  Q_OBJECT
 public:
  enum class Standing { NoLists, Reading, Failed, Ready };
  explicit CaseloadSource(AppState& state, QObject* parent = nullptr);

  /// Begins to read if nothing was read since the last change.
  void want();
  void readAgain();
  [[nodiscard]] Standing standing() const { return m_standing; }
  /// The last that was read, also while it is read anew; nullptr before.
  [[nodiscard]] const std::shared_ptr<const ReadCaseload>& read() const { return m_read; }
  [[nodiscard]] const app::NewestExtracts& newest() const { return m_newest; }
  /// The children's clocks, read when a view wants them.
  [[nodiscard]] ClockReader& clocks() const { return *m_clocks; }
  /// Why it couldn't be read.
  [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

 signals:
  /// The standing, or what was read.
  void changed();

 private:
  void onLoaded();
  void onApplied(const domain::ChangeSet& changes);
  void onSeal();
  void start();
  void take(unsigned number, base::Result<ReadCaseload> read);

  /// Which extracts there are now; false where they are those of before.
  bool look();

  AppState& m_state;
  ClockReader* m_clocks;
  Standing m_standing = Standing::NoLists;
  app::NewestExtracts m_newest;
  domain::ListExtractId m_settings;  // the register that the checks had
  std::shared_ptr<const ReadCaseload> m_read;
  std::optional<base::Error> m_error;
  bool m_isWanted = false;
  bool m_isStale = true;
  bool m_readWithKey = false;
  unsigned m_number = 0;  // of the reading under way: an earlier one's answer is dropped
};

}  // namespace waymark::ui
