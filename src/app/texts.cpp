// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/texts.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/json_reader.h"
#include "base/resources.h"

namespace waymark::app {

// Found by the type's own namespace, so not in the unnamed one.
static void readRow(base::JsonReader& reader, const base::Json& json, BuiltInText& text) {
  reader.field(json, "id", text.id);
  reader.field(json, "title", text.title);
  reader.field(json, "audience", text.audience);
  reader.field(json, "due_with", text.dueWith);
  reader.field(json, "easy_read", text.easyRead);
  reader.field(json, "subject", text.subject);
  std::vector<std::string> lines;
  reader.field(json, "body", lines);
  for (const auto& line : lines) text.body += line + "\n";
}

namespace {

using BlockKind = exchange::DocumentBlock::Kind;

std::vector<BuiltInText> readBuiltIn() {
  constexpr const char* kFile = "templates/texts.json";
  const auto bytes = base::embeddedFile(kFile);
  WAYMARK_ASSERT(bytes.has_value());
  const auto json = base::parseJson(*bytes, kFile);
  WAYMARK_ASSERT(json.has_value());
  base::JsonReader reader(kFile);
  std::vector<BuiltInText> texts;
  reader.field(*json, "texts", texts);
  WAYMARK_ASSERT(reader.ok());
  return texts;
}

/// Fills one line of a template.
class Filler {
 public:
  Filler(const FieldValues& values, FilledText& out) : m_values(values), m_out(out) {}

  base::Result<std::string> fill(const std::string& line, int number) {
    std::string text;
    std::size_t from = 0;
    for (auto open = line.find("{{"); open != std::string::npos; open = line.find("{{", from)) {
      const auto close = line.find("}}", open);
      if (close == std::string::npos) return wrong(number, "“" + line.substr(open) + "” begins a field and doesn't end it with }}");
      const auto name = trimmedName(line.substr(open + 2, close - open - 2));
      const auto fields = textFields();
      const auto field = std::ranges::find(fields, std::string_view(name), &TextField::id);
      if (field == fields.end()) return wrong(number, "there is no field “" + name + "”");
      text += line.substr(from, open - from) + valueOf(*field);
      from = close + 2;
    }
    return text + line.substr(from);
  }

 private:
  static std::string trimmedName(std::string name) {
    while (!name.empty() && name.front() == ' ') name.erase(0, 1);
    while (!name.empty() && name.back() == ' ') name.pop_back();
    return name;
  }
  static tl::unexpected<base::Error> wrong(int number, std::string problem) {
    return base::fail(base::Code::BadRow, {{"file", number == 0 ? "The subject" : "The text"},
                                           {"row", std::to_string(std::max(number, 1))},
                                           {"problem", std::move(problem)}});
  }
  std::string valueOf(const TextField& field) {
    if (const auto at = m_values.find(field.id); at != m_values.end()) return at->second;
    const std::string title(field.title);
    if (std::ranges::find(m_out.missing, title) == m_out.missing.end()) m_out.missing.push_back(title);
    return "[not known yet: " + title + "]";
  }

  const FieldValues& m_values;
  FilledText& m_out;
};

std::vector<std::string> linesOf(const std::string& body) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (auto end = body.find('\n'); end != std::string::npos; from = end + 1, end = body.find('\n', from))
    lines.push_back(body.substr(from, end - from));
  if (from < body.size()) lines.push_back(body.substr(from));
  return lines;
}

std::string htmlEscaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '\n')
      out += "<br/>";
    else
      out += c;
  }
  return out;
}

constexpr int kRunningText = 11;
constexpr int kEasyRead = 16;  // what easy-read guidance asks for at least is 14

}  // namespace

const std::vector<BuiltInText>& builtInTexts() {
  static const auto texts = readBuiltIn();
  return texts;
}

const BuiltInText* builtInText(std::string_view id) {
  const auto at = std::ranges::find(builtInTexts(), id, &BuiltInText::id);
  return at == builtInTexts().end() ? nullptr : &*at;
}

Wording wordingOf(const domain::Workspace& workspace, const BuiltInText& text) {
  const domain::Stored<domain::TextTemplate>* newest = nullptr;
  for (const auto& row : workspace.all<domain::TextTemplate>())
    if (row.value.text == text.id && (newest == nullptr || newest->value.at <= row.value.at)) newest = &row;
  if (newest == nullptr) return {text.subject, text.body, nullptr};
  return {newest->value.subject, newest->value.body, newest};
}

base::Result<FilledText> fillText(const std::string& subject, const std::string& body, const FieldValues& values) {
  FilledText out;
  Filler filler(values, out);
  auto first = filler.fill(subject, 0);
  if (!first) return tl::make_unexpected(first.error());
  out.subject = *std::move(first);
  int number = 0;
  for (const auto& line : linesOf(body)) {
    auto filled = filler.fill(line, ++number);
    if (!filled) return tl::make_unexpected(filled.error());
    out.body += *filled + "\n";
  }
  return out;
}

std::optional<domain::Change> wordingChange(const domain::Workspace& workspace, const BuiltInText& text,
                                            const std::string& subject, const std::string& body,
                                            const std::string& author, base::Stamp at, domain::TextTemplateId newId) {
  const auto now = wordingOf(workspace, text);
  if (subject == now.subject && body == now.body) return std::nullopt;
  if (subject == text.subject && body == text.body) return domain::removed(*now.own);
  domain::TextTemplate wording{newId, text.id, subject, body, author, at};
  if (now.own == nullptr) return domain::made(std::move(wording));
  wording.id = now.own->value.id;
  return domain::edited(*now.own, std::move(wording));
}

std::vector<exchange::DocumentBlock> textBlocks(const std::string& body) {
  std::vector<exchange::DocumentBlock> blocks;
  bool continues = false;
  for (const auto& line : linesOf(body)) {
    if (line.find_first_not_of(' ') == std::string::npos) {
      continues = false;
    } else if (line.starts_with("# ")) {
      blocks.push_back({BlockKind::Heading, line.substr(2)});
      continues = false;
    } else if (line.starts_with("- ")) {
      blocks.push_back({BlockKind::Bullet, line.substr(2)});
      continues = false;
    } else if (continues) {
      blocks.back().text += "\n" + line;
    } else {
      blocks.push_back({BlockKind::Paragraph, line});
      continues = true;
    }
  }
  return blocks;
}

std::string textHtml(const FilledText& text, bool easyRead) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"/><title>" +
                    htmlEscaped(text.subject) + "</title><style>body{font-family:Arial,sans-serif;font-size:" +
                    std::to_string(easyRead ? kEasyRead : kRunningText) + "pt;line-height:130%}</style></head>\n<body>\n<h1>" +
                    htmlEscaped(text.subject) + "</h1>\n";
  bool inList = false;
  for (const auto& block : textBlocks(text.body)) {
    const bool isBullet = block.kind == BlockKind::Bullet;
    if (isBullet != inList) out += isBullet ? "<ul>\n" : "</ul>\n";
    inList = isBullet;
    const std::string tag = isBullet ? "li" : block.kind == BlockKind::Heading ? "h2" : "p";
    out += "<" + tag + ">" + htmlEscaped(block.text) + "</" + tag + ">\n";
  }
  if (inList) out += "</ul>\n";
  return out + "</body>\n</html>\n";
}

std::string emailText(const FilledText& text) {
  std::string out = text.subject + "\n\n";
  for (const auto& line : linesOf(text.body)) out += (line.starts_with("# ") ? line.substr(2) : line) + "\n";
  return out;
}

base::Result<void> saveText(const FilledText& text, bool easyRead, const std::string& file) {
  const auto ending = std::filesystem::path(file).extension();
  if (ending == ".txt") return base::writeFileSafely(file, emailText(text));
  if (ending == ".html") return base::writeFileSafely(file, textHtml(text, easyRead));
  if (ending == ".odt")
    return exchange::odtBytes(text.subject, textBlocks(text.body), easyRead ? kEasyRead : kRunningText)
        .and_then([&](const std::string& bytes) { return base::writeFileSafely(file, bytes); });
  return base::fail(base::Code::BadUse, {{"problem", "A text is saved as .txt, .html, .odt or .pdf"}});
}

}  // namespace waymark::app
