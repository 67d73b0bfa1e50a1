// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/glossary.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "base/resources.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("Glossary", text);
}

QString certaintyWord(framework::Certainty certainty) {
  switch (certainty) {
    case framework::Certainty::Stated:
      return tr("stated");
    case framework::Certainty::Computed:
      return tr("worked out");
    case framework::Certainty::Inferred:
      return tr("inferred");
    case framework::Certainty::Assumed:
      return tr("assumed");
  }
  return {};
}

/// The pack's codes of sources as their titles: "SEED1" says nothing to a reader.
QString sourceText(const framework::Pack& pack, const framework::Provenance& provenance) {
  QStringList titles;
  for (const auto& part : toQt(provenance.source).split(QStringLiteral(", "))) {
    const auto source = std::ranges::find(pack.sources, fromQt(part), &framework::Source::code);
    titles.append(source == pack.sources.end() ? part : toQt(source->title));
  }
  return tr("%1 (%2, checked %3)")
      .arg(titles.join(QStringLiteral("; ")), certaintyWord(provenance.certainty), longDate(provenance.verifiedOn));
}

std::vector<Term> ownTerms() {
  const auto bytes = base::embeddedFile("help/terms.json").value_or("[]");
  const auto rows = QJsonDocument::fromJson(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))).array();
  std::vector<Term> terms;
  for (const auto& row : rows)
    terms.push_back({row.toObject().value(QStringLiteral("term")).toString(),
                     row.toObject().value(QStringLiteral("meaning")).toString(), tr("Waymark’s own word")});
  return terms;
}

}  // namespace

std::vector<Term> termsOf(const framework::Pack& pack) {
  std::vector<Term> terms = ownTerms();
  for (const auto& entry : pack.glossary)
    terms.push_back({toQt(entry.term), toQt(entry.meaning), sourceText(pack, entry.provenance)});
  std::ranges::sort(terms, {}, [](const Term& term) { return base::folded(fromQt(term.term)); });
  return terms;
}

void addOwnTerms(std::vector<app::SearchEntry>& entries) {
  for (const auto& term : ownTerms()) {
    const std::string meaning = fromQt(term.meaning);
    entries.push_back(
        {app::SearchKind::Term, fromQt(term.term), fromQt(term.term), base::elided(meaning, 120), meaning, {}});
  }
}

}  // namespace waymark::ui
