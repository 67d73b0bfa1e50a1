// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/fix_view.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/fix_files.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/correction_words.h"
#include "children/fix_rows.h"
#include "shell/list_tools.h"
#include "shell/seal_keeper.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kFixFormWidth = 640;
constexpr int kLongestFixReason = 300;
constexpr int kLeastFixList = 160;

enum Each { OneSheet, EachSource, EachSchool };
enum What { AllFaults, CorrectionsAlone };

}  // namespace

FixView::FixView(const ViewContext& context)
    : m_context(context),
      m_stack(new QStackedWidget),
      m_model(new CorrectionModel(this)),
      m_table(new DataTable(tr("Corrections, to be fixed at source"))),
      m_words(makeLabel({})),
      m_empty(new EmptyState("edit", tr("Nothing is corrected here yet"),
                             tr("A correction is laid over the list until its source has it, and stands here with the "
                                "source that has to be fixed. Enter or F2 on a child’s field corrects it; the sheets for "
                                "the sources have the cells that fail a rule besides."),
                             tr("Show the problems by child"))),
      m_write(new Button(ButtonKind::Secondary, "export", tr("Write sheets for the sources…"))),
      m_take(new Button(ButtonKind::Secondary, "import", tr("Take a filled sheet back…"))),
      m_each(new ChoiceStrip(tr("Sheets"), {{tr("One of all"), OneSheet},
                                            {tr("One for each source"), EachSource},
                                            {tr("One for each school"), EachSchool}})),
      m_what(new ChoiceStrip(tr("What is on them"), {{tr("Corrections and cells with a problem"), AllFaults},
                                                     {tr("Corrections alone"), CorrectionsAlone}})),
      m_identities(new QCheckBox(tr("With date of birth, UPN and the source’s own id"))),
      m_why(new QLineEdit),
      m_whyRow(new FormRow(tr("Why identities leave the workspace"), m_why,
                           tr("Kept in the workspace with your name and the time."))),
      m_choose(new Button(ButtonKind::Primary, tr("Choose where and write…"))),
      m_lines(new TakenModel(this)),
      m_takenTable(new DataTable(tr("Rows of the filled sheet"))),
      m_takenTitle(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_takenWords(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_apply(new Button(ButtonKind::Primary, {})),
      m_leave(new Button(ButtonKind::Secondary, {})) {
  m_stack->addWidget(makeList());
  m_stack->addWidget(makeTaken());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_stack);
  connect(&m_context.state.seal(), &SealKeeper::changed, this, &FixView::followSeal);
  connect(&m_context.state, &AppState::applied, this, &FixView::onApplied);
  connect(&m_context.state, &AppState::failed, this, [this] {  // nothing of it was kept; the window says why
    m_isApplying = false;
    m_apply->setEnabled(true);
  });
  connect(&m_context.state, &AppState::loaded, this, [this] {
    m_form->hide();
    leaveTaken();
  });
  followSeal();
}

QWidget* FixView::makeList() {
  m_table->setObjectName(QStringLiteral("corrections"));
  m_table->setTableModel(m_model, CorrectionModel::Corrected);
  m_table->setMinimumHeight(scaled(kLeastFixList));
  ListSpec spec{"children.corrections",
                m_table,
                // Whose cell of which source says what is always seen: it is what has to be fixed.
                {CorrectionModel::State, CorrectionModel::School, CorrectionModel::By, CorrectionModel::Note,
                 CorrectionModel::List},
                false};
  spec.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Go to the cell")), &QAction::triggered, this, [this] { openCell(false); });
    connect(menu.addAction(tr("Correct it again…\tF2")), &QAction::triggered, this, [this] { openCell(true); });
    connect(menu.addAction(tr("Take the correction back")), &QAction::triggered, this, &FixView::takeCorrectionBack);
  };
  m_tools = new ListTools(m_context.state, m_context.navigator, std::move(spec));
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_write);
  buttons->add(m_take);
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_words);
  column->addWidget(buttons);
  m_form = makeForm();
  column->addWidget(m_form);
  column->addWidget(m_table, 1);
  column->addWidget(m_empty, 1);
  connect(m_empty, &EmptyState::started, this, &FixView::problemsAsked);
  connect(m_table, &DataTable::opened, this, [this] { openCell(false); });
  connect(new QShortcut(QKeySequence(Qt::Key_F2), m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
          this, [this] { openCell(true); });
  connect(m_write, &QPushButton::clicked, this, &FixView::openForm);
  connect(m_take, &QPushButton::clicked, this, &FixView::askFile);
  connect(m_model, &QAbstractItemModel::modelReset, this, &FixView::summaryChanged);
  return list;
}

QWidget* FixView::makeForm() {
  m_why->setMaxLength(kLongestFixReason);
  auto* cancel = new Button(ButtonKind::Quiet, tr("Cancel"));
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_choose);
  buttons->add(cancel);
  auto* form = new QWidget;
  form->setAccessibleName(tr("Sheets for the sources"));
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(0, 0, 0, kInside);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("Each row is one cell of one child, known by its reference, with what is wrong, what "
                                 "the list says, and an empty column to fill in. The filled sheet comes back here.")));
  column->addWidget(m_each);
  column->addWidget(m_what);
  column->addWidget(m_identities);
  column->addWidget(m_whyRow);
  column->addWidget(buttons);
  form->setMaximumWidth(kFixFormWidth);
  form->hide();
  connect(m_identities, &QCheckBox::toggled, m_whyRow, &QWidget::setVisible);
  connect(m_why, &QLineEdit::textEdited, m_whyRow, [this] { m_whyRow->setError({}); });
  connect(m_choose, &QPushButton::clicked, this, &FixView::askPlace);
  connect(cancel, &QPushButton::clicked, this, &FixView::closeForm);
  return form;
}

QWidget* FixView::makeTaken() {
  m_takenTable->setObjectName(QStringLiteral("taken"));
  m_takenTable->setTableModel(m_lines, TakenModel::Why);
  m_takenTable->setMinimumHeight(scaled(kLeastFixList));
  m_takenTools = new ListTools(m_context.state, m_context.navigator,
                               {"children.taken", m_takenTable,
                                {TakenModel::Fate, TakenModel::Child, TakenModel::Field, TakenModel::Becomes,
                                 TakenModel::Now, TakenModel::Row},
                                false});
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_apply);
  buttons->add(m_leave);
  buttons->add(m_takenTools->button());
  auto* taken = new QWidget;
  auto* column = new QVBoxLayout(taken);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_takenTitle);
  column->addWidget(m_takenWords);
  column->addWidget(m_takenTable, 1);
  column->addWidget(buttons);
  connect(m_apply, &QPushButton::clicked, this, &FixView::apply);
  connect(m_leave, &QPushButton::clicked, this, [this] {
    leaveTaken();
    m_take->setFocus(Qt::OtherFocusReason);
  });
  return taken;
}

void FixView::show(const std::shared_ptr<const ReadCaseload>& read) {
  m_read = read;
  m_model->show(*read);
  const int standing = m_model->count(lists::CorrectionState::Standing);
  const int overtaken = m_model->count(lists::CorrectionState::Overtaken);
  QStringList said;
  const bool any = !m_model->rows().empty();
  m_empty->setVisible(!any);
  m_table->setVisible(any);
  m_words->setVisible(any);
  m_tools->button()->setEnabled(any);
  if (any)
    said << (standing == 1 ? tr("1 correction stands until its source has it.")
                           : tr("%L1 corrections stand until their source has them.").arg(standing));
  if (overtaken > 0)
    said << tr("%L1 overtaken: the source says something else by now, so look at the cell.").arg(overtaken);
  m_words->setText(said.join(u' '));
  followSeal();
}

void FixView::setFilter(const QString& text) {
  m_model->setFilterText(text);
  m_lines->setFilterText(text);
}

QString FixView::summary() const {
  return m_model->shownCount() == 1 ? tr("1 correction") : tr("%L1 corrections").arg(m_model->shownCount());
}

void FixView::openCell(bool toCorrect) {
  const int at = m_model->find(m_table->currentId());
  if (at < 0) return;
  const auto& row = m_model->at(at);
  if (row.row)
    emit cellAsked(*row.row, row.at, toCorrect);
  else
    m_context.navigator.say(MessageKind::Info, tr("The child isn’t on the list any more. Take the correction back with the Menu key."));
}

void FixView::takeCorrectionBack() {
  const int at = m_model->find(m_table->currentId());
  const auto* stored = at < 0 ? nullptr : m_context.state.find<domain::ListCorrection>(m_model->at(at).id);
  if (stored == nullptr) return;
  if (const auto& why = m_context.state.readOnlyWhy())
    return m_context.navigator.say(MessageKind::Warning, messageText(*why));
  const auto& row = m_model->at(at);
  m_context.state.apply(tr("take back the correction of %1 of %2").arg(row.column, row.caseCode), domain::removed(*stored));
  m_context.navigator.sayUndoable(tr("Took back the correction of %1 of %2: the source’s value is shown again.")
                                      .arg(row.column, row.caseCode));
}

/// Identities can be asked for only while the seal is open.
void FixView::followSeal() {
  const bool open = m_context.state.seal().key() != nullptr;
  if (!open) m_identities->setChecked(false);
  m_identities->setEnabled(open);
  m_identities->setToolTip(open ? QString() : tr("Unlock who the children are first (Ctrl+Shift+L)"));
  m_whyRow->setVisible(m_identities->isChecked());
  m_take->setEnabled(m_read != nullptr && !m_context.state.readOnlyWhy());
}

void FixView::openForm() {
  if (!m_each->value()) m_each->setValue(EachSource);
  if (!m_what->value()) m_what->setValue(AllFaults);
  m_form->show();
  m_each->setFocus(Qt::OtherFocusReason);
}

void FixView::closeForm() {
  m_form->hide();
  m_write->setFocus(Qt::OtherFocusReason);
}

bool FixView::isReady() {
  if (!m_identities->isChecked() || !m_why->text().trimmed().isEmpty()) return true;
  m_whyRow->setError(tr("Say why: it is written to the log before the sheets are."));
  m_why->setFocus(Qt::OtherFocusReason);
  return false;
}

void FixView::askPlace() {
  if (!isReady()) return;
  const bool one = m_each->value() == OneSheet;
  auto* dialog = new QFileDialog(window(), one ? tr("Write the sheet") : tr("The folder for the sheets"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  if (one) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // a file that is there is refused
    dialog->setNameFilter(tr("Workbook (*.xlsx)"));
    dialog->setDefaultSuffix(QStringLiteral("xlsx"));
    dialog->selectFile(tr("fix at source") + QStringLiteral(".xlsx"));
  } else {
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
  }
  connect(dialog, &QFileDialog::fileSelected, this, &FixView::writeTo);
  dialog->open();
}

void FixView::writeTo(const QString& place) {
  if (m_read == nullptr || !isReady()) return;
  app::FixWanted wanted;
  if (m_each->value() == EachSource) wanted.each = app::FixGroup::Source;
  if (m_each->value() == EachSchool) wanted.each = app::FixGroup::School;
  wanted.problems = m_what->value() == AllFaults;
  wanted.identities = m_identities->isChecked();
  m_choose->setEnabled(false);
  m_context.state.use<std::vector<app::FixFile>>(
      tr("Writing sheets for the sources"),
      wanted.identities ? app::SessionUse::Writing : app::SessionUse::Reading,
      [read = m_read, key = m_context.state.seal().key(), wanted, out = pathFrom(place), why = fromQt(m_why->text().trimmed())](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<std::vector<app::FixFile>> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        return app::writeFixSheets(session, *workspace, read->caseload.definition, key.get(), wanted, out, why,
                                   read->caseload.asAt, now);
      },
      this, [this, place](base::Result<std::vector<app::FixFile>> files) {
        m_choose->setEnabled(true);
        if (!files) return m_context.navigator.say(MessageKind::Error, messageText(files.error()));
        if (files->empty()) return m_context.navigator.say(MessageKind::Info, tr("There is nothing to put right; nothing was written."));
        std::size_t cells = 0;
        for (const auto& file : *files) cells += file.cells;
        closeForm();
        m_why->clear();
        m_identities->setChecked(false);
        m_context.navigator.say(MessageKind::Done,
                                files->size() == 1 ? tr("1 sheet with %L1 cells was written to %2.").arg(cells).arg(place)
                                                   : tr("%L1 sheets with %L2 cells were written to %3.")
                                                         .arg(files->size()).arg(cells).arg(place));
      });
}

void FixView::askFile() {
  auto* dialog = new QFileDialog(window(), tr("The filled sheet"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilter(tr("Sheets (*.xlsx *.ods *.csv)"));
  connect(dialog, &QFileDialog::fileSelected, this, &FixView::takeFrom);
  dialog->open();
}

/// Read and shown; nothing is taken in yet.
void FixView::takeFrom(const QString& file) {
  if (m_read == nullptr) return;
  m_take->setEnabled(false);
  m_context.state.use<app::TakenBack>(
      tr("Reading the filled sheet"), app::SessionUse::Reading,
      [read = m_read, key = m_context.state.seal().key(), path = pathFrom(file)](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<app::TakenBack> {
        const auto workspace = session.load();
        if (!workspace) return tl::make_unexpected(workspace.error());
        return app::takeBackFile(session, *workspace, read->caseload.definition, key.get(), path, now);
      },
      this, [this, file](base::Result<app::TakenBack> taken) {
        followSeal();
        if (!taken) return m_context.navigator.say(MessageKind::Error, messageText(taken.error()));
        m_taken = std::make_shared<const app::TakenBack>(std::move(*taken));
        showTaken(file);
      });
}

void FixView::showTaken(const QString& file) {
  using Fate = app::TakenFate;
  m_lines->show(*m_taken, m_read->caseload.definition);
  const auto corrected = m_taken->changes.changes.size();
  m_takenTitle->setText(toQt(pathFrom(file).filename().string()));
  m_takenWords->setText(tr("%L1 to be corrected, %L2 not matched, %L3 say what is there already, %L4 left blank. Nothing "
                           "is taken in before the button.")
                            .arg(m_taken->count(Fate::Correct))
                            .arg(m_taken->count(Fate::Refused))
                            .arg(m_taken->count(Fate::Same))
                            .arg(m_taken->count(Fate::Blank)));
  m_apply->setText(corrected == 1 ? tr("Correct 1 cell") : tr("Correct %L1 cells").arg(corrected));
  m_apply->setVisible(corrected > 0);
  m_apply->setEnabled(!m_context.state.readOnlyWhy());
  m_leave->setText(corrected > 0 ? tr("Take nothing in") : tr("Back to the corrections"));
  m_stack->setCurrentIndex(1);
  (corrected > 0 ? m_apply : m_leave)->setFocus(Qt::OtherFocusReason);
}

void FixView::apply() {
  if (m_taken == nullptr || m_taken->changes.changes.empty()) return;
  m_isApplying = true;
  m_apply->setEnabled(false);  // once
  m_context.state.apply(m_taken->changes);
}

/// One step; what became of each row stays to be read, copied and exported.
void FixView::onApplied(const domain::ChangeSet& changes) {
  if (!m_isApplying || m_taken == nullptr || changes.name != m_taken->changes.name) return;
  const auto count = m_taken->changes.changes.size();
  m_isApplying = false;
  m_taken.reset();
  m_apply->hide();
  m_leave->setText(tr("Back to the corrections"));
  m_leave->setFocus(Qt::OtherFocusReason);
  m_takenWords->setText(tr("Taken in. What became of each row is below: copy it or export it to keep it."));
  m_context.navigator.sayUndoable(
      count == 1 ? tr("1 cell was corrected from the sheet. Ctrl+Z takes it back.")
                 : tr("%L1 cells were corrected from the sheet. Ctrl+Z takes them all back.").arg(count));
}

void FixView::leaveTaken() {
  m_isApplying = false;
  m_taken.reset();
  m_lines->setRows({});
  m_stack->setCurrentIndex(0);
}

void FixView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_form->isVisible()) return closeForm();
  QWidget::keyPressEvent(event);
}

}  // namespace waymark::ui
