// SPDX-License-Identifier: GPL-3.0-or-later
// F1: beside the page, what it is for, what to do first and its keys; the glossary; all keys. Texts are
// resources/help/*.md, in which {an.action} stands for that action's keys.
#pragma once

#include <QWidget>

class QLineEdit;
class QTextBrowser;

namespace waymark::ui {

class ActionCatalogue;
class AppState;
class Button;
class ChoiceStrip;

/// A page's help with the keys filled in, as Markdown; "" where there is none.
QString helpText(const QString& pageId, const ActionCatalogue& actions);

class HelpPanel final : public QWidget {
  Q_OBJECT
 public:
  enum class View { Page, Glossary, Keys };

  HelpPanel(AppState& state, ActionCatalogue& actions, QWidget* parent = nullptr);
  /// Opens on the help of a page ("start" without a workspace).
  void showPageHelp(const QString& pageId);
  /// Opens on the glossary, at a term if one is given.
  void showGlossary(const QString& term = {});
  void showKeys();
  /// The page beside it is another now.
  void setPage(const QString& pageId);
  [[nodiscard]] View view() const { return m_view; }
  void saveKeys();

 signals:
  void closed();
  /// A sentence for the message bar; an error if `done` is false.
  void said(const QString& sentence, bool done);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void show(View view);
  void fill();
  void fillGlossary();
  void writeKeys(const QString& file);

  AppState& m_state;
  ActionCatalogue& m_actions;
  ChoiceStrip* m_views;
  QLineEdit* m_filter;
  QTextBrowser* m_text;
  Button* m_save;
  QString m_page;
  View m_view = View::Page;
};

}  // namespace waymark::ui
