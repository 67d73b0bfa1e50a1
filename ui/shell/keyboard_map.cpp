// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyboard_map.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QTextDocument>

#include "base/file.h"
#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

struct LocalKey {
  const char* part;
  const char* keys;
  const char* what;
};

#define TEXT(words) QT_TRANSLATE_NOOP("keys", words)

/// Keys that a list, a field or a form answers to itself; docs/user/keyboard.md has the same.
constexpr LocalKey kLocalKeys[] = {
    {TEXT("Anywhere in the window"), TEXT("Tab, Shift+Tab"), TEXT("Next or previous field, in reading order")},
    {TEXT("Anywhere in the window"), TEXT("Esc"), TEXT("Close the details or the help beside a page")},
    {TEXT("Navigation"), TEXT("Up, Down"), TEXT("Previous or next page in the list")},
    {TEXT("Navigation"), TEXT("Enter or Space"), TEXT("Go there")},
    {TEXT("Find anything"), TEXT("Up, Down, Page Up, Page Down"), TEXT("Move among what was found")},
    {TEXT("Find anything"), TEXT("Enter"), TEXT("Go there, or do it")},
    {TEXT("Find anything"), TEXT("Esc"), TEXT("Close, and go back to where you were")},
    {TEXT("Today"), TEXT("Up, Down"), TEXT("Move among the tasks")},
    {TEXT("Today"), TEXT("Space"), TEXT("Mark a task done, or take that back")},
    {TEXT("Today"), TEXT("Enter"), TEXT("Open it in the timeline")},
    {TEXT("Today"), TEXT("Menu key, Shift+F10"), TEXT("All states, and “Open in the timeline”")},
    {TEXT("Timeline"), TEXT("Up, Down"), TEXT("Move among phases and tasks")},
    {TEXT("Timeline"), TEXT("Left, Right"), TEXT("Fold or unfold a group")},
    {TEXT("Timeline"), TEXT("Alt+Left, Alt+Right"), TEXT("Move the task a working day earlier or later")},
    {TEXT("Timeline"), TEXT("Enter"), TEXT("On a task: open its details. On a phase: fold or unfold it")},
    {TEXT("Timeline"), TEXT("Space"), TEXT("Next state: not started, in progress, done, not needed")},
    {TEXT("Lists"), TEXT("Up, Down, Page Up, Page Down, Home, End"), TEXT("Move")},
    {TEXT("Lists"), TEXT("Enter"), TEXT("Open what is chosen")},
    {TEXT("Lists"), TEXT("Shift or Ctrl with the arrows and Space"), TEXT("Select several")},
    {TEXT("Lists"), TEXT("Ctrl+A"), TEXT("Select all")},
    {TEXT("Lists"), TEXT("F2"), TEXT("With several selected: to what can be changed on all of them")},
    {TEXT("Lists"), TEXT("Ctrl+C"), TEXT("Copy the selected rows with headers")},
    {TEXT("Lists"), TEXT("Menu key, Shift+F10"), TEXT("What the row can do; columns, saved views, copy, export")},
    {TEXT("Coverage map"), TEXT("Arrows"), TEXT("Move among the cells")},
    {TEXT("Coverage map"), TEXT("Enter or Space"), TEXT("On a number: list those findings. On a hole: log one")},
    {TEXT("Forms"), TEXT("A letter, on a row of choices"), TEXT("Choose by first letter")},
    {TEXT("Forms"), TEXT("Left, Right"), TEXT("Move along a row of choices")},
    {TEXT("Forms"), TEXT("Space"), TEXT("Tick")},
    {TEXT("Forms"), TEXT("Delete"), TEXT("Take a choice back, where none is allowed")},
    {TEXT("Forms"), TEXT("Ctrl+S"), TEXT("Save the new finding")},
    {TEXT("Forms"), TEXT("Ctrl+Enter"), TEXT("Save it, and log another of the same kind")},
    {TEXT("Attachments"), TEXT("Up, Down"), TEXT("Move among the files of a finding")},
    {TEXT("Attachments"), TEXT("Enter"), TEXT("Open a read-only copy")},
    {TEXT("Attachments"), TEXT("Delete"), TEXT("Take the file out of the finding")},
    {TEXT("Attachments"), TEXT("Page Up, Page Down"), TEXT("On the preview of a PDF: previous or next page")},
    {TEXT("Attachments"), TEXT("Ctrl+V"), TEXT("Attach the files, the picture or the text that was copied")},
    {TEXT("Provisional outcome"), TEXT("Up, Down"), TEXT("Move among the criteria")},
    {TEXT("Provisional outcome"), TEXT("Enter"), TEXT("Open a criterion, or close it")},
    {TEXT("Provisional outcome"), TEXT("+, −"), TEXT("In a what-if: raise or lower the criterion")},
    {TEXT("Provisional outcome"), TEXT("Ctrl+Shift+S"), TEXT("Take a snapshot")},
    {TEXT("Dates and times"), TEXT("Up, Down"), TEXT("A day later or earlier")},
};

#undef TEXT

QString keyText(const char* text) {
  return QCoreApplication::translate("keys", text);
}

}  // namespace

std::vector<KeySection> keyboardMap(const ActionCatalogue& actions) {
  std::vector<KeySection> map;
  const auto section = [&map](const QString& title) -> KeySection& {
    for (auto& known : map)
      if (known.title == title) return known;
    return map.emplace_back(KeySection{title, {}});
  };
  auto& anywhere = section(keyText(kLocalKeys[0].part));
  for (const auto* action : actions.all()) {
    QStringList keys;
    for (const auto& key : action->shortcuts()) keys.append(key.toString(QKeySequence::NativeText));
    if (keys.isEmpty()) continue;
    // The status tip, because an action's text may name what it would take back now.
    const bool isPage = action->objectName().startsWith(QLatin1String("page."));
    const QString what = isPage ? QCoreApplication::translate("keys", "Go to %1").arg(action->text())
                                : action->statusTip().chopped(action->statusTip().endsWith(u'.') ? 1 : 0);
    anywhere.rows.push_back({keys.join(QStringLiteral(", ")), what});
  }
  for (const auto& key : kLocalKeys) section(keyText(key.part)).rows.push_back({keyText(key.keys), keyText(key.what)});
  return map;
}

QString keyboardMapHtml(const std::vector<KeySection>& map) {
  QString html;
  for (const auto& section : map) {
    html += QStringLiteral("<h3>%1</h3><table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">")
                .arg(section.title.toHtmlEscaped());
    for (const auto& row : section.rows)
      html += QStringLiteral("<tr><td width=\"38%\"><b>%1</b></td><td>%2</td></tr>")
                  .arg(row.keys.toHtmlEscaped(), row.what.toHtmlEscaped());
    html += QStringLiteral("</table>");
  }
  return html;
}

base::Result<void> saveKeyboardMap(const std::vector<KeySection>& map, const QString& file) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&bytes);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    writer.setTitle(QCoreApplication::translate("keys", "Waymark: keyboard map"));
    QTextDocument document;
    document.setDefaultFont(QFont(textFont(TextSize::Body).family(), 9));
    document.setHtml(QStringLiteral("<h1>%1</h1>").arg(writer.title()) + keyboardMapHtml(map));
    document.print(&writer);
  }
  return base::writeFileSafely(
      pathFrom(file), std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

}  // namespace waymark::ui
