// SPDX-License-Identifier: GPL-3.0-or-later
// Headings, paragraphs and bullets as an OpenDocument text (ODF 1.2), with real headings and a language, which Qt's own
// writer leaves out. Used by app/texts.h.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace waymark::exchange {

struct DocumentBlock {
  enum class Kind { Heading, Paragraph, Bullet };
  Kind kind = Kind::Paragraph;
  std::string text;  // lines of one paragraph end in \n
  bool operator==(const DocumentBlock&) const = default;
};

/// The file's bytes. `title` is its first heading; `points` the size of the running text.
base::Result<std::string> odtBytes(const std::string& title, const std::vector<DocumentBlock>& blocks, int points);

}  // namespace waymark::exchange
