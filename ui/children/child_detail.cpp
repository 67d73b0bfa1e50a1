// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/child_detail.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "app/restricted.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/children_words.h"
#include "children/clocks_section.h"
#include "children/correction_form.h"
#include "children/correction_section.h"
#include "children/correction_words.h"
#include "children/identity_section.h"
#include "children/wrapped_link.h"
#include "children/wrapped_rows.h"
#include "widgets/clear_layout.h"
#include "widgets/data_table.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr TextStyle kDetailStrong{TextSize::Body, TextWeight::Strong};
constexpr TextStyle kDetailMuted{TextSize::Body, TextWeight::Regular, Role::Muted};
constexpr TextStyle kDetailSmall{TextSize::Small, TextWeight::Regular, Role::Muted};
constexpr std::size_t kMostFindingsShown = 20;
constexpr std::size_t kLongestFinding = 120;

/// A whole code: C-0012 isn't named by C-00123.
bool namesCode(const std::string& text, const std::string& caseCode) {
  for (auto at = text.find(caseCode); at != std::string::npos; at = text.find(caseCode, at + 1)) {
    const auto isWord = [&](std::size_t i) {
      return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
    };
    if (!isWord(at + caseCode.size()) && (at == 0 || !isWord(at - 1))) return true;
  }
  return false;
}

}  // namespace

std::vector<domain::EvidenceId> evidenceNaming(const domain::Workspace& workspace, const std::string& caseCode) {
  std::vector<domain::EvidenceId> found;
  if (caseCode.empty()) return found;
  for (const auto& row : workspace.all<domain::Evidence>())
    if (!app::isUnderEmbargo(workspace, row.value) &&
        (namesCode(row.value.summary, caseCode) || namesCode(row.value.detail, caseCode) ||
        namesCode(row.value.reference, caseCode)))
      found.push_back(row.value.id);
  std::ranges::reverse(found);
  return found;
}

ChildDetail::ChildDetail(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 0, kAround, kAround);
  column->setSpacing(kInside);
  connect(&m_context.state, &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    const bool found = std::ranges::any_of(changes.changes, [](const domain::Change& change) {
      return domain::kindOf(change.after ? *change.after : *change.before) == "evidence";
    });
    if (found && m_evidence != nullptr) showEvidence();
  });
  connect(&m_context.state, &AppState::loaded, this, [this] {
    m_history.reset();
    m_historyOf = 0;
  });
}

void ChildDetail::show(std::shared_ptr<const ReadCaseload> read, std::size_t row) {
  const auto place = read->caseload.place(row);
  const auto child = read->caseload.lists[place.list].children[place.row];
  if (child == m_child && m_read != nullptr) {
    m_next = read == m_read ? nullptr : std::move(read);
    if (!isCorrecting()) takeNext();
    return;
  }
  m_next.reset();
  m_form = nullptr;  // goes with what is built anew
  m_read = std::move(read);
  m_child = child;
  rebuild();
  // Another child begins at its head, wherever the panel was.
  if (auto* scroll = scrollArea()) scroll->verticalScrollBar()->setValue(0);
}

void ChildDetail::takeNext() {
  if (m_next == nullptr) return;
  m_read = std::exchange(m_next, nullptr);
  // Where the focus was among the fields, it comes back to.
  std::optional<std::pair<std::size_t, std::size_t>> was;  // the list and the column
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    if (const auto* table = m_tables.at(m_rows[i]); table->hasFocus() && !table->currentId().isNull())
      was = {i, FieldModel::columnOfId(table->currentId())};
  rebuild();
  if (was && was->first < m_rows.size()) goToCell(m_rows[was->first], was->second);
}

void ChildDetail::rebuild() {
  m_rows.clear();
  for (std::size_t list = 0; list < m_read->caseload.lists.size(); ++list) {
    const auto& children = m_read->caseload.lists[list].children;
    for (auto at = std::ranges::find(children, m_child); at != children.end();
         at = std::find(at + 1, children.end(), m_child))
      m_rows.push_back(m_read->caseload.rowOf({list, static_cast<std::size_t>(at - children.begin())}));
  }
  build();
}

void ChildDetail::build() {
  auto* column = static_cast<QVBoxLayout*>(layout());
  // Who the child is stays open while the same child's lists are read again.
  auto* identity = m_identity != nullptr && m_identity->child() == m_child ? m_identity : nullptr;
  if (identity != nullptr) column->removeWidget(identity);
  clearLayout(column);
  m_tables.clear();
  m_wrapped.clear();
  m_formPlaces.clear();
  m_firstProblem = nullptr;
  m_historyNote = nullptr;
  m_historyTable = nullptr;
  m_dates = nullptr;
  const auto& code = m_read->caseCodes[m_rows.front()];
  addHead(*column);
  if (identity == nullptr) {
    m_identity = new IdentitySection(m_context.state, m_context.navigator, m_read, m_context.caseload.newest(), m_child, toQt(code));
    connect(m_identity, &IdentitySection::corrected, this, &ChildDetail::takeNext);
  } else {
    identity->setRead(m_read, m_context.caseload.newest());
  }
  column->addWidget(m_identity);
  addProblems(*column);
  auto* corrections = new CorrectionSection(m_context.state, m_context.navigator, *m_read, m_child, toQt(code));
  if (corrections->isEmpty()) corrections->hide();
  column->addWidget(corrections);
  column->addWidget(new ClocksSection(m_context, m_child, toQt(code)));
  for (const auto row : m_rows) addFields(*column, row);
  addHistory(*column);
  addEvidence(*column);
  column->addStretch(1);
  fitTables();
  // Seen at once, not with the next event: the focus may be about to go there.
  for (int i = 0; i < column->count(); ++i)
    if (auto* part = column->itemAt(i)->widget(); part != nullptr && !part->testAttribute(Qt::WA_WState_ExplicitShowHide))
      part->show();
}

void ChildDetail::addHead(QVBoxLayout& column) {
  const auto& caseload = m_read->caseload;
  const auto place = caseload.place(m_rows.front());
  const auto& list = caseload.lists[place.list];
  column.addWidget(makeLabel(toQt(m_read->caseCodes[m_rows.front()]), {TextSize::Heading, TextWeight::Strong}));
  QStringList parts;
  if (list.ages[place.row]) parts << tr("Age %1").arg(*list.ages[place.row]);
  const auto& years = list.years[place.row];
  if (years) parts << (years->first == years->last ? yearWords(years) : tr("%1, worked out from the age").arg(yearWords(years)));
  for (const auto row : m_rows)
    if (const QString name = listWords(caseload, caseload.place(row).list); !parts.contains(name)) parts << name;
  column.addWidget(makeLabel(parts.join(QStringLiteral(" · ")), kDetailMuted));
  column.addSpacing(kInside);
}

void ChildDetail::addProblem(QVBoxLayout& column, const QString& title, const QString& message,
                             const QString& whatToDo, lists::Severity severity, const Fault& fault) {
  auto* go = new WrappedLink(tr("%1: %2").arg(severityWord(severity), title));
  if (m_firstProblem == nullptr) m_firstProblem = go;
  go->setAccessibleName(tr("%1: %2. Go to the cell").arg(severityWord(severity), title));
  go->setToolTip(tr("Go to the cell"));
  connect(go, &QPushButton::clicked, this, [this, fault] { goToCell(fault.row, fault.column); });
  auto* mend = new Button(ButtonKind::Quiet, tr("Correct…"));
  mend->setAccessibleName(tr("%1: correct %2").arg(title, toQt(m_read->caseload.definition.columns[fault.column].title)));
  mend->setToolTip(tr("Put the cell right here until its source is"));
  const auto toCorrect = [this, fault] { correct(fault.row, fault.column); };
  connect(mend, &QPushButton::clicked, this, toCorrect);
  // As on the fields: Enter or F2.
  const auto onKey = [&](QWidget* part, Qt::Key key) {
    connect(new QShortcut(QKeySequence(key), part, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, toCorrect);
  };
  for (const auto key : {Qt::Key_F2, Qt::Key_Return, Qt::Key_Enter}) onKey(mend, key);
  onKey(go, Qt::Key_F2);
  auto* line = new QHBoxLayout;
  line->setSpacing(4);
  auto* mark = new StateMark(severityMark(severity));
  mark->setMark(severityMark(severity), {});
  line->addWidget(mark);
  line->addWidget(go, 1);
  column.addLayout(line);
  auto* words = makeLabel(message);
  words->setContentsMargins(24, 0, 0, 0);
  column.addWidget(words);
  auto* doing = makeLabel(whatToDo, kDetailMuted);
  doing->setContentsMargins(24, 0, 0, 0);
  auto* under = new QHBoxLayout;
  under->setContentsMargins(0, 0, 0, kInside);
  under->addWidget(doing, 1);
  under->addWidget(mend, 0, Qt::AlignTop);
  column.addLayout(under);
}

void ChildDetail::addProblems(QVBoxLayout& column) {
  const auto& caseload = m_read->caseload;
  auto* box = new QWidget;
  auto* inside = new QVBoxLayout(box);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(2);
  std::size_t count = 0;
  for (const auto row : m_rows) {
    const auto& table = caseload.lists[caseload.place(row).list].table;
    for (const auto& cell : caseload.unread(row)) {
      ++count;
      addProblem(*inside,
                 tr("%1 couldn’t be read").arg(toQt(caseload.definition.columns[cell.column].title)),
                 tr("Row %1 of %2: %3.").arg(cell.row).arg(toQt(caseload.lists[caseload.place(row).list].extract.fileName),
                                             toQt(lists::unreadText(cell.reason))),
                 tr("Mend the cell in the system that the list is drawn from."), lists::Severity::Error,
                 {row, cell.column});
    }
    for (const auto run : caseload.failedRuns(row)) {
      ++count;
      const auto& rule = caseload.definition.rules[caseload.runs[run].rule];
      addProblem(*inside, tr("%1 %2").arg(toQt(caseload.ruleCode(caseload.runs[run])), toQt(rule.title)),
                 toQt(rule.message), toQt(rule.whatToDo), rule.severity,
                 {row, cellToMend(caseload, table, run)});
    }
  }
  column.addWidget(makeLabel(count == 0 ? tr("No problems found") : tr("What is wrong"), kDetailStrong));
  if (!caseload.withIdentities)
    column.addWidget(makeLabel(tr("Checked without who the children are: some rules wait for the seal."), kDetailSmall));
  if (const QString off = rulesOffWords(caseload); !off.isEmpty())
    column.addWidget(makeLabel(tr("Switched off, and not checked: %1.").arg(off), kDetailSmall));
  column.addWidget(box);
}

void ChildDetail::addFields(QVBoxLayout& column, std::size_t row) {
  const auto& caseload = m_read->caseload;
  const auto place = caseload.place(row);
  const auto& list = caseload.lists[place.list];
  column.addSpacing(kInside);
  column.addWidget(makeLabel(listWords(caseload, place.list), kDetailStrong));
  column.addWidget(makeLabel(tr("%1, as at %2, row %3 of %4")
                                 .arg(toQt(list.extract.source), longDate(list.extract.asAt))
                                 .arg(list.table.rows[place.row])
                                 .arg(toQt(list.extract.fileName)),
                             kDetailSmall));
  if (const auto* setting = caseload.setting(row); setting != nullptr)
    column.addWidget(makeLabel(tr("At %1").arg(settingWords(*setting))));
  auto* table = new DataTable(tr("What %1 says of %2").arg(listWords(caseload, place.list), toQt(m_read->caseCodes[row])));
  table->setObjectName(QStringLiteral("fields"));
  auto* model = new FieldModel(table);
  table->setTableModel(model, FieldModel::Value);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_wrapped.push_back(new WrappedRows(table));
  model->show(caseload, row);
  m_tables.emplace(row, table);
  const auto open = [this, table, row] {
    if (!table->currentId().isNull()) correct(row, FieldModel::columnOfId(table->currentId()));
  };
  connect(table, &DataTable::opened, this, open);
  connect(new QShortcut(QKeySequence(Qt::Key_F2), table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, open);
  column.addWidget(table);
  auto* holder = new QWidget;
  auto* inside = new QVBoxLayout(holder);
  inside->setContentsMargins(0, 0, 0, 0);
  column.addWidget(holder);
  m_formPlaces.emplace(row, inside);
}

void ChildDetail::correct(std::size_t row, std::size_t column) {
  const auto& caseload = m_read->caseload;
  if (caseload.definition.columns[column].identity) return m_identity->correct(column);
  if (const auto& why = m_context.state.readOnlyWhy())
    return m_context.navigator.say(MessageKind::Warning, messageText(*why));
  if (m_form != nullptr) closeForm();
  goToCell(row, column);
  const auto at = caseload.place(row);
  const auto& list = caseload.lists[at.list];
  if (!list.table.has(column))
    return m_context.navigator.say(MessageKind::Info, tr("The list came in without the column “%1”: it can’t be corrected "
                                                         "cell by cell.").arg(toQt(caseload.definition.columns[column].title)));
  const auto* known = correctionOfCell(caseload.definition, list, column, at.row);
  m_form = new CorrectionForm(m_context.state, m_context.navigator, m_read,
                              {m_child, toQt(m_read->caseCodes[row]), {{list.extract.list, at.row}}, column,
                               list.table.text(caseload.definition, column, at.row),
                               known == nullptr ? std::string() : known->stored.value.note});
  m_formPlaces.at(row)->addWidget(m_form);
  m_form->show();
  connect(m_form, &CorrectionForm::closed, this, [this, row, column] {
    goToCell(row, column);
    closeForm();
    takeNext();
  });
  m_form->focusValue();
  showInScroll(*m_form);
}

void ChildDetail::closeForm() {
  m_form->hide();
  m_form->deleteLater();
  m_form = nullptr;
}

bool ChildDetail::isCorrecting() const {
  return m_form != nullptr || (m_identity != nullptr && m_identity->isCorrecting());
}

void ChildDetail::addHistory(QVBoxLayout& column) {
  column.addSpacing(kInside);
  column.addWidget(makeLabel(tr("The plan’s dates over the extracts"), kDetailStrong));
  m_historyNote = makeLabel({}, kDetailMuted);
  column.addWidget(m_historyNote);
  m_historyHolder = new QWidget;
  (new QVBoxLayout(m_historyHolder))->setContentsMargins(0, 0, 0, 0);
  column.addWidget(m_historyHolder);
  showHistory();
}

void ChildDetail::showHistory() {
  std::vector<domain::ListExtract> extracts;
  for (const auto& row : m_context.state.workspace().all<domain::ListExtract>())
    if (row.value.definition == m_read->caseload.definition.id) extracts.push_back(row.value);
  if (m_history == nullptr || m_historyOf != extracts.size()) {
    m_historyNote->setText(tr("Reading the extracts…"));
    return readHistory();
  }
  if (m_dates == nullptr) {
    m_historyTable = new DataTable(tr("The plan’s dates by extract, the newest first"));
    m_dates = new DatesModel(m_read->caseload.definition, m_history->columns, m_historyTable);
    m_historyTable->setTableModel(m_dates, -1);
    m_historyTable->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_historyHolder->layout()->addWidget(m_historyTable);
  }
  m_dates->show(*m_history, m_child);
  m_historyTable->setVisible(m_dates->rowCount() > 0);
  m_historyNote->setText(m_dates->rowCount() == 0  ? tr("No extract has a plan’s dates of this child.")
                         : m_dates->rowCount() == 1 ? tr("One extract has the plan’s dates of this child; with the next "
                                                         "one, what changed is seen here.")
                                                    : QString());
  m_historyNote->setVisible(!m_historyNote->text().isEmpty());
  fitTables();
}

void ChildDetail::readHistory() {
  if (m_isReadingHistory) return;
  m_isReadingHistory = true;
  std::vector<domain::ListExtract> extracts;
  for (const auto& row : m_context.state.workspace().all<domain::ListExtract>())
    if (row.value.definition == m_read->caseload.definition.id) extracts.push_back(row.value);
  const auto count = extracts.size();
  m_context.state.use<app::PlanHistory>(
      {}, app::SessionUse::Reading,
      [definition = m_read->caseload.definition.id, extracts = std::move(extracts)](
          app::Session& session, base::Stamp, const app::WorkControl& control) {
        return app::readPlanHistory(session, definition, extracts, control.stop);
      },
      this, [this, count](base::Result<app::PlanHistory> read) {
        m_isReadingHistory = false;
        if (m_historyNote == nullptr) return;
        if (!read) {
          m_historyNote->setText(messageText(read.error()));
          return;
        }
        m_history = std::make_shared<const app::PlanHistory>(std::move(*read));
        m_historyOf = count;
        showHistory();
      });
}

void ChildDetail::addEvidence(QVBoxLayout& column) {
  column.addSpacing(kInside);
  column.addWidget(makeLabel(tr("Evidence that names this case code"), kDetailStrong));
  auto* box = new QWidget;
  m_evidence = new QVBoxLayout(box);
  m_evidence->setContentsMargins(0, 0, 0, 0);
  m_evidence->setSpacing(2);
  column.addWidget(box);
  showEvidence();
}

void ChildDetail::showEvidence() {
  clearLayout(m_evidence);
  const auto found = evidenceNaming(m_context.state.workspace(), m_read->caseCodes[m_rows.front()]);
  if (found.empty())
    m_evidence->addWidget(makeLabel(tr("None. Write the case code into a finding, and it is here."), kDetailMuted));
  for (std::size_t i = 0; i < std::min(found.size(), kMostFindingsShown); ++i) {
    const auto* finding = m_context.state.find<domain::Evidence>(found[i]);
    auto* link = new WrappedLink(toQt(base::elided(finding->value.summary, kLongestFinding)));
    link->setAccessibleName(tr("Open the finding: %1").arg(toQt(finding->value.summary)));
    connect(link, &QPushButton::clicked, this, [this, id = found[i]] {
      m_context.navigator.go(QStringLiteral("evidence"), toQt(base::uuidText(id.uuid)));
    });
    link->setToolTip(toQt(finding->value.summary));
    m_evidence->addWidget(link);
  }
  if (found.size() > kMostFindingsShown)
    m_evidence->addWidget(makeLabel(tr("%1 more in Evidence.").arg(found.size() - kMostFindingsShown), kDetailMuted));
}

void ChildDetail::goToCell(std::size_t row, std::size_t column) {
  if (m_read->caseload.definition.columns[column].identity) {
    m_identity->setFocus(Qt::OtherFocusReason);
    return;
  }
  const auto at = m_tables.find(row);
  if (at == m_tables.end()) return;
  auto* table = at->second;
  table->setCurrentId(FieldModel::idOfColumn(column));
  table->setFocus(Qt::OtherFocusReason);
  showInScroll(*table->viewport(), table->visualRect(table->currentIndex()));
}

QScrollArea* ChildDetail::scrollArea() const {
  for (auto* up = parentWidget(); up != nullptr; up = up->parentWidget())
    if (auto* scroll = qobject_cast<QScrollArea*>(up)) return scroll;
  return nullptr;
}

/// Scrolls the panel so that a part of a widget is seen with a row's room around it; where it is higher than the panel,
/// its head.
void ChildDetail::showInScroll(QWidget& widget, const QRect& wanted) {
  auto* scroll = scrollArea();
  if (scroll == nullptr) return;
  // What was just made or shown has no place yet.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  const QRect part = wanted.isNull() ? widget.rect() : wanted;
  const int seen = scroll->viewport()->height();
  const int room = std::clamp((seen - part.height()) / 2, 0, scaled(kRowHeight));
  const int top = widget.mapTo(scroll->widget(), part.topLeft()).y() - room;
  auto* bar = scroll->verticalScrollBar();
  bar->setValue(std::min(std::max(bar->value(), top + part.height() + 2 * room - seen), top));
}

void ChildDetail::focusFirst() {
  if (m_firstProblem != nullptr) {
    m_firstProblem->setFocus(Qt::OtherFocusReason);
    showInScroll(*m_firstProblem);
  } else if (!m_tables.empty()) {
    auto* fields = m_tables.begin()->second;
    fields->setFocus(Qt::OtherFocusReason);
    showInScroll(*fields->viewport(), fields->visualRect(fields->model()->index(0, 0)));
  }
}

void ChildDetail::fitTables() {
  for (auto* rows : m_wrapped) rows->fit();
  if (m_historyTable != nullptr) fitTableHeight(*m_historyTable);
}

void ChildDetail::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange && m_read != nullptr) fitTables();
}

}  // namespace waymark::ui
