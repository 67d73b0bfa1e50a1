// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attachments.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "exchange/csv.h"

namespace waymark::app {
namespace {

constexpr std::size_t kLongestName = 120;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// In lower case, without the dot; "" if there is none.
std::string endingOf(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string ending(name.substr(dot + 1));
  std::ranges::transform(ending, ending.begin(), lower);
  return ending;
}

struct MediaType {
  std::string_view ending;
  std::string_view type;
};
// https://www.iana.org/assignments/media-types
constexpr MediaType kMediaTypes[] = {
    {"pdf", "application/pdf"},
    {"txt", "text/plain"},
    {"md", "text/markdown"},
    {"csv", "text/csv"},
    {"tsv", "text/tab-separated-values"},
    {"json", "application/json"},
    {"xml", "application/xml"},
    {"html", "text/html"},
    {"htm", "text/html"},
    {"rtf", "application/rtf"},
    {"eml", "message/rfc822"},
    {"msg", "application/vnd.ms-outlook"},
    {"ics", "text/calendar"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"bmp", "image/bmp"},
    {"webp", "image/webp"},
    {"svg", "image/svg+xml"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"heic", "image/heic"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odp", "application/vnd.oasis.opendocument.presentation"},
    {"zip", "application/zip"},
    {"mp3", "audio/mpeg"},
    {"m4a", "audio/mp4"},
    {"wav", "audio/wav"},
    {"mp4", "video/mp4"},
    {"mov", "video/quicktime"},
};

constexpr std::string_view kExecutables[] = {
    "appimage", "application", "appref-ms", "apk", "bash", "bat",  "bin",  "cmd",  "com", "command", "cpl", "csh",
    "deb",      "desktop",     "dll",       "dmg", "docm", "exe",  "elf",  "fish", "hta", "inf",     "ins", "iso",
    "jar",      "js",          "jse",       "ksh", "lnk",  "mjs",  "msc",  "msi",  "msp", "out",     "php", "pif",
    "pl",       "ppam",        "pptm",      "ps1", "psm1", "py",   "pyc",  "pyw",  "rb",  "reg",     "rpm", "run",
    "scf",      "scr",         "service",   "sh",  "so",   "sys",  "tcl",  "url",  "vb",  "vbe",     "vbs", "wsf",
    "wsh",      "xlam",        "xlsm",      "zsh", "xll",  "dotm", "xltm",
};

constexpr std::string_view kDeviceNames[] = {"con", "prn", "aux", "nul"};

/// The length of a direction or invisible character of UTF-8 at a place: U+061C, U+200B to U+200F, U+2028 to U+202E,
/// U+2060 to U+2069, U+FEFF; C1 controls. 0 if it is none.
std::size_t hiddenAt(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t n) { return i + n < text.size() ? static_cast<unsigned char>(text[i + n]) : 0U; };
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  if (byte(0) == 0xE2 && byte(1) == 0x80 &&
      ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE)))
    return 3;
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xA9) return 3;
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;
  return 0;
}

/// Cut to so many bytes at a character's edge, the ending kept.
std::string shortened(const std::string& name) {
  if (name.size() <= kLongestName) return name;
  const auto dot = name.rfind('.');
  const std::string ending = dot != std::string::npos && name.size() - dot <= 16 ? name.substr(dot) : std::string();
  auto length = kLongestName - ending.size();
  while (length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80U) --length;
  return name.substr(0, length) + ending;
}

}  // namespace

std::string safeFileName(std::string_view name) {
  if (!base::isCleanText(name)) {
    std::string ascii;
    for (const char c : name)
      if (static_cast<unsigned char>(c) < 0x80 && c != '\0') ascii += c;
    return ascii.empty() ? "file" : safeFileName(ascii);
  }
  if (const auto cut = name.find_last_of("/\\"); cut != std::string_view::npos) name.remove_prefix(cut + 1);
  std::string safe;
  for (std::size_t i = 0; i < name.size();) {
    if (const auto hidden = hiddenAt(name, i); hidden > 0) {
      i += hidden;
      continue;
    }
    const char c = name[i++];
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) continue;
    safe += std::string_view("<>:\"|?*").find(c) == std::string_view::npos ? c : '_';
  }
  const auto isEdge = [](char c) { return c == '.' || c == ' '; };
  while (!safe.empty() && isEdge(safe.back())) safe.pop_back();
  safe.erase(safe.begin(), std::ranges::find_if_not(safe, isEdge));
  if (!safe.empty() && safe.front() == '-') safe.insert(safe.begin(), '_');  // no program may take it for an option
  std::string stem = safe.substr(0, safe.find('.'));
  std::ranges::transform(stem, stem.begin(), lower);
  if (std::ranges::find(kDeviceNames, stem) != std::end(kDeviceNames)) safe.insert(safe.begin(), '_');
  return safe.empty() ? "file" : shortened(safe);
}

std::string mediaTypeOf(std::string_view name) {
  const auto ending = endingOf(name);
  const auto* found = std::ranges::find(kMediaTypes, ending, &MediaType::ending);
  return std::string(found == std::end(kMediaTypes) ? "application/octet-stream" : found->type);
}

bool isExecutable(std::string_view name, std::string_view firstBytes) {
  if (firstBytes.starts_with("\x7F"
                             "ELF") ||
      firstBytes.starts_with("#!") || firstBytes.starts_with("MZ") || firstBytes.starts_with("[Desktop Entry]"))
    return true;
  return std::ranges::find(kExecutables, endingOf(name)) != std::end(kExecutables);
}

namespace {

/// Up to the last character that is there as a whole.
std::string_view wholeCharacters(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const bool isLittle = bytes.starts_with("\xFF\xFE");
  if (isLittle || bytes.starts_with("\xFE\xFF")) {
    bytes.remove_suffix(bytes.size() % 2);
    const auto high = bytes.size() < 2 ? 0U : at(bytes.size() - (isLittle ? 1 : 2));
    if (high >= 0xD8 && high <= 0xDB) bytes.remove_suffix(2);  // the first half of a pair
    return bytes;
  }
  std::size_t back = 0;
  while (back < 3 && back < bytes.size() && (at(bytes.size() - 1 - back) & 0xC0U) == 0x80U) ++back;
  if (back == bytes.size()) return bytes;
  const auto lead = at(bytes.size() - 1 - back);
  const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (back + 1 < wanted) bytes.remove_suffix(back + 1);
  return bytes;
}

}  // namespace

std::optional<std::string> previewText(std::string_view bytes, TextEnd end) {
  auto text = exchange::utf8From(end == TextEnd::Cut ? wholeCharacters(bytes) : bytes, "");
  if (!text) return std::nullopt;
  std::erase_if(*text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  return std::move(*text);
}

domain::Attachment attachmentFor(domain::AttachmentId id, const std::filesystem::path& file, std::string sha256,
                                 std::int64_t bytes, std::string who, base::Stamp at,
                                 std::optional<domain::EvidenceId> evidence) {
  auto name = safeFileName(file.filename().string());
  auto type = mediaTypeOf(name);
  return {id, evidence, std::move(name), std::move(type), static_cast<int>(bytes), std::move(sha256), std::move(who),
          at};
}

}  // namespace waymark::app
