// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/requests_page.h"

#include <QFocusEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "requests/ready_bar.h"
#include "requests/request_import_view.h"
#include "shell/action_catalogue.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/detail_panel.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kRequestPanel = 420;

}  // namespace

RequestsPage::RequestsPage(const PageContext& context)
    : Page(context),
      m_header(new PageHeader(tr("Requests"))),
      m_bar(new ReadyBar),
      m_new(new Button(ButtonKind::Primary, "add", tr("New request"))),
      m_more(new Button(ButtonKind::Secondary, tr("Sheets and files"))),
      m_view(new ChoiceStrip(tr("View"), {{tr("Readiness register"), RequestList::Register},
                                          {tr("Request log"), RequestList::Log},
                                          {tr("Returns"), kReturnsView}})),
      m_list(new RequestList(context.state, context.navigator)),
      m_empty(new EmptyState("requests", tr("No inspection yet"),
                             tr("The information list belongs to an inspection. Start one on the timeline: nothing has "
                                "to be notified for the register to be kept."),
                             tr("Go to the timeline"))),
      m_import(new RequestImportView),
      m_parts(new QStackedWidget),
      m_form(new RequestForm(context.state)),
      m_forms(new QStackedWidget),
      m_files(new RequestFiles(context.state, context.navigator, this,
                               [this]() -> const std::vector<app::RequestRow>& { return m_list->rows(); })),
      m_returns(new ReturnLinesView(context.state, context.navigator, *m_files)),
      m_soon(new QTimer(this)) {
  m_header->addAction(m_more);
  m_header->addAction(m_new);
  m_new->setToolTip(tr("Write down what inspectors ask for beyond the list (Ctrl+Shift+N, anywhere)"));
  m_parts->addWidget(m_list);
  m_parts->addWidget(m_empty);
  m_parts->addWidget(m_import);
  m_parts->addWidget(m_returns);
  m_forms->addWidget(m_form);
  m_forms->addWidget(m_returns->panel());
  auto* main = new QWidget;
  auto* column = new QVBoxLayout(main);
  column->setContentsMargins(kAround, kAround, kAround, 0);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_bar);
  column->addWidget(m_view);
  column->addWidget(m_parts, 1);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(main);
  m_splitter = new DetailSplitter(scroll, tr("Request"));
  m_splitter->setWidth(kRequestPanel, QStringLiteral("requests"));
  m_splitter->panel()->setContent(m_forms);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_splitter);
  m_soon->setSingleShot(true);
  m_soon->setInterval(0);
  m_form->setCodeCheck([this](const std::string& code) {
    return std::ranges::any_of(m_list->rows(), [&](const app::RequestRow& row) {
      return row.id().uuid != m_shown && base::folded(row.code) == base::folded(code);
    });
  });
  makeMenu();
  connectParts();
  onLoaded();
}

RequestsPage::~RequestsPage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void RequestsPage::makeMenu() {
  auto* menu = new QMenu(m_more);
  m_more->setMenu(menu);
  const auto add = [this, menu](const QString& words, void (RequestFiles::*ask)()) {
    connect(menu->addAction(words), &QAction::triggered, m_files, ask);
  };
  add(tr("Write all requests to a sheet…"), &RequestFiles::askSheetOut);
  add(tr("Read such a sheet…"), &RequestFiles::askSheetIn);
  menu->addSeparator();
  add(tr("Print the submission log…"), &RequestFiles::askPrint);
  add(tr("Bundle what was sent…"), &RequestFiles::askBundle);
}

void RequestsPage::connectParts() {
  connect(&state(), &AppState::loaded, this, &RequestsPage::onLoaded);
  connect(&state(), &AppState::applied, this, &RequestsPage::follow);
  connect(&state(), &AppState::timelineChanged, m_soon, qOverload<>(&QTimer::start));
  connect(&state(), &AppState::clockChanged, m_soon, qOverload<>(&QTimer::start));
  connect(&state(), &AppState::failed, this, [this] {
    m_written = {};
    m_editWaits = false;
    m_awaited = {};
    m_returns->failed();
  });
  connect(m_soon, &QTimer::timeout, this, &RequestsPage::refresh);
  connect(m_view, &ChoiceStrip::chosen, this, &RequestsPage::showView);
  connect(m_new, &QPushButton::clicked, this, &RequestsPage::log);
  connect(m_empty, &EmptyState::started, this, [this] { navigator().go(QStringLiteral("timeline")); });
  connect(m_list, &RequestList::currentChanged, this, [this](const base::Uuid& id) {
    if (!id.isNull() && m_splitter->isOpen()) showRequest(id);
  });
  connect(m_list, &RequestList::opened, this, [this](const base::Uuid& id) {
    showRequest(id);
    if (m_splitter->isOpen()) m_form->focusFirst();
  });
  connect(m_form, &RecordForm::edited, this, &RequestsPage::writeEdit);
  connect(m_form, &RecordForm::removeAsked, this, &RequestsPage::remove);
  connect(m_form, &RequestForm::sendAsked, this,
          [this](const QString& file, const QString& to, const QString& note, bool signedOff) {
            app::Sending sending;
            sending.version.sentTo = fromQt(to);
            sending.version.note = fromQt(note);
            sending.signedOff = signedOff;
            m_files->send(m_form->row(), file, std::move(sending));
          });
  connect(m_form, &RequestForm::saveVersionAsked, m_files, &RequestFiles::askWhereToSave);
  connect(m_form, &RequestForm::fileWanted, this, [this] {
    m_files->ask(RequestFiles::For::Opening, tr("The file that goes out"), tr("All files (*)"), {},
                 [this](const QString& file) { sendFile(file); });
  });
  connect(m_returns, &ReturnLinesView::panelWanted, this, [this](const QString& title) {
    m_shown = {};
    m_forms->setCurrentWidget(m_returns->panel());
    m_splitter->panel()->setTitle(title);
    m_splitter->open();
  });
  connect(m_returns, &ReturnLinesView::panelDone, this, [this] { m_splitter->shut(); });
  connect(m_files, &RequestFiles::previewed, this, &RequestsPage::takePreview);
  connect(m_import, &RequestImportView::bringInAsked, this, &RequestsPage::bringIn);
  connect(m_import, &RequestImportView::left, this, [this] {
    m_preview.reset();
    refresh();
    focusList(Qt::OtherFocusReason);
  });
}

std::vector<app::RequestRow> RequestsPage::currentRows() const {
  const auto* inspection = state().inspection();
  if (inspection == nullptr) return {};
  return app::requestsFor(state().workspace(), inspection->value, state().planPack(), state().calendar(),
                          state().now());
}

bool RequestsPage::isCalled() const {
  const auto* inspection = state().inspection();
  return inspection != nullptr && inspection->value.notified.has_value();
}

void RequestsPage::onLoaded() {
  m_splitter->shut();
  m_shown = {};
  m_preview.reset();
  m_written = {};
  m_editWaits = false;
  const auto& why = state().readOnlyWhy();
  m_form->setReadOnlyReason(why ? messageText(*why) : QString());
  m_new->setEnabled(!why);
  m_returns->reset();
  refresh();
  showView(isCalled() ? RequestList::Log : RequestList::Register);
}

void RequestsPage::refresh() {
  m_list->setRows(currentRows());
  const auto counts = app::countRequests(m_list->rows(), state().now());
  const bool isEmpty = m_list->rows().empty();
  m_empty->setTexts(
      state().inspection() == nullptr ? tr("No inspection yet") : tr("Nothing is asked for yet"),
      state().inspection() == nullptr
          ? tr("The information list belongs to an inspection. Start one on the timeline: nothing has to be notified "
               "for the register to be kept.")
          : tr("This kind of inspection has no information list. What inspectors ask for is written down with "
               "Ctrl+Shift+N; the days are on the timeline."));
  m_parts->setCurrentIndex(m_preview ? Import : isEmpty ? Empty : showsReturns() ? Returns : List);
  const bool hasList = !isEmpty && !m_preview;
  for (QWidget* part : {static_cast<QWidget*>(m_view), static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_more)})
    part->setVisible(hasList);
  m_new->setVisible(state().inspection() != nullptr && !m_preview);
  m_returns->refresh();
  const QString sentence = isEmpty ? QString() : requestsSummary(counts, isCalled());
  m_header->setSummary(sentence);
  m_bar->set(isCalled() ? counts.all - counts.open : counts.ready, counts.all, sentence);
}

bool RequestsPage::showsReturns() const {
  return m_view->value() == kReturnsView;
}

void RequestsPage::showView(int view) {
  const bool wasReturns = m_parts->currentIndex() == Returns;
  m_view->setValue(view);
  if (!showsReturns()) m_list->showView(static_cast<RequestList::View>(view));
  refresh();
  if (wasReturns != showsReturns()) m_splitter->shut();
  if (!showsReturns() && !m_shown.isNull()) m_list->setCurrent(m_shown);
}

void RequestsPage::focusList(Qt::FocusReason reason) {
  if (m_parts->currentIndex() == Empty) return m_empty->button()->setFocus(reason);
  if (showsReturns()) return m_returns->focusList(reason);
  m_list->table()->setFocus(reason);
}

QString RequestsPage::accessibleSummary() const {
  return requestsSummary(app::countRequests(m_list->rows(), state().now()), isCalled());
}

void RequestsPage::setFilter(const QString& text) {
  m_list->setWords(text);
  m_returns->setWords(text);
}

QString RequestsPage::place() const {
  if (showsReturns()) return QStringLiteral("return:") + m_returns->current();
  return m_splitter->isOpen() && !m_shown.isNull() ? toQt(base::uuidText(m_shown)) : QString();
}

void RequestsPage::openArgument(const QString& argument) {
  if (argument == QLatin1String("new")) return log();
  if (argument == QLatin1String("filter:late") || argument == QLatin1String("filter:soon")) {
    m_list->showOnly(argument.endsWith(QLatin1String("late")) ? RequestList::Late : RequestList::Soon);
    showView(RequestList::Log);
    return m_list->table()->setFocus(Qt::OtherFocusReason);
  }
  if (argument.startsWith(QLatin1String("view:"))) {
    const auto view = base::parseUuid(fromQt(argument.mid(5)));
    if (view && m_list->open({*view})) return showView(m_list->view());
    if (view && m_returns->openView({*view})) showView(kReturnsView);
    return;
  }
  if (argument.startsWith(QLatin1String("return:"))) {
    if (m_returns->openReturn(argument.mid(7))) showView(kReturnsView);
    return;
  }
  const auto* row = app::findRequest(m_list->rows(), fromQt(argument));
  if (row == nullptr) {
    // It may have been asked for a moment before it is there.
    if (const auto id = base::parseUuid(fromQt(argument))) m_awaited = *id;
    return;
  }
  const auto id = row->id().uuid;
  if (showsReturns()) showView(RequestList::Log);
  m_list->setCurrent(id);
  showRequest(id);
  m_list->table()->setFocus(Qt::OtherFocusReason);
}

void RequestsPage::showRequest(const base::Uuid& id) {
  const auto* row = m_list->row(id);
  if (row == nullptr) return;
  if (row->underEmbargo) {
    navigator().say(MessageKind::Info,
                    tr("%1 comes from what inspectors said in confidence: its words are in Keeping in touch, for those "
                       "who are named there.")
                        .arg(toQt(row->code)));
    m_shown = {};
    if (m_splitter->isOpen()) m_splitter->shut();
    return;
  }
  m_shown = id;
  m_forms->setCurrentWidget(m_form);
  m_form->show(*row);
  m_splitter->panel()->setTitle(QStringLiteral("%1 %2").arg(toQt(row->code), toQt(row->title)));
  m_splitter->open();
}

void RequestsPage::log() {
  actions().action(QStringLiteral("request.new"))->trigger();
}

void RequestsPage::writeEdit() {
  if (!m_written.isNull()) {
    m_editWaits = true;
    return;
  }
  const auto* row = m_list->row(m_shown);
  if (row == nullptr || state().readOnlyWhy()) return;
  auto after = m_form->checked();
  if (!after) return;
  // On the row as it is now: the panel may still show it from before the last edit.
  auto change = app::requestChange(*row, *std::move(after));
  if (!change) return;
  m_written = m_shown;
  state().apply(tr("change %1").arg(toQt(row->code)), *std::move(change));
}

void RequestsPage::remove() {
  const auto& row = m_form->row();
  const auto* stored = state().find<domain::Request>(row.id());
  if (stored == nullptr)
    return navigator().say(MessageKind::Info,
                           tr("Nothing has been written down for it yet, so there is nothing to delete."));
  if (!row.versions.empty())
    return navigator().say(MessageKind::Warning,
                           tr("%1 was sent, so it stays in the log with its files.").arg(toQt(row.code)));
  const QString code = toQt(row.code);
  const bool isItem = row.packIndex >= 0;
  state().apply(tr("delete %1").arg(code), domain::removed(*stored));
  navigator().sayUndoable(isItem ? tr("What was written down for %1 is gone; the item stays on the list.").arg(code)
                                 : tr("Deleted %1. Ctrl+Z brings it back.").arg(code));
}

void RequestsPage::sendFile(const QString& file) {
  if (!m_shown.isNull() && !state().readOnlyWhy()) m_form->askSending(file);
}

void RequestsPage::takePreview(const std::shared_ptr<const app::RequestImport>& import) {
  m_preview = import;
  m_import->show(*import, state().readOnlyWhy() ? RequestImportView::Writing::ReadOnly
                                                : RequestImportView::Writing::Allowed);
  m_splitter->shut();
  refresh();
  m_import->focusFirst();
}

void RequestsPage::bringIn() {
  if (!m_preview || state().readOnlyWhy()) return;
  const auto import = std::exchange(m_preview, nullptr);
  refresh();
  state().apply(import->changes);
  const auto wanted = import->added + import->changed;
  navigator().sayUndoable(import->refused == 0
                              ? tr("%L1 rows came in.").arg(wanted)
                              : tr("%L1 rows came in; %L2 were left out.").arg(wanted).arg(import->refused));
  focusList(Qt::OtherFocusReason);
}

void RequestsPage::follow(const domain::ChangeSet& changes) {
  m_returns->follow(changes);
  bool shown = false;
  bool made = false;
  bool wrote = false;
  for (const auto& change : changes.changes) {
    const auto& record = change.after ? *change.after : *change.before;
    const auto id = domain::idOf(record);
    const auto* version = std::get_if<domain::RequestVersion>(&record);
    shown = shown || (!m_shown.isNull() && id == m_shown) || (version != nullptr && version->request.uuid == m_shown);
    wrote = wrote || (!m_written.isNull() && id == m_written);
    made = made || (!m_awaited.isNull() && id == m_awaited);
  }
  // What isn't in the panel can wait for the next turn: an import is a thousand changes.
  if (!shown && !made && !wrote) return m_soon->start();
  if (wrote) m_written = {};
  refresh();
  if (made) {
    const auto id = std::exchange(m_awaited, {});
    if (showsReturns()) showView(RequestList::Log);
    m_list->setCurrent(id);
    m_list->table()->setFocus(Qt::OtherFocusReason);
    return showRequest(id);
  }
  if (wrote && std::exchange(m_editWaits, false)) {
    writeEdit();
    if (!m_written.isNull()) return;
  }
  if (!shown) return;
  if (m_list->row(m_shown) != nullptr)
    showRequest(m_shown);
  else
    m_splitter->shut();
}

void RequestsPage::focusInEvent(QFocusEvent* event) {
  focusList(event->reason());
}

}  // namespace waymark::ui
