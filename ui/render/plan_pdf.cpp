// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/plan_pdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>
#include <array>
#include <cmath>

#include "base/file.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "render/html_pdf.h"

namespace waymark::ui {

namespace {

constexpr double kLeastText = 8;
constexpr double kMostText = 10;
constexpr double kLeastRow = 11.5;
constexpr double kMostRow = 20;
constexpr double kHeader = 50;
constexpr double kAxis = 26;
constexpr double kFooter = 16;
constexpr int kFirstHour = 8;
constexpr int kLastHour = 18;

QString tr(const char* text) {
  return QCoreApplication::translate("plan_pdf", text);
}

/// The painter works in points; fonts are laid out in the device's units, so that their widths are exact.
class Sheet {
 public:
  Sheet(QPainter& painter, const QSizeF& size, double scale, const app::PlanSheet& sheet)
      : m_painter(painter), m_size(size), m_scale(scale) {
    const double room = size.height() - kHeader - kAxis - kFooter;
    m_sheet = app::fitted(sheet, static_cast<std::size_t>(room / kLeastRow));
    const auto rows = static_cast<double>(std::max<std::size_t>(1, m_sheet.rows.size()));
    m_rowHeight = std::clamp(room / rows, kLeastRow, kMostRow);
    m_text = std::clamp(m_rowHeight * 0.7, kLeastText, kMostText);
    m_columns = {0, size.width() * 0.33, size.width() * 0.46, size.width() * 0.575, size.width() * 0.665};
  }

  PaintedSheet paint() {
    paintHeader();
    paintAxis();
    double y = kHeader + kAxis;
    for (const auto& row : m_sheet.rows) {
      paintRow(row, y);
      y += m_rowHeight;
    }
    paintToday(y);
    text({0, m_size.height() - kFooter, m_size.width(), kFooter}, fromUtf8(m_sheet.leftOut), kLeastText);
    return {m_sheet.rows.size(), m_smallest, y, m_sheet};
  }

 private:
  static QString fromUtf8(const std::string& text) { return toQt(text); }
  [[nodiscard]] QRectF device(const QRectF& rect) const {
    return {rect.left() * m_scale, rect.top() * m_scale, rect.width() * m_scale, rect.height() * m_scale};
  }
  [[nodiscard]] QFont font(double size, QFont::Weight weight) const {
    QFont font = printedFont();
    font.setPixelSize(static_cast<int>(std::lround(size * m_scale)));
    font.setWeight(weight);
    return font;
  }
  /// Returns the width that was used, in points.
  double text(const QRectF& rect, const QString& words, double size, QFont::Weight weight = QFont::Normal,
              Qt::Alignment where = Qt::AlignLeft) {
    m_smallest = std::min(m_smallest, size);
    m_painter.setFont(font(size, weight));
    m_painter.setPen(Qt::black);
    const QRectF box = device(rect);
    const QString shown = m_painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(box.width()));
    m_painter.drawText(box, static_cast<int>(where | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return m_painter.fontMetrics().horizontalAdvance(shown) / m_scale;
  }
  void line(double x1, double y1, double x2, double y2, double width, int grey) {
    m_painter.setPen(QPen(QColor(grey, grey, grey), width * m_scale));
    m_painter.drawLine(QPointF(x1, y1) * m_scale, QPointF(x2, y2) * m_scale);
  }

  [[nodiscard]] double chartLeft() const { return m_columns.back(); }
  [[nodiscard]] int days() const { return static_cast<int>((m_sheet.days.to - m_sheet.days.from).count()) + 1; }
  [[nodiscard]] double x(base::Day day) const {
    const double width = (m_size.width() - chartLeft()) / days();
    return std::clamp(chartLeft() + width * static_cast<double>((day - m_sheet.days.from).count()), chartLeft(),
                      m_size.width());
  }
  [[nodiscard]] double hourX(base::TimeOfDay time) const {
    const double share = (time.minutes - kFirstHour * 60) / ((kLastHour - kFirstHour) * 60.0);
    return chartLeft() + (m_size.width() - chartLeft()) * std::clamp(share, 0.0, 1.0);
  }

  void paintHeader() {
    const double width = m_size.width();
    text({0, 0, width * 0.7, 20}, fromUtf8(m_sheet.area + ": " + m_sheet.inspection), 14, QFont::DemiBold);
    text({width * 0.7, 0, width * 0.3, 20}, tr("Printed %1").arg(longDate(m_sheet.printed.today)), 9, QFont::Normal,
         Qt::AlignRight);
    text({0, 20, width * 0.5, 16}, fromUtf8(m_sheet.span), 11);
    const double used = text({width * 0.5, 20, width * 0.5, 16},
                             tr("assumed: check against the handbook     bar: work     diamond: fixed point"),
                             kLeastText, QFont::Normal, Qt::AlignRight);
    ring(width - used - 8, 28);
  }

  /// A dotted ring: this row isn't stated by inspectors.
  void ring(double cx, double cy) {
    QPen dotted(Qt::black, 0.8 * m_scale);
    dotted.setDashPattern({1.2, 1.4});
    m_painter.setPen(dotted);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawEllipse(QPointF(cx, cy) * m_scale, 2.8 * m_scale, 2.8 * m_scale);
  }

  void paintAxis() {
    const std::array<QString, 4> titles{tr("Task"), tr("Owner"), tr("Due"), tr("State")};
    for (std::size_t i = 0; i < titles.size(); ++i)
      text({m_columns[i], kHeader, m_columns[i + 1] - m_columns[i] - 4, kAxis - 2}, titles[i], kLeastText,
           QFont::DemiBold, Qt::AlignLeft | Qt::AlignBottom);
    const double bottom = kHeader + kAxis + m_rowHeight * static_cast<double>(m_sheet.rows.size());
    for (const auto day : m_sheet.offDays) {
      const QRectF box(x(day), kHeader, x(day + std::chrono::days{1}) - x(day), bottom - kHeader);
      m_painter.fillRect(device(box), QColor(236, 236, 236));
    }
    if (days() == 1) {
      for (int hour = kFirstHour; hour < kLastHour; hour += 2)
        axisLabel(hourX({hour * 60}), hourX({(hour + 2) * 60}), bottom, timeOfDay(base::TimeOfDay{hour * 60}));
    } else {
      const bool byWeek = days() > 31;
      for (auto day = m_sheet.days.from; day <= m_sheet.days.to; day += std::chrono::days{byWeek ? 7 : 1}) {
        const QString date = shortDate(day);  // "Mon 9 Nov"
        const double end = x(day + std::chrono::days{byWeek ? 7 : 1});
        if (days() <= 7)
          axisLabel(x(day), end, bottom, date.section(u' ', 0, 1));
        else if (!byWeek)
          axisLabel(x(day), end, bottom, date.section(u' ', 1, 1));
        else
          line(x(day), kHeader + kAxis, x(day), bottom, 0.3, 190);
        if (days() > 7 && (byWeek ? day == m_sheet.days.from || date.section(u' ', 1, 1).toInt() <= 7
                                  : std::chrono::weekday{day} == std::chrono::Monday))
          text({x(day) + 2, kHeader, 60, 12}, byWeek ? date.section(u' ', 2) : date, kLeastText, QFont::DemiBold);
      }
    }
    line(0, kHeader + kAxis, m_size.width(), kHeader + kAxis, 0.8, 0);
  }

  void axisLabel(double left, double right, double bottom, const QString& words) {
    line(left, kHeader + kAxis, left, bottom, 0.3, 190);
    text({left + 1, kHeader + 11, right - left - 1, kAxis - 12}, words, kLeastText, QFont::Normal,
         days() == 1 ? Qt::AlignLeft : Qt::AlignHCenter);
  }

  void paintRow(const app::SheetRow& row, double y) {
    line(0, y + m_rowHeight, m_size.width(), y + m_rowHeight, 0.3, 200);
    if (row.isGroup) {
      text({0, y, m_columns[1] + 80, m_rowHeight}, fromUtf8(row.title), m_text, QFont::DemiBold);
      return;
    }
    const QString marks = row.marks.empty() ? QString() : QStringLiteral(" (%1)").arg(fromUtf8(row.marks));
    m_painter.setFont(font(m_text, QFont::Normal));
    const double marksWidth = m_painter.fontMetrics().horizontalAdvance(marks) / m_scale;
    const double room = m_columns[1] - 8 - marksWidth - 20;
    const double used = text({8, y, room, m_rowHeight}, fromUtf8(row.title), m_text);
    text({8 + used, y, marksWidth + 2, m_rowHeight}, marks, m_text);
    if (row.assumed) ring(8 + used + marksWidth + 8, y + m_rowHeight / 2);
    text({m_columns[1], y, m_columns[2] - m_columns[1] - 4, m_rowHeight}, fromUtf8(row.owner), m_text);
    text({m_columns[2], y, m_columns[3] - m_columns[2] - 4, m_rowHeight}, fromUtf8(row.due), m_text);
    text({m_columns[3], y, m_columns[4] - m_columns[3] - 4, m_rowHeight}, fromUtf8(row.state), m_text,
         row.late ? QFont::Bold : QFont::Normal);
    paintBar(row, y);
  }

  void paintBar(const app::SheetRow& row, double y) {
    const auto& shown = m_sheet.days;
    if (row.to < shown.from || row.from > shown.to) return;
    const double middle = y + m_rowHeight / 2;
    const double half = m_rowHeight * 0.3;
    double left = x(std::max(row.from, shown.from)) + 1;
    double right = x(std::min(row.to, shown.to) + std::chrono::days{1}) - 1;
    if (days() == 1 && row.time && row.to == shown.from) {
      right = std::max(hourX(*row.time), chartLeft() + 8);
      if (row.from == row.to) left = std::min(hourX({row.time->minutes - 30}), right - 8);
    }
    m_painter.setPen(QPen(Qt::black, (row.late ? 1.6 : 0.8) * m_scale));
    // Done is grey, open is white; the word for it stands in its column.
    m_painter.setBrush(row.closed ? QColor(176, 176, 176) : QColor(Qt::white));
    if (row.milestone && shown.contains(row.to)) {
      const double cx = days() == 1 ? right - 4 : (x(row.to) + x(row.to + std::chrono::days{1})) / 2;
      const double r = std::min(half * 1.2, 5.0);
      m_painter.drawPolygon(QPolygonF{QPointF(cx - r, middle) * m_scale, QPointF(cx, middle - r) * m_scale,
                                      QPointF(cx + r, middle) * m_scale, QPointF(cx, middle + r) * m_scale});
      return;
    }
    m_painter.drawRect(device({left, middle - half, std::max(4.0, right - left), 2 * half}));
  }

  void paintToday(double bottom) {
    if (!m_sheet.days.contains(m_sheet.printed.today)) return;
    const auto today = m_sheet.printed.today;
    const double at = days() == 1 ? hourX(m_sheet.printed.time) : (x(today) + x(today + std::chrono::days{1})) / 2;
    m_painter.setPen(QPen(Qt::black, m_scale, Qt::DashLine));
    m_painter.drawLine(QPointF(at, kHeader + kAxis) * m_scale, QPointF(at, bottom) * m_scale);
  }

  QPainter& m_painter;
  QSizeF m_size;
  double m_scale;
  app::PlanSheet m_sheet;
  double m_rowHeight = kMostRow;
  double m_text = kMostText;
  double m_smallest = kMostText;
  std::array<double, 5> m_columns{};  // left edges: title, owner, due, state, chart
};

}  // namespace

PaintedSheet paintPlanSheet(QPainter& painter, const QSizeF& size, double scale, const app::PlanSheet& sheet) {
  painter.setRenderHint(QPainter::Antialiasing);
  return Sheet(painter, size, scale, sheet).paint();
}

base::Result<void> savePlanPdf(const app::PlanSheet& sheet, const std::filesystem::path& file) {
  constexpr double kMargin = 10;  // mm
  constexpr int kUnitsAPoint = 10;
  QBuffer bytes;
  bytes.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&bytes);
    writer.setResolution(72 * kUnitsAPoint);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter);
    writer.setTitle(toQt(sheet.area + ": " + sheet.span));
    QPainter painter(&writer);
    const QRectF page = writer.pageLayout().paintRect(QPageLayout::Point);
    paintPlanSheet(painter, page.size(), kUnitsAPoint, sheet);
  }
  return base::writeFileSafely(
      file, std::string_view(bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())));
}

}  // namespace waymark::ui
