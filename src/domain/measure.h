// SPDX-License-Identifier: GPL-3.0-or-later
// The partnership's own measures, for what no release has: waits by pathway, tribunal, attendance, complaints. A short
// series by month each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/partnership.h"

namespace waymark::domain {

using MeasureId = base::Id<struct MeasureTag>;
using MeasureValueId = base::Id<struct MeasureValueTag>;

struct Measure {
  MeasureId id;
  std::string title;
  std::string definition;  // who and what is counted, on which day
  std::string unit;        // "weeks", "%", "children"
  MeasureDirection better = MeasureDirection::Neither;
  std::string pathway;  // "autism assessment"
  std::optional<PartnerId> provider;
  std::optional<PersonId> owner;
  std::string target;                 // a decimal number, "" for none
  std::vector<std::string> criteria;  // ids in the pack
  std::string note;
  bool operator==(const Measure&) const = default;
};

/// Exact decimals are kept as they were given: "18.50". A month is its first day.
struct MeasureValue {
  MeasureValueId id;
  MeasureId measure;
  base::Day month;
  std::string value;  // "" where the source says that there is none
  std::string note;
  std::string source;
  bool operator==(const MeasureValue&) const = default;
};

template <>
struct Fields<Measure> {
  static constexpr std::string_view kKind = "measure";
  static constexpr std::tuple kList{Field{"id", &Measure::id},
                                    Field{"title", &Measure::title},
                                    Field{"definition", &Measure::definition},
                                    Field{"unit", &Measure::unit},
                                    Field{"better", &Measure::better},
                                    Field{"pathway", &Measure::pathway},
                                    Field{"provider", &Measure::provider},
                                    Field{"owner", &Measure::owner},
                                    Field{"target", &Measure::target},
                                    Field{"criteria", &Measure::criteria},
                                    Field{"note", &Measure::note}};
};

template <>
struct Fields<MeasureValue> {
  static constexpr std::string_view kKind = "measure_value";
  static constexpr std::tuple kList{Field{"id", &MeasureValue::id},       Field{"measure", &MeasureValue::measure},
                                    Field{"month", &MeasureValue::month}, Field{"value", &MeasureValue::value},
                                    Field{"note", &MeasureValue::note},   Field{"source", &MeasureValue::source}};
};

}  // namespace waymark::domain
