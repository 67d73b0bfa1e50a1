// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "exchange/xml.h"

namespace waymark::exchange {
namespace {

int wholeOr(std::string_view text, int otherwise) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

/// Relationships: where the workbook's parts lie, by id and by what they are.
class Relations : public XmlVisitor {
 public:
  explicit Relations(std::string folder) : m_folder(std::move(folder)) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.text("TargetMode") == "External") return;
    const auto type = attributes.text("Type");
    const auto target = part(attributes.text("Target"));
    m_byId[std::string(attributes.text("Id"))] = target;
    m_byType.emplace(type.substr(type.rfind('/') + 1), target);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  [[nodiscard]] std::string byId(const std::string& id) const {
    const auto at = m_byId.find(id);
    return at == m_byId.end() ? "" : at->second;
  }
  [[nodiscard]] std::string byType(const std::string& type) const {
    const auto at = m_byType.find(type);
    return at == m_byType.end() ? "" : at->second;
  }

 private:
  /// "/xl/a.xml" is from the top, "../a.xml" and "a.xml" from the folder of the part that names it.
  [[nodiscard]] std::string part(std::string_view target) const {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string folder = m_folder;
    while (target.starts_with("./") || target.starts_with("../")) {
      if (target.starts_with("../")) {
        folder.resize(folder.empty() ? 0 : folder.size() - 1);
        folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
      }
      target.remove_prefix(target.find('/') + 1);
    }
    return folder + std::string(target);
  }
  std::string m_folder;
  std::map<std::string, std::string> m_byId;
  std::map<std::string, std::string> m_byType;
};

struct NamedSheet {
  std::string name;
  std::string relation;
  bool hidden = false;
};

class WorkbookPart : public XmlVisitor {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const auto flag = attributes.text("date1904");
      from1904 = flag == "1" || flag == "true";
    } else if (name == "sheet") {
      const auto state = attributes.text("state");
      sheets.push_back({std::string(attributes.text("name")), std::string(attributes.text("id")),
                        state == "hidden" || state == "veryHidden"});
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  std::vector<NamedSheet> sheets;
  bool from1904 = false;
};

class TextsPart : public XmlVisitor {
 public:
  TextsPart(SharedTexts& texts, std::size_t limit) : m_texts(texts), m_limit(limit) {}
  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "rPh") m_phonetic = true;  // how a word is spoken: not part of the text
    if (name == "t" && !m_phonetic) m_inText = true;
  }
  void end(std::string_view name) override {
    if (name == "t") m_inText = false;
    if (name == "rPh") m_phonetic = false;
    if (name != "si") return;
    m_texts.append(m_current.find("_x") == std::string::npos ? m_current : withoutEscapes(m_current));
    m_current.clear();
    m_texts.close();
    if (m_texts.bytes() > m_limit) stop();
  }
  void text(std::string_view piece) override {
    if (m_inText) m_current += piece;
    if (m_current.size() > m_limit) stop();
  }

 private:
  SharedTexts& m_texts;
  std::size_t m_limit;
  std::string m_current;
  bool m_inText = false;
  bool m_phonetic = false;
};

/// Number formats 14 to 22 and the East Asian ones are dates in every workbook without being listed (ECMA-376 part 1,
/// 18.8.30); 18 to 21 and 45 to 47 are times of day.
NumberShape builtInShape(int id) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      (id >= 57 && id <= 58))
    return NumberShape::Date;
  return id == 9 || id == 10 ? NumberShape::Percent : NumberShape::Plain;
}

class StylesPart : public XmlVisitor {
 public:
  explicit StylesPart(std::vector<NumberShape>& styles) : m_styles(styles) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") m_own[wholeOr(attributes.text("numFmtId"), -1)] = shapeOf(attributes.text("formatCode"));
    if (name == "cellXfs") m_inCells = true;
    if (name != "xf" || !m_inCells) return;
    const int id = wholeOr(attributes.text("numFmtId"), 0);
    const auto own = m_own.find(id);
    m_styles.push_back(own == m_own.end() ? builtInShape(id) : own->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") m_inCells = false;
  }
  void text(std::string_view) override {}

 private:
  std::vector<NumberShape>& m_styles;
  std::map<int, NumberShape> m_own;
  bool m_inCells = false;
};

std::string folderOf(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

}  // namespace

NumberShape shapeOf(std::string_view code) {
  bool percent = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;  // what follows is for negative numbers and texts
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      const auto close = code.find(c == '"' ? '"' : ']', i + 1);
      if (close == std::string_view::npos) break;
      i = close;
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return NumberShape::Date;
    } else if (c == '%') {
      percent = true;
    }
  }
  return percent ? NumberShape::Percent : NumberShape::Plain;
}

std::string withoutEscapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_') {
      const auto [end, problem] = std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16);
      const bool control = code == '\t' || code == '\n' || code == '\r' || code == '_';
      if (problem == std::errc{} && end == text.data() + i + 6 && control) {
        if (code != '\r') out += static_cast<char>(code);
        i += 6;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

base::Result<XlsxBook> readXlsxParts(const ZipArchive& archive, std::string_view file, const SheetLimits& limits) {
  XlsxBook book;
  Relations top("");
  if (archive.has("_rels/.rels"))
    if (auto walked = walkXml(archive, "_rels/.rels", file, "the list of parts", top); !walked)
      return tl::make_unexpected(walked.error());
  auto main = top.byType("officeDocument");
  if (main.empty() || !archive.has(main)) main = "xl/workbook.xml";
  if (!archive.has(main)) return unreadable(file, "it is no workbook; open it and save it as .xlsx");
  const auto folder = folderOf(main);
  const auto relationsPart = folder + "_rels/" + main.substr(folder.size()) + ".rels";
  Relations relations(folder);
  if (archive.has(relationsPart))
    if (auto walked = walkXml(archive, relationsPart, file, "the list of sheets", relations); !walked)
      return tl::make_unexpected(walked.error());
  WorkbookPart workbook;
  if (auto walked = walkXml(archive, main, file, "the workbook", workbook); !walked)
    return tl::make_unexpected(walked.error());
  book.from1904 = workbook.from1904;
  for (auto& sheet : workbook.sheets)
    book.sheets.push_back({std::move(sheet.name), relations.byId(sheet.relation), sheet.hidden});
  book.macros = archive.has(folder + "vbaProject.bin");

  const auto textsPart = relations.byType("sharedStrings");
  if (!textsPart.empty() && archive.has(textsPart)) {
    TextsPart texts(book.texts, limits.textBytes);
    if (auto walked = walkXml(archive, textsPart, file, "the shared texts", texts); !walked)
      return tl::make_unexpected(walked.error());
    if (texts.stopped())
      return base::fail(base::Code::FileTooBig,
                        {{"file", std::string(file) + ": the shared texts"},
                         {"limit", std::to_string(limits.textBytes / 1'000'000) + " MB"}});
  }
  const auto stylesPart = relations.byType("styles");
  if (!stylesPart.empty() && archive.has(stylesPart)) {
    StylesPart styles(book.styles);
    if (auto walked = walkXml(archive, stylesPart, file, "the styles", styles); !walked)
      return tl::make_unexpected(walked.error());
  }
  return book;
}

}  // namespace waymark::exchange
