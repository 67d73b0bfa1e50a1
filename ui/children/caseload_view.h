// SPDX-License-Identifier: GPL-3.0-or-later
// One view of the page Children & plans. Made when it is first shown; ui/children/views.cpp lists them, one line each.
#pragma once

#include "shell/page.h"

namespace waymark::ui {

class CaseloadSource;

/// What every view of the page is given: the lists, read once for all of them.
struct ViewContext : PageContext {
  CaseloadSource& caseload;
};

class CaseloadView : public QWidget {
  Q_OBJECT
 public:
  explicit CaseloadView(const ViewContext& context) : m_context(context) {}

  /// It has become the view that is seen, or the page was come back to.
  virtual void activated() {}
  /// The filter field's text, debounced. A view without a list leaves it.
  virtual void setFilter(const QString& text) { Q_UNUSED(text); }
  /// What Navigator::go was given after "<view's id>:", or "view:<id>" of a saved view whose list is
  /// "children.<view's id>".
  virtual void openArgument(const QString& argument) { Q_UNUSED(argument); }
  /// The argument that leads back to what is selected; "" for nothing.
  [[nodiscard]] virtual QString place() const { return {}; }
  /// The line beside the page's title: "38,319 children on 2 lists".
  [[nodiscard]] virtual QString summary() const { return {}; }
  /// To where lists come in.
  void askImport();

 signals:
  void summaryChanged();
  /// Another view of the page, with its argument.
  void viewAsked(const QString& id, const QString& argument);

 protected:
  [[nodiscard]] const ViewContext& context() const { return m_context; }
  [[nodiscard]] AppState& state() const { return m_context.state; }
  [[nodiscard]] Navigator& navigator() const { return m_context.navigator; }

 private:
  ViewContext m_context;
};

struct ViewEntry {
  const char* id;     // Navigator::go("children", "problems"); kept, so never used again for another
  const char* title;  // context "children"; the word in the switch
  const char* note;   // what Ctrl+K searches besides
  CaseloadView* (*make)(const ViewContext& context);
};

/// In the switch's order. The first has the page's plain arguments: a case code.
std::span<const ViewEntry> viewEntries();

}  // namespace waymark::ui
