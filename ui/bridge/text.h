// SPDX-License-Identifier: GPL-3.0-or-later
// Text between the core (UTF-8 std::string) and Qt. Used by every page.
#pragma once

#include <QString>
#include <filesystem>
#include <string>
#include <string_view>

namespace waymark::ui {

inline QString toQt(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::string fromQt(const QString& text) {
  const QByteArray bytes = text.toUtf8();
  return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

inline QString pathText(const std::filesystem::path& path) {
  return toQt(path.native());
}
inline std::filesystem::path pathFrom(const QString& text) {
  return {fromQt(text)};
}

}  // namespace waymark::ui
