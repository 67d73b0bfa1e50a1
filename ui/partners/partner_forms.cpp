// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/partner_forms.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "partners/partner_words.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

namespace {

QString rangeText(const base::DateRange& range) {
  return range.from == range.to ? longDate(range.from)
                                : QStringLiteral("%1 – %2").arg(longDate(range.from), longDate(range.to));
}

}  // namespace

PartnerForm::PartnerForm(QWidget* parent)
    : RecordForm(tr("Organisation"), tr("Take out the organisation"), parent),
      m_name(new QLineEdit),
      m_shortName(new QLineEdit),
      m_kind(new FormCombo),
      m_notes(new NotesField(4)) {
  for (std::size_t i = 0; i < base::codeCount<domain::PartnerKind>(); ++i)
    m_kind->addItem(partnerKindWord(static_cast<domain::PartnerKind>(i)));
  m_nameRow = add(tr("Name"), m_name);
  add(tr("Short name"), m_shortName, tr("For lists: one or two words."));
  add(tr("Kind"), m_kind);
  add(tr("Notes"), m_notes);
  setMode(Mode::New);
}

void PartnerForm::show(Mode mode, const domain::Partner& partner) {
  m_given = partner;
  fillLine(m_name, partner.name);
  fillLine(m_shortName, partner.shortName);
  m_kind->setCurrentIndex(static_cast<int>(partner.kind));
  m_notes->setText(toQt(partner.notes));
  m_nameRow->setError({});
  setMode(mode);
}

domain::Partner PartnerForm::value() const {
  domain::Partner partner = m_given;
  partner.name = typed(m_name);
  partner.shortName = typed(m_shortName);
  partner.kind = static_cast<domain::PartnerKind>(m_kind->currentIndex());
  partner.notes = fromQt(m_notes->toPlainText());
  return partner;
}

bool PartnerForm::check() {
  const bool named = !typed(m_name).empty();
  m_nameRow->setError(named ? QString() : tr("Give the organisation its name."));
  if (!named) m_name->setFocus();
  return named;
}

void PartnerForm::focusFirst() {
  m_name->setFocus(Qt::OtherFocusReason);
}

LeaveField::LeaveField(base::Day today, QWidget* parent)
    : QWidget(parent),
      m_rows(new QVBoxLayout),
      m_from(new DateField(today)),
      m_to(new DateField(today)),
      m_problem(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Late})) {
  m_from->setAccessibleName(tr("First day of leave"));
  m_to->setAccessibleName(tr("Last day of leave"));
  m_from->setPlaceholderText(tr("First day"));
  m_to->setPlaceholderText(tr("Last day"));
  m_rows->setSpacing(4);
  m_problem->hide();
  auto* button = new Button(ButtonKind::Secondary, tr("Add"));
  button->setAccessibleName(tr("Add leave"));
  auto* line = new QHBoxLayout;
  line->setSpacing(kInside);
  line->addWidget(m_from, 1);
  line->addWidget(m_to, 1);
  line->addWidget(button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(m_rows);
  column->addLayout(line);
  column->addWidget(m_problem);
  setFocusProxy(m_from);
  connect(button, &QPushButton::clicked, this, &LeaveField::add);
  connect(m_to, &QLineEdit::returnPressed, this, &LeaveField::add);
}

void LeaveField::setLeave(std::vector<base::DateRange> leave) {
  if (leave == m_leave) return;
  m_leave = std::move(leave);
  rebuild();
}

void LeaveField::add() {
  const auto from = m_from->day();
  const auto to = m_to->day() ? m_to->day() : from;
  const bool order = from && to && *from <= *to;
  m_problem->setText(!from || !to ? tr("Type the first day of leave, and the last.")
                                  : tr("The last day comes before the first."));
  m_problem->setVisible(!order);
  if (!order) return;
  m_leave.push_back({*from, *to});
  std::ranges::sort(m_leave, {}, &base::DateRange::from);
  m_from->setDay(std::nullopt);
  m_to->setDay(std::nullopt);
  rebuild();
  m_from->setFocus();
  emit changed();
}

void LeaveField::rebuild() {
  while (auto* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (std::size_t i = 0; i < m_leave.size(); ++i) {
    const QString words = rangeText(m_leave[i]);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* remove = makeIconButton("close", tr("Take out leave %1").arg(words));
    connect(remove, &QPushButton::clicked, this, [this, i] {
      m_leave.erase(m_leave.begin() + static_cast<std::ptrdiff_t>(i));
      rebuild();
      m_from->setFocus();
      emit changed();
    });
    line->addWidget(makeLabel(words), 1);
    line->addWidget(remove);
    m_rows->addWidget(row);
  }
}

PersonForm::PersonForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Person"), tr("Take out the person"), parent),
      m_state(state),
      m_name(new QLineEdit),
      m_jobTitle(new QLineEdit),
      m_partner(new IdCombo(tr("No organisation"))),
      m_roles(new ChipSet(tr("Roles in the inspection"))),
      m_phone(new QLineEdit),
      m_email(new QLineEdit),
      m_deputy(new IdCombo(tr("No deputy"))),
      m_calledBy(new IdCombo(tr("Nobody"))),
      m_callOrder(new QLineEdit),
      m_leave(new LeaveField(state.now().today)) {
  m_nameRow = add(tr("Name"), m_name);
  add(tr("Job title"), m_jobTitle);
  add(tr("Organisation"), m_partner);
  add(tr("Phone"), m_phone);
  add(tr("Email"), m_email);
  add(tr("Deputy"), m_deputy);
  add(tr("Leave"), m_leave);
  add(tr("Called in the first hour by"), m_calledBy);
  add(tr("Place in the calling order"), m_callOrder, tr("1 is rung first; empty is not in the contact tree."));
  add(tr("Roles in the inspection"), m_roles);
  m_callOrder->setValidator(new QIntValidator(0, 999, m_callOrder));
  connect(m_leave, &LeaveField::changed, this, &PersonForm::onField);
  connect(&m_state, &AppState::loaded, this, &PersonForm::fillRoles);
  fillRoles();
  setMode(Mode::New);
}

void PersonForm::fillRoles() {
  std::vector<Choice> roles;
  for (const auto& role : m_state.pack().ownerRoles)
    roles.push_back({toQt(role.title), static_cast<int>(roles.size())});
  m_roles->setChoices(std::move(roles));
  RovingKeys::install(m_roles);
}

void PersonForm::fillNames() {
  std::vector<std::pair<base::Uuid, QString>> partners;
  for (const auto& row : m_state.workspace().all<domain::Partner>())
    partners.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_partner->setEntries(std::move(partners));
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    if (row.value.id != m_given.id) people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, [](const auto& entry) { return entry.second; });
  m_deputy->setEntries(people);
  m_calledBy->setEntries(std::move(people));
}

void PersonForm::show(Mode mode, const domain::Person& person) {
  m_given = person;
  fillNames();
  const auto uuidOf = [](const auto& id) { return id ? std::optional(id->uuid) : std::nullopt; };
  fillLine(m_name, person.name);
  fillLine(m_jobTitle, person.jobTitle);
  m_partner->setId(uuidOf(person.partner));
  std::vector<int> roles;
  for (std::size_t i = 0; i < m_state.pack().ownerRoles.size(); ++i)
    if (std::ranges::find(person.roles, m_state.pack().ownerRoles[i].id) != person.roles.end())
      roles.push_back(static_cast<int>(i));
  m_roles->setValues(roles);
  fillLine(m_phone, person.phone);
  fillLine(m_email, person.email);
  m_deputy->setId(uuidOf(person.deputy));
  m_calledBy->setId(uuidOf(person.calledBy));
  fillLine(m_callOrder, person.callOrder > 0 ? std::to_string(person.callOrder) : std::string());
  m_leave->setLeave(person.leave);
  m_nameRow->setError({});
  setMode(mode);
}

domain::Person PersonForm::value() const {
  domain::Person person = m_given;
  const auto& known = m_state.pack().ownerRoles;
  person.name = typed(m_name);
  person.jobTitle = typed(m_jobTitle);
  const auto partner = m_partner->id();
  person.partner = partner ? std::optional(domain::PartnerId{*partner}) : std::nullopt;
  // Roles of another pack, and their order, stay unless somebody chose otherwise.
  std::erase_if(person.roles, [&](const std::string& role) {
    const auto at = std::ranges::find(known, role, &framework::OwnerRole::id);
    const auto chosen = m_roles->values();
    return at != known.end() && std::ranges::find(chosen, static_cast<int>(at - known.begin())) == chosen.end();
  });
  for (const int place : m_roles->values()) {
    const auto& role = known[static_cast<std::size_t>(place)].id;
    if (std::ranges::find(person.roles, role) == person.roles.end()) person.roles.push_back(role);
  }
  person.phone = typed(m_phone);
  person.email = typed(m_email);
  const auto deputy = m_deputy->id();
  const auto calledBy = m_calledBy->id();
  person.deputy = deputy ? std::optional(domain::PersonId{*deputy}) : std::nullopt;
  person.calledBy = calledBy ? std::optional(domain::PersonId{*calledBy}) : std::nullopt;
  person.callOrder = m_callOrder->text().toInt();
  person.leave = m_leave->leave();
  return person;
}

bool PersonForm::check() {
  const bool named = !typed(m_name).empty();
  m_nameRow->setError(named ? QString() : tr("Give the person’s name."));
  if (!named) m_name->setFocus();
  return named;
}

void PersonForm::focusFirst() {
  m_name->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
