// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/fieldwork_words.h"

#include <QCoreApplication>

#include "bridge/text.h"
#include "schedule/fieldwork_kinds.h"

namespace waymark::ui {

namespace {

QString fieldworkWord(const char* text) {
  return QCoreApplication::translate("fieldwork", text);
}

}  // namespace

QString sessionStateWord(domain::SessionState state) {
  switch (state) {
    case domain::SessionState::Proposed:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Proposed"));
    case domain::SessionState::Agreed:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Agreed"));
    case domain::SessionState::Cancelled:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Cancelled"));
  }
  return {};
}

QString sessionPinWord(domain::SessionPin pin) {
  switch (pin) {
    case domain::SessionPin::Free:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "May be moved"));
    case domain::SessionPin::Pinned:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Pinned"));
    case domain::SessionPin::Inspectors:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Inspectors’ own"));
  }
  return {};
}

QString placeKindWord(domain::PlaceKind kind) {
  switch (kind) {
    case domain::PlaceKind::Room:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Room"));
    case domain::PlaceKind::Setting:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Setting"));
    case domain::PlaceKind::Online:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Online"));
    case domain::PlaceKind::Other:
      return fieldworkWord(QT_TRANSLATE_NOOP("fieldwork", "Other"));
  }
  return {};
}

QString sessionKindTitle(const std::string& kind) {
  const auto* known = schedule::sessionKind(kind);
  return toQt(known == nullptr ? kind : known->title);
}

}  // namespace waymark::ui
