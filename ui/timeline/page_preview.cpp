// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/page_preview.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "render/plan_pdf.h"
#include "widgets/button.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr QSizeF kPage{842, 595};  // A4, landscape, in points
constexpr double kMargin = 28.35;  // 10 mm, as savePlanPdf has it

}  // namespace

/// The page, as large as there is room.
class PagePicture final : public QWidget {
 public:
  explicit PagePicture(const app::PlanSheet& sheet) : m_sheet(sheet) {
    setMinimumSize(421, 298);
    setFocusPolicy(Qt::NoFocus);
  }
  [[nodiscard]] QSize sizeHint() const override { return {1010, 714}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    const double fit = std::min(width() / kPage.width(), height() / kPage.height());
    const double scale = fit * devicePixelRatioF();
    const QSize pixels = (kPage * scale).toSize();
    if (m_shown.size() != pixels) {
      m_shown = QImage(pixels, QImage::Format_RGB32);
      m_shown.fill(Qt::white);
      QPainter page(&m_shown);
      page.translate(kMargin * scale, kMargin * scale);
      paintPlanSheet(page, kPage - QSizeF(2 * kMargin, 2 * kMargin), scale, m_sheet);
    }
    m_shown.setDevicePixelRatio(devicePixelRatioF());
    const QSizeF shown = kPage * fit;
    const QPointF at((width() - shown.width()) / 2, (height() - shown.height()) / 2);
    QPainter painter(this);
    painter.drawImage(at, m_shown);
    painter.setPen(themeOf(this).color(Role::Border));
    painter.drawRect(QRectF(at, shown).adjusted(0, 0, -1, -1));
  }

 private:
  const app::PlanSheet& m_sheet;
  QImage m_shown;
};

PagePreview::PagePreview(app::PlanSheet sheet, QWidget* parent)
    : QDialog(parent), m_sheet(std::move(sheet)), m_picture(new PagePicture(m_sheet)) {
  setWindowTitle(tr("Print %1").arg(toQt(m_sheet.span)));
  setAttribute(Qt::WA_DeleteOnClose);
  const auto tasks = std::ranges::count(m_sheet.rows, false, &app::SheetRow::isGroup);
  const QString words =
      tasks == 1 ? tr("One A4 page, landscape: 1 task.") : tr("One A4 page, landscape: %L1 tasks.").arg(tasks);
  m_picture->setAccessibleName(tr("The page"));
  m_picture->setAccessibleDescription(words + u' ' + toQt(m_sheet.leftOut));
  auto* save = new Button(ButtonKind::Primary, "file", tr("Save as PDF…"));
  auto* close = new Button(ButtonKind::Secondary, tr("Close"));
  save->setToolTip(tr("Save the page; any reader prints it"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(makeLabel(words, {TextSize::Body, TextWeight::Regular, Role::Muted}), 1);
  buttons->addWidget(save);
  buttons->addWidget(close);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kAround, kAround, kBetween);
  column->setSpacing(kBetween);
  column->addWidget(m_picture, 1);
  column->addLayout(buttons);
  save->setFocus();
  connect(save, &QPushButton::clicked, this, &PagePreview::chooseFile);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void PagePreview::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Save the page"), {}, tr("PDF (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("pdf"));
  dialog->selectFile(tr("timeline.pdf"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    emit saveAsked(file);
    accept();
  });
  dialog->open();
}

}  // namespace waymark::ui
