// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/filter_state.h"

#include <QCoreApplication>

#include "base/codes.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

const QString kNone = QStringLiteral("none");  // not stated

QString tr(const char* text) {
  return QCoreApplication::translate("EvidenceFilter", text);
}

template <class E>
void put(QJsonObject& into, const QString& key, const std::optional<E>& value, bool without = false) {
  if (without) into.insert(key, kNone);
  if (value) into.insert(key, toQt(base::codeText(*value)));
}

template <class E>
bool take(std::optional<E>& into, const QString& text, bool* without = nullptr) {
  if (without != nullptr && text == kNone) return *without = true;
  into = base::parseCode<E>(fromQt(text));
  return into.has_value();
}

template <class T>
bool takeRecord(std::optional<decltype(T::id)>& into, const QString& text, const AppState& state) {
  const auto id = base::parseUuid(fromQt(text));
  if (!id || state.find<T>({*id}) == nullptr) return false;
  into = decltype(T::id){*id};
  return true;
}

}  // namespace

QJsonObject filterState(const EvidenceFilter& filter) {
  QJsonObject kept;
  put(kept, QStringLiteral("finding"), filter.finding);
  put(kept, QStringLiteral("source"), filter.source, filter.withoutSource);
  put(kept, QStringLiteral("review"), filter.review);
  put(kept, QStringLiteral("service"), filter.service, filter.withoutService);
  put(kept, QStringLiteral("age_phase"), filter.agePhase, filter.withoutAgePhase);
  if (filter.criterion) kept.insert(QStringLiteral("criterion"), toQt(filter.criterion->text()));
  if (filter.partner) kept.insert(QStringLiteral("partner"), toQt(base::uuidText(filter.partner->uuid)));
  if (filter.earlierFinding)
    kept.insert(QStringLiteral("earlier_finding"), toQt(base::uuidText(filter.earlierFinding->uuid)));
  if (filter.priority) kept.insert(QStringLiteral("priority"), toQt(base::uuidText(filter.priority->uuid)));
  if (filter.overdue) kept.insert(QStringLiteral("overdue"), true);
  return kept;
}

EvidenceFilter filterFrom(const QJsonObject& kept, const AppState& state, QStringList& unknown) {
  EvidenceFilter filter;
  for (auto at = kept.begin(); at != kept.end(); ++at) {
    const QString& key = at.key();
    const QString text = at.value().toString();
    bool known = false;
    if (key == QLatin1String("finding")) {
      known = take(filter.finding, text);
    } else if (key == QLatin1String("source")) {
      known = take(filter.source, text, &filter.withoutSource);
    } else if (key == QLatin1String("review")) {
      known = take(filter.review, text);
    } else if (key == QLatin1String("service")) {
      known = take(filter.service, text, &filter.withoutService);
    } else if (key == QLatin1String("age_phase")) {
      known = take(filter.agePhase, text, &filter.withoutAgePhase);
    } else if (key == QLatin1String("criterion")) {
      const auto code = base::ShortCode::make(fromQt(text));
      known = code && state.pack().criterionIndex(*code) >= 0;
      if (known) filter.criterion = *code;
    } else if (key == QLatin1String("partner")) {
      known = takeRecord<domain::Partner>(filter.partner, text, state);
    } else if (key == QLatin1String("earlier_finding")) {
      known = takeRecord<domain::EarlierFinding>(filter.earlierFinding, text, state);
    } else if (key == QLatin1String("priority")) {
      known = takeRecord<domain::Priority>(filter.priority, text, state);
    } else if (key == QLatin1String("overdue")) {
      known = at.value().isBool();
      filter.overdue = at.value().toBool();
    }
    if (!known) unknown << tr("the filter “%1”").arg(key);
  }
  return filter;
}

}  // namespace waymark::ui
