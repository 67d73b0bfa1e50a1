// SPDX-License-Identifier: GPL-3.0-or-later
// What inspectors told us, filled in while somebody is on the phone: the team, facts, surveys, due days and hours.
#pragma once

#include <QWidget>
#include <vector>

#include "app/told.h"
#include "timeline/told_row.h"

class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class SectionHeader;
class TeamRows;

class ToldForm final : public QWidget {
  Q_OBJECT
 public:
  explicit ToldForm(AppState& state, QWidget* parent = nullptr);
  /// The caret goes to the filter: type, then Enter, and the first row that fits is next.
  void focusFilter();

 signals:
  /// What was said can’t be: a survey that closes before it opens. Nothing was saved.
  void refused(const waymark::base::Error& error);

 private:
  /// One row of the form writes down one row of the pack, or the same for every survey audience.
  struct Line {
    domain::ToldSubject subject;
    std::vector<std::string> keys;
    ToldRow* row;
    SectionHeader* section;
  };
  void build();
  SectionHeader* addSection(const QString& title, const QString& note = {});
  void addLine(domain::ToldSubject subject, std::vector<std::string> keys, const QString& title, ToldRow::Form form,
               SectionHeader* section);
  void refresh();
  void filter(const QString& text);
  void goOn(const ToldRow* from);
  void tell(const Line& line, const Said& said);

  AppState& m_state;
  QLineEdit* m_by;
  QLineEdit* m_filter;
  TeamRows* m_team;
  QVBoxLayout* m_rows;
  std::vector<Line> m_lines;
};

}  // namespace waymark::ui
