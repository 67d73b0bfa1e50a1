// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/quick_request.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "app/requests.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kQuickRequestWidth = 520;

}  // namespace

QuickRequest::QuickRequest(AppState& state, QWidget* parent)
    : QDialog(parent),
      m_state(state),
      m_title(new QLineEdit),
      m_askedBy(new QLineEdit),
      m_due(new DateField(state.now().today)),
      m_dueTime(new TimeField),
      m_owner(new IdCombo(tr("Nobody yet"))),
      m_titleRow(new FormRow(tr("What is asked"), m_title)),
      m_dueRow(new FormRow(tr("Due"), m_due)),
      m_timeRow(new FormRow(tr("At"), m_dueTime)) {
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("New request"));
  setMinimumWidth(scaled(kQuickRequestWidth));
  const auto* inspection = m_state.inspection();
  const QString lead = inspection == nullptr ? QString() : toQt(inspection->value.leadInspector);
  m_askedBy->setPlaceholderText(lead.isEmpty() ? tr("The lead inspector") : lead);
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, &std::pair<base::Uuid, QString>::second);
  m_owner->setEntries(std::move(people));
  auto* save = new Button(ButtonKind::Primary, tr("Log it"));
  auto* cancel = new Button(ButtonKind::Secondary, tr("Cancel"));
  save->setDefault(true);
  cancel->setAutoDefault(false);
  auto* when = new QHBoxLayout;
  when->setSpacing(kBetween);
  when->addWidget(m_dueRow, 2);
  when->addWidget(m_timeRow, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kInside);
  buttons->addStretch(1);
  buttons->addWidget(cancel);
  buttons->addWidget(save);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kAround, kAround, kBetween);
  column->setSpacing(kBetween);
  column->addWidget(m_titleRow);
  column->addWidget(new FormRow(tr("Who asked"), m_askedBy, tr("Empty: the lead inspector.")));
  column->addLayout(when);
  column->addWidget(new FormRow(tr("Owner"), m_owner));
  column->addLayout(buttons);
  connect(save, &QPushButton::clicked, this, &QuickRequest::save);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_due, &DateField::problem, m_dueRow, &FormRow::setError);
  connect(m_dueTime, &TimeField::problem, m_timeRow, &FormRow::setError);
  m_title->setFocus(Qt::OtherFocusReason);
}

void QuickRequest::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) return QDialog::keyPressEvent(event);
  if (auto* button = qobject_cast<QPushButton*>(focusWidget())) return button->click();
  save();  // from any field: each has taken what is typed by then
}

void QuickRequest::save() {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return reject();
  // What is typed counts, also in a field that wasn't left.
  emit m_due->editingFinished();
  emit m_dueTime->editingFinished();
  m_titleRow->setError({});
  if (m_title->text().trimmed().isEmpty()) {
    m_titleRow->setError(tr("Say what is asked."));
    return m_title->setFocus(Qt::OtherFocusReason);
  }
  if (!m_due->isRight()) return m_due->setFocus(Qt::OtherFocusReason);
  if (!m_dueTime->text().trimmed().isEmpty() && !m_dueTime->time()) return m_dueTime->setFocus(Qt::OtherFocusReason);
  std::optional<domain::PersonId> owner;
  if (const auto id = m_owner->id()) owner = domain::PersonId{*id};
  const auto id = m_state.newId<domain::RequestTag>();
  auto request = app::newRequest(m_state.workspace(), inspection->value, id, fromQt(m_title->text()),
                                 fromQt(m_askedBy->text()), m_due->day(), m_dueTime->time(), owner, m_state.now());
  if (!request) {
    m_dueRow->setError(messageText(request.error()));
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return m_due->setFocus(Qt::OtherFocusReason);
  }
  const QString code = toQt(request->code);
  m_state.apply(tr("log %1").arg(code), domain::made(domain::Record{*std::move(request)}));
  accept();
  emit logged(code, toQt(base::uuidText(id.uuid)));
}

}  // namespace waymark::ui
