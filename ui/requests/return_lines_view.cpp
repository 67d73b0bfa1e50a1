// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/return_lines_view.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/follow_rows.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

std::vector<Choice> returnChoices() {
  std::vector<Choice> choices;
  for (const auto& form : app::returnForms()) choices.push_back({toQt(form.title), static_cast<int>(choices.size())});
  return choices;
}

}  // namespace

ReturnLinesView::ReturnLinesView(AppState& state, Navigator& navigator, RequestFiles& files)
    : m_state(state),
      m_navigator(navigator),
      m_files(files),
      m_which(new ChoiceStrip(tr("Return"), returnChoices())),
      m_about(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_new(new Button(ButtonKind::Secondary, "add", tr("Add a line"))),
      m_sheet(new Button(ButtonKind::Secondary, tr("Sheet"))),
      m_buttons(new QStackedWidget),
      m_pages(new QStackedWidget),
      m_panel(new QStackedWidget) {
  m_buttons->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
  for (const auto& form : app::returnForms()) makePart(form);
  auto* menu = new QMenu(m_sheet);
  m_sheet->setMenu(menu);
  connect(menu->addAction(tr("Write this return to a sheet…")), &QAction::triggered, this, [this] {
    m_files.ask(RequestFiles::For::Saving, tr("Write the return to a sheet"), tr("Workbook (*.xlsx);;CSV (*.csv)"),
                QStringLiteral("xlsx"),
                [this](const QString& file) { m_files.writeReturn(*part().definition, file); });
  });
  connect(menu->addAction(tr("Read such a sheet…")), &QAction::triggered, this, [this] {
    m_files.ask(RequestFiles::For::Opening, tr("Read a sheet of this return"),
                tr("Sheets (*.xlsx *.ods *.csv);;All files (*)"), {},
                [this](const QString& file) { m_files.readReturn(*part().definition, file); });
  });
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  // They wrap where text is large.
  auto* buttons = new FlowBox(kInside, kInside);
  for (QWidget* button : {static_cast<QWidget*>(m_new), static_cast<QWidget*>(m_sheet),
                          static_cast<QWidget*>(m_buttons)})
    buttons->add(button);
  column->addWidget(m_which);
  column->addWidget(buttons);
  column->addWidget(m_about);
  column->addWidget(m_pages, 1);
  connect(m_which, &ChoiceStrip::chosen, this, [this](int place) {
    emit panelDone();
    showPart(place);
  });
  connect(m_new, &QPushButton::clicked, this, &ReturnLinesView::newLine);
  showPart(0);
}

void ReturnLinesView::makePart(const app::ReturnForm& definition) {
  auto& made = *m_parts.emplace_back(std::make_unique<Part>());
  made.definition = &definition;
  made.listId = "requests." + definition.id;
  made.model = new ReturnLinesModel(definition, this);
  made.table = new DataTable(toQt(definition.title));
  made.table->setTableModel(made.model, made.model->wordsColumn());
  std::vector<int> byImportance;
  for (int i = 0; i < static_cast<int>(made.model->columns().size()); ++i)
    if (i != made.model->wordsColumn()) byImportance.push_back(i);
  ListSpec spec{made.listId.c_str(), made.table, std::move(byImportance)};
  spec.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Open the line")), &QAction::triggered, this,
            [this] { showLine(part().table->currentId()); });
  };
  made.tools = new ListTools(m_state, m_navigator, std::move(spec));
  made.empty = new EmptyState("requests", tr("No line yet"), toQt(definition.about), tr("Add the first line"));
  made.stack = new QStackedWidget;
  made.stack->addWidget(made.table);
  made.stack->addWidget(made.empty);
  made.form = new ReturnLineForm(definition, m_state.now().today);
  m_buttons->addWidget(made.tools->button());
  m_pages->addWidget(made.stack);
  m_panel->addWidget(made.form);
  connect(made.empty, &EmptyState::started, this, &ReturnLinesView::newLine);
  connect(made.table, &DataTable::opened, this, [this](const base::Uuid& id) {
    showLine(id);
    part().form->focusFirst();
  });
  connect(made.table, &DataTable::currentIdChanged, this, [this, table = made.table](const base::Uuid& id) {
    if (!m_quiet && !id.isNull() && table->isVisible() && m_panel->isVisible()) showLine(id);
  });
  connect(made.form, &RecordForm::edited, this, &ReturnLinesView::writeEdit);
  connect(made.form, &RecordForm::saveAsked, this, &ReturnLinesView::save);
  connect(made.form, &RecordForm::removeAsked, this, &ReturnLinesView::remove);
}

void ReturnLinesView::showPart(int place) {
  m_which->setValue(place);
  m_pages->setCurrentIndex(place);
  m_buttons->setCurrentIndex(place);
  m_panel->setCurrentIndex(place);
  const auto& form = *part().definition;
  m_about->setText(form.provenance.certainty == framework::Certainty::Assumed
                       ? tr("%1 The columns are assumed: check them against the inspectors’ template.").arg(toQt(form.about))
                       : toQt(form.about));
  m_shown = {};
}

QString ReturnLinesView::current() const {
  return toQt(part().definition->id);
}

bool ReturnLinesView::openReturn(const QString& id) {
  for (std::size_t i = 0; i < m_parts.size(); ++i)
    if (toQt(m_parts[i]->definition->id) == id) {
      showPart(static_cast<int>(i));
      return true;
    }
  return false;
}

bool ReturnLinesView::openView(const domain::SavedViewId& id) {
  for (std::size_t i = 0; i < m_parts.size(); ++i)
    if (m_parts[i]->tools->open(id)) {
      showPart(static_cast<int>(i));
      return true;
    }
  return false;
}

void ReturnLinesView::reset() {
  m_shown = m_awaited = {};
  m_writing = m_editWaits = false;
  const auto& why = m_state.readOnlyWhy();
  for (const auto& one : m_parts) {
    one->form->setReadOnlyReason(why ? messageText(*why) : QString());
    one->empty->button()->setEnabled(!why);
  }
  m_new->setEnabled(!why);
  refresh();
}

void ReturnLinesView::refresh() {
  const auto* inspection = m_state.inspection();
  m_quiet = true;
  for (const auto& one : m_parts) {
    auto lines = inspection == nullptr
                     ? std::vector<app::ReturnLine>()
                     : app::returnLines(m_state.workspace(), inspection->value.id, *one->definition);
    one->stack->setCurrentIndex(lines.empty() ? 1 : 0);
    followRows(*one->model, std::move(lines), [](const app::ReturnLine& line) { return line.row.id.uuid; });
  }
  m_quiet = false;
}

QString ReturnLinesView::summary() const {
  QStringList parts;
  for (const auto& one : m_parts)
    parts << tr("%1: %L2 lines").arg(toQt(one->definition->title)).arg(one->model->sourceCount());
  return parts.join(QStringLiteral(", "));
}

void ReturnLinesView::setWords(const QString& text) {
  for (const auto& one : m_parts) one->model->setFilterText(text);
}

void ReturnLinesView::showLine(const base::Uuid& id) {
  const int row = part().model->find(id);
  if (row < 0) return;
  const auto& line = part().model->at(row);
  m_shown = id;
  part().form->show(RecordForm::Mode::Edit, line);
  emit panelWanted(tr("%1, line %L2").arg(toQt(part().definition->title)).arg(line.row.position));
}

void ReturnLinesView::newLine() {
  if (m_state.inspection() == nullptr || m_state.readOnlyWhy()) return;
  app::ReturnLine line;
  line.row.id = m_state.newId<domain::ReturnRowTag>();
  m_shown = {};
  part().form->show(RecordForm::Mode::New, line);
  emit panelWanted(tr("%1, new line").arg(toQt(part().definition->title)));
  part().form->focusFirst();
}

void ReturnLinesView::save() {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr || m_state.readOnlyWhy()) return;
  auto& form = *part().form;
  auto made = app::newReturnLine(m_state.workspace(), inspection->value.id, *part().definition, form.line().row.id,
                                 form.cells(), m_state.author(), m_state.now().utc);
  if (!made) return form.setProblem(made.error());
  m_awaited = form.line().row.id.uuid;
  m_state.apply(tr("add a line to %1").arg(toQt(part().definition->title)), *std::move(made));
}

void ReturnLinesView::writeEdit() {
  if (m_writing) {
    m_editWaits = true;
    return;
  }
  const int row = m_shown.isNull() ? -1 : part().model->find(m_shown);
  if (row < 0 || m_state.readOnlyWhy()) return;
  auto& form = *part().form;
  auto change = app::changedReturnLine(*part().definition, part().model->at(row), form.cells(), m_state.author(),
                                       m_state.now().utc);
  form.setProblem(change ? std::nullopt : std::optional(change.error()));
  if (!change || !*change) return;
  m_writing = true;
  m_state.apply(tr("change a line of %1").arg(toQt(part().definition->title)), **std::move(change));
}

void ReturnLinesView::remove() {
  const int row = m_shown.isNull() ? -1 : part().model->find(m_shown);
  if (row < 0) return;
  m_state.apply(tr("take out a line of %1").arg(toQt(part().definition->title)),
                app::removedReturnLine(part().model->at(row)));
  m_navigator.sayUndoable(tr("The line is out. Ctrl+Z brings it back."));
}

void ReturnLinesView::failed() {
  m_writing = m_editWaits = false;
  m_awaited = {};
}

void ReturnLinesView::follow(const domain::ChangeSet& changes) {
  bool touched = false;
  bool made = false;
  bool any = false;
  for (const auto& change : changes.changes) {
    const auto& record = change.after ? *change.after : *change.before;
    if (!std::holds_alternative<domain::ReturnRow>(record)) continue;
    const auto id = domain::idOf(record);
    any = true;
    touched = touched || id == m_shown;
    made = made || (!m_awaited.isNull() && id == m_awaited);
  }
  if (!any) return;
  refresh();
  m_writing = false;
  if (made) {
    const auto id = std::exchange(m_awaited, {});
    m_quiet = true;
    part().table->setCurrentId(id);
    m_quiet = false;
    return showLine(id);
  }
  if (!touched) return;
  if (std::exchange(m_editWaits, false)) {
    writeEdit();
    if (m_writing) return;
  }
  if (part().model->find(m_shown) >= 0)
    showLine(m_shown);
  else
    emit panelDone();
}

void ReturnLinesView::focusList(Qt::FocusReason reason) {
  (part().stack->currentIndex() == 1 ? static_cast<QWidget*>(part().empty->button()) : part().table)->setFocus(reason);
}

}  // namespace waymark::ui
