// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/caseload_pdf.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "bridge/text.h"
#include "render/html_pdf.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kColumnsAcross = 9;

QString pageWords(const char* text) {
  return QCoreApplication::translate("caseload_pdf", text);
}

QString countWords(const lists::SharedCell& cell) {
  return cell.hidden ? toQt(lists::sharedText(cell)) : QLocale(QLocale::English).toString(static_cast<qlonglong>(cell.count));
}

QString tableHtml(const lists::SharedTable& table, std::size_t from, std::size_t to) {
  QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\" border=\"0.5\" "
                                "style=\"border-collapse: collapse\"><thead><tr><th align=\"left\">%1</th>")
                     .arg(toQt(table.rowTitle).toHtmlEscaped());
  for (std::size_t column = from; column < to; ++column)
    html += QStringLiteral("<th align=\"right\">%1</th>").arg(toQt(table.columns[column]).toHtmlEscaped());
  html += QStringLiteral("</tr></thead>");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const bool isTotal = row + 1 == table.rows.size();
    const auto shown = [&](const QString& text) { return isTotal ? QStringLiteral("<b>%1</b>").arg(text) : text; };
    html += QStringLiteral("<tr><td>%1</td>").arg(shown(toQt(table.rows[row]).toHtmlEscaped()));
    for (std::size_t column = from; column < to; ++column)
      html += QStringLiteral("<td align=\"right\">%1</td>").arg(shown(countWords(table.cells[row][column])));
    html += QStringLiteral("</tr>");
  }
  return html + QStringLiteral("</table>");
}

QString headingText(const app::CaseloadReport& report) {
  return pageWords("%1: children, %2").arg(toQt(report.area), toQt(report.table.title));
}

}  // namespace

QString caseloadHtml(const app::CaseloadReport& report) {
  QString html = QStringLiteral("<h2>%1</h2><p><b>%2.</b> %3</p><p>%4.</p>")
                     .arg(headingText(report).toHtmlEscaped(), toQt(report.mark).toHtmlEscaped(),
                          toQt(report.note).toHtmlEscaped(), toQt(report.about).toHtmlEscaped());
  const auto columns = report.table.columns.size();
  for (std::size_t from = 0; from < columns; from += kColumnsAcross)
    html += tableHtml(report.table, from, std::min(columns, from + kColumnsAcross)) + QStringLiteral("<p></p>");
  return html;
}

base::Result<void> saveCaseloadPdf(const app::CaseloadReport& report, const std::filesystem::path& file) {
  return saveHtmlPdf({headingText(report), caseloadHtml(report), toQt(report.mark)}, file);
}

}  // namespace waymark::ui
