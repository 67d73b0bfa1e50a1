// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/named_view.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "app/confidential.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "shell/restricted_door.h"
#include "shell/seal_keeper.h"
#include "touch/touch_rows.h"
#include "widgets/clear_layout.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using domain::RestrictedPart;

constexpr std::array kTouchParts{RestrictedPart::KeepingInTouch, RestrictedPart::Concerns,
                                 RestrictedPart::TrackedChildren};
constexpr int kNameWidth = 280;

}  // namespace

NamedView::NamedView(AppState& state, Navigator& navigator)
    : m_state(state),
      m_navigator(navigator),
      m_model(new OpeningModel(this)),
      m_table(new DataTable(tr("Who opened what"))),
      m_people(new QWidget),
      m_rows(new QVBoxLayout(m_people)) {
  m_table->setObjectName(QStringLiteral("openings"));
  m_table->setTableModel(m_model, OpeningModel::What);
  m_tools = new ListTools(state, navigator,
                          {"touch.openings", m_table, {OpeningModel::When, OpeningModel::Part, OpeningModel::Account}});
  m_rows->setContentsMargins(0, 0, kInside, kInside);
  m_rows->setSpacing(kInside);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(m_people);
  auto* log = new QWidget;
  auto* head = new QHBoxLayout;
  head->addWidget(new SectionHeader(tr("Who opened what"), tr("the latest first; nothing of it is ever taken back")),
                  1);
  head->addWidget(m_tools->button());
  auto* column = new QVBoxLayout(log);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addLayout(head);
  column->addWidget(m_table, 1);
  auto* both = new QSplitter(Qt::Vertical);
  both->setChildrenCollapsible(false);
  both->addWidget(scroll);
  both->addWidget(log);
  both->setStretchFactor(0, 3);
  both->setStretchFactor(1, 2);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(both);
  connect(&state, &AppState::loaded, this, &NamedView::refresh);
  connect(&state, &AppState::applied, this, &NamedView::refresh);
  connect(&RestrictedDoors::of(state), &RestrictedDoors::changed, this, &NamedView::refresh);
  connect(&RestrictedDoors::of(state), &RestrictedDoors::refused, this,
          [this](RestrictedPart, const QString& sentence) {
            if (isVisible()) m_navigator.say(MessageKind::Warning, sentence);
          });
  connect(&state.seal(), &SealKeeper::changed, this, &NamedView::refresh);
  refresh();
}

NamedView::~NamedView() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

/// All that the names and buttons depend on: a change of anything else leaves them, and the focus, where they are.
QString NamedView::standing() const {
  QStringList parts{m_state.readOnlyWhy() ? QStringLiteral("read only") : QString(),
                    m_state.seal().key() == nullptr ? QString() : QStringLiteral("open")};
  for (const auto part : kTouchParts) parts << RestrictedDoors::of(m_state).openAs(part);
  for (const auto& row : m_state.workspace().all<domain::NamedPerson>())
    parts << toQt(base::uuidText(row.value.id.uuid)) + QString::number(static_cast<int>(row.value.part));
  for (const auto& row : m_state.workspace().all<domain::Person>())
    parts << toQt(base::uuidText(row.value.id.uuid)) + toQt(row.value.name);
  return parts.join(u'\n');
}

void NamedView::refresh() {
  std::vector<OpeningRow> openings;
  for (const auto part : kTouchParts)
    for (const auto* access : app::openingsOf(m_state.workspace(), part)) openings.push_back({part, *access});
  std::ranges::stable_sort(openings, std::ranges::greater(), [](const OpeningRow& row) { return row.access.at; });
  if (!std::ranges::equal(
          openings, m_model->rows(), {}, [](const OpeningRow& row) { return row.access.id; },
          [](const OpeningRow& row) { return row.access.id; }))
    m_model->setRows(std::move(openings));
  const auto now = standing();
  if (now == m_shown) return;
  m_shown = now;
  for (auto* part : m_people->findChildren<QWidget*>()) part->disconnect(this);
  clearLayout(m_rows);
  m_rows->addWidget(
      makeLabel(tr("Whoever can unlock names the first person of a part; from then on somebody who is named "
                   "and has opened it. Each name is written to the log below.")));
  for (const auto part : kTouchParts) showPart(part);
  m_rows->addStretch(1);
}

void NamedView::showPart(RestrictedPart part) {
  const auto* inspection = m_state.realInspection();
  if (inspection == nullptr) return;
  const auto named = app::namedFor(m_state.workspace(), inspection->value.id, part);
  const auto as = RestrictedDoors::of(m_state).openAs(part);
  const bool mayWrite = !m_state.readOnlyWhy();
  const bool mayName = m_state.seal().key() != nullptr && (!as.isEmpty() || named.empty()) && mayWrite;
  m_rows->addWidget(new SectionHeader(restrictedTitle(part), named.empty()  ? tr("nobody yet")
                                                             : as.isEmpty() ? tr("shut in this window")
                                                                            : tr("open in this window as %1").arg(as)));
  for (const auto& row : m_state.workspace().all<domain::NamedPerson>())
    if (row.value.inspection == inspection->value.id && row.value.part == part)
      m_rows->addWidget(namedLine(row, !as.isEmpty() && mayWrite));
  auto* who = new IdCombo(tr("Choose a person"));
  who->setAccessibleName(tr("Person to name for %1").arg(restrictedTitle(part)));
  who->setObjectName(QStringLiteral("name-%1").arg(static_cast<int>(part)));
  who->setMaximumWidth(scaled(kNameWidth));
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    if (std::ranges::count(named, row.value.id) == 0) people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, &std::pair<base::Uuid, QString>::second);
  who->setEntries(std::move(people));
  auto* add = new Button(ButtonKind::Secondary, "add", tr("Name"));
  add->setAccessibleName(tr("Name this person for %1").arg(restrictedTitle(part)));
  for (QWidget* field : {static_cast<QWidget*>(who), static_cast<QWidget*>(add)}) {
    field->setEnabled(mayName);
    field->setToolTip(mayName ? QString() : tr("Unlock, and open this part first."));
  }
  connect(add, &QPushButton::clicked, this, [this, who, part] {
    if (const auto id = who->id())
      RestrictedDoors::of(m_state).name(part, {*id});
    else
      who->setFocus(Qt::OtherFocusReason);
  });
  auto* line = new QWidget;
  auto* across = new QHBoxLayout(line);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(kInside);
  across->addWidget(who, 1);
  across->addWidget(add);
  across->addStretch(1);
  m_rows->addWidget(line);
}

QWidget* NamedView::namedLine(const domain::Stored<domain::NamedPerson>& row, bool mayTakeOff) {
  const auto* person = m_state.find<domain::Person>(row.value.person);
  const QString name = person == nullptr ? tr("Somebody who was taken out") : toQt(person->value.name);
  const QString part = restrictedTitle(row.value.part);
  auto* line = new QWidget;
  auto* across = new QHBoxLayout(line);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(kInside);
  auto* label = makeLabel(tr("%1, named by %2").arg(name, toQt(row.value.addedBy)));
  label->setMinimumWidth(scaled(kNameWidth));
  across->addWidget(label);
  auto* off = new Button(ButtonKind::Quiet, tr("Take off"));
  off->setAccessibleName(tr("Take %1 off %2").arg(name, part));
  off->setEnabled(mayTakeOff);
  off->setToolTip(mayTakeOff ? QString() : tr("Open this part first."));
  connect(off, &QPushButton::clicked, this, [this, id = row.value.id, name, part] {
    const auto* now = m_state.find<domain::NamedPerson>(id);
    if (now == nullptr) return;
    m_state.apply(tr("take %1 off %2").arg(name, part), domain::removed(*now));
    m_navigator.sayUndoable(tr("%1 may no longer see: %2.").arg(name, part));
  });
  across->addWidget(off);
  across->addStretch(1);
  return line;
}

}  // namespace waymark::ui
