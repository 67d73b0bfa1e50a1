// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/text_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include "base/file.h"
#include "bridge/text.h"
#include "render/html_pdf.h"

namespace waymark::ui {

base::Result<void> saveTextPdf(const app::PrintedText& text, const std::filesystem::path& file) {
  constexpr double kTextMargin = 22;  // mm
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&bytes);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kTextMargin, kTextMargin, kTextMargin, kTextMargin), QPageLayout::Millimeter);
    writer.setTitle(toQt(text.text.subject));
    // Laid out in points; the painter scales them to the device.
    const double scale = writer.resolution() / 72.0;
    const QSizeF page = writer.pageLayout().paintRect(QPageLayout::Point).size();
    QFont font = printedFont();
    font.setPixelSize(text.easyRead ? 16 : 11);
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    document.setPageSize(page);
    QString html = toQt(app::textHtml(text.text, text.easyRead));
    html.remove(html.indexOf(QLatin1String("<style>")),
                html.indexOf(QLatin1String("</style>")) - html.indexOf(QLatin1String("<style>")) + 8);
    document.setHtml(html);
    QPainter painter(&writer);
    painter.scale(scale, scale);
    for (int number = 0; number < document.pageCount(); ++number) {
      if (number > 0) writer.newPage();
      painter.save();
      painter.translate(0, -number * page.height());
      QAbstractTextDocumentLayout::PaintContext context;
      context.clip = QRectF(0, number * page.height(), page.width(), page.height());
      context.palette.setColor(QPalette::Text, Qt::black);
      painter.setClipRect(context.clip);
      document.documentLayout()->draw(&painter, context);
      painter.restore();
    }
  }
  return base::writeFileSafely(
      file, std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

}  // namespace waymark::ui
