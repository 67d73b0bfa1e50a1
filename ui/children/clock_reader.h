// SPDX-License-Identifier: GPL-3.0-or-later
// The statutory clocks of the workspace that is open, read on the storage thread and again whenever an extract comes
// in or the day changes. The views of Children & plans share one (CaseloadSource::clocks).
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>

#include "app/clock_report.h"
#include "shell/app_state.h"

namespace waymark::ui {

/// A report with each child's place in it, never changed once it is here.
struct ReadClocks {
  app::ClockReport report;
  std::unordered_map<base::Uuid, std::size_t> places;  // in report.children
  std::vector<const schedule::ChildClock*> worst;      // as report.children; null where none runs

  /// A child's clocks; nullptr where there are none.
  [[nodiscard]] const app::ChildClocks* find(const domain::ChildId& child) const;
  /// The one that needs looking at first.
  [[nodiscard]] const schedule::ChildClock* worstOf(const domain::ChildId& child) const;
};

class ClockReader final : public QObject {
  Q_OBJECT
 public:
  explicit ClockReader(AppState& state, QObject* parent = nullptr);
  /// Reads them where that hasn't been done yet. Nothing is read before somebody asks.
  void want();
  /// Null until read, and where it failed.
  [[nodiscard]] const std::shared_ptr<const ReadClocks>& read() const { return m_read; }
  [[nodiscard]] std::shared_ptr<const app::ClockReport> report() const;
  [[nodiscard]] bool isReading() const { return m_job != 0; }
  /// Why they couldn't be read.
  [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

 signals:
  /// There is another report, or none.
  void changed();
  void failed(const waymark::base::Error& error);

 private:
  void drop();
  void start();

  AppState& m_state;
  std::shared_ptr<const ReadClocks> m_read;
  std::optional<base::Error> m_error;
  app::JobId m_job = 0;
  bool m_isWanted = false;
};

}  // namespace waymark::ui
