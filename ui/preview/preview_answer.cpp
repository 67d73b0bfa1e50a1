// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/preview_answer.h"

#include <cstring>

namespace waymark::ui {

namespace {

constexpr quint32 kMagic = 0x31504D57;  // "WMP1"
constexpr quint32 kMostPages = 1'000'000;
constexpr qsizetype kBytesAPixel = 4;

/// Both ends are one build on one computer: its own byte order serves.
struct Header {
  quint32 magic = kMagic;
  quint32 state = 0;
  quint32 pages = 0;
  quint32 width = 0;
  quint32 height = 0;
  quint32 textBytes = 0;
};

}  // namespace

qsizetype largestAnswer() {
  return static_cast<qsizetype>(sizeof(Header)) + kLongestText + kBytesAPixel * kLargestSide * kLargestSide;
}

QByteArray packed(const PreviewAnswer& answer) {
  const QImage image = answer.image.convertToFormat(QImage::Format_RGB32);
  const QByteArray text = answer.text.toUtf8().left(kLongestText);
  Header header;
  header.state = static_cast<quint32>(answer.state);
  header.pages = static_cast<quint32>(answer.pages);
  header.width = static_cast<quint32>(image.width());
  header.height = static_cast<quint32>(image.height());
  header.textBytes = static_cast<quint32>(text.size());
  QByteArray bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes += text;
  for (int y = 0; y < image.height(); ++y)
    bytes.append(reinterpret_cast<const char*>(image.constScanLine(y)), kBytesAPixel * image.width());
  return bytes;
}

std::optional<PreviewAnswer> unpacked(const QByteArray& bytes) {
  Header header;
  if (bytes.size() < static_cast<qsizetype>(sizeof header)) return std::nullopt;
  std::memcpy(&header, bytes.constData(), sizeof header);
  if (header.magic != kMagic || header.state > static_cast<quint32>(PreviewAnswer::State::Unknown) ||
      header.pages > kMostPages || header.width > kLargestSide || header.height > kLargestSide ||
      header.textBytes > kLongestText)
    return std::nullopt;
  const qsizetype line = kBytesAPixel * static_cast<qsizetype>(header.width);
  const auto textBytes = static_cast<qsizetype>(header.textBytes);
  const auto pixels = static_cast<qsizetype>(sizeof header) + textBytes;
  if (bytes.size() != pixels + line * static_cast<qsizetype>(header.height)) return std::nullopt;
  PreviewAnswer answer;
  answer.state = static_cast<PreviewAnswer::State>(header.state);
  const bool isEmpty = header.width == 0 || header.height == 0;
  if (isEmpty && answer.state == PreviewAnswer::State::Shown) return std::nullopt;
  answer.pages = static_cast<int>(header.pages);
  answer.text = QString::fromUtf8(bytes.mid(static_cast<qsizetype>(sizeof header), textBytes));
  if (isEmpty) return answer;
  answer.image = QImage(static_cast<int>(header.width), static_cast<int>(header.height), QImage::Format_RGB32);
  for (int y = 0; y < answer.image.height(); ++y)
    std::memcpy(answer.image.scanLine(y), bytes.constData() + pixels + line * y, static_cast<std::size_t>(line));
  return answer;
}

}  // namespace waymark::ui
