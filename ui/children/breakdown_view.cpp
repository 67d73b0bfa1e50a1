// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/breakdown_view.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <future>
#include <memory>

#include "app/list_file.h"
#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/breakdown_words.h"
#include "children/caseload_source.h"
#include "children/caseload_standing.h"
#include "render/caseload_pdf.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

enum { kTrueNumbers, kForSharing };
enum { kCountTable, kCountBars };
constexpr int kChoiceLetters = 22;
constexpr int kBreakdownLeast = 260;

QString nameFor(const app::CaseloadReport& report) {
  return (report.shown == app::Shown::Sharing ? BreakdownView::tr("%1, for sharing")
                                              : BreakdownView::tr("%1, true numbers"))
      .arg(toQt(report.table.title).remove(u'/').remove(u'?'));
}

base::Result<void> writeBreakdown(const app::CaseloadReport& report, const std::filesystem::path& file) {
  if (base::folded(file.extension().string()) != ".pdf") return app::writeList(file, app::caseloadSheet(report));
  // Beside the window's thread, pages may be laid out on the pool's alone.
  using Task = std::packaged_task<base::Result<void>()>;
  auto layOut = std::make_shared<Task>([&] { return saveCaseloadPdf(report, file); });
  auto done = layOut->get_future();
  QThreadPool::globalInstance()->start([layOut] { (*layOut)(); });
  return done.get();
}

void setChosen(FormCombo* combo, const QString& id) {
  const int at = combo->findData(id);
  combo->setCurrentIndex(std::max(0, at));
}

}  // namespace

BreakdownView::BreakdownView(const ViewContext& context)
    : CaseloadView(context),
      m_stack(new QStackedWidget),
      m_standing(new CaseloadStanding(context.state, context.caseload)),
      m_scroll(new ColumnScroll),
      m_rows(new FormCombo),
      m_across(new FormCombo),
      m_list(new FormCombo),
      m_shown(new ChoiceStrip(tr("Which numbers"), {{tr("True numbers"), kTrueNumbers, tr("For working. Not for sharing")},
                                                    {tr("For sharing"), kForSharing,
                                                     tr("As it would leave: small numbers suppressed")}})),
      m_form(new ChoiceStrip(tr("Shown as"), {{tr("As a table"), kCountTable}, {tr("As bars"), kCountBars}})),
      m_mark(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_note(makeLabel({})),
      m_about(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_forms(new QStackedWidget),
      m_table(new DataTable(tr("Children by two things"))),
      m_bars(new BreakdownBars),
      m_copy(new Button(ButtonKind::Secondary, tr("Copy"))),
      m_save(new Button(ButtonKind::Secondary, "file", tr("Save…"))),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_stack->addWidget(m_standing);
  m_scroll->setColumn(makeContent());
  m_stack->addWidget(m_scroll);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_stack);
  m_shown->setValue(kTrueNumbers);
  m_form->setValue(kCountTable);
  for (auto* combo : {m_rows, m_across, m_list})
    connect(combo, &QComboBox::activated, this, &BreakdownView::showReport);
  connect(m_shown, &ChoiceStrip::chosen, this, &BreakdownView::showReport);
  connect(m_form, &ChoiceStrip::chosen, m_forms, &QStackedWidget::setCurrentIndex);
  connect(m_copy, &QPushButton::clicked, this, &BreakdownView::copy);
  connect(m_save, &QPushButton::clicked, this, &BreakdownView::askFile);
  connect(m_standing, &CaseloadStanding::importAsked, this, &CaseloadView::askImport);
  connect(&context.caseload, &CaseloadSource::changed, this, &BreakdownView::onSource);
  connect(&state(), &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    for (const auto& change : changes.changes)
      if (change.after && std::holds_alternative<domain::Area>(*change.after)) return showReport();
  });
  m_table->installEventFilter(this);
  onSource();
}

BreakdownView::~BreakdownView() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* BreakdownView::makeContent() {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kAround, 0, kAround, kBetween);
  column->setSpacing(kInside);
  auto* choices = new FlowBox(kBetween, kInside);
  for (auto* combo : {m_rows, m_across, m_list}) combo->setMinimumContentsLength(kChoiceLetters);
  choices->add(new FormRow(tr("Rows"), m_rows));
  choices->add(new FormRow(tr("Across"), m_across));
  choices->add(new FormRow(tr("List"), m_list));
  auto* bar = new FlowBox(kBetween, kInside);
  for (QWidget* part : {static_cast<QWidget*>(m_shown), static_cast<QWidget*>(m_form), static_cast<QWidget*>(m_copy),
                        static_cast<QWidget*>(m_save)})
    bar->add(part);
  m_table->setObjectName(QStringLiteral("breakdown"));
  m_forms->addWidget(m_table);
  auto* bars = new ColumnScroll;
  bars->setColumn(m_bars);
  m_forms->addWidget(bars);
  m_forms->setMinimumHeight(scaled(kBreakdownLeast));
  column->addWidget(choices);
  column->addWidget(bar);
  column->addWidget(m_mark);
  column->addWidget(m_note);
  column->addWidget(m_forms, 1);
  column->addWidget(m_about);
  return content;
}

void BreakdownView::activated() {
  context().caseload.want();
}

void BreakdownView::onSource() {
  const auto& read = context().caseload.read();
  m_stack->setCurrentWidget(read == nullptr ? static_cast<QWidget*>(m_standing) : m_scroll);
  if (read != nullptr) fillChoices();
  showReport();
}

void BreakdownView::fillChoices() {
  const auto& caseload = context().caseload.read()->caseload;
  const bool isFirst = m_rows->count() == 0;
  const lists::Breakdown usual;
  const QString rows = isFirst ? toQt(usual.rows) : m_rows->currentData().toString();
  const QString across = isFirst ? toQt(usual.columns) : m_across->currentData().toString();
  const QString list = m_list->currentData().toString();
  for (auto* combo : {m_rows, m_across, m_list}) combo->clear();
  m_across->addItem(tr("Nothing: one count a row"), QString());
  for (const auto& part : lists::breakdownParts(caseload.definition)) {
    // A column that no list has tells nothing.
    const auto column = caseload.definition.column(part.id);
    const bool isThere = !column || std::ranges::any_of(caseload.lists, [&](const app::CaseloadList& one) {
      return one.table.has(*column);
    });
    if (!isThere) continue;
    for (auto* combo : {m_rows, m_across}) combo->addItem(toQt(part.title), toQt(part.id));
  }
  for (const auto& one : caseload.lists)
    if (const auto place = caseload.definition.list(one.extract.list))
      m_list->addItem(toQt(caseload.definition.lists[*place].title), toQt(one.extract.list));
  setChosen(m_rows, rows);
  setChosen(m_across, across);
  setChosen(m_list, list);
}

void BreakdownView::showReport() {
  m_report.reset();
  const auto& read = context().caseload.read();
  if (read != nullptr && !read->caseload.lists.empty()) {
    const lists::Breakdown by{fromQt(m_rows->currentData().toString()), fromQt(m_across->currentData().toString())};
    const bool byList = by.rows == "list" || by.columns == "list";
    m_list->setEnabled(!byList);
    auto report = app::caseloadReport(read->caseload, state().workspace().area(), by,
                                      byList ? std::string() : fromQt(m_list->currentData().toString()),
                                      m_shown->value() == kForSharing ? app::Shown::Sharing : app::Shown::Working);
    if (report)
      m_report = std::move(*report);
    else
      navigator().say(MessageKind::Error, messageText(report.error()));
  }
  for (auto* button : {m_copy, m_save}) button->setEnabled(m_report.has_value());
  if (m_report) {
    auto* model = new BreakdownModel(m_report->table, this);
    model->setFilterText(m_filter);
    m_table->setTableModel(model, 0);
    delete m_model;
    m_model = model;
    m_bars->show(m_report->table);
    m_mark->setText(toQt(m_report->mark) + u'.');
    m_note->setText(toQt(m_report->note));
    m_about->setText(m_list->isEnabled()
                         ? tr("%1. %2.").arg(toQt(m_report->area), toQt(m_report->about))
                         : tr("%1. %2. A child on two lists counts in each.")
                               .arg(toQt(m_report->area), toQt(m_report->about)));
  }
  emit summaryChanged();
}

void BreakdownView::setFilter(const QString& text) {
  m_filter = text;
  if (m_model != nullptr) m_model->setFilterText(text);
}

QString BreakdownView::summary() const {
  if (!m_report) return {};
  if (m_report->shown == app::Shown::Working) return tr("True numbers");
  const auto hidden = m_report->table.hidden();
  return m_report->table.below <= 1 ? tr("For sharing, nothing suppressed")
                                    : tr("For sharing, below %1 suppressed: %L2 counts hidden")
                                          .arg(m_report->table.below)
                                          .arg(hidden);
}

void BreakdownView::copy() {
  if (!m_report) return;
  const auto sheet = app::caseloadSheet(*m_report);
  auto* both = new QMimeData;
  both->setText(toQt(app::sheetText(sheet)));
  both->setHtml(toQt(app::sheetHtml(sheet)));
  QGuiApplication::clipboard()->setMimeData(both);
  navigator().say(MessageKind::Done, tr("Copied, marked “%1”.").arg(toQt(m_report->mark)));
}

void BreakdownView::askFile() {
  auto* dialog = new QFileDialog(this, tr("Save the breakdown"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);  // asks before it takes a file that is there
  const QString page = tr("PDF (*.pdf)");
  const QString text = tr("Comma-separated text (*.csv)");
  dialog->setNameFilters({tr("Workbook (*.xlsx)"), text, page});
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, page, text](const QString& filter) {
    dialog->setDefaultSuffix(filter == page ? QStringLiteral("pdf")
                                            : filter == text ? QStringLiteral("csv") : QStringLiteral("xlsx"));
  });
  dialog->selectFile(nameFor(*m_report));
  connect(dialog, &QFileDialog::fileSelected, this, &BreakdownView::saveTo);
  dialog->open();
}

void BreakdownView::saveTo(const QString& file) {
  if (!m_report) return;
  const auto path = pathFrom(file);
  m_background.run(
      "save", [report = *m_report, path](const std::stop_token&) { return writeBreakdown(report, path); },
      [this, mark = toQt(m_report->mark), path](base::Result<void> written) {
        navigator().say(written ? MessageKind::Done : MessageKind::Error,
                        written ? tr("Saved, marked “%1”, to %2.").arg(mark, pathText(path))
                                : messageText(written.error()));
        emit saved();
      });
}

bool BreakdownView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return CaseloadView::event(event);
}

bool BreakdownView::eventFilter(QObject* watched, QEvent* event) {
  // What is copied goes with its mark, whichever rows are selected.
  if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  return CaseloadView::eventFilter(watched, event);
}

}  // namespace waymark::ui
