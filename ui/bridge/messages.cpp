// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/messages.h"

#include <QCoreApplication>

#include "base/message.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString translatedAndFilled(const char* text, const base::Context& parameters) {
  return toQt(base::filled(fromQt(QCoreApplication::translate("messages", text)), parameters));
}

}  // namespace

QString messageText(const base::Error& error) {
  return translatedAndFilled(base::messageTemplate(error.code), error.context);
}

QString warningText(const schedule::Warning& warning) {
  return translatedAndFilled(schedule::warningTemplate(warning.rule), warning.parameters);
}

}  // namespace waymark::ui
