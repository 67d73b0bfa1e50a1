// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/html_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include "base/file.h"

namespace waymark::ui {

namespace {

constexpr double kPageMargin = 15;  // mm
constexpr double kFootHeight = 18;  // points
constexpr double kPageText = 9.5;

}  // namespace

QFont printedFont() {
  QFont font(QStringLiteral("Inter"));
  font.setStyleHint(QFont::SansSerif);
  font.setStyleStrategy(QFont::PreferNoShaping);
  return font;
}

base::Result<void> saveHtmlPdf(const HtmlPages& pages, const std::filesystem::path& file) {
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&bytes);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF(kPageMargin, kPageMargin, kPageMargin, kPageMargin), QPageLayout::Millimeter);
    writer.setTitle(pages.title);
    // Laid out in points; the painter scales them to the device.
    const double scale = writer.resolution() / 72.0;
    const QSizeF page = writer.pageLayout().paintRect(QPageLayout::Point).size();
    const QSizeF body(page.width(), page.height() - kFootHeight);
    QFont font = printedFont();
    font.setPixelSize(static_cast<int>(kPageText));
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    document.setPageSize(body);
    document.setHtml(pages.html);
    QPainter painter(&writer);
    painter.scale(scale, scale);
    const int count = document.pageCount();
    for (int number = 0; number < count; ++number) {
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
      painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, pages.foot);
      painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom | Qt::TextSingleLine,
                       QCoreApplication::translate("html_pdf", "Page %1 of %2").arg(number + 1).arg(count));
    }
  }
  return base::writeFileSafely(
      file, std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

}  // namespace waymark::ui
