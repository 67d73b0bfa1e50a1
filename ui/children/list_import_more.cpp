// SPDX-License-Identifier: GPL-3.0-or-later
// The import's side ways: saying by hand what a file is, adding columns from another system's file, files that are
// dropped; and what it says of each list.
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QStackedWidget>
#include <QUrl>
#include <algorithm>

#include "app/list_mapping.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/by_hand_form.h"
#include "children/join_form.h"
#include "children/list_import_view.h"
#include "children/template_form.h"
#include "widgets/button.h"
#include "widgets/column_scroll.h"

namespace waymark::ui {

namespace {

std::vector<std::filesystem::path> filesOf(const QMimeData& data) {
  std::vector<std::filesystem::path> files;
  for (const auto& url : data.urls())
    if (url.isLocalFile()) files.push_back(pathFrom(url.toLocalFile()));
  return files;
}

/// What couldn't be told of a file, or "" for an error of another sort.
std::string notFoundKind(const base::Error& error) {
  for (const auto& [name, value] : error.context)
    if (name == app::kNoListFound) return value;
  return {};
}

base::Result<std::vector<FileHeads>> headsOf(const std::vector<std::filesystem::path>& files) {
  std::vector<FileHeads> heads;
  for (const auto& file : files) {
    auto sheets = app::readHeads(file);
    if (!sheets) return tl::make_unexpected(sheets.error());
    heads.push_back({file, std::move(*sheets)});
  }
  return heads;
}

/// The sheet and row with the most texts: the header of an extract that nothing is known of.
std::optional<app::SaidSheet> likelyHeader(const FileHeads& heads, std::size_t list) {
  std::optional<app::SaidSheet> said;
  std::size_t most = 1;
  for (const auto& sheet : heads.sheets)
    for (const auto& row : sheet.rows)
      if (row.cells.size() > most && lists::canBeHeader(row)) {
        most = row.cells.size();
        said = app::SaidSheet{heads.file.string(), sheet.name, list, row.number, {}};
      }
  return said;
}

}  // namespace

void ListImportView::addSideWays() {
  m_byHand = new ByHandForm;
  m_joinForm = new JoinForm;
  m_templateForm = new TemplateForm(state().now().today);
  for (QWidget* form : {static_cast<QWidget*>(m_byHand), static_cast<QWidget*>(m_joinForm),
                        static_cast<QWidget*>(m_templateForm)}) {
    auto* scroll = new ColumnScroll;
    scroll->setColumn(form);
    m_stack->addWidget(scroll);
  }
  connect(m_byHand, &ByHandForm::chosen, this, [this](const app::SaidSheet& said) {
    m_said.assign(1, said);
    read();
  });
  connect(m_byHand, &ByHandForm::otherFilesAsked, this, &ListImportView::chooseFiles);
  connect(m_byHand, &ByHandForm::cancelled, this, &ListImportView::cancelReading);
  connect(m_joinForm, &JoinForm::chosen, this, &ListImportView::addJoin);
  connect(m_templateForm, &TemplateForm::made, this, &ListImportView::keepTemplate);
  connect(m_templateForm, &TemplateForm::cancelled, this, [this] {
    showStart();
    m_template->setFocus(Qt::OtherFocusReason);
  });
  connect(m_joinForm, &JoinForm::cancelled, this, [this] {
    if (m_read) return showResult();
    showStart();
    m_onto->setFocus(Qt::OtherFocusReason);
  });
  connect(m_addColumns, &QPushButton::clicked, this, [this] {
    std::vector<std::size_t> lists;
    for (const auto& table : m_read->tables) lists.push_back(table.mapping.list);
    askJoin(lists, m_kept ? JoinForm::To::Kept : JoinForm::To::Import);
  });
  connect(m_onto, &QPushButton::clicked, this, [this] { askJoin(keptListPlaces(), JoinForm::To::Kept); });
  connect(m_dropColumns, &QPushButton::clicked, this, [this] {
    m_joins.pop_back();
    std::erase_if(m_said, [&](const app::SaidSheet& said) { return isJoinOnly(said.file); });
    m_import->setEnabled(false);
    read();
  });
}

void ListImportView::askJoin(const std::vector<std::size_t>& lists, JoinForm::To to) {
  QStringList sources;
  for (const auto& row : state().workspace().all<domain::ListMapping>())
    if (const QString name = toQt(row.value.source); !sources.contains(name)) sources << name;
  m_joinForm->show(*m_definition, lists, sources, to);
  m_stack->setCurrentIndex(kJoinFormPage);
  m_joinForm->focusFirst();
}

bool ListImportView::isJoinOnly(const std::string& file) const {
  return std::ranges::find(m_files, std::filesystem::path(file)) == m_files.end();
}

std::vector<app::SaidSheet> ListImportView::saidSheets() const {
  auto said = m_said;
  auto kept = app::keptSheets(state().workspace(), *m_definition, fromQt(sourceName()));
  said.insert(said.end(), kept.begin(), kept.end());
  return said;
}

void ListImportView::addJoin(app::JoinFile join) {
  join.given = app::keptJoinHeaders(state().workspace(), m_definition->id, join.source, join.list);
  m_joins.push_back(std::move(join));
  m_joinIsNew = true;
  m_import->setEnabled(false);
  if (!m_read && m_files.empty() && !m_kept) return openKept();
  read();
}

/// True where a person is asked now, instead of being told that it can't be done.
bool ListImportView::askWhatItIs(const base::Error& error) {
  const auto kind = notFoundKind(error);
  if (kind == "list" && m_read == nullptr && m_said.empty()) {
    auto heads = headsOf(m_files);
    if (!heads) return false;
    m_byHand->show(*m_definition, std::move(*heads),
                   tr("No sheet of the files has enough headers of “%1” to be known by them.")
                       .arg(toQt(m_definition->title)));
    if (!m_byHand->hasSheets()) return false;
    m_stack->setCurrentIndex(kByHandPage);
    m_byHand->focusFirst();
    return true;
  }
  if (kind != "part" || m_joins.empty()) return false;
  // Its headers say nothing: they are shown with the list's, to be said there.
  const auto& join = m_joins.back();
  std::vector<std::size_t> lists;
  for (std::size_t i = 0; i < m_definition->lists.size(); ++i)
    if (join.list.empty() || m_definition->lists[i].id == join.list) lists.push_back(i);
  const auto isAsked = std::ranges::any_of(m_said, [&](const auto& said) { return said.file == join.file.string(); });
  const auto heads = headsOf({join.file});
  if (isAsked || !heads) return false;
  for (const auto list : lists) {
    const auto said = likelyHeader(heads->front(), list);
    if (!said) return false;
    m_said.push_back(*said);
  }
  read();
  return true;
}

QString ListImportView::listWords(std::size_t at) const {
  const auto& table = m_read->tables[at];
  const QString name = toQt(m_definition->lists[table.mapping.list].title);
  QStringList words{table.size() == 1 ? tr("%1: 1 row.").arg(name) : tr("%1: %L2 rows.").arg(name).arg(table.size())};
  if (table.mapping.said && !app::knowsChildren(*m_definition, table))
    words << tr("Say below which header is the UPN, the ULN or the source’s own id: without one no child is known again, "
                "and the list can’t be imported.");
  for (const auto& joined : m_all->joined)
    if (joined.table == at) words << joinWords(joined);
  if (!table.unread.empty())
    words << (table.unread.size() == 1 ? tr("1 cell couldn’t be read and is kept as it stands.")
                                       : tr("%L1 cells couldn’t be read and are kept as they stand.")
                                             .arg(table.unread.size()));
  if (!m_previews) return words.join(u' ');
  const auto& preview = (*m_previews)[at];
  if (!preview.earlier) {
    words << tr("No earlier extract is there: all of it is new.");
  }
  const auto& changes = preview.changes;
  if (preview.earlier) words << tr("Against “%1” of %2: %L3 new, %L4 gone, %L5 changed, %L6 the same.")
               .arg(toQt(preview.earlier->source), longDate(preview.earlier->asAt))
               .arg(changes.added.size())
               .arg(changes.gone.size())
               .arg(changes.changed.size())
               .arg(changes.same);
  if (preview.unlinked > 0)
    words << tr("%L1 rows belong to a row of another list, which isn’t there: import that list first or with it.")
                 .arg(preview.unlinked);
  if (preview.isOlder) words << tr("A list of a later day is there, which stays the one that is worked on.");
  return words.join(u' ');
}

QString ListImportView::joinWords(const app::JoinedFile& joined) const {
  const QString name = pathText(joined.asked.file.filename());
  const auto keys = lists::keyColumns(*m_definition, joined.part.mapping.list);
  QStringList matched;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (joined.told.byKey[i] > 0)
      matched << tr("%L1 rows by %2").arg(joined.told.byKey[i]).arg(toQt(m_definition->columns[keys[i]].title));
  if (!app::knowsChildren(*m_definition, joined.part))
    return tr("“%1” adds nothing yet: say under Columns which of its headers is the UPN, the ULN or the source’s own id.")
        .arg(name);
  QStringList words{matched.isEmpty()
                        ? tr("“%1” fits no child of the list.").arg(name)
                        : tr("“%1” fits %2; %L3 cells filled.")
                              .arg(name, matched.join(QStringLiteral(", ")))
                              .arg(joined.told.filled)};
  const auto say = [&](std::size_t count, const QString& sentence) {
    if (count > 0) words << sentence.arg(count);
  };
  say(joined.told.unmatched.size(), tr("%L1 of its rows are no child of the list."));
  say(joined.told.notGiven.size(), tr("Of %L1 children of the list it says nothing."));
  say(joined.told.doubtful.size(), tr("%L1 fit a child by one number and not by a surer one: not taken."));
  say(joined.told.repeated.size(), tr("%L1 repeat a child: the first was taken."));
  say(joined.told.conflicts.size(), joined.told.rule == lists::JoinRule::PartCounts
                                        ? tr("%L1 cells say something else than the list, and replace its value.")
                                        : tr("%L1 cells say something else than the list, which keeps its own value."));
  return words.join(u' ');
}

void ListImportView::dragEnterEvent(QDragEnterEvent* event) {
  if (filesOf(*event->mimeData()).empty()) return;
  event->setDropAction(Qt::CopyAction);  // never moved: the files stay where they were
  event->accept();
}

void ListImportView::dropEvent(QDropEvent* event) {
  auto files = filesOf(*event->mimeData());
  if (files.empty()) return;
  event->setDropAction(Qt::CopyAction);
  event->accept();
  take(std::move(files));
}

}  // namespace waymark::ui
