// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xml.h"

#include <expat.h>

#include <memory>

namespace waymark::exchange {
namespace {

/// The name without its prefix. Names are a few letters long, so one loop is quicker than the library's two.
std::string_view local(const char* name) {
  const char* begin = name;
  const char* at = name;
  for (; *at != '\0'; ++at)
    if (*at == ':') begin = at + 1;
  return {begin, static_cast<std::size_t>(at - begin)};
}

struct Free {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

struct Walk {
  XML_Parser parser;
  XmlVisitor& visitor;
  bool documentType = false;

  void check() const {
    if (visitor.stopped()) XML_StopParser(parser, XML_FALSE);
  }
};

// After XML_StopParser expat may still give the rest of what it has in hand.
void onStart(void* data, const char* name, const char** attributes) {
  auto& walk = *static_cast<Walk*>(data);
  if (walk.visitor.stopped()) return;
  walk.visitor.start(local(name), XmlAttributes(attributes));
  walk.check();
}

void onEnd(void* data, const char* name) {
  auto& walk = *static_cast<Walk*>(data);
  if (walk.visitor.stopped()) return;
  walk.visitor.end(local(name));
  walk.check();
}

void onText(void* data, const char* piece, int length) {
  auto& walk = *static_cast<Walk*>(data);
  if (walk.visitor.stopped()) return;
  walk.visitor.text({piece, static_cast<std::size_t>(length)});
  walk.check();
}

void onDocumentType(void* data, const char*, const char*, const char*, int) {
  auto& walk = *static_cast<Walk*>(data);
  walk.documentType = true;
  XML_StopParser(walk.parser, XML_FALSE);
}

}  // namespace

const char* XmlAttributes::get(std::string_view name) const {
  for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
    if (local(pair[0]) == name) return pair[1];
  return nullptr;
}

std::string_view XmlAttributes::text(std::string_view name) const {
  const char* value = get(name);
  return value == nullptr ? std::string_view{} : value;
}

std::string_view XmlAttributes::exact(std::string_view name) const {
  for (const char** pair = m_pairs; *pair != nullptr; pair += 2)
    if (name == pair[0]) return pair[1];
  return {};
}

base::Result<void> walkXml(const ZipArchive& archive, const std::string& part, std::string_view file,
                           std::string_view what, XmlVisitor& visitor) {
  const std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreate(nullptr));
  if (parser == nullptr) return unreadable(file, "there is not enough memory");
  Walk walk{parser.get(), visitor};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), onStart, onEnd);
  XML_SetCharacterDataHandler(parser.get(), onText);
  XML_SetStartDoctypeDeclHandler(parser.get(), onDocumentType);
  bool sound = true;
  const auto streamed = archive.stream(part, what, [&](std::string_view piece) {
    sound = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), 0) == XML_STATUS_OK;
    return sound;
  });
  if (visitor.stopped()) return {};
  if (!streamed) return streamed;
  if (sound) sound = XML_Parse(parser.get(), nullptr, 0, 1) == XML_STATUS_OK;
  if (visitor.stopped() || sound) return {};
  if (walk.documentType) return unreadable(file, std::string(what) + " has a document type, as no workbook has");
  const auto where = visitor.where();
  return unreadable(file, std::string(what) + " is damaged: its XML breaks off " +
                              (where.empty() ? "at line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) +
                                                   ", column " +
                                                   std::to_string(XML_GetCurrentColumnNumber(parser.get()) + 1)
                                             : where));
}

}  // namespace waymark::exchange
