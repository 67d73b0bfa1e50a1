// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/passphrase_form.h"

#include <QVBoxLayout>
#include <algorithm>

#include "seal/seal.h"
#include "widgets/field.h"
#include "widgets/secret_field.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

/// As people count them and seal::make does, not UTF-16's halves; without a copy of what was typed.
std::size_t typedCharacters(const QString& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](QChar character) { return !character.isLowSurrogate(); }));
}

}  // namespace

PassphraseForm::PassphraseForm(QWidget* parent)
    : QWidget(parent),
      m_first(new SecretField),
      m_again(new SecretField),
      m_firstRow(new FormRow(tr("New passphrase"), m_first)),
      m_againRow(new FormRow(tr("The same again"), m_again)) {
  const auto hint = [this](bool capsLock) {
    const QString rule = tr("At least %1 characters. Four or more words that nobody would put together are easy to "
                            "remember and hard to guess.")
                             .arg(seal::kLeastPassphrase);
    m_firstRow->setHint(capsLock ? tr("Caps Lock is on.") : rule);
  };
  hint(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_firstRow);
  column->addWidget(m_againRow);
  for (auto* row : {m_firstRow, m_againRow}) {
    auto* field = static_cast<SecretField*>(row->field());
    connect(field, &QLineEdit::textEdited, row, [row] { row->setError({}); });
    connect(field, &SecretField::capsLock, this, hint);
  }
  connect(m_first, &QLineEdit::returnPressed, m_again, [this] { m_again->setFocus(Qt::TabFocusReason); });
  connect(m_again, &QLineEdit::returnPressed, this, &PassphraseForm::entered);
}

bool PassphraseForm::isRight() {
  m_firstRow->setError({});
  m_againRow->setError({});
  if (typedCharacters(m_first->text()) < seal::kLeastPassphrase) {
    m_firstRow->setError(tr("That is too short: at least %1 characters.").arg(seal::kLeastPassphrase));
    m_first->setFocus(Qt::OtherFocusReason);
    return false;
  }
  if (m_first->text() != m_again->text()) {
    m_againRow->setError(tr("The two aren’t the same. Type it again."));
    m_again->setFocus(Qt::OtherFocusReason);
    return false;
  }
  return true;
}

void PassphraseForm::takeInto(std::string& passphrase) {
  m_first->takeInto(passphrase);
  m_again->wipe();
}

void PassphraseForm::wipe() {
  m_first->wipe();
  m_again->wipe();
  m_firstRow->setError({});
  m_againRow->setError({});
}

void PassphraseForm::focusFirst() {
  m_first->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
