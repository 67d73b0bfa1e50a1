// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/unlock_offer.h"

#include <QCoreApplication>

#include "shell/seal_keeper.h"

namespace waymark::ui {

Button* makeUnlockOffer(AppState& state, CaseloadSource& source, QWidget* parent) {
  const auto words = [](const char* text) { return QCoreApplication::translate("UnlockOffer", text); };
  auto* button = new Button(ButtonKind::Quiet, words("Unlock to check the rest…"), parent);
  button->setToolTip(words("Some rules look at dates of birth and pupil numbers, which lie under the seal"));
  const auto follow = [button, &state, &source] {
    const bool waits = source.read() != nullptr && !source.read()->caseload.withIdentities;
    button->setVisible(waits && state.seal().standing() == SealKeeper::Standing::Locked);
  };
  QObject::connect(button, &QPushButton::clicked, &state.seal(), [&state, reason = words("to check the lists by every rule")] {
    state.seal().ask(reason);
  });
  QObject::connect(&state.seal(), &SealKeeper::changed, button, follow);
  QObject::connect(&source, &CaseloadSource::changed, button, follow);
  follow();
  return button;
}

}  // namespace waymark::ui
