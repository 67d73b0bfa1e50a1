// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/submissions_pdf.h"

#include <QCoreApplication>
#include <QLocale>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "render/html_pdf.h"

namespace waymark::ui {

namespace {

QString logWords(const char* text) {
  return QCoreApplication::translate("submissions_pdf", text);
}

QString printedWords(const app::SubmissionLog& log) {
  return logWords("Printed %1, %2").arg(longDate(log.printed.today), timeOfDay(log.printed.time));
}

/// A hash in two lines, so that it fits its column.
QString hashWords(const std::string& sha256) {
  const auto text = toQt(sha256);
  return text.left(32) + QStringLiteral("<br>") + text.mid(32);
}

}  // namespace

QString submissionsHtml(const app::SubmissionLog& log) {
  QString html = QStringLiteral("<h2>%1</h2><p><b>%2</b>. %3</p>")
                     .arg(logWords("%1: what was sent to inspectors").arg(toQt(log.area)).toHtmlEscaped(),
                          toQt(log.inspection).toHtmlEscaped(), printedWords(log));
  if (log.lines.empty()) return html + QStringLiteral("<p>%1</p>").arg(logWords("Nothing has been sent yet."));
  html += QStringLiteral(
      "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\" border=\"0.5\" style=\"border-collapse: "
      "collapse\"><thead><tr>");
  for (const auto& title : {logWords("Sent"), logWords("Code"), logWords("What was asked"), logWords("File"),
                            logWords("Bytes"), logWords("To"), logWords("By"), logWords("Note"), logWords("SHA-256")})
    html += QStringLiteral("<th align=\"left\">%1</th>").arg(title);
  html += QStringLiteral("</tr></thead>");
  for (const auto& line : log.lines) {
    const auto& version = line.version;
    html += QStringLiteral("<tr>");
    for (const auto& cell :
         {toQt(app::stampWords(version.sentAt)), toQt(line.code) + QStringLiteral(" v%1").arg(line.number),
          toQt(line.title), toQt(version.name), QLocale().toString(version.bytes), toQt(version.sentTo),
          toQt(version.sentBy), toQt(version.note)})
      html += QStringLiteral("<td>%1</td>").arg(cell.toHtmlEscaped());
    html += QStringLiteral("<td>%1</td></tr>").arg(hashWords(version.sha256));
  }
  return html + QStringLiteral("</table>");
}

base::Result<void> saveSubmissionsPdf(const app::SubmissionLog& log, const std::filesystem::path& file) {
  return saveHtmlPdf({logWords("%1: what was sent to inspectors").arg(toQt(log.area)), submissionsHtml(log),
                      printedWords(log)},
                     file);
}

}  // namespace waymark::ui
