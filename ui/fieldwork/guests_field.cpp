// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/guests_field.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <charconv>
#include <utility>

#include "app/restricted.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "shell/seal_keeper.h"
#include "widgets/button.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

/// Keys of the sealed texts.
constexpr const char* kGuestName = "name";
constexpr const char* kGuestContact = "contact";
constexpr const char* kGuestAccess = "access";

}  // namespace

GuestsField::GuestsField(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_rows(new QVBoxLayout),
      m_add(new Button(ButtonKind::Secondary, "add", tr("Invite somebody"))),
      m_unlock(new Button(ButtonKind::Quiet, tr("Unlock names and access needs"))) {
  setAccessibleName(tr("Invitations"));
  m_rows->setSpacing(kInside);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(makeLabel(tr("Invitations"), {TextSize::Small, TextWeight::Strong}));
  column->addWidget(makeLabel(tr("Parents and young people, without their names here: “Parent 3”."),
                              {TextSize::Small, TextWeight::Regular, Role::Muted}));
  column->addLayout(m_rows);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_add);
  buttons->addWidget(m_unlock);
  buttons->addStretch(1);
  column->addLayout(buttons);
  connect(m_add, &QPushButton::clicked, this, &GuestsField::addGuest);
  connect(m_unlock, &QPushButton::clicked, this, [this] { m_state.seal().ask(tr("to see who is invited")); });
  connect(&m_state.seal(), &SealKeeper::changed, this, [this] { rebuild(); });
}

void GuestsField::setEditable(bool editable) {
  if (m_editable == editable) return;
  m_editable = editable;
  rebuild();
}

void GuestsField::show(const domain::FieldworkSessionId& session) {
  std::vector<domain::Stored<domain::SessionGuest>> guests;
  for (const auto& row : m_state.workspace().all<domain::SessionGuest>())
    if (row.value.session == session) guests.push_back(row);
  const bool isStored = m_state.find<domain::FieldworkSession>(session) != nullptr;
  setVisible(isStored);
  const bool isSame = session == m_session && guests.size() == m_shown.size() &&
                      std::equal(guests.begin(), guests.end(), m_shown.begin(),
                                 [](const auto& a, const auto& b) { return a.value == b.value; });
  m_session = session;
  m_shown = std::move(guests);
  if (!isSame || m_unlocked != (m_state.seal().key() != nullptr)) rebuild();
}

void GuestsField::rebuild() {
  while (auto* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  m_unlocked = m_state.seal().key() != nullptr;
  m_unlock->setVisible(!m_unlocked && !m_shown.empty() && m_state.seal().standing() == SealKeeper::Standing::Locked);
  m_add->setEnabled(m_editable);
  QWidget* last = nullptr;
  for (const auto& guest : m_shown) {
    last = makeGuest(guest);
    m_rows->addWidget(last);
    last->show();  // at once, so that it takes the focus
  }
  if (std::exchange(m_focusLast, false) && last != nullptr)
    if (auto* label = last->findChild<QLineEdit*>()) {
      label->setFocus();
      label->selectAll();
    }
}

QWidget* GuestsField::makeGuest(const domain::Stored<domain::SessionGuest>& guest) {
  const QString name = toQt(guest.value.label);
  const auto id = guest.value.id;
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* line = new QHBoxLayout;
  line->setSpacing(kInside);
  auto* label = new QLineEdit(name);
  label->setAccessibleName(tr("Called here"));
  label->setEnabled(m_editable);
  connect(label, &QLineEdit::editingFinished, this, [this, id, label] {
    const auto text = fromQt(label->text().trimmed());
    if (!text.empty()) write(id, [&](domain::SessionGuest& one) { one.label = text; });
  });
  auto* attendance = new FormCombo;
  attendance->addItems({tr("Not asked"), tr("Asked"), tr("Coming"), tr("Not coming")});
  attendance->setCurrentIndex(static_cast<int>(guest.value.attendance));
  attendance->setAccessibleName(tr("%1: asked or coming").arg(name));
  attendance->setEnabled(m_editable);
  connect(attendance, &QComboBox::activated, this, [this, id](int place) {
    write(id, [place](domain::SessionGuest& one) { one.attendance = static_cast<domain::Attendance>(place); });
  });
  auto* remove = makeIconButton("close", tr("Take out %1").arg(name));
  remove->setEnabled(m_editable);
  connect(remove, &QPushButton::clicked, this, [this, id] {
    const auto* row = m_state.find<domain::SessionGuest>(id);
    if (row != nullptr) m_state.apply(tr("take out %1").arg(toQt(row->value.label)), domain::removed(*row));
  });
  line->addWidget(label, 1);
  line->addWidget(attendance, 1);
  line->addWidget(remove);
  column->addLayout(line);
  if (m_unlocked) addSealed(column, guest);
  return box;
}

void GuestsField::addSealed(QVBoxLayout* column, const domain::Stored<domain::SessionGuest>& guest) {
  const auto key = m_state.seal().key();
  const auto texts = app::openTexts(key.get(), guest.value.id.uuid, guest.value.sealed);
  if (!texts) {
    column->addWidget(makeLabel(tr("What is sealed here can’t be opened."), {TextSize::Small, TextWeight::Regular, Role::Late}));
    return;
  }
  const std::pair<const char*, QString> fields[] = {
      {kGuestName, tr("Name")}, {kGuestContact, tr("Contact")}, {kGuestAccess, tr("Access needs, interpreter")}};
  for (const auto& [field, caption] : fields) {
    auto* edit = new QLineEdit;
    if (const auto at = texts->find(field); at != texts->end()) edit->setText(toQt(at->second));
    edit->setPlaceholderText(caption);
    edit->setAccessibleName(tr("%1: %2").arg(toQt(guest.value.label), caption));
    edit->setEnabled(m_editable);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, id = guest.value.id, field = std::string(field)] {
      const auto now = m_state.seal().key();
      const auto* row = m_state.find<domain::SessionGuest>(id);
      if (now == nullptr || row == nullptr) return;
      auto held = app::openTexts(now.get(), id.uuid, row->value.sealed);
      if (!held || (*held)[field] == fromQt(edit->text().trimmed())) return;
      (*held)[field] = fromQt(edit->text().trimmed());
      write(id, [&](domain::SessionGuest& one) { one.sealed = app::sealTexts(*now, id.uuid, *held); });
    });
    column->addWidget(edit);
  }
}

void GuestsField::addGuest() {
  if (m_state.readOnlyWhy() || m_state.find<domain::FieldworkSession>(m_session) == nullptr) return;
  int last = 0;
  for (const auto& row : m_shown) {
    const auto space = row.value.label.rfind(' ');
    int number = 0;
    if (space != std::string::npos)
      std::from_chars(row.value.label.data() + space + 1, row.value.label.data() + row.value.label.size(), number);
    last = std::max(last, number);
  }
  domain::SessionGuest guest;
  guest.id = m_state.newId<domain::SessionGuestTag>();
  guest.session = m_session;
  guest.label = fromQt(tr("Parent %1").arg(last + 1));
  m_focusLast = true;
  m_state.apply(tr("invite %1").arg(toQt(guest.label)), domain::made(domain::Record{std::move(guest)}));
}

void GuestsField::write(const domain::SessionGuestId& id, const std::function<void(domain::SessionGuest&)>& edit) {
  const auto* row = m_state.find<domain::SessionGuest>(id);
  if (row == nullptr || m_state.readOnlyWhy()) return;
  auto after = row->value;
  edit(after);
  if (after == row->value) return;
  for (auto& shown : m_shown)  // it is on screen already: no field is made again, and the focus stays
    if (shown.value.id == id) shown.value = after;
  m_state.apply(tr("change the invitation of %1").arg(toQt(after.label)), domain::edited(*row, std::move(after)));
}

}  // namespace waymark::ui
