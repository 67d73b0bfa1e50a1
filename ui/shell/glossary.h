// SPDX-License-Identifier: GPL-3.0-or-later
// The words that people meet: the pack's glossary and Waymark's own terms, each with its source. Used by the help
// panel and Ctrl+K.
#pragma once

#include <QString>
#include <vector>

#include "app/search_index.h"
#include "framework/pack.h"

namespace waymark::ui {

struct Term {
  QString term;
  QString meaning;
  QString source;  // titles of the sources, how sure, when checked
};

/// By term, as an index of a book has them.
std::vector<Term> termsOf(const framework::Pack& pack);

/// Waymark's own; app::addPack adds the pack's.
void addOwnTerms(std::vector<app::SearchEntry>& entries);

}  // namespace waymark::ui
