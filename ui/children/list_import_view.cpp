// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/list_import_view.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/list_mapping.h"
#include "app/session.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/by_hand_form.h"
#include "shell/list_tools.h"
#include "shell/seal_keeper.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kImportFormWidth = 480;
constexpr int kImportWordsWidth = 720;
constexpr int kProgressAfter = 300;
constexpr int kProgressEvery = 100;
constexpr int kAssignAfter = 400;
constexpr int kLeftOut = 0;  // the combo's first entries
constexpr int kAsTheHeader = 1;
constexpr int kFirstColumn = 2;

}  // namespace

ListImportView::ListImportView(const ViewContext& context)
    : CaseloadView(context),
      m_stack(new QStackedWidget),
      m_columns(new ColumnModel(this)),
      m_notes(new NoteModel(this)),
      m_changes(new ChangeModel(context.state, this)),
      m_ticker(new QTimer(this)),
      m_delay(new QTimer(this)),
      m_assigning(new QTimer(this)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  setAcceptDrops(true);
  m_stack->addWidget(makeStart());
  m_stack->addWidget(makeResult());
  addSideWays();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 0, kAround, 0);
  column->addWidget(m_stack);
  m_delay->setSingleShot(true);
  m_delay->setInterval(kProgressAfter);
  m_ticker->setInterval(kProgressEvery);
  m_assigning->setSingleShot(true);
  m_assigning->setInterval(kAssignAfter);
  connect(m_assigning, &QTimer::timeout, this, &ListImportView::read);
  connect(m_delay, &QTimer::timeout, this, [this] {
    m_reading->show();
    m_ticker->start();
    showProgress();
  });
  connect(m_ticker, &QTimer::timeout, this, &ListImportView::showProgress);
  connect(&state().seal(), &SealKeeper::changed, this, &ListImportView::showSeal);
  connect(&state(), &AppState::loaded, this, [this] {
    forget();
    m_files.clear();
    fillDefinitions();
    showStart();
  });
  connect(&state(), &AppState::applied, this, [this] {
    if (!m_read) fillDefinitions();  // one was kept, or undone
  });
  showStart();
}

ListImportView::~ListImportView() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* ListImportView::makeStart() {
  m_what = new FormCombo;
  auto* whatRow = new FormRow(tr("What the files hold"), m_what);
  fillDefinitions();
  const auto standard = lists::builtInDefinition(lists::kStandardDefinition);
  WAYMARK_ASSERT(standard.has_value());
  m_definition = std::make_shared<const lists::Definition>(*standard);
  m_source = new FormCombo;
  m_source->setEditable(true);
  m_source->setInsertPolicy(QComboBox::NoInsert);
  m_sourceRow = new FormRow(tr("Where they come from"), m_source,
                            tr("In your own words, the same each time: “case system”, “school census”. The next files "
                               "from there are matched by it."));
  m_asAt = new DateField(state().now().today);
  m_asAtRow = new FormRow(tr("The day they show"), m_asAt);
  m_chosen = makeLabel({});
  m_choose = new Button(ButtonKind::Primary, "open", tr("Choose files…"));
  m_onto = new Button(ButtonKind::Secondary, tr("Add columns to the lists that are here…"));
  m_onto->setToolTip(tr("For what another system sends later: care status, absence, suspensions"));
  m_template = new Button(ButtonKind::Secondary, tr("Make a list definition from a template…"));
  m_template->setToolTip(tr("For a new template from the inspectorates: its headers are read, and you say what each is"));
  m_sealWords = makeLabel({}, {TextSize::Body, TextWeight::Strong});
  m_unlock = new Button(ButtonKind::Secondary, QString());
  m_readingWords = makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted});
  auto* progress = new QProgressBar;
  progress->setRange(0, 0);
  progress->setTextVisible(false);
  progress->setFixedHeight(12);
  progress->setAccessibleName(tr("Progress"));
  auto* stop = new Button(ButtonKind::Secondary, tr("Cancel"));
  m_reading = new QWidget;
  auto* reading = new QVBoxLayout(m_reading);
  reading->setContentsMargins(0, 0, 0, 0);
  reading->setSpacing(kInside);
  reading->addWidget(m_readingWords);
  reading->addWidget(progress);
  reading->addWidget(stop, 0, Qt::AlignLeft);
  m_reading->hide();
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kBetween);
  auto* about = makeLabel(
      tr("Choose the workbook or the CSV files with the lists, or drop them here: .xlsx, .ods, .csv. A list is known by "
         "its header, whatever files and sheets are called. You see what was read and what would change before "
         "anything is kept; the files stay as they are."));
  for (QWidget* part : {static_cast<QWidget*>(about), static_cast<QWidget*>(m_sealWords)})
    part->setMaximumWidth(kImportWordsWidth);
  for (QWidget* part :
       {static_cast<QWidget*>(whatRow), static_cast<QWidget*>(m_sourceRow), static_cast<QWidget*>(m_asAtRow), m_reading})
    part->setMaximumWidth(kImportFormWidth);
  column->addWidget(about);
  column->addWidget(m_sealWords);
  column->addWidget(m_unlock, 0, Qt::AlignLeft);
  column->addWidget(whatRow);
  column->addWidget(m_sourceRow);
  column->addWidget(m_asAtRow);
  column->addWidget(m_chosen);
  auto* chooses = new FlowBox(kInside, kInside);
  chooses->add(m_choose);
  chooses->add(m_onto);
  chooses->add(m_template);
  column->addWidget(chooses);
  column->addWidget(m_reading);
  column->addStretch(1);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(content);
  connect(m_what, &QComboBox::activated, this, &ListImportView::chooseDefinition);
  connect(m_choose, &QPushButton::clicked, this, &ListImportView::chooseFiles);
  connect(m_template, &QPushButton::clicked, this, &ListImportView::chooseTemplate);
  connect(stop, &QPushButton::clicked, this, &ListImportView::cancelReading);
  connect(m_unlock, &QPushButton::clicked, this, [this] { state().seal().ask(tr("to import lists")); });
  connect(m_source, &QComboBox::editTextChanged, m_sourceRow, [this] { m_sourceRow->setError({}); });
  connect(m_source->lineEdit(), &QLineEdit::editingFinished, this, &ListImportView::goOn);
  connect(m_asAt, &DateField::dayChanged, this, &ListImportView::goOn);
  return scroll;
}

QWidget* ListImportView::makeResult() {
  m_title = makeLabel({}, {TextSize::Heading, TextWeight::Strong});
  m_words = makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted});
  m_parts = new ChoiceStrip(tr("What is shown"), {{tr("Columns"), static_cast<int>(Part::Columns)},
                                                 {tr("To know"), static_cast<int>(Part::Notes)},
                                                 {tr("New"), static_cast<int>(Part::Added)},
                                                 {tr("Gone"), static_cast<int>(Part::Gone)},
                                                 {tr("Changed"), static_cast<int>(Part::Changed)}});
  m_columnTable = new DataTable(tr("Columns of the files"));
  m_columnTable->setTableModel(m_columns, ColumnModel::How);
  m_noteTable = new DataTable(tr("What to know of the files"));
  m_noteTable->setTableModel(m_notes, NoteModel::What);
  m_changeTable = new DataTable(tr("What would change"));
  m_changeTable->setTableModel(m_changes, ChangeModel::Now);
  m_tables = new QStackedWidget;
  for (auto* table : {m_columnTable, m_noteTable, m_changeTable}) m_tables->addWidget(table);
  m_goesTo = new FormCombo;
  m_goesToRow = new FormRow(QString(), m_goesTo);
  m_goesToRow->setMaximumWidth(kImportFormWidth);
  m_assign = m_goesToRow;
  m_import = new Button(ButtonKind::Primary, "import", QString());
  m_addColumns = new Button(ButtonKind::Secondary, tr("Add columns from another file…"));
  m_dropColumns = new Button(ButtonKind::Secondary, QString());
  m_others = new Button(ButtonKind::Secondary, tr("Choose other files…"));
  m_cancel = new Button(ButtonKind::Secondary, tr("Import nothing"));
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {m_import, m_addColumns, m_dropColumns, m_cancel, m_others}) buttons->add(button);
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_title);
  column->addWidget(m_words);
  column->addWidget(m_parts);
  column->addWidget(m_tables, 1);
  column->addWidget(m_assign);
  column->addWidget(buttons);
  connect(m_parts, &ChoiceStrip::chosen, this, [this](int part) { showPart(static_cast<Part>(part)); });
  connect(m_columnTable, &DataTable::currentIdChanged, this, &ListImportView::showColumn);
  connect(m_columnTable, &DataTable::opened, this, [this] { m_goesTo->setFocus(Qt::OtherFocusReason); });
  connect(m_goesTo, &QComboBox::activated, this, &ListImportView::assignColumn);
  connect(m_import, &QPushButton::clicked, this, &ListImportView::import);
  connect(m_others, &QPushButton::clicked, this, &ListImportView::chooseFiles);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    forget();
    m_files.clear();
    showStart();
    m_choose->setFocus(Qt::OtherFocusReason);
  });
  return page;
}

void ListImportView::activated() {
  m_asAt->setToday(state().now().today);
  if (!m_read) showSources();
  showSeal();
}

void ListImportView::setFilter(const QString& text) {
  for (TableModel* model : {static_cast<TableModel*>(m_columns), static_cast<TableModel*>(m_notes),
                            static_cast<TableModel*>(m_changes)})
    model->setFilterText(text);
}

QString ListImportView::summary() const {
  return m_read ? tr("Nothing is kept before you import it") : QString();
}

void ListImportView::showStart() {
  m_stack->setCurrentIndex(kStartPage);
  QStringList names;
  for (const auto& file : m_files) names << pathText(file.filename());
  m_chosen->setText(tr("Chosen: %1").arg(names.join(QStringLiteral(", "))));
  m_chosen->setVisible(!names.isEmpty());
  showSources();
  showSeal();
  emit summaryChanged();
}

void ListImportView::showSources() {
  const QString typed = m_source->currentText();
  m_source->clear();
  for (const auto& row : state().workspace().all<domain::ListExtract>()) {
    const QString name = toQt(row.value.source);
    if (!row.value.sealedSha256.empty() && m_source->findText(name) < 0) m_source->addItem(name);
  }
  m_source->setEditText(typed);
  if (typed.isEmpty()) m_source->setCurrentIndex(m_source->count() - 1);  // the one that came last
}

void ListImportView::showSeal() {
  using Standing = SealKeeper::Standing;
  const auto standing = state().seal().standing();
  const bool isUnlocked = standing == Standing::Unlocked || isRegister();
  m_sealWords->setVisible(!isUnlocked);
  m_unlock->setVisible(!isUnlocked && standing != Standing::Unread);
  m_sealWords->setText(standing == Standing::NoSeal
                           ? tr("First set up the seal: names, dates of birth and pupil numbers are encrypted under it.")
                           : tr("Who the children are is locked. Unlock it to import: what names a child goes under the "
                                "seal, and children are found again by it."));
  m_unlock->setText(standing == Standing::NoSeal ? tr("Set up the seal…") : tr("Unlock…"));
  m_template->setEnabled(!state().readOnlyWhy());
  m_choose->setEnabled(isUnlocked && !state().readOnlyWhy() && !m_opensDefinition);
  m_onto->setEnabled(m_choose->isEnabled());
  m_onto->setVisible(!keptListPlaces().empty());
  if (isUnlocked) return goOn();  // with files that were dropped before
  if (m_stack->currentIndex() == kTemplatePage) return;  // it names no child
  if (!m_read && !m_background.busy() && m_stack->currentIndex() == kStartPage) return;
  // The files' rows name children: they go with the key.
  forget();
  showStart();
}

QString ListImportView::sourceName() const {
  return m_source->currentText().simplified();
}

void ListImportView::chooseFiles() {
  auto* dialog = new QFileDialog(this, tr("Import lists"), {},
                                 tr("Lists (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
    std::vector<std::filesystem::path> files;
    for (const auto& name : names) files.push_back(pathFrom(name));
    take(std::move(files));
  });
  dialog->open();
}

void ListImportView::take(std::vector<std::filesystem::path> files) {
  if (files.empty()) return;
  if (state().readOnlyWhy()) return navigator().say(MessageKind::Error, messageText(*state().readOnlyWhy()));
  forget();
  m_files = std::move(files);
  showStart();
  if (isRegister() || state().seal().standing() == SealKeeper::Standing::Unlocked)
    goOn();
  else
    state().seal().ask(tr("to import lists"));
}

void ListImportView::goOn() {
  const bool waits = !m_files.empty() && !m_read && !m_settings && !m_background.busy() &&
                     m_stack->currentIndex() == kStartPage && !m_opensDefinition;
  if (waits && (isRegister() || state().seal().standing() == SealKeeper::Standing::Unlocked)) read();
}

void ListImportView::read() {
  m_sourceRow->setError({});
  m_asAtRow->setError({});
  if (!m_kept && !isRegister() && sourceName().isEmpty()) {
    m_sourceRow->setError(tr("Say where the files come from."));
    m_source->setFocus(Qt::OtherFocusReason);
    return;
  }
  if (!m_kept && !m_asAt->day()) {
    m_asAtRow->setError(tr("Say which day the lists show: ages and dates are reckoned to it."));
    m_asAt->setFocus(Qt::OtherFocusReason);
    return;
  }
  if (isRegister()) return readRegister();
  if (!m_read) m_given = app::keptHeaders(state().workspace(), m_definition->id, fromQt(sourceName()));
  m_rowsRead = std::make_shared<std::atomic<std::size_t>>(0);
  m_choose->setEnabled(false);
  if (!m_read) m_delay->start();
  m_background.run(
      "read",
      [definition = m_definition, files = m_files, given = m_given, said = saidSheets(), joins = m_joins,
       rows = m_rowsRead, kept = m_kept](const std::stop_token& stop) {
        const app::WorkControl control{stop, [rows](std::size_t done, std::size_t) { rows->store(done); }};
        if (kept) return app::readOnto(*definition, *kept, joins, said, control);
        return app::readJoined(*definition, files, given, said, joins, control);
      },
      [this](base::Result<app::ReadJoined> all) { onRead(std::move(all)); });
}

void ListImportView::cancelReading() {
  forget();
  m_files.clear();
  showStart();
  m_choose->setFocus(Qt::OtherFocusReason);
}

void ListImportView::showProgress() {
  const auto rows = m_rowsRead ? m_rowsRead->load() : 0;
  m_readingWords->setText(rows == 0 ? tr("Reading…") : tr("Reading: %L1 rows so far").arg(rows));
}

void ListImportView::onRead(base::Result<app::ReadJoined> all) {
  m_delay->stop();
  m_ticker->stop();
  m_reading->hide();
  if (!all) {
    if (askWhatItIs(all.error())) return;
    // What was there before the headers were given stays, without a file that couldn't be joined on.
    const bool wasShown = m_read != nullptr;
    if (std::exchange(m_joinIsNew, false)) m_joins.pop_back();
    m_import->setEnabled(m_previews != nullptr);
    navigator().say(MessageKind::Error, messageText(all.error()));
    if (!wasShown) {
      m_files.clear();
      m_given.clear();
      m_said.clear();
      m_joins.clear();
      m_kept.reset();
      showStart();
      m_choose->setFocus(Qt::OtherFocusReason);
    }
    return;
  }
  const bool isFirst = m_read == nullptr;
  m_joinIsNew = false;
  m_all = std::make_shared<const app::ReadJoined>(std::move(*all));
  m_read = std::shared_ptr<const app::ReadLists>(m_all, &m_all->lists);
  m_previews.reset();
  m_changes->clear();
  auto columns = columnRows(*m_definition, *m_all);
  // What lists that are here are made of is settled: only the file's headers can be said.
  if (m_kept) std::erase_if(columns, [](const ColumnRow& row) { return !row.join.has_value(); });
  m_columns->show(m_definition, std::move(columns));
  m_notes->setRows(noteRows(*m_definition, *m_all, m_kept != nullptr));
  m_addColumns->setVisible(std::ranges::any_of(m_read->tables, [&](const lists::Table& table) {
    return !lists::keyColumns(*m_definition, table.mapping.list).empty();
  }));
  m_dropColumns->setVisible(m_joins.size() > (m_kept ? 1U : 0U));
  if (!m_joins.empty()) m_dropColumns->setText(tr("Leave out “%1”").arg(pathText(m_joins.back().file.filename())));
  showResult();
  if (isFirst) {
    m_parts->show();
    m_tables->show();
    m_parts->setValue(static_cast<int>(Part::Columns));
    showPart(Part::Columns);
  }
  emit summaryChanged();
  compare();
}

void ListImportView::showResult() {
  m_stack->setCurrentIndex(kResultPage);
  m_columnTable->setFocus(Qt::OtherFocusReason);
}

void ListImportView::compare() {
  m_import->setEnabled(false);
  m_cancel->setText(m_kept ? tr("Add nothing") : tr("Import nothing"));
  if (m_kept) return compareKept();
  QStringList words;
  for (std::size_t i = 0; i < m_read->tables.size(); ++i) words << listWords(i);
  m_title->setText(m_read->tables.size() == 1 ? tr("1 list from %1").arg(sourceName())
                                              : tr("%1 lists from %2").arg(m_read->tables.size()).arg(sourceName()));
  m_import->setText(m_read->tables.size() == 1 ? tr("Import the list")
                                               : tr("Import %1 lists").arg(m_read->tables.size()));
  m_words->setText(words.join(u'\n'));
  showColumn();
  ++m_number;  // an answer about what was read before is dropped
  if (std::ranges::any_of(m_read->tables, [&](const lists::Table& table) {
        return table.mapping.said && !app::knowsChildren(*m_definition, table);
      }))
    return;
  const app::ListSource source{fromQt(sourceName()), *m_asAt->day()};
  state().use<ListPreviews>(
      tr("Comparing with what is there"), app::SessionUse::Reading,
      [definition = m_definition, read = m_read, key = state().seal().key(), source](
          app::Session& session, base::Stamp, const app::WorkControl& control) -> base::Result<ListPreviews> {
        const auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        return app::previewLists(session, *workspace, *key, *definition, read->tables, source, control);
      },
      this, [this, number = ++m_number](base::Result<ListPreviews> previews) {
        if (number != m_number) return;
        if (previews) return showCompared(std::move(*previews));
        navigator().say(MessageKind::Error, messageText(previews.error()));
      });
}

void ListImportView::showCompared(ListPreviews previews) {
  m_previews = std::make_shared<const ListPreviews>(std::move(previews));
  m_changes->show(m_definition, m_read, m_previews);
  QStringList words;
  for (std::size_t i = 0; i < m_read->tables.size(); ++i) words << listWords(i);
  m_words->setText(words.join(u'\n'));
  m_import->setEnabled(true);
}

void ListImportView::showPart(Part part) {
  const bool isChange = part != Part::Columns && part != Part::Notes;
  if (part == Part::Added) m_changes->showOnly(ChangeModel::Kind::Added);
  if (part == Part::Gone) m_changes->showOnly(ChangeModel::Kind::Gone);
  if (part == Part::Changed) m_changes->showOnly(ChangeModel::Kind::Changed);
  m_tables->setCurrentWidget(part == Part::Columns ? m_columnTable : isChange ? m_changeTable : m_noteTable);
  m_assign->setVisible(part == Part::Columns);
}

void ListImportView::showColumn() {
  const int row = m_read ? m_columns->find(m_columnTable->currentId()) : -1;
  m_goesTo->clear();
  m_choices.clear();
  const bool canAssign = row >= 0 && m_columns->at(row).place.has_value();
  m_goesTo->setEnabled(canAssign);
  m_goesToRow->setCaption(canAssign ? tr("“%1” is").arg(toQt(base::elided(m_columns->at(row).header, 60)))
                                    : tr("Choose a column of the file to say what it is"));
  if (!canAssign) return;
  const auto& column = m_columns->at(row);
  const auto& mapping = column.join ? m_all->joined[*column.join].part.mapping : m_read->tables[column.table].mapping;
  const auto& list = m_definition->lists[mapping.list];
  m_goesTo->addItem(tr("Left out: it isn’t read"));
  m_goesTo->addItem(tr("What its header says"));
  int current = column.column ? kAsTheHeader : kLeftOut;
  for (const auto at : list.columns) {
    m_choices.push_back(at);
    m_goesTo->addItem(toQt(m_definition->columns[at].title));
    if (column.column == at) current = m_goesTo->count() - 1;
  }
  m_goesTo->setCurrentIndex(current);
}

void ListImportView::assignColumn(int index) {
  const int row = m_columns->find(m_columnTable->currentId());
  if (row < 0) return;
  const std::string header = m_columns->at(row).header;
  const auto& join = m_columns->at(row).join;
  auto& headers = join ? m_joins[m_all->joined[*join].asking].given : m_given;
  std::erase_if(headers, [&](const auto& given) { return given.first == header; });
  if (index == kLeftOut)
    headers.emplace_back(header, "");
  else if (index >= kFirstColumn)
    headers.emplace_back(header, m_definition->columns[m_choices[static_cast<std::size_t>(index - kFirstColumn)]].id);
  ++m_number;  // what is compared is out of date
  m_import->setEnabled(false);
  m_assigning->start();
}

void ListImportView::import() {
  if (m_settings) return importRegister();
  if (m_kept) return importKept();
  const auto key = state().seal().key();
  if (!m_previews || key == nullptr) return;
  m_import->setEnabled(false);  // once
  const app::ListSource source{fromQt(sourceName()), *m_asAt->day()};
  using Taken = std::vector<app::ImportedList>;
  state().use<Taken>(
      tr("Importing"), app::SessionUse::Writing,
      [definition = m_definition, all = m_all, key, source, given = m_given](
          app::Session& session, base::Stamp now, const app::WorkControl& control) -> base::Result<Taken> {
        auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        const auto& tables = all->lists.tables;
        auto kept = app::keepHeaders(*workspace, *definition, tables, source.name, given, session.who(), now);
        std::ranges::move(app::keepJoinHeaders(*workspace, *definition, all->joined, session.who(), now),
                          std::back_inserter(kept));
        return app::importLists(session, *std::move(workspace), *key, *definition, tables, source, std::move(kept), now);
      },
      this, [this, number = ++m_number](base::Result<Taken> taken) {
        if (!taken) {
          navigator().say(MessageKind::Error, messageText(taken.error()));
          m_import->setEnabled(number == m_number);
          return;
        }
        qsizetype rows = 0;
        for (const auto& list : *taken) rows += list.extract.rows;
        imported(taken->size() == 1 ? tr("Imported a list with %L1 rows. Ctrl+Z takes it out again.").arg(rows)
                                    : tr("Imported %1 lists with %L2 rows together. Ctrl+Z takes them out again.")
                                          .arg(taken->size())
                                          .arg(rows));
      });
}

void ListImportView::imported(const QString& sentence) {
  navigator().sayUndoable(sentence);
  forget();
  m_files.clear();
  showStart();
  emit viewAsked(QStringLiteral("children"), {});
}

void ListImportView::forget() {
  ++m_number;
  m_background.cancel("read");
  m_assigning->stop();
  m_delay->stop();
  m_ticker->stop();
  m_reading->hide();
  m_given.clear();
  m_said.clear();
  m_joins.clear();
  m_kept.reset();
  m_joinIsNew = false;
  m_read.reset();
  m_all.reset();
  m_settings.reset();
  m_previews.reset();
  m_changes->clear();
  m_columns->show(m_definition, {});
  m_notes->setRows({});
  m_byHand->clear();
}

bool ListImportView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return CaseloadView::event(event);
}

}  // namespace waymark::ui
