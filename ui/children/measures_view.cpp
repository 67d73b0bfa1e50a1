// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/measures_view.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "base/file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/measure_form.h"
#include "children/measures_model.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/follow_rows.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

enum MeasuresPart { kMeasureList, kNoMeasures, kMeasureImport };

constexpr std::size_t kLargestMeasureFile = 20'000'000;

}  // namespace

MeasuresView::MeasuresView(const ViewContext& context)
    : CaseloadView(context),
      m_model(new MeasuresModel(state(), this)),
      m_table(new DataTable(tr("Measures"))),
      m_form(new MeasureForm(state())),
      m_splitter(new DetailSplitter(m_table, tr("Measure"))),
      m_empty(new EmptyState("outcome", tr("No measures yet"),
                             tr("What no release has: waits by health pathway and provider, tribunal, attendance, "
                                "suspensions, complaints. A figure a month, with its definition, owner and target; "
                                "each can be logged as evidence."),
                             tr("Add a measure"))),
      m_new(new Button(ButtonKind::Primary, "add", tr("New measure"))),
      m_import(new Button(ButtonKind::Secondary, "import", tr("Import figures…"))),
      m_stack(new QStackedWidget),
      m_top(new QWidget),
      m_importModel(new MeasureImportModel(this)),
      m_importTable(new DataTable(tr("Figures to bring in"))),
      m_importWords(makeLabel({})),
      m_bringIn(new Button(ButtonKind::Primary, tr("Bring them in"))),
      m_cancel(new Button(ButtonKind::Secondary, tr("Cancel"))),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_table->setObjectName(QStringLiteral("measures"));
  m_table->setTableModel(m_model, MeasuresModel::Title);
  m_table->setItemDelegateForColumn(MeasuresModel::Line, new SparklineDelegate(m_table));
  ListSpec spec{"children.measures",
                m_table,
                {MeasuresModel::Latest, MeasuresModel::Line, MeasuresModel::Month, MeasuresModel::Target,
                 MeasuresModel::Owner, MeasuresModel::Provider, MeasuresModel::Better, MeasuresModel::Pathway,
                 MeasuresModel::Criteria}};
  m_tools = new ListTools(state(), navigator(), std::move(spec));

  auto* row = new QHBoxLayout(m_top);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kInside);
  row->addWidget(m_new);
  row->addWidget(m_import);
  row->addStretch(1);
  row->addWidget(m_tools->button());
  m_stack->addWidget(m_splitter);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(makeImport());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 0, kAround, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_top);
  column->addWidget(m_stack, 1);

  connect(m_new, &QPushButton::clicked, this, &MeasuresView::startNew);
  connect(m_empty, &EmptyState::started, this, &MeasuresView::startNew);
  connect(m_import, &QPushButton::clicked, this, &MeasuresView::chooseSheet);
  connect(m_bringIn, &QPushButton::clicked, this, &MeasuresView::bringIn);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    m_preview.reset();
    showState();
  });
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (!m_quiet && !id.isNull()) open(id);
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id);
    m_form->focusFirst();
  });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] { m_shown = {}; });
  connect(m_form, &RecordForm::saveAsked, this, &MeasuresView::save);
  connect(m_form, &RecordForm::edited, this, &MeasuresView::writeEdit);
  connect(m_form, &RecordForm::removeAsked, this, [this] {
    const auto* measure = shown();
    if (measure == nullptr) return;
    const auto months = app::seriesOf(state().workspace(), *measure).values.size();
    if (months == 0) return remove();
    m_form->askBeforeRemoving(tr("Its figures of %L1 months go with it; evidence that was logged from it stays.").arg(months),
                              tr("Delete with its figures"));
  });
  connect(m_form, &RecordForm::removeConfirmed, this, &MeasuresView::remove);
  connect(m_form, &MeasureForm::figureGiven, this, &MeasuresView::keepFigure);
  connect(m_form, &MeasureForm::evidenceAsked, this, &MeasuresView::logEvidence);
  connect(&state(), &AppState::loaded, this, [this] {
    m_shown = m_awaited = {};
    m_preview.reset();
    m_splitter->shut();
    refresh();
  });
  connect(&state(), &AppState::applied, this, &MeasuresView::follow);
  connect(&state(), &AppState::failed, this, [this] { m_awaited = {}; });
  refresh();
}

MeasuresView::~MeasuresView() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* MeasuresView::makeImport() {
  m_importTable->setObjectName(QStringLiteral("measure-import"));
  m_importTable->setTableModel(m_importModel, MeasureImportModel::Words);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kInside);
  buttons->addWidget(m_bringIn);
  buttons->addWidget(m_cancel);
  buttons->addStretch(1);
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_importWords);
  column->addWidget(m_importTable, 1);
  column->addLayout(buttons);
  return page;
}

void MeasuresView::activated() {
  if (m_stack->currentIndex() == kMeasureList) m_table->setFocus();
}

bool MeasuresView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return CaseloadView::event(event);
}

void MeasuresView::setFilter(const QString& text) {
  m_quiet = true;
  m_model->setFilterText(text);
  m_quiet = false;
  emit summaryChanged();
}

void MeasuresView::openArgument(const QString& argument) {
  if (argument.startsWith(QLatin1String("view:"))) {
    if (const auto id = base::parseUuid(fromQt(argument.mid(5)))) m_tools->open({*id});
    return;
  }
  if (const auto id = base::parseUuid(fromQt(argument))) {
    m_table->setCurrentId(*id);
    open(*id);
  }
}

QString MeasuresView::place() const {
  return m_shown.isNull() ? QString() : toQt(base::uuidText(m_shown));
}

QString MeasuresView::summary() const {
  const int all = m_model->sourceCount();
  if (all == 0) return {};
  if (m_model->isFiltered()) return tr("%L1 of %L2 measures").arg(m_model->shownCount()).arg(all);
  return all == 1 ? tr("1 measure") : tr("%L1 measures").arg(all);
}

const domain::Stored<domain::Measure>* MeasuresView::shown() const {
  return m_shown.isNull() ? nullptr : state().find<domain::Measure>({m_shown});
}

void MeasuresView::refresh() {
  m_quiet = true;
  followRows(*m_model, app::measureSeries(state().workspace()),
             [](const app::MeasureSeries& row) { return row.measure.value.id.uuid; });
  m_quiet = false;
  showState();
  emit summaryChanged();
}

void MeasuresView::showState() {
  const bool starting = m_splitter->isOpen();
  m_stack->setCurrentIndex(m_preview                                        ? kMeasureImport
                           : m_model->sourceCount() == 0 && !starting ? kNoMeasures
                                                                            : kMeasureList);
  m_top->setVisible(!m_preview);
  const auto& why = state().readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  for (auto* button : {m_new, m_import, m_bringIn, m_empty->button()}) {
    button->setEnabled(!why);
    button->setToolTip(reason);
  }
  m_form->setReadOnly(reason);
}

void MeasuresView::follow(const domain::ChangeSet& changes) {
  bool touched = false;
  base::Uuid added;
  for (const auto& change : changes.changes) {
    const auto& record = change.after ? *change.after : *change.before;
    touched = touched || std::holds_alternative<domain::Measure>(record) ||
              std::holds_alternative<domain::MeasureValue>(record) || std::holds_alternative<domain::Partner>(record) ||
              std::holds_alternative<domain::Person>(record);
    if (!m_awaited.isNull() && domain::idOf(record) == m_awaited) added = m_awaited;
  }
  if (!touched) return;
  refresh();
  if (!added.isNull()) {
    m_awaited = {};
    m_quiet = true;
    m_table->setCurrentId(added);
    m_quiet = false;
    open(added);
    return;
  }
  if (m_shown.isNull()) return;
  if (const auto* row = shown())
    m_form->show(RecordForm::Mode::Edit, app::seriesOf(state().workspace(), *row));
  else if (m_form->mode() == RecordForm::Mode::Edit) {
    m_shown = {};
    m_splitter->shut();
    showState();
  }
}

void MeasuresView::open(const base::Uuid& id) {
  const auto* row = state().find<domain::Measure>({id});
  if (row == nullptr) return;
  m_shown = id;
  m_form->show(RecordForm::Mode::Edit, app::seriesOf(state().workspace(), *row));
  if (m_splitter->panel()->content() != m_form) m_splitter->panel()->setContent(m_form);
  m_splitter->panel()->setTitle(tr("Measure"));
  m_splitter->open();
}

void MeasuresView::startNew() {
  m_shown = {};
  app::MeasureSeries fresh;
  fresh.measure.value.id = state().newId<domain::MeasureTag>();
  fresh.measure.value.better = domain::MeasureDirection::Lower;
  m_form->show(RecordForm::Mode::New, fresh);
  if (m_splitter->panel()->content() != m_form) m_splitter->panel()->setContent(m_form);
  m_splitter->panel()->setTitle(tr("New measure"));
  m_stack->setCurrentIndex(kMeasureList);
  m_splitter->open();
  m_form->focusFirst();
}

void MeasuresView::save() {
  if (state().readOnlyWhy() || !m_awaited.isNull() || !m_form->check()) return;
  auto measure = m_form->value();
  m_awaited = measure.id.uuid;
  state().apply(tr("add a measure"), domain::made(domain::Record{std::move(measure)}));
}

void MeasuresView::writeEdit() {
  const auto* row = shown();
  if (row == nullptr || m_form->mode() != RecordForm::Mode::Edit) return;
  auto now = m_form->value();
  if (now == row->value || !m_form->check()) return;
  state().apply(tr("edit a measure"), domain::edited(*row, std::move(now)));
}

void MeasuresView::keepFigure(base::Day month, const QString& value, const QString& note) {
  const auto* row = shown();
  if (row == nullptr || state().readOnlyWhy()) return;
  const auto series = app::seriesOf(state().workspace(), *row);
  const auto stored = std::ranges::find(series.values, month, [](const auto& one) { return one.value.month; });
  domain::MeasureValue kept;
  if (stored != series.values.end()) kept = stored->value;
  kept.measure = row->value.id;
  kept.month = month;
  kept.value = fromQt(value);
  kept.note = fromQt(note);
  const QString name = tr("keep the figure of %1").arg(toQt(app::monthText(month)));
  if (stored == series.values.end()) {
    kept.id = state().newId<domain::MeasureValueTag>();
    state().apply(name, domain::made(domain::Record{std::move(kept)}));
  } else if (kept != stored->value) {
    state().apply(name, domain::edited(*stored, std::move(kept)));
  }
}

void MeasuresView::logEvidence(const QString& criterion) {
  const auto* row = shown();
  const auto code = base::ShortCode::make(fromQt(criterion));
  if (row == nullptr || !code || state().readOnlyWhy()) return;
  const auto series = app::seriesOf(state().workspace(), *row);
  const auto* latest = app::latestValue(series);
  if (latest == nullptr) return;
  auto evidence = app::evidenceOf(row->value, *latest, *code, state().now().today);
  evidence.id = state().newId<domain::EvidenceTag>();
  state().apply(tr("log “%1” as evidence").arg(toQt(row->value.title)), domain::made(domain::Record{std::move(evidence)}));
  navigator().sayUndoable(tr("Logged as evidence for %1, as a draft: %2 in %3.")
                              .arg(criterion, toQt(app::valueWithUnit(row->value, latest->value)),
                                   toQt(app::monthText(latest->month))));
}

void MeasuresView::remove() {
  const auto* row = shown();
  if (row == nullptr || state().readOnlyWhy()) return;
  domain::ChangeSet set{fromQt(tr("delete a measure")), {}};
  for (const auto& value : app::seriesOf(state().workspace(), *row).values) set.changes.push_back(domain::removed(value));
  set.changes.push_back(domain::removed(*row));
  const QString title = toQt(row->value.title);
  state().apply(std::move(set));
  navigator().sayUndoable(tr("Deleted “%1”. Ctrl+Z brings it back.").arg(title));
}

void MeasuresView::chooseSheet() {
  auto* dialog = new QFileDialog(this, tr("Figures of measures"), {}, tr("Sheets (*.xlsx *.ods *.csv);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &MeasuresView::readSheet);
  dialog->open();
}

void MeasuresView::readSheet(const QString& file) {
  auto present = std::make_shared<domain::Workspace>();
  present->table<domain::Measure>() = state().workspace().all<domain::Measure>();
  present->table<domain::MeasureValue>() = state().workspace().all<domain::MeasureValue>();
  m_background.run(
      "measures",
      [path = pathFrom(file), present](const std::stop_token&) -> base::Result<app::MeasureImport> {
        const auto bytes = base::readFile(path, kLargestMeasureFile);
        if (!bytes) return tl::make_unexpected(bytes.error());
        return app::previewMeasures(*bytes, path.filename().string(), *present);
      },
      [this](base::Result<app::MeasureImport> import) { takePreview(std::move(import)); });
}

void MeasuresView::takePreview(base::Result<app::MeasureImport> import) {
  if (!import) return navigator().say(MessageKind::Error, messageText(import.error()));
  m_preview = std::make_shared<const app::MeasureImport>(std::move(*import));
  m_importModel->setRows(m_preview->rows);
  QStringList parts{tr("%1: %L2 figures to add, %L3 to change, %L4 already here, %L5 left out.")
                        .arg(toQt(m_preview->file))
                        .arg(m_preview->added)
                        .arg(m_preview->changed)
                        .arg(m_preview->same)
                        .arg(m_preview->refused)};
  QStringList read;
  for (const auto& [header, column] : m_preview->columns)
    if (!column.empty()) read << tr("“%1” as %2").arg(toQt(header), toQt(column));
  parts << tr("Read %1.").arg(read.join(QStringLiteral(", ")));
  if (!m_preview->newMeasures.empty()) {
    QStringList titles;
    for (const auto& title : m_preview->newMeasures) titles << toQt(title);
    parts << tr("New measures: %1.").arg(titles.join(QStringLiteral("; ")));
  }
  m_importWords->setText(parts.join(u' '));
  m_importTable->setAccessibleDescription(m_importWords->text());
  showState();
  const auto wanted = m_preview->added + m_preview->changed;
  m_bringIn->setText(tr("Bring in %L1 figures").arg(wanted));
  m_bringIn->setEnabled(wanted > 0 && !state().readOnlyWhy());
  (wanted > 0 ? m_bringIn : m_cancel)->setFocus();
}

void MeasuresView::bringIn() {
  if (!m_preview || state().readOnlyWhy()) return;
  // Against what is here now: somebody may have changed a figure since.
  auto set = app::measureChanges(*m_preview, state().workspace(), state().now().utc);
  const auto figures = m_preview->added + m_preview->changed;
  const auto refused = m_preview->refused;
  m_preview.reset();
  showState();
  if (set.changes.empty()) return;
  state().apply(std::move(set));
  navigator().sayUndoable(refused == 0
                              ? tr("%L1 figures came in.").arg(figures)
                              : tr("%L1 figures came in; %L2 rows were left out.").arg(figures).arg(refused));
}

}  // namespace waymark::ui
