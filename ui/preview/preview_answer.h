// SPDX-License-Identifier: GPL-3.0-or-later
// What waymark-preview gives the window for a file: a picture of it, as plain pixels. The window trusts nothing in it,
// because the file may have taken the helper over: sizes are bounded, and there is nothing left to decode.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <optional>

namespace waymark::ui {

constexpr int kLargestSide = 4096;       // pixels of a preview
constexpr int kLongestText = 16 * 1024;  // bytes of a page's text

struct PreviewAnswer {
  enum class State : quint32 {
    Shown,
    Broken,    // it isn't what its name says, or is damaged
    Locked,    // it asks for a password
    TooLarge,  // more than a preview should take
    Unknown,   // a kind of picture that nothing here reads
  };
  State state = State::Broken;
  int pages = 0;  // of a PDF
  QImage image;   // opaque
  QString text;   // what a page says, for those who can't see it
};

QByteArray packed(const PreviewAnswer& answer);
/// Nothing if the bytes aren't exactly what packed() makes within the bounds.
std::optional<PreviewAnswer> unpacked(const QByteArray& bytes);
/// No answer is longer.
qsizetype largestAnswer();

}  // namespace waymark::ui
