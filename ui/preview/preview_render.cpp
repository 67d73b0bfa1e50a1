// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/preview_render.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <memory>

namespace waymark::ui {

namespace {

using State = PreviewAnswer::State;

constexpr int kLargestDecoded = 256;                // megabytes of a picture as pixels
constexpr qint64 kMostPixels = 64LL * 1024 * 1024;  // which are as many
constexpr double kPointsAnInch = 72.0;

PreviewAnswer none(State state) {
  PreviewAnswer answer;
  answer.state = state;
  return answer;
}

QSize bounded(QSize box) {
  return {std::clamp(box.width(), 1, kLargestSide), std::clamp(box.height(), 1, kLargestSide)};
}

/// On white paper.
QImage opaque(const QImage& image) {
  QImage paper(image.size(), QImage::Format_RGB32);
  paper.fill(Qt::white);
  QPainter(&paper).drawImage(0, 0, image);
  return paper;
}

}  // namespace

PreviewAnswer previewPicture(const QString& file, QSize box) {
  QImageReader::setAllocationLimit(kLargestDecoded);
  QImageReader reader(file);
  reader.setDecideFormatFromContent(true);
  reader.setAutoTransform(true);
  if (!reader.canRead()) {
    const QByteArray ending = QFileInfo(file).suffix().toLower().toLatin1();
    return none(QImageReader::supportedImageFormats().contains(ending) ? State::Broken : State::Unknown);
  }
  const QSize size = reader.size();
  // A picture that doesn't say its size is held by the allocation limit alone.
  if (size.isValid()) {
    if (size.isEmpty()) return none(State::Broken);
    if (static_cast<qint64>(size.width()) * size.height() > kMostPixels) return none(State::TooLarge);
    // JPEG and SVG are decoded at the smaller size straight away.
    const bool isTurned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
    const QSize room = isTurned ? bounded(box).transposed() : bounded(box);
    if (size.width() > room.width() || size.height() > room.height())
      reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
  }
  QImage image = reader.read();
  if (image.isNull()) return none(State::Broken);
  if (image.width() > bounded(box).width() || image.height() > bounded(box).height())
    image = image.scaled(bounded(box), Qt::KeepAspectRatio, Qt::SmoothTransformation);
  PreviewAnswer answer;
  answer.state = State::Shown;
  answer.image = opaque(image);
  return answer;
}

PreviewAnswer previewPdf(const QString& file, int page, QSize box) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_file(QFile::encodeName(file).toStdString()));
  if (document == nullptr) return none(State::Broken);
  if (document->is_locked()) return none(State::Locked);
  const int pages = document->pages();
  if (pages < 1) return none(State::Broken);
  const std::unique_ptr<poppler::page> shown(document->create_page(std::clamp(page, 1, pages) - 1));
  if (shown == nullptr) return none(State::Broken);
  const auto rect = shown->page_rect();
  const bool isOnItsSide =
      shown->orientation() == poppler::page::landscape || shown->orientation() == poppler::page::seascape;
  const double width = isOnItsSide ? rect.height() : rect.width();
  const double height = isOnItsSide ? rect.width() : rect.height();
  if (!std::isfinite(width) || !std::isfinite(height) || width <= 0 || height <= 0) return none(State::Broken);
  const QSize room = bounded(box);
  const double scale = std::min(room.width() / width, kLargestSide / height);
  if (width * scale < 1 || height * scale < 1) return none(State::TooLarge);
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  const auto picture = renderer.render_page(shown.get(), kPointsAnInch * scale, kPointsAnInch * scale);
  if (!picture.is_valid() || picture.width() < 1 || picture.height() < 1) return none(State::Broken);
  PreviewAnswer answer;
  answer.state = State::Shown;
  answer.pages = pages;
  answer.image = QImage(reinterpret_cast<const uchar*>(picture.const_data()), picture.width(), picture.height(),
                        picture.bytes_per_row(), QImage::Format_RGB888)
                     .convertToFormat(QImage::Format_RGB32);
  if (answer.image.width() > kLargestSide || answer.image.height() > kLargestSide)
    answer.image = answer.image.copy(0, 0, std::min(answer.image.width(), kLargestSide),
                                     std::min(answer.image.height(), kLargestSide));
  const auto text = shown->text().to_utf8();
  answer.text = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), kLongestText)))
                    .simplified();
  return answer;
}

}  // namespace waymark::ui
