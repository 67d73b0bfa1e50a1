// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/fieldwork_pdf.h"

#include "bridge/text.h"
#include "render/html_pdf.h"

namespace waymark::ui {

namespace {

QString paperCell(const std::string& text) {
  return toQt(text).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

/// The same for each day’s table, so that its columns stand beneath each other: the time, then words.
int columnShare(std::size_t column, std::size_t of) {
  constexpr int kFirst = 12;
  return column == 0 ? kFirst : (100 - kFirst) / static_cast<int>(of - 1);
}

}  // namespace

QString fieldworkHtml(const app::FieldworkPaper& paper) {
  const QString grid = QStringLiteral(
      "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\" border=\"0.5\" style=\"border-collapse: collapse\">");
  QString html = QStringLiteral("<h2>%1</h2><p><b>%2</b></p>").arg(paperCell(paper.title), paperCell(paper.under));
  if (!paper.lines.empty()) {
    html += grid;
    for (const auto& line : paper.lines)
      html += QStringLiteral("<tr><td width=\"18%\"><b>%1</b></td><td>%2</td></tr>")
                  .arg(paperCell(line.label), paperCell(line.text));
    html += QStringLiteral("</table>");
  }
  for (const auto& table : paper.tables) {
    html += QStringLiteral("<h3>%1</h3>").arg(paperCell(table.heading)) + grid + QStringLiteral("<thead><tr>");
    for (const auto& column : table.columns) html += QStringLiteral("<th align=\"left\">%1</th>").arg(paperCell(column));
    html += QStringLiteral("</tr></thead>");
    for (const auto& row : table.rows) {
      html += QStringLiteral("<tr>");
      for (std::size_t i = 0; i < row.size(); ++i)
        html += QStringLiteral("<td width=\"%1%\">%2</td>").arg(QString::number(columnShare(i, row.size())), paperCell(row[i]));
      html += QStringLiteral("</tr>");
    }
    html += QStringLiteral("</table>");
  }
  return html;
}

base::Result<void> saveFieldworkPdf(const app::FieldworkPaper& paper, const std::filesystem::path& file) {
  return saveHtmlPdf({toQt(paper.title), fieldworkHtml(paper), toQt(paper.foot)}, file);
}

}  // namespace waymark::ui
