// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window, once: id, words, shortcut, icon. A test holds that ids and shortcuts are unique.
#pragma once

#include <QAction>
#include <QObject>
#include <span>
#include <vector>

namespace waymark::ui {

struct ActionSpec {
  const char* id;
  const char* text;                    // context "actions"
  std::vector<const char*> shortcuts;  // portable text; the first is shown
  const char* icon;                    // "" for none
  const char* description;             // what it does, one sentence
};

/// The fixed ones. Pages have "page.<id>" with their own keys besides (shell/page.h).
std::span<const ActionSpec> actionSpecs();

class ActionCatalogue final : public QObject {
  Q_OBJECT
 public:
  explicit ActionCatalogue(QObject* parent = nullptr);
  /// The action of an id; an unknown one is a bug.
  [[nodiscard]] QAction* action(const QString& id) const;
  [[nodiscard]] const std::vector<QAction*>& all() const { return m_actions; }
  /// For pages: "page.today", Ctrl+1.
  QAction* addPage(const QString& pageId, const QString& title, const char* icon, const char* keys);

 private:
  std::vector<QAction*> m_actions;
};

}  // namespace waymark::ui
