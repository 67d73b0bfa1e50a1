// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidence_page.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "app/findings_import.h"
#include "base/file.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "evidence/coverage_view.h"
#include "evidence/earlier_view.h"
#include "evidence/evidence_editor.h"
#include "evidence/evidence_form.h"
#include "evidence/evidence_intake.h"
#include "evidence/evidence_words.h"
#include "evidence/filter_bar.h"
#include "evidence/filter_state.h"
#include "evidence/form_fields.h"
#include "evidence/import_view.h"
#include "evidence/many_fields.h"
#include "shell/action_catalogue.h"
#include "shell/list_tools.h"
#include "shell/many_bar.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kPanelWidth = 440;
constexpr int kNarrow = 440;

bool isTabStop(const QWidget* widget) {
  return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
}

/// Tab comes to `part` after everything else; what is made late would otherwise stand behind it.
void putLastInTabOrder(QWidget* part) {
  auto* window = part->window();
  QWidget* last = nullptr;
  std::vector<QWidget*> stops;
  for (auto* next = window->nextInFocusChain(); next != window; next = next->nextInFocusChain()) {
    if (!isTabStop(next)) continue;
    if (part->isAncestorOf(next))
      stops.push_back(next);
    else
      last = next;
  }
  for (auto* stop : stops) {
    if (last != nullptr) QWidget::setTabOrder(last, stop);
    last = stop;
  }
}

}  // namespace

EvidencePage::EvidencePage(const PageContext& context)
    : Page(context),
      m_model(new EvidenceModel(context.state, this)),
      m_header(new PageHeader(tr("Evidence"))),
      m_filters(new EvidenceFilterBar(context.state)),
      m_table(new DataTable(tr("Evidence"))),
      m_views(new QStackedWidget),
      m_splitter(nullptr),
      m_forms(new QStackedWidget),
      m_intake(new EvidenceIntake(this)),
      m_view(new ChoiceStrip(
          tr("View"),
          {{tr("List"), List}, {tr("Coverage"), Coverage}, {tr("Earlier findings and priorities"), Earlier}})),
      m_files(new Button(ButtonKind::Secondary, "import", tr("Import and export"))),
      m_new(new Button(ButtonKind::Primary, "add", tr("New evidence"))) {
  m_table->setObjectName(QStringLiteral("evidence"));
  m_table->setTableModel(m_model, EvidenceModel::Summary);
  m_list = makeList();
  m_views->addWidget(m_list);
  m_view->setValue(List);
  m_header->addAction(m_files);
  m_header->addAction(m_new);
  auto* files = new QMenu(m_files);
  m_importAction = files->addAction(themedIcon("import"), tr("Import findings…"));
  m_exportAction = files->addAction(themedIcon("file"), tr("Export findings to import elsewhere…"));
  m_files->setMenu(files);
  m_header->installEventFilter(this);
  m_files->setAccessibleName(tr("Import and export"));
  m_files->setToolTip(tr("Read findings from a sheet or JSON lines, or save those that are shown as a sheet"));
  m_new->setToolTip(tr("Log one finding (Ctrl+N)"));

  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, 0);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_view);
  column->addWidget(m_views, 1);
  m_splitter = new DetailSplitter(main, tr("Evidence details"));
  m_splitter->setWidth(kPanelWidth, QStringLiteral("evidence"));
  m_splitter->panel()->setContent(m_forms);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_splitter);
  connectParts();
  onLoaded();
}

EvidencePage::~EvidencePage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

bool EvidencePage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_header && event->type() == QEvent::Resize) {
    const bool narrow = m_header->width() < scaled(kNarrow);
    m_files->setText(narrow ? QString() : tr("Import and export"));
    m_new->setText(narrow ? tr("New") : tr("New evidence"));
  }
  return Page::eventFilter(watched, event);
}

QWidget* EvidencePage::makeList() {
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  m_filters->addTool(makeColumns());  // beside the filters a narrow list would have no room for either
  column->addWidget(m_filters);
  column->addWidget(m_table, 1);
  auto* many = new ManyBar(
      state(), m_table, [this] { return m_table->selectedIds(); }, evidenceFields(state()));
  many->addRemove([this](const ManyIds& ids) { editor().remove(ids); });
  column->addWidget(many);
  return list;
}

QWidget* EvidencePage::makeColumns() {
  using Id = EvidenceModel::ColumnId;
  ListSpec spec{"evidence",
                m_table,
                {Id::Finding, Id::Criterion, Id::Review, Id::Source, Id::Weight, Id::Partner, Id::ReviewBy, Id::GivenBy,
                 Id::Covers}};
  spec.filter = [this] { return filterState(m_filters->filter()); };
  spec.setFilter = [this](const QJsonObject& kept) {
    QStringList unknown;
    showFiltered(filterFrom(kept, state(), unknown));
    return unknown;
  };
  spec.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Raise a concern about a child found here")), &QAction::triggered, this, [this] {
      const auto* row = state().find<domain::Evidence>({m_table->currentId()});
      if (row != nullptr)
        navigator().go(QStringLiteral("touch"), QStringLiteral("raise:") + tr("In the evidence logged on %1: %2")
                                                    .arg(longDate(row->value.loggedOn), toQt(row->value.summary)));
    });
  };
  m_tools = new ListTools(state(), navigator(), std::move(spec));
  return m_tools->button();
}

void EvidencePage::connectParts() {
  connect(m_view, &ChoiceStrip::chosen, this, [this](int view) { showView(static_cast<View>(view)); });
  connect(m_importAction, &QAction::triggered, this, [this] { import().chooseFile(); });
  connect(m_exportAction, &QAction::triggered, this, &EvidencePage::exportShown);
  connect(m_intake, &EvidenceIntake::given, this, &EvidencePage::takeGiven);
  connect(m_intake, &EvidenceIntake::hintWanted, this, [this] {
    m_intake->setHint(isFormOpen() ? tr("Let go to attach it to the finding that is open")
                                   : tr("Let go to log a finding with it"));
  });
  connect(m_intake, &EvidenceIntake::nothingGiven, this, [this] {
    navigator().say(MessageKind::Info, tr("There is nothing on the clipboard that could be attached: copy files, a "
                                          "picture or text first."));
  });
  connect(&state(), &AppState::loaded, this, &EvidencePage::onLoaded);
  connect(&state(), &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    for (const auto& change : changes.changes) {
      const auto kind = domain::kindOf(change.after ? *change.after : *change.before);
      if (kind != "partner" && kind != "earlier_finding" && kind != "priority") continue;
      m_filters->refresh();
      if (m_filters->filter() != m_model->filter()) applyChips();  // what it asked for is gone
      return;
    }
  });
  connect(m_model, &EvidenceModel::countsChanged, this, &EvidencePage::showCounts);
  connect(m_filters, &EvidenceFilterBar::changed, this, &EvidencePage::applyChips);
  connect(m_new, &QPushButton::clicked, this, [this] { startNew(); });
  connect(m_table, &DataTable::currentIdChanged, this, &EvidencePage::onCurrent);
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    onCurrent(id);
    if (!id.isNull()) m_form->focusFirst();
  });
  connect(m_splitter, &DetailSplitter::shutByPerson, this, [this] {
    if (m_seen == Earlier)
      m_earlier->focusLists();
    else
      m_table->setFocus();
  });
}

void EvidencePage::addLate(QWidget* view) {
  m_views->addWidget(view);
  putLastInTabOrder(m_splitter->panel());
}

EvidenceEditor& EvidencePage::editor() {
  if (m_editor != nullptr) return *m_editor;
  m_form = new EvidenceForm(state());
  m_editor = new EvidenceEditor(state(), navigator(), m_form, this);
  m_forms->addWidget(m_form);
  m_intake->goPast(m_form, m_form->links());
  const auto& why = state().readOnlyWhy();
  m_form->setReadOnlyReason(why ? messageText(*why) : QString());
  connect(m_editor, &EvidenceEditor::logged, this, &EvidencePage::onLogged);
  connect(m_editor, &EvidenceEditor::gone, this, [this] {
    if (m_forms->currentWidget() == m_form) m_splitter->shut();
  });
  return *m_editor;
}

CoverageView& EvidencePage::coverage() {
  if (m_coverage != nullptr) return *m_coverage;
  m_coverage = new CoverageView(state());
  addLate(m_coverage);
  connect(m_coverage, &CoverageView::findingsAsked, this, &EvidencePage::showFiltered);
  connect(m_coverage, &CoverageView::newAsked, this, &EvidencePage::startNew);
  return *m_coverage;
}

ImportView& EvidencePage::import() {
  if (m_import != nullptr) return *m_import;
  m_import = new ImportView(state(), navigator());
  addLate(m_import);
  connect(m_import, &ImportView::previewed, this, [this] {
    m_splitter->shut();
    showView(Import);
  });
  connect(m_import, &ImportView::finished, this, [this] {
    showView(List);
    m_table->setFocus();
  });
  return *m_import;
}

EmptyState& EvidencePage::empty() {
  if (m_empty != nullptr) return *m_empty;
  m_empty = new EmptyState("evidence", tr("No evidence yet"),
                           tr("Evidence is what you know about how well children and young people with SEND do: one "
                              "finding at a time, each against a criterion. Log the first one; it takes a minute."),
                           tr("Log the first finding"));
  m_empty->button()->setEnabled(!state().readOnlyWhy());
  addLate(m_empty);
  connect(m_empty, &EmptyState::started, this, [this] { startNew(); });
  return *m_empty;
}

QWidget* EvidencePage::widgetOf(View view) {
  switch (view) {
    case Coverage:
      return &coverage();
    case Import:
      return &import();
    case Empty:
      return &empty();
    case Earlier:
      return earlier();
    case List:
      break;
  }
  return m_list;
}

EarlierView* EvidencePage::earlier() {
  if (m_earlier != nullptr) return m_earlier;
  m_earlier = new EarlierView(state(), navigator());
  m_earlier->setFilterText(m_filterText);
  addLate(m_earlier);
  for (auto* form : m_earlier->forms()) m_forms->addWidget(form);
  connect(m_earlier, &EarlierView::panelAsked, this, &EvidencePage::openPanel);
  connect(m_earlier, &EarlierView::panelDone, this, [this] {
    if (m_forms->currentWidget() == m_form) return;
    m_splitter->shut();
    m_earlier->focusLists();
  });
  connect(m_earlier, &EarlierView::findingsAsked, this, &EvidencePage::showFiltered);
  connect(m_earlier, &EarlierView::newAsked, this, &EvidencePage::startNew);
  connect(m_earlier, &EarlierView::summaryChanged, this, &EvidencePage::showCounts);
  return m_earlier;
}

void EvidencePage::onLoaded() {
  if (m_editor != nullptr) m_editor->forget();  // before the form loses its focus and would write
  m_splitter->shut();
  m_filters->refresh();
  m_filters->setFilter({});
  m_model->setFilter({});
  const auto& why = state().readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  if (m_form != nullptr) m_form->setReadOnlyReason(reason);
  m_new->setEnabled(!why);
  m_importAction->setEnabled(!why);
  showView(List);
  if (m_empty != nullptr) m_empty->button()->setEnabled(!why);
  if (why) m_new->setToolTip(reason);
  showCounts();
}

QString EvidencePage::countText() const {
  const int all = m_model->sourceCount();
  const int shown = m_model->shownCount();
  if (all == 0) return {};
  const QString accepted = tr("%L1 accepted").arg(m_model->acceptedCount());
  if (m_model->isFiltered()) return tr("%L1 of %L2 findings, %3").arg(shown).arg(all).arg(accepted);
  return all == 1 ? tr("1 finding, %1").arg(accepted) : tr("%L1 findings, %2").arg(all).arg(accepted);
}

void EvidencePage::showCounts() {
  m_header->setSummary(m_seen == Earlier ? m_earlier->summary() : countText());
  if (m_model->sourceCount() == 0 && (m_seen == List || m_seen == Coverage)) showView(Empty);
  if (m_model->sourceCount() > 0 && m_seen == Empty) showView(List);
}

void EvidencePage::showView(View view) {
  // The panel belongs to the lists it stands beside.
  if ((view == Earlier) != (m_seen == Earlier)) m_splitter->shut();
  const bool nothing = m_model->sourceCount() == 0 && (view == List || view == Coverage);
  m_seen = nothing ? Empty : view;
  m_views->setCurrentWidget(widgetOf(m_seen));
  if (view != Import) m_view->setValue(view == Coverage || view == Earlier ? view : List);
  m_view->setVisible(view != Import);
  m_files->setVisible(view != Import && view != Earlier);
  m_exportAction->setEnabled(m_model->sourceCount() > 0);
  m_header->setSummary(view == Earlier ? m_earlier->summary() : countText());
  if (view == Coverage && !nothing) coverage().focusMap();
  if (view == Earlier) m_earlier->focusLists();
}

void EvidencePage::exportShown() {
  auto* dialog = new QFileDialog(this, tr("Export %1").arg(countedFindings(m_model->shownCount())), {},
                                 tr("Comma-separated text (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  dialog->selectFile(tr("evidence.csv"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    std::vector<domain::Evidence> shown;
    for (int row = 0; row < m_model->shownCount(); ++row) shown.push_back(m_model->shown(row).value);
    const auto saved = base::writeFileSafely(pathFrom(file), app::findingsCsv(shown));
    navigator().say(saved ? MessageKind::Done : MessageKind::Error,
                    saved ? tr("Exported %1.").arg(countedFindings(std::ssize(shown))) : messageText(saved.error()));
  });
  dialog->open();
}

QString EvidencePage::accessibleSummary() const {
  if (m_seen == Earlier) return m_earlier->summary() + u'.';
  return m_model->sourceCount() == 0 ? tr("No evidence yet.") : countText() + u'.';
}

QString EvidencePage::place() const {
  if (m_views->currentIndex() == Earlier) return QStringLiteral("earlier");
  const auto id = m_table->currentId();
  return id.isNull() ? QString() : toQt(base::uuidText(id));
}

void EvidencePage::openArgument(const QString& argument) {
  if (argument == QLatin1String("new")) {
    startNew();
    return;
  }
  if (argument.startsWith(QLatin1String("view:"))) {
    openView(argument.mid(5));
    return;
  }
  if (argument.startsWith(QLatin1String("earlier"))) {
    showView(Earlier);
    if (argument.endsWith(QLatin1String(":new"))) m_earlier->startFinding();
    return;
  }
  if (argument.startsWith(QLatin1String("filter:"))) {
    EvidenceFilter filter;
    for (const auto& what : argument.mid(7).split(u',')) {
      const std::string word = fromQt(what);
      if (what == QLatin1String("overdue")) filter.overdue = true;
      if (const auto review = base::parseCode<domain::ReviewState>(word)) filter.review = *review;
      if (const auto finding = base::parseCode<domain::Finding>(word)) filter.finding = *finding;
      if (const auto source = base::parseCode<domain::SourceKind>(word)) filter.source = *source;
      if (const auto id = base::parseUuid(word)) {
        if (state().find<domain::EarlierFinding>({*id}) != nullptr)
          filter.earlierFinding = domain::EarlierFindingId{*id};
        else if (state().find<domain::Priority>({*id}) != nullptr)
          filter.priority = domain::PriorityId{*id};
        else
          filter.partner = domain::PartnerId{*id};
      }
      if (const auto code = base::ShortCode::make(word); code && state().pack().criterionIndex(*code) >= 0)
        filter.criterion = *code;
    }
    showFiltered(filter);
    return;
  }
  if (const auto id = base::parseUuid(fromQt(argument))) {
    if (state().find<domain::EarlierFinding>({*id}) != nullptr || state().find<domain::Priority>({*id}) != nullptr) {
      showView(Earlier);
      m_earlier->open(*id);
      return;
    }
    if (m_seen == Earlier) showView(List);
    if (m_model->viewRowOf(*id) < 0) {
      m_filters->setFilter({});
      applyChips();
      m_model->setFilterText({});
    }
    m_table->setCurrentId(*id);
    m_table->setFocus();
  }
}

void EvidencePage::openView(const QString& id) {
  const auto uuid = base::parseUuid(fromQt(id));
  const auto* view = uuid ? state().find<domain::SavedView>({*uuid}) : nullptr;
  if (view == nullptr) return;
  const domain::SavedViewId wanted = view->value.id;
  if (view->value.list == "evidence") {
    m_tools->open(wanted);
  } else {
    showView(Earlier);
    m_earlier->openView(wanted);
  }
}

void EvidencePage::setFilter(const QString& text) {
  m_filterText = text;
  m_model->setFilterText(text);
  if (m_earlier != nullptr) m_earlier->setFilterText(text);
  showCounts();
}

void EvidencePage::showFiltered(const EvidenceFilter& filter) {
  showView(List);
  m_filters->setFilter(filter);
  applyChips();
  m_table->setFocus();
}

void EvidencePage::applyChips() {
  m_model->setFilter(m_filters->filter());
}

void EvidencePage::openPanel(QWidget* form, const QString& title) {
  m_forms->setCurrentWidget(form);
  m_splitter->panel()->setTitle(title);
  m_splitter->open();
}

void EvidencePage::startNew(const EvidenceFilter& preset) {
  if (m_seen == Import) showView(List);
  if (state().readOnlyWhy()) {
    navigator().say(MessageKind::Warning, messageText(*state().readOnlyWhy()));
    return;
  }
  editor().startNew(preset);
  showNew();
}

void EvidencePage::showNew() {
  openPanel(m_form, tr("New evidence"));
  m_quiet = true;
  m_table->clearSelection();
  m_table->setCurrentIndex({});
  m_quiet = false;
  m_form->focusFirst();
}

bool EvidencePage::isFormOpen() const {
  return m_form != nullptr && m_splitter->isOpen() && m_forms->currentWidget() == m_form;
}

void EvidencePage::takeGiven(const Given& given) {
  if (state().readOnlyWhy()) {
    navigator().say(MessageKind::Warning, messageText(*state().readOnlyWhy()));
    return;
  }
  if (!isFormOpen()) {
    if (m_seen == Import) showView(List);
    editor().startBlank();
    showNew();
  }
  editor().addGiven(given);
}

void EvidencePage::onCurrent(const base::Uuid& id) {
  if (m_quiet) return;
  if (id.isNull()) {
    if (m_editor != nullptr && !m_editor->isLogging()) m_splitter->shut();
    return;
  }
  if (editor().shownId().uuid == id && m_splitter->isOpen() && m_forms->currentWidget() == m_form) return;
  editor().show({id});
  openPanel(m_form, tr("Evidence"));
  m_table->scrollTo(m_table->currentIndex());
}

void EvidencePage::onLogged(const domain::EvidenceId& id, bool next) {
  const bool isShown = m_model->viewRowOf(id.uuid) >= 0;
  if (next) {
    m_form->focusFirst();
    navigator().say(MessageKind::Done, tr("Logged. The form keeps partner, person and source for the next one."));
  } else if (m_seen == Earlier) {
    m_splitter->shut();
    m_earlier->focusLists();
    navigator().say(MessageKind::Done, tr("Logged. Its link is counted here."));
  } else if (isShown) {
    m_table->setCurrentId(id.uuid);
    m_table->setFocus();
  } else {
    m_splitter->shut();
    navigator().say(MessageKind::Done, tr("Logged. The filters hide it from this list."));
  }
}

}  // namespace waymark::ui
