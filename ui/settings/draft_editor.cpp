// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/draft_editor.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "settings/draft_form.h"
#include "settings/draft_rows.h"
#include "settings/draft_words.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

using base::Result;
using framework::DraftRow;

namespace {

constexpr int kFaultsShown = 4;
constexpr int kRowsSeen = 6;
constexpr int kPanelWidth = 420;
const QString kAllParts = QStringLiteral("*");

QString rowName(const DraftRow& row) {
  const QString title = toQt(row.title.empty() ? row.id : row.title);
  return title.isEmpty() || row.part.empty() ? partWord(row.part)
                                             : DraftEditor::tr("%1: %2").arg(partWord(row.part), title);
}

}  // namespace

DraftEditor::DraftEditor(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_folder(state.library()),
      m_rows(new DraftRowModel(this)),
      m_faults(new DraftFaultModel(this)),
      m_header(new PageHeader({})),
      m_words(makeLabel({})),
      m_undo(new Button(ButtonKind::Secondary, "undo", tr("Undo"))),
      m_redo(new Button(ButtonKind::Secondary, "redo", tr("Redo"))),
      m_check(new Button(ButtonKind::Secondary, "check", tr("Check"))),
      m_publish(new Button(ButtonKind::Primary, tr("Publish"))),
      m_back(new Button(ButtonKind::Secondary, "chevron-left", tr("Back to Settings"))),
      m_faultTable(new DataTable(tr("What is wrong with the draft"))),
      m_part(new FormCombo),
      m_add(new Button(ButtonKind::Secondary, "add", tr("Add a row"))),
      m_remove(new Button(ButtonKind::Secondary, "trash", tr("Take the row out"))),
      m_table(new DataTable(tr("Rows of the draft"))),
      m_splitter(new DetailSplitter(makeMain(), tr("Row"))),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  setAccessibleName(tr("Draft of a framework"));
  m_splitter->setWidth(kPanelWidth, QStringLiteral("draft"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_splitter);
  setFocusProxy(m_table);
  connectParts();
}

DraftEditor::~DraftEditor() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* DraftEditor::makeMain() {
  m_part->setAccessibleName(tr("Rows shown"));
  m_faultTable->setTableModel(m_faults, DraftFaultModel::Sentence);
  m_table->setTableModel(m_rows, DraftRowModel::Title);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {m_back, m_undo, m_redo, m_check, m_publish}) buttons->add(button);
  auto* rows = new FlowBox(kInside, kInside);
  for (QWidget* one : {static_cast<QWidget*>(m_part), static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_remove)})
    rows->add(one);
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_header);
  column->addWidget(buttons);
  column->addWidget(m_words);
  column->addWidget(m_faultTable);
  column->addWidget(rows);
  column->addWidget(m_table, 1);
  // Where the text is large, all of it scrolls and the list keeps its room.
  m_table->setMinimumHeight(kRowsSeen * kRowHeight);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  scroll->setFocusProxy(m_table);
  return scroll;
}

void DraftEditor::connectParts() {
  connect(m_undo, &QPushButton::clicked, this, [this] { step(Direction::Back); });
  connect(m_redo, &QPushButton::clicked, this, [this] { step(Direction::Forth); });
  connect(m_check, &QPushButton::clicked, this, &DraftEditor::showFaults);
  connect(m_publish, &QPushButton::clicked, this, &DraftEditor::publish);
  connect(m_back, &QPushButton::clicked, this, &DraftEditor::leave);
  connect(m_add, &QPushButton::clicked, this, &DraftEditor::addRow);
  connect(m_remove, &QPushButton::clicked, this, &DraftEditor::removeRow);
  // Saving the row that is left shows all rows again: not while the table is still at it.
  connect(m_table, &DataTable::currentIdChanged, this,
          [this] { QTimer::singleShot(0, this, [this] { showRow(m_table->currentId()); }); });
  connect(m_table, &DataTable::opened, this, [this] {
    m_splitter->open();
    if (m_form != nullptr) m_form->focusField({});
  });
  connect(m_faultTable, &DataTable::opened, this, &DraftEditor::goToFault);
  connect(m_splitter, &DetailSplitter::shutByPerson, m_table, [this] { m_table->setFocus(Qt::OtherFocusReason); });
  connect(m_part, &QComboBox::currentIndexChanged, this, [this] {
    const QString part = m_part->currentData().toString();
    m_rows->showPart(part == kAllParts ? std::nullopt : std::optional(fromQt(part)));
    m_add->setEnabled(part != kAllParts);
    m_add->setToolTip(part == kAllParts ? tr("Choose a part first") : QString());
  });
}

bool DraftEditor::open(const std::filesystem::path& file) {
  auto draft = m_folder.open(file);
  if (!draft) {
    m_navigator.say(MessageKind::Error, messageText(draft.error()));
    return false;
  }
  m_file = file;
  m_draft.emplace(std::move(*draft));
  m_path.clear();
  m_splitter->shut();
  fillParts();
  fillRows();
  showHistory();
  check();
  m_table->setCurrentId(draftRowId(""));
  m_table->setFocus(Qt::OtherFocusReason);
  return true;
}

void DraftEditor::setFilter(const QString& text) {
  m_rows->setFilterText(text);
}

void DraftEditor::fillParts() {
  const QSignalBlocker block(m_part);
  m_part->clear();
  m_part->addItem(tr("All parts"), kAllParts);
  QStringList seen;
  for (const auto& row : m_draft->rows()) {
    const QString part = toQt(row.part);
    if (!row.isInList || seen.contains(part)) continue;
    seen.append(part);
    m_part->addItem(partWord(row.part), part);
  }
  m_rows->showPart(std::nullopt);
  m_add->setEnabled(false);
  m_add->setToolTip(tr("Choose a part first"));
}

void DraftEditor::fillRows() {
  m_rows->setRows(m_draft->rows());
  m_header->setTitle(tr("Draft of version %1").arg(toQt(m_draft->version())));
  m_header->setSummary(m_draft->copiedFrom().empty()
                           ? toQt(m_draft->title())
                           : tr("%1. Copied from %2.").arg(toQt(m_draft->title()), toQt(m_draft->copiedFrom())));
}

void DraftEditor::showHistory() {
  const auto show = [](Button* button, const QString& word, const std::string& name) {
    button->setEnabled(!name.empty());
    button->setToolTip(name.empty() ? QString() : tr("%1: %2").arg(word, toQt(name)));
    button->setAccessibleDescription(toQt(name));
  };
  show(m_undo, tr("Undo"), m_draft->undoName());
  show(m_redo, tr("Redo"), m_draft->redoName());
}

void DraftEditor::showRow(const base::Uuid& id) {
  if (!m_draft) return;
  const int at = m_rows->find(id);
  m_remove->setEnabled(at >= 0 && m_rows->at(at).isInList);
  if (at < 0) return;
  const std::string path = m_rows->at(at).path;
  if (m_form != nullptr && path == m_path) return;
  if (!settle()) {
    // The row that can't be saved stays the current one, so that nothing typed is lost.
    m_table->setCurrentId(draftRowId(m_path));
    return;
  }
  m_table->setCurrentId(id);
  openForm(path, {});
}

void DraftEditor::openForm(const std::string& path, const std::string& field) {
  const auto fields = m_draft->fields(path);
  const int at = m_rows->find(draftRowId(path));
  if (fields.empty() || at < 0) return;
  m_path = path;
  m_form = new DraftForm(rowName(m_rows->at(at)), fields, m_state.now().today,
                         [this, path](const framework::DraftValues& values, framework::SourceWord word) {
                           return save(path, values, word);
                         });
  m_splitter->panel()->setContent(m_form);
  m_splitter->panel()->setTitle(partWord(m_rows->at(at).part));
  m_splitter->open();
  if (!field.empty()) m_form->focusField(field);
}

bool DraftEditor::settle() {
  if (m_form == nullptr || !m_form->isChanged()) return true;
  m_splitter->open();
  return m_form->save();
}

Result<void> DraftEditor::save(const std::string& path, const framework::DraftValues& values,
                               framework::SourceWord word) {
  const int at = m_rows->find(draftRowId(path));
  const QString name = at < 0 ? QString() : rowName(m_rows->at(at));
  auto edited = m_draft->edit(path, values, word, fromQt(tr("edit “%1”").arg(name)));
  if (edited) took(path);
  return edited;
}

void DraftEditor::took(const std::string& path) {
  if (const auto written = m_folder.save(m_file, *m_draft); !written)
    m_navigator.say(MessageKind::Error, messageText(written.error()));
  const auto* focused = window()->focusWidget();
  const bool inForm = m_form != nullptr && m_form->isAncestorOf(focused);
  fillRows();
  showHistory();
  check();
  m_form = nullptr;
  m_table->setCurrentId(draftRowId(path));
  openForm(path, {});
  m_remove->setEnabled(m_rows->find(draftRowId(path)) >= 0 && m_rows->at(m_rows->find(draftRowId(path))).isInList);
  // What was saved is read again from the list: the next row is one key away.
  if (inForm) m_table->setFocus(Qt::OtherFocusReason);
}

void DraftEditor::check() {
  m_isChecking = true;
  m_background.run(
      "check", [text = m_draft->text()](const std::stop_token&) { return framework::checkPackText(text); },
      [this](framework::PackCheck done) { take(std::move(done)); });
}

void DraftEditor::take(framework::PackCheck check) {
  auto faults = faultsOf(*m_draft, check.problems);
  std::vector<std::string> rows;
  for (const auto& fault : faults) rows.push_back(fault.row);
  m_isChecking = false;
  m_isSound = faults.empty();
  const auto count = faults.size();
  m_words->setText(m_isSound ? tr("Nothing is wrong with it. Publish makes version %1, which workspaces can move to.")
                                   .arg(toQt(m_draft->version()))
                   : check.isCutShort
                       ? tr("The first %1 things to mend; there are more. Enter on one leads to its row.").arg(count)
                   : count == 1 ? tr("1 thing to mend. Enter on it leads to its row.")
                                : tr("%1 things to mend. Enter on one leads to its row.").arg(count));
  m_faultTable->setVisible(!m_isSound);
  m_faultTable->setFixedHeight((std::min(static_cast<int>(count), kFaultsShown) + 1) *
                                   m_faultTable->verticalHeader()->defaultSectionSize() +
                               kInside);
  m_faults->setRows(std::move(faults));
  m_rows->setFaulty(std::move(rows));
  const auto then = std::exchange(m_then, Then::Nothing);
  if (then == Then::ShowFaults) showFaults();
  if (then == Then::Publish) publish();
}

bool DraftEditor::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  // Undo here is the draft's, not the workspace's.
  if (event->type() == QEvent::ShortcutOverride) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      key->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

void DraftEditor::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Undo)) return step(Direction::Back);
  if (event->matches(QKeySequence::Redo)) return step(Direction::Forth);
  QWidget::keyPressEvent(event);
}

void DraftEditor::showFaults() {
  if (!settle()) return;
  if (m_isChecking) {
    m_then = Then::ShowFaults;
    return;
  }
  if (m_isSound) {
    m_navigator.say(MessageKind::Done, tr("Nothing is wrong with the draft."));
    return;
  }
  m_faultTable->setFocus(Qt::OtherFocusReason);
  if (m_faultTable->currentId().isNull() && m_faults->rowCount() > 0) m_faultTable->setCurrentId(m_faults->idAt(0));
}

void DraftEditor::goToFault(const base::Uuid& id) {
  const int at = m_faults->find(id);
  if (at < 0) return;
  const auto fault = m_faults->at(at);
  goTo(fault.row, fault.field);
}

void DraftEditor::goTo(const std::string& path, const std::string& field) {
  if (!settle()) return;
  if (m_rows->viewRowOf(draftRowId(path)) < 0) m_part->setCurrentIndex(0);
  m_table->setCurrentId(draftRowId(path));
  if (m_path != path || m_form == nullptr) openForm(path, field);
  m_splitter->open();
  if (m_form != nullptr) m_form->focusField(field);
}

void DraftEditor::addRow() {
  if (!settle()) return;
  const std::string part = fromQt(m_part->currentData().toString());
  const auto path = m_draft->addRow(part, m_state.now().today, fromQt(tr("add a row: %1").arg(partWord(part))));
  if (!path) return m_navigator.say(MessageKind::Error, messageText(path.error()));
  took(*path);
  if (m_form != nullptr) m_form->focusField({});
}

void DraftEditor::removeRow() {
  const int at = m_rows->find(m_table->currentId());
  if (at < 0) return;
  const auto row = m_rows->at(at);
  const auto removed = m_draft->removeRow(row.path, fromQt(tr("take out “%1”").arg(rowName(row))));
  if (!removed) return m_navigator.say(MessageKind::Error, messageText(removed.error()));
  m_form = nullptr;
  m_splitter->shut();
  took(row.path);
  m_table->setFocus(Qt::OtherFocusReason);
  m_navigator.say(MessageKind::Done, tr("“%1” is out of the draft. Undo brings it back.").arg(rowName(row)));
}

void DraftEditor::step(Direction direction) {
  if (m_form != nullptr && m_form->isChanged()) return openForm(m_path, {});  // what is typed and not saved goes first
  const auto path = direction == Direction::Back ? m_draft->undo() : m_draft->redo();
  m_form = nullptr;
  took(path);
  m_table->setFocus(Qt::OtherFocusReason);
}

void DraftEditor::publish() {
  if (!settle()) return;
  if (m_isChecking) {
    m_then = Then::Publish;
    return;
  }
  if (!m_isSound) return showFaults();
  const QString version = toQt(m_draft->version());
  const QString title = toQt(m_draft->title());
  const auto published = m_folder.publish(m_file);
  if (!published) return m_navigator.say(MessageKind::Error, messageText(published.error()));
  m_navigator.say(MessageKind::Done, tr("%1, version %2, is published. New workspaces use it; this one moves when you "
                                        "say so.")
                                         .arg(title, version));
  m_form = nullptr;
  emit finished(true);
}

void DraftEditor::leave() {
  if (settle()) emit finished(false);
}

}  // namespace waymark::ui
