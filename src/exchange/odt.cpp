// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/odt.h"

#include <fmt/format.h>
#include <zip.h>

#include <array>
#include <memory>
#include <string_view>

namespace waymark::exchange {

namespace {

constexpr std::string_view kMimeType = "application/vnd.oasis.opendocument.text";
constexpr std::string_view kManifest =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
)";
constexpr std::string_view kOdfNames =
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
    R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
    R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2")";

/// Line ends become line breaks; what XML can't hold is left out.
std::string odtText(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '\n')
      out += "<text:line-break/>";
    else if (c == '\t' || static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out;
}

std::string contentXml(const std::string& title, const std::vector<DocumentBlock>& blocks) {
  std::string body = fmt::format(R"(<text:h text:style-name="Heading_20_1" text:outline-level="1">{}</text:h>)",
                                 odtText(title));
  bool inList = false;
  for (const auto& block : blocks) {
    const bool isBullet = block.kind == DocumentBlock::Kind::Bullet;
    if (isBullet != inList) body += isBullet ? R"(<text:list text:style-name="Bullets">)" : "</text:list>";
    inList = isBullet;
    const auto text = odtText(block.text);
    if (isBullet)
      body += fmt::format(R"(<text:list-item><text:p text:style-name="Standard">{}</text:p></text:list-item>)", text);
    else if (block.kind == DocumentBlock::Kind::Heading)
      body += fmt::format(R"(<text:h text:style-name="Heading_20_2" text:outline-level="2">{}</text:h>)", text);
    else
      body += fmt::format(R"(<text:p text:style-name="Standard">{}</text:p>)", text);
  }
  if (inList) body += "</text:list>";
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content {}><office:automatic-styles>)"
      R"(<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">)"
      R"(<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">)"
      R"(<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" )"
      R"(fo:margin-left="0.8cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>)"
      R"(</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>)",
      kOdfNames, body);
}

std::string stylesXml(int points) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?><office:document-styles {}><office:styles>)"
      R"(<style:default-style style:family="paragraph"><style:text-properties fo:font-family="Arial" )"
      R"(fo:font-size="{}pt" fo:language="en" fo:country="GB"/></style:default-style>)"
      R"(<style:style style:name="Standard" style:family="paragraph" style:class="text">)"
      R"(<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%"/></style:style>)"
      R"(<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" )"
      R"(style:parent-style-name="Standard" style:default-outline-level="1" style:class="text">)"
      R"(<style:text-properties fo:font-size="{}pt" fo:font-weight="bold"/></style:style>)"
      R"(<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" )"
      R"(style:parent-style-name="Standard" style:default-outline-level="2" style:class="text">)"
      R"(<style:paragraph-properties fo:margin-top="0.4cm" fo:keep-with-next="always"/>)"
      R"(<style:text-properties fo:font-size="{}pt" fo:font-weight="bold"/></style:style></office:styles>)"
      R"(<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties )"
      R"(fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm"/></style:page-layout></office:automatic-styles>)"
      R"(<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>)"
      R"(</office:master-styles></office:document-styles>)",
      kOdfNames, points, points + 6, points + 2);
}

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

tl::unexpected<base::Error> odtFailed() {
  return base::fail(base::Code::FileUnreadable, {{"file", "The document"}, {"problem", "it could not be put together"}});
}

}  // namespace

base::Result<std::string> odtBytes(const std::string& title, const std::vector<DocumentBlock>& blocks, int points) {
  const auto content = contentXml(title, blocks);
  const auto styles = stylesXml(points);
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeSource> bytes(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (bytes == nullptr) return odtFailed();
  zip_source_keep(bytes.get());  // zip_close() lets one hold of it go
  zip_t* archive = zip_open_from_source(bytes.get(), ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(bytes.get());
    return odtFailed();
  }
  // The type first and as it is: that is how programs tell the file (ODF 1.2 part 3, 3.3).
  struct Part {
    const char* name;
    std::string_view text;
  };
  const std::array<Part, 4> parts{{{"mimetype", kMimeType},
                                   {"content.xml", content},
                                   {"styles.xml", styles},
                                   {"META-INF/manifest.xml", kManifest}}};
  for (const auto& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    const auto at = source == nullptr ? -1 : zip_file_add(archive, part.name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      zip_source_free(source);
      zip_discard(archive);
      return odtFailed();
    }
    if (part.name == parts.front().name)
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    return odtFailed();
  }
  zip_stat_t size;
  if (zip_source_stat(bytes.get(), &size) != 0 || zip_source_open(bytes.get()) != 0) return odtFailed();
  std::string out(size.size, '\0');
  const auto read = zip_source_read(bytes.get(), out.data(), out.size());
  zip_source_close(bytes.get());
  if (read != static_cast<zip_int64_t>(out.size())) return odtFailed();
  return out;
}

}  // namespace waymark::exchange
