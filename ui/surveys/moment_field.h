// SPDX-License-Identifier: GPL-3.0-or-later
// A day and an hour side by side, kept as one moment. Used by the forms of Surveys.
#pragma once

#include <QDateTime>
#include <QHBoxLayout>
#include <QWidget>

#include "bridge/dates.h"
#include "widgets/field.h"
#include "widgets/theme.h"

namespace waymark::ui {

class MomentField final : public QWidget {
  Q_OBJECT
 public:
  MomentField(const QString& name, base::Day today) : m_day(new DateField(today)), m_time(new TimeField) {
    m_day->setAccessibleName(tr("%1: day").arg(name));
    m_time->setAccessibleName(tr("%1: hour").arg(name));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kInside);
    row->addWidget(m_day, 2);
    row->addWidget(m_time, 1);
    setFocusProxy(m_day);
    connect(m_day, &DateField::dayChanged, this, &MomentField::changed);
    connect(m_time, &TimeField::timeChanged, this, &MomentField::changed);
  }
  ~MomentField() override {
    for (auto* child : findChildren<QObject*>()) child->disconnect(this);
  }
  [[nodiscard]] bool isEmpty() const { return !m_day->day() && !m_time->time(); }
  /// A day without an hour is no moment yet.
  [[nodiscard]] std::optional<base::Stamp> moment() const {
    if (!m_day->day() || !m_time->time() || !m_day->isRight()) return std::nullopt;
    if (m_given) {  // its seconds aren't shown
      const auto given = base::nowAt(*m_given);
      if (given.today == m_day->day() && given.time == m_time->time()) return m_given;
    }
    const QDateTime local(toQt(*m_day->day()), QTime(0, 0).addSecs(60 * m_time->time()->minutes));
    return base::Stamp{std::chrono::seconds(local.toSecsSinceEpoch())};
  }
  /// Without a signal.
  void setMoment(std::optional<base::Stamp> moment) {
    m_given = moment;
    const auto local = moment ? std::optional(base::nowAt(*moment)) : std::nullopt;
    m_day->setDay(local ? std::optional(local->today) : std::nullopt);
    m_time->setTime(local ? std::optional(local->time) : std::nullopt);
  }

 signals:
  void changed();

 private:
  DateField* m_day;
  TimeField* m_time;
  std::optional<base::Stamp> m_given;
};

}  // namespace waymark::ui
