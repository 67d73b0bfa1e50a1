// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/action_catalogue.h"

#include <QCoreApplication>

#include "base/error.h"
#include "widgets/icons.h"

namespace waymark::ui {

namespace {

#define TEXT(words) QT_TRANSLATE_NOOP("actions", words)

const ActionSpec kSpecs[] = {
    {"file.open", TEXT("&Open…"), {"Ctrl+O"}, "open", TEXT("Open a workspace file.")},
    {"file.new", TEXT("&Start a workspace…"), {"Ctrl+Alt+N"}, "add", TEXT("Make a new workspace for an area.")},
    {"file.demo",
     TEXT("&Explore the demonstration area"),
     {},
     "explore",
     TEXT("Open a complete, fictional area to look around in.")},
    {"file.quit", TEXT("&Quit"), {"Ctrl+Q"}, "", TEXT("Close Waymark. Everything is saved already.")},
    {"edit.undo", TEXT("&Undo"), {"Ctrl+Z"}, "undo", TEXT("Take the last change back.")},
    {"edit.redo", TEXT("&Redo"), {"Ctrl+Shift+Z", "Ctrl+Y"}, "redo", TEXT("Do again what was taken back.")},
    {"edit.filter", TEXT("&Filter this page"), {"Ctrl+F"}, "search", TEXT("Show only what holds the words you type.")},
    {"search.open",
     TEXT("Find &anything…"),
     {"Ctrl+K"},
     "search",
     TEXT("Find pages, actions, tasks, evidence, people, settings and terms by a few letters.")},
    {"evidence.new", TEXT("&New evidence"), {"Ctrl+N"}, "add", TEXT("Log one finding.")},
    {"request.new",
     TEXT("New re&quest…"),
     {"Ctrl+Shift+N"},
     "add",
     TEXT("Write down what inspectors have just asked for.")},
    {"point.new",
     TEXT("New &point from keeping in touch"),
     {"Ctrl+Shift+K"},
     "touch",
     TEXT("Write down what inspectors raised. For the people named for it.")},
    {"concern.new",
     TEXT("Raise a &concern about a child"),
     {"Ctrl+Shift+R"},
     "warning",
     TEXT("Write down a concern that was said or found in a text. For the people named for it.")},
    {"outcome.snapshot",
     TEXT("Take a s&napshot"),
     {"Ctrl+Shift+S"},
     "",
     TEXT("On the provisional outcome: freeze the picture as it stands, to compare with later.")},
    {"seal.unlock",
     TEXT("&Unlock who the children are…"),
     {"Ctrl+Shift+L"},
     "unlock",
     TEXT("With the passphrase and a reason, which is written down: show names, dates of birth and pupil numbers.")},
    {"seal.lock",
     TEXT("&Lock who the children are"),
     {"Ctrl+L"},
     "lock",
     TEXT("At once: names, dates of birth and pupil numbers go from the screen.")},
    {"view.next_part",
     TEXT("Next part of the window"),
     {"F6"},
     "",
     TEXT("Move between the navigation, the page, the details and the help.")},
    {"help.page", TEXT("&Help for this page"), {"F1"}, "info", TEXT("What the page is for, what to do first, keys.")},
    {"help.glossary", TEXT("&Glossary"), {"Shift+F1"}, "", TEXT("What the words mean, with their sources.")},
    {"help.keyboard", TEXT("&Keyboard map"), {"Ctrl+F1"}, "", TEXT("All keys, to look up or to print.")},
    {"help.keyboard_save", TEXT("&Print keyboard map…"), {}, "", TEXT("Save all keys as a PDF for the printer.")},
    {"file.start", TEXT("S&tart page"), {}, "", TEXT("The demonstration, a new workspace, and those opened lately.")},
    {"view.system", TEXT("&As the system"), {}, "", TEXT("Light or dark, as the desktop was when Waymark started.")},
    {"view.light", TEXT("&Light"), {}, "", TEXT("Dark text on white.")},
    {"view.dark", TEXT("&Dark"), {}, "", TEXT("Light text on dark.")},
    {"view.high_contrast", TEXT("&High contrast"), {}, "", TEXT("White on black with strong lines.")},
    {"view.text_larger", TEXT("Text &larger"), {"Ctrl++", "Ctrl+="}, "", TEXT("One step larger, up to 200%.")},
    {"view.text_smaller", TEXT("Text &smaller"), {"Ctrl+-"}, "", TEXT("One step smaller, down to 100%.")},
    {"view.text_100", TEXT("Text size 100%"), {"Ctrl+0"}, "", TEXT("The usual text size.")},
    {"view.text_110", TEXT("Text size 110%"), {}, "", TEXT("Text a tenth larger.")},
    {"view.text_125", TEXT("Text size 125%"), {}, "", TEXT("Text a quarter larger.")},
    {"view.text_150", TEXT("Text size 150%"), {}, "", TEXT("Text half as large again.")},
    {"view.text_175", TEXT("Text size 175%"), {}, "", TEXT("Text three quarters larger.")},
    {"view.text_200", TEXT("Text size 200%"), {}, "", TEXT("Text twice as large.")},
};

#undef TEXT

QString translated(const char* text) {
  return QCoreApplication::translate("actions", text);
}

}  // namespace

std::span<const ActionSpec> actionSpecs() {
  return kSpecs;
}

ActionCatalogue::ActionCatalogue(QObject* parent) : QObject(parent) {
  for (const auto& spec : kSpecs) {
    auto* action = new QAction(translated(spec.text), this);
    action->setObjectName(QLatin1String(spec.id));
    QList<QKeySequence> shortcuts;
    for (const char* keys : spec.shortcuts) shortcuts.append(QKeySequence(QLatin1String(keys)));
    action->setShortcuts(shortcuts);
    if (*spec.icon != '\0') action->setIcon(themedIcon(spec.icon));
    action->setToolTip(translated(spec.description));
    action->setStatusTip(translated(spec.description));
    m_actions.push_back(action);
  }
}

QAction* ActionCatalogue::action(const QString& id) const {
  for (auto* action : m_actions)
    if (action->objectName() == id) return action;
  WAYMARK_ASSERT(!"unknown action id");
  return nullptr;
}

QAction* ActionCatalogue::addPage(const QString& pageId, const QString& title, const char* icon, const char* keys) {
  auto* action = new QAction(themedIcon(icon), title, this);
  action->setObjectName(QStringLiteral("page.") + pageId);
  action->setShortcut(QKeySequence(QLatin1String(keys)));
  action->setToolTip(title);
  m_actions.push_back(action);
  return action;
}

}  // namespace waymark::ui
