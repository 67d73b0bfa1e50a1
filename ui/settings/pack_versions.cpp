// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/pack_versions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "base/resources.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kVersionsShown = 8;

QString nameOf(const PackVersionRow& row) {
  return PackVersions::tr("%1, version %2").arg(toQt(row.pack.title), toQt(row.pack.version));
}

}  // namespace

PackVersionModel::PackVersionModel(QObject* parent)
    : VectorModel(named({{tr("Framework"), 420}, {tr("Version"), 90}, {tr("In force from"), 160}, {tr("State"), 240}},
                        {"title", "version", "from", "state"}),
                  parent) {}

base::Uuid PackVersionModel::rowId(const PackVersionRow& row) const {
  return base::namedUuid("pack version" + row.pack.file);
}

QVariant PackVersionModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (role == MarkRole && column == State)
    return static_cast<int>(row.isInUse ? Mark::Done : row.isDraft ? Mark::InProgress : Mark::None);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Title:
      return toQt(row.pack.title);
    case Version:
      return toQt(row.pack.version);
    case From:
      return row.isDraft ? QString() : longDate(row.pack.effectiveFrom);
    default:
      return row.isInUse     ? tr("This workspace’s")
             : row.isDraft   ? tr("Draft")
             : row.isBuiltIn ? tr("Comes with Waymark")
                             : tr("Your own");
  }
}

bool PackVersionModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).pack;
  const auto& b = at(sourceB).pack;
  if (column == Version) return framework::compareVersions(a.version, b.version) < 0;
  if (column == From) return a.effectiveFrom < b.effectiveFrom;
  return TableModel::less(sourceA, sourceB, column);
}

PackVersions::PackVersions(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_folder(state.library()),
      m_model(new PackVersionModel(this)),
      m_table(new DataTable(tr("Frameworks and versions"))),
      m_copy(new Button(ButtonKind::Secondary, "copy", tr("Copy to a draft"))),
      m_edit(new Button(ButtonKind::Secondary, "edit", tr("Edit the draft"))),
      m_delete(new Button(ButtonKind::Secondary, "trash", tr("Delete the draft"))),
      m_move(new Button(ButtonKind::Secondary, "timeline", tr("Move this workspace to it"))),
      m_problems(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Late})),
      m_id(new QLineEdit),
      m_version(new QLineEdit),
      m_idRow(new FormRow(tr("Framework id"), m_id, tr("The same for a new version of the same framework"))),
      m_versionRow(new FormRow(tr("New version"), m_version, tr("Numbers, as 1.1"))),
      m_asked(makeLabel({})),
      m_keep(new Button(ButtonKind::Secondary, tr("Keep it"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("A new version begins as a copy: edit its rows, each with its source, and publish it. "
                                 "Drafts are yours alone, on this computer. Nothing changes in a workspace until it is "
                                 "moved."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  m_table->setTableModel(m_model, PackVersionModel::Title);
  fixTextHeight(m_table, (kVersionsShown + 1) * kRowHeight);
  auto* tools = new ListTools(state, navigator, {"settings.versions", m_table, {}, false});
  column->addWidget(tools->button(), 0, Qt::AlignRight);
  column->addWidget(m_table);
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {m_copy, m_edit, m_delete, m_move}) buttons->add(button);
  column->addWidget(buttons);
  m_copyFields = makeCopy();
  m_question = makeQuestion();
  column->addWidget(m_copyFields);
  column->addWidget(m_question);
  column->addWidget(m_problems);
  connect(m_table, &DataTable::currentIdChanged, this, &PackVersions::showCurrent);
  connect(m_table, &DataTable::opened, this, &PackVersions::open);
  connect(m_edit, &QPushButton::clicked, this, &PackVersions::open);
  connect(m_delete, &QPushButton::clicked, this, &PackVersions::askDelete);
  connect(m_copy, &QPushButton::clicked, this, [this] {
    const auto* row = current();
    if (row == nullptr) return;
    m_id->setText(toQt(row->pack.id));
    m_version->setText(toQt(framework::versionAfter(row->pack.version)));
    m_idRow->setError({});
    m_copyFields->show();
    m_version->setFocus(Qt::OtherFocusReason);
    m_version->selectAll();
  });
  connect(m_move, &QPushButton::clicked, this, [this] {
    if (const auto* row = current()) emit moveAsked(row->pack.id, row->pack.version);
  });
  refresh();
}

QWidget* PackVersions::makeCopy() {
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  auto* fields = new QHBoxLayout;
  fields->setSpacing(kBetween);
  fields->addWidget(m_idRow, 2, Qt::AlignTop);
  fields->addWidget(m_versionRow, 1, Qt::AlignTop);
  fields->addStretch(1);
  column->addLayout(fields);
  auto* make = new Button(ButtonKind::Secondary, tr("Make the draft"));
  column->addWidget(make, 0, Qt::AlignLeft);
  connect(make, &QPushButton::clicked, this, &PackVersions::copy);
  connect(m_version, &QLineEdit::returnPressed, this, &PackVersions::copy);
  connect(m_id, &QLineEdit::returnPressed, this, &PackVersions::copy);
  holder->hide();
  return holder;
}

QWidget* PackVersions::makeQuestion() {
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_asked);
  auto* remove = new Button(ButtonKind::Secondary, tr("Delete it for good"));
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_keep);
  buttons->add(remove);
  column->addWidget(buttons);
  connect(m_keep, &QPushButton::clicked, this, [this] {
    m_question->hide();
    m_table->setFocus(Qt::OtherFocusReason);
  });
  connect(remove, &QPushButton::clicked, this, &PackVersions::deleteDraft);
  holder->hide();
  return holder;
}

void PackVersions::refresh() {
  const auto published = m_state.library().list();
  const auto drafts = m_folder.list();
  std::vector<PackVersionRow> rows;
  const auto& pack = m_state.pack();
  for (const auto& one : published.packs)
    rows.push_back({one, false, one.id == pack.id && framework::compareVersions(one.version, pack.version) == 0,
                    base::embeddedFile(one.file).has_value()});
  for (const auto& draft : drafts.drafts) {
    PackVersionRow row;
    row.isDraft = true;
    row.pack.id = draft.id;
    row.pack.version = draft.version;
    row.pack.title = draft.title;
    row.pack.file = draft.file.string();
    rows.push_back(std::move(row));
  }
  m_model->setRows(std::move(rows));
  QStringList problems;
  for (const auto* list : {&published.problems, &drafts.problems})
    for (const auto& problem : *list) problems.append(tr("Not used: %1").arg(messageText(problem)));
  m_problems->setText(problems.join(u'\n'));
  m_problems->setVisible(!problems.isEmpty());
  showCurrent();
}

void PackVersions::focusTable() {
  m_table->setFocus(Qt::OtherFocusReason);
}

const PackVersionRow* PackVersions::current() const {
  const int at = m_model->find(m_table->currentId());
  return at < 0 ? nullptr : &m_model->at(at);
}

void PackVersions::showCurrent() {
  const auto* row = current();
  m_copy->setEnabled(row != nullptr && !row->isDraft);
  m_edit->setEnabled(row != nullptr && row->isDraft);
  m_delete->setEnabled(row != nullptr && row->isDraft);
  m_move->setEnabled(row != nullptr && !row->isDraft && !row->isInUse && m_state.isOpen() && !m_state.readOnlyWhy());
  m_copyFields->hide();
  m_question->hide();
}

void PackVersions::open() {
  const auto* row = current();
  if (row != nullptr && row->isDraft) emit editAsked(row->pack.file);
}

void PackVersions::copy() {
  const auto* row = current();
  if (row == nullptr) return;
  const auto draft = m_folder.copy(row->pack, fromQt(m_id->text().trimmed()), fromQt(m_version->text().trimmed()));
  if (!draft) {
    const auto& error = draft.error();
    const auto path = error.value("path");
    m_idRow->setError(path == "/id" ? tr("2 to 48 lower-case letters, digits, - and _, a letter first.") : QString());
    m_versionRow->setError(path == "/id"                           ? QString()
                           : path == "/version"                    ? tr("Numbers with up to two full stops, as 1.1.")
                           : error.code == base::Code::DuplicateId ? tr("That version is there already.")
                                                                   : messageText(error));
    (path == "/id" ? m_id : m_version)->setFocus(Qt::OtherFocusReason);
    return;
  }
  m_versionRow->setError({});
  m_copyFields->hide();
  refresh();
  emit editAsked(*draft);
}

void PackVersions::askDelete() {
  const auto* row = current();
  if (row == nullptr) return;
  m_asked->setText(tr("Delete the draft of %1? What was edited in it goes with it.").arg(nameOf(*row)));
  m_question->show();
  m_keep->setFocus(Qt::OtherFocusReason);
}

void PackVersions::deleteDraft() {
  const auto* row = current();
  if (row == nullptr || !row->isDraft) return;
  const QString name = nameOf(*row);
  const auto removed = m_folder.remove(row->pack.file);
  m_navigator.say(removed ? MessageKind::Done : MessageKind::Error,
                  removed ? tr("The draft of %1 is deleted.").arg(name) : messageText(removed.error()));
  refresh();
  m_table->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
