// SPDX-License-Identifier: GPL-3.0-or-later
// The statutory clocks of the workspace that is open, read on the storage thread and again whenever an extract comes
// in or the day changes. A view that shows clocks makes one.
#pragma once

#include <memory>

#include "app/clock_report.h"
#include "shell/app_state.h"

namespace waymark::ui {

class ClockReader final : public QObject {
  Q_OBJECT
 public:
  explicit ClockReader(AppState& state, QObject* parent = nullptr);
  /// Reads them where that hasn't been done yet. Nothing is read before somebody asks.
  void want();
  /// Null until read, and where it failed.
  [[nodiscard]] std::shared_ptr<const app::ClockReport> report() const { return m_report; }
  [[nodiscard]] bool isReading() const { return m_job != 0; }
  /// A child's clocks; nullptr where there are none.
  [[nodiscard]] const app::ChildClocks* find(const domain::ChildId& child) const;

 signals:
  /// There is another report, or none.
  void changed();
  void failed(const waymark::base::Error& error);

 private:
  void drop();
  void read();

  AppState& m_state;
  std::shared_ptr<const app::ClockReport> m_report;
  std::unordered_map<base::Uuid, std::size_t> m_places;
  app::JobId m_job = 0;
  bool m_isWanted = false;
};

}  // namespace waymark::ui
