// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is to the window, and what the window is to a page. Pages are made when first shown; ui/pages.cpp
// lists them, one line each.
#pragma once

#include <QObject>
#include <QWidget>
#include <span>

#include "shell/app_state.h"

namespace waymark::ui {

class ActionCatalogue;

enum class MessageKind { Info, Done, Warning, Error };

/// How pages reach the window without knowing it.
class Navigator final : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  /// Shows a page; the argument is the page's own (a record's id, "new", "filter:overdue"), or "search:late", which
  /// is typed into the filter field.
  void go(const QString& pageId, const QString& argument = {}) { emit requested(pageId, argument); }
  /// A sentence in the message bar: what happened, what is kept, what to do.
  void say(MessageKind kind, const QString& sentence) { emit said(kind, sentence); }
  /// What was just asked for is done or about to be; the message offers to take it back.
  void sayUndoable(const QString& sentence) {
    say(MessageKind::Done, sentence);
    emit undoOffered();
  }

 signals:
  void requested(const QString& pageId, const QString& argument);
  void said(waymark::ui::MessageKind kind, const QString& sentence);
  void undoOffered();
};

struct PageContext {
  AppState& state;
  Navigator& navigator;
  ActionCatalogue& actions;
};

class Page : public QWidget {
  Q_OBJECT
 public:
  explicit Page(const PageContext& context, QWidget* parent = nullptr)
      : QWidget(parent), m_state(context.state), m_navigator(context.navigator), m_actions(context.actions) {}

  /// It has become the page that is seen.
  virtual void activated() {}
  /// Somebody went here with an argument (Navigator::go).
  virtual void openArgument(const QString& argument) { Q_UNUSED(argument); }
  /// The argument that leads back to what is selected; "" for nothing. Kept from one session to the next.
  [[nodiscard]] virtual QString place() const { return {}; }
  /// The filter field's text, debounced. A page without a list ignores it and says so here.
  virtual void setFilter(const QString& text) { Q_UNUSED(text); }
  [[nodiscard]] virtual bool canFilter() const { return false; }
  /// One sentence for screen readers: what is on the page now.
  [[nodiscard]] virtual QString accessibleSummary() const { return {}; }

 protected:
  [[nodiscard]] AppState& state() const { return m_state; }
  [[nodiscard]] Navigator& navigator() const { return m_navigator; }
  [[nodiscard]] ActionCatalogue& actions() const { return m_actions; }

 private:
  AppState& m_state;
  Navigator& m_navigator;
  ActionCatalogue& m_actions;
};

/// A part of a page that Ctrl+K finds by name; the id is the page's argument.
struct PagePlace {
  const char* id;
  QString title;
  QString note;  // further words, shown and searched
};

struct PageEntry {
  const char* id;     // in settings, --page and Navigator::go
  const char* title;  // context "pages"; the word in the rail
  const char* icon;
  const char* keys;  // "Ctrl+1": a page keeps its keys when others come before it
  Page* (*make)(const PageContext& context);
  std::vector<PagePlace> (*places)() = nullptr;
};

/// The rail's order (defined in ui/pages.cpp, the one place that knows all pages).
std::span<const PageEntry> pageEntries();

}  // namespace waymark::ui
