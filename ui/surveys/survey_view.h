// SPDX-License-Identifier: GPL-3.0-or-later
// One view of the page Surveys. The inspectors' surveys and our own never stand in one view.
#pragma once

#include "shell/page.h"

namespace waymark::ui {

/// At least so high are lists and charts; below that the page scrolls.
constexpr int kSurveyLeast = 260;

class SurveyView : public QWidget {
  Q_OBJECT
 public:
  explicit SurveyView(const PageContext& context) : m_context(context) {}
  ~SurveyView() override {
    // Children end after this class does and lose their focus then: nothing of it may come here.
    for (auto* child : findChildren<QObject*>()) child->disconnect(this);
  }
  virtual void activated() {}
  virtual void setFilter(const QString& text) = 0;
  /// A record's id, or "view:<id>" of a saved view.
  virtual void openArgument(const QString& argument) = 0;
  [[nodiscard]] virtual QString place() const { return {}; }
  [[nodiscard]] virtual QString summary() const = 0;

 signals:
  void summaryChanged();

 protected:
  [[nodiscard]] AppState& state() const { return m_context.state; }
  [[nodiscard]] Navigator& navigator() const { return m_context.navigator; }

 private:
  PageContext m_context;
};

}  // namespace waymark::ui
