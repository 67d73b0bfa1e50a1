// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a workbook as a stream of elements (expat). Names come without their namespace prefix, which producers
// choose as they like. Document types are refused: no spreadsheet has one, and entities can blow up.
#pragma once

#include <string>
#include <string_view>

#include "exchange/zip_archive.h"

namespace waymark::exchange {

/// An element's attributes, by name without prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : m_pairs(pairs) {}
  /// nullptr where it isn't there.
  [[nodiscard]] const char* get(std::string_view name) const;
  /// "" where it isn't there.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  /// nullptr where it isn't there; of names of one letter without a prefix, which a sheet has by the million.
  [[nodiscard]] const char* letter(char name) const {
    for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
      if (pair[0][0] == name && pair[0][1] == '\0') return pair[1];
    return nullptr;
  }
  /// With its prefix as written: `office:value-type` and `calcext:value-type` stand side by side.
  [[nodiscard]] std::string_view exact(std::string_view name) const;

 private:
  const char** m_pairs;
};

class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  /// Where the walk has come to, for a sentence about damage: "after row 12", or "" where it is of no help.
  [[nodiscard]] virtual std::string where() const { return {}; }
  /// Asked after each call; stops the walk.
  [[nodiscard]] bool stopped() const { return m_stopped; }

 protected:
  void stop() { m_stopped = true; }

 private:
  bool m_stopped = false;
};

/// Walks one part. A visitor that stopped itself is no error here.
base::Result<void> walkXml(const ZipArchive& archive, const std::string& part, std::string_view file,
                           std::string_view what, XmlVisitor& visitor);

}  // namespace waymark::exchange
