// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a finding between a file and Evidence: one place for the rules that JSON lines and CSV share.
// Used inside src/exchange only.
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/findings.h"

namespace waymark::exchange {

/// A row's texts, unchecked. "" and empty lists are "not given".
struct RawFinding {
  std::string inspection, id, criterion, finding, reach, impact, source;
  std::string summary, theme, text, detail, coversFrom, coversTo, review, reviewBy;
  std::vector<std::string> also, services, phase, groups;
};

/// The names of the single texts and of the lists, as they stand in files, in the order they are written.
struct TextField {
  std::string_view name;
  std::string RawFinding::*member;
};
struct ListField {
  std::string_view name;
  std::vector<std::string> RawFinding::*member;
};
inline constexpr std::array<TextField, 15> kTextFields{{{"inspection", &RawFinding::inspection},
                                                        {"id", &RawFinding::id},
                                                        {"criterion", &RawFinding::criterion},
                                                        {"finding", &RawFinding::finding},
                                                        {"reach", &RawFinding::reach},
                                                        {"impact", &RawFinding::impact},
                                                        {"source", &RawFinding::source},
                                                        {"summary", &RawFinding::summary},
                                                        {"theme", &RawFinding::theme},
                                                        {"text", &RawFinding::text},
                                                        {"detail", &RawFinding::detail},
                                                        {"covers_from", &RawFinding::coversFrom},
                                                        {"covers_to", &RawFinding::coversTo},
                                                        {"review", &RawFinding::review},
                                                        {"review_by", &RawFinding::reviewBy}}};
inline constexpr std::array<ListField, 4> kListFields{{{"also", &RawFinding::also},
                                                       {"services", &RawFinding::services},
                                                       {"phase", &RawFinding::phase},
                                                       {"groups", &RawFinding::groups}}};

/// Takes rows one after the other into a FindingsFile; refuses ids that come twice within an inspection.
class FindingsBuilder {
 public:
  FindingsBuilder(std::string_view file, const framework::Pack& pack, Words words)
      : m_file(file), m_pack(pack), m_words(words) {}
  void take(const RawFinding& raw, std::size_t line);
  void refuse(std::size_t line, std::string problem);
  FindingsFile finished() { return std::move(m_read); }

 private:
  std::string m_file;
  const framework::Pack& m_pack;
  Words m_words;
  std::set<std::pair<std::string, std::string>> m_ids;
  FindingsFile m_read;
};

/// The texts of a row, for writing. `theme` and `text` stay empty: what was read from them is in summary and detail.
RawFinding rawFinding(const FindingRow& row);

}  // namespace waymark::exchange
