// SPDX-License-Identifier: GPL-3.0-or-later
// "Papers": a session's briefing sheet or somebody's timetable as it prints, saved as a PDF or a calendar file.
#pragma once

#include <QWidget>

#include "app/fieldwork_papers.h"

class QTextBrowser;

namespace waymark::ui {

class AppState;
class Button;
class ChoiceStrip;
class IdCombo;
class Navigator;

class PapersView final : public QWidget {
  Q_OBJECT
 public:
  PapersView(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  /// Again from the workspace.
  void refresh();
  void showBriefing(const domain::FieldworkSessionId& session);
  void savePdf(const QString& file);
  /// Over a file that was given out before, whatever is no longer in it is cancelled in the new one.
  void saveCalendar(const QString& file);

 private:
  enum Paper { Timetable, Briefing };
  void fillNames();
  void askFile(const QString& ending, const QString& filter, void (PapersView::*save)(const QString&));
  [[nodiscard]] app::FieldworkAudience audience() const;
  [[nodiscard]] bool isBriefing() const;

  AppState& m_state;
  Navigator& m_navigator;
  ChoiceStrip* m_paperOf;
  IdCombo* m_session;
  IdCombo* m_who;
  QTextBrowser* m_preview;
  Button* m_pdf;
  Button* m_calendar;
  base::Result<app::FieldworkPaper> m_paper;
};

}  // namespace waymark::ui
