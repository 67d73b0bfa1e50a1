// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks made part by part, for what no writer would write: damage, oddities of producers, harmful files.
#pragma once

#include <zip.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark::made {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of a zip with these parts, in this order.
inline std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(archive);
  std::string out;
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  out.resize(static_cast<std::size_t>(zip_source_tell(source)));
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  zip_error_fini(&error);
  return out;
}

struct XlsxText {
  std::string sheet;            // what stands in sheetData
  std::string shared = {};      // what stands in sst
  std::string properties = {};  // attributes of workbookPr
  std::string formats = {};     // numFmt elements
  std::string styles = {};      // xf elements
  std::string name = "List_1";
  std::string after = {};  // what stands behind sheetData
};

inline Parts xlsxParts(const XlsxText& text) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return {{"_rels/.rels", head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + type +
                              "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
          {"xl/workbook.xml", head + "<workbook xmlns:r=\"r\"><workbookPr " + text.properties +
                                  "/><sheets><sheet name=\"" + text.name +
                                  "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels",
           head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + type +
               "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + type +
               "sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + type +
               "styles\" Target=\"styles.xml\"/></Relationships>"},
          {"xl/styles.xml", head + "<styleSheet><numFmts>" + text.formats + "</numFmts><cellXfs>" + text.styles +
                                "</cellXfs></styleSheet>"},
          {"xl/sharedStrings.xml", head + "<sst>" + text.shared + "</sst>"},
          {"xl/worksheets/sheet1.xml",
           head + "<worksheet><sheetData>" + text.sheet + "</sheetData>" + text.after + "</worksheet>"}};
}

inline std::string xlsx(const XlsxText& text) {
  return zipped(xlsxParts(text));
}

/// `tables` is what stands in office:spreadsheet.
inline std::string odsContent(const std::string& tables) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" "
         "xmlns:text=\"x\" xmlns:calcext=\"c\"><office:body><office:spreadsheet>" +
         tables + "</office:spreadsheet></office:body></office:document-content>";
}

inline std::string ods(const std::string& tables) {
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", odsContent(tables)}});
}

/// An inline text cell, without a place.
inline std::string inlineCell(std::string_view text) {
  return "<c t=\"inlineStr\"><is><t>" + std::string(text) + "</t></is></c>";
}

}  // namespace waymark::made
