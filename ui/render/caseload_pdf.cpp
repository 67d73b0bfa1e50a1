// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/caseload_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>
#include <algorithm>

#include "base/file.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kColumnsAcross = 9;
constexpr double kPageMargin = 15;  // mm
constexpr double kFootHeight = 18;  // points
constexpr double kPageText = 9.5;

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
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&bytes);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF(kPageMargin, kPageMargin, kPageMargin, kPageMargin), QPageLayout::Millimeter);
    writer.setTitle(headingText(report));
    // Laid out in points; the painter scales them to the device.
    const double scale = writer.resolution() / 72.0;
    const QSizeF page = writer.pageLayout().paintRect(QPageLayout::Point).size();
    const QSizeF body(page.width(), page.height() - kFootHeight);
    QFont font(QStringLiteral("Inter"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(static_cast<int>(kPageText));
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    document.setPageSize(body);
    document.setHtml(caseloadHtml(report));
    QPainter painter(&writer);
    painter.scale(scale, scale);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
      if (number > 0) writer.newPage();
      painter.save();
      painter.translate(0, -number * body.height());
      QAbstractTextDocumentLayout::PaintContext context;
      context.clip = QRectF(0, number * body.height(), body.width(), body.height());
      context.palette.setColor(QPalette::Text, Qt::black);
      painter.setClipRect(context.clip);
      document.documentLayout()->draw(&painter, context);
      painter.restore();
      // On each page, so that none goes without where they are taken apart.
      painter.setFont(font);
      painter.setPen(Qt::black);
      const QRectF foot(0, body.height(), page.width(), kFootHeight);
      painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, toQt(report.mark));
      painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine,
                       pageWords("Page %1 of %2").arg(number + 1).arg(pages));
    }
  }
  return base::writeFileSafely(
      file, std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

}  // namespace waymark::ui
