// SPDX-License-Identifier: GPL-3.0-or-later
// Texts people have reworded: announcements, letters, the bulletin.
#pragma once

#include <string>

#include "base/date.h"
#include "domain/field.h"
#include "domain/ids.h"

namespace waymark::domain {

/// A text of the first hour or the day as people here have worded it, in place of the built-in one.
struct TextTemplate {
  TextTemplateId id;
  std::string text;  // its id in resources/templates
  std::string subject;
  std::string body;  // with {{fields}}
  std::string author;
  base::Stamp at;
  bool operator==(const TextTemplate&) const = default;
};

template <>
struct Fields<TextTemplate> {
  static constexpr std::string_view kKind = "text_template";
  static constexpr std::tuple kList{Field{"id", &TextTemplate::id},           Field{"text", &TextTemplate::text},
                                    Field{"subject", &TextTemplate::subject}, Field{"body", &TextTemplate::body},
                                    Field{"author", &TextTemplate::author},   Field{"at", &TextTemplate::at}};
};

}  // namespace waymark::domain
