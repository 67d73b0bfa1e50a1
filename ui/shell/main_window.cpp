// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/backups.h"
#include "shell/help_panel.h"
#include "shell/message_bar.h"
#include "shell/quick_request.h"
#include "shell/rail.h"
#include "shell/rehearsal_band.h"
#include "shell/search_palette.h"
#include "shell/seal_keeper.h"
#include "shell/start_page.h"
#include "shell/status_bar.h"
#include "shell/top_bar.h"
#include "shell/unlock_panel.h"
#include "widgets/detail_panel.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kNarrowWindow = 1100;

QString pageTitle(const PageEntry& entry) {
  return QCoreApplication::translate("pages", entry.title);
}

}  // namespace

MainWindow::MainWindow(AppState& state, ActionCatalogue& actions, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_actions(actions),
      m_rail(new Rail),
      m_topBar(new TopBar(state, actions)),
      m_messages(new MessageBar),
      m_status(new StatusBar(state)),
      m_stackHolder(new QWidget),
      m_middle(new QHBoxLayout),
      m_stack(new QStackedLayout(m_stackHolder)),
      m_pages(pageEntries().size(), nullptr) {
  setWindowTitle(tr("Waymark"));
  setMinimumSize(640, 420);
  auto* column = new QVBoxLayout;
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_topBar);
  column->addWidget(m_messages);
  column->addWidget(new UnlockPanel(state.seal()));
  column->addWidget(new RehearsalBand(state));
  m_middle->addWidget(m_stackHolder, 1);
  column->addLayout(m_middle, 1);
  column->addWidget(m_status);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(m_rail);
  row->addLayout(column, 1);

  for (const auto& entry : pageEntries()) {
    if (QLatin1String(entry.id) == QLatin1String("settings")) m_rail->addStretch();
    auto* action = actions.addPage(QLatin1String(entry.id), pageTitle(entry), entry.icon, entry.keys);
    connect(action, &QAction::triggered, this, [this, id = QString::fromLatin1(entry.id)] { showPage(id); });
    m_rail->addPage(action);
  }
  connectActions();
  connectSeal();
  connect(&m_state, &AppState::loaded, this, &MainWindow::onLoaded);
  connect(&m_state, &AppState::failed, this, &MainWindow::onFailed);
  connect(&m_state.backups(), &Backups::failed, this, &MainWindow::onFailed);
  connect(&m_navigator, &Navigator::requested, this, &MainWindow::showPage);
  connect(&m_navigator, &Navigator::said, this, &MainWindow::say);
  connect(&m_navigator, &Navigator::undoOffered, this, &MainWindow::offerUndo);
  connect(&m_state, &AppState::historyChanged, this, &MainWindow::showUndoOffer);
  connect(&m_state, &AppState::savingChanged, this, &MainWindow::showUndoOffer);
  connect(m_messages, &MessageBar::undoAsked, this, [this] { m_state.undo(); });
  connect(&m_state, &AppState::applied, this, [this] { m_leaving = false; });
  connect(&m_state.backups(), &Backups::closingDone, this, &QWidget::close);
  connect(m_topBar, &TopBar::filterChanged, this, &MainWindow::applyFilter);
  m_rail->setVisible(m_state.isOpen());
  m_topBar->setVisible(m_state.isOpen());
  m_status->setVisible(m_state.isOpen());
}

MainWindow::~MainWindow() = default;

void MainWindow::connectActions() {
  for (auto* action : m_actions.all()) addAction(action);  // so that shortcuts work everywhere in the window
  const auto on = [this](const char* id, auto slot) {
    connect(m_actions.action(QLatin1String(id)), &QAction::triggered, this, slot);
  };
  on("edit.undo", [this] { m_state.undo(); });
  on("edit.redo", [this] { m_state.redo(); });
  on("edit.filter", [this] { m_topBar->focusFilter(); });
  on("evidence.new", [this] { showPage(QStringLiteral("evidence"), QStringLiteral("new")); });
  on("request.new", [this] { newRequest(); });
  on("point.new", [this] { showPage(QStringLiteral("touch"), QStringLiteral("new")); });
  on("concern.new", [this] { showPage(QStringLiteral("touch"), QStringLiteral("raise")); });
  on("view.next_part", [this] { focusNextPart(); });
  on("search.open", [this] { openSearch(); });
  on("help.page", [this] { helpForPage(); });
  on("help.glossary", [this] { help()->showGlossary(); });
  on("help.keyboard", [this] { help()->showKeys(); });
  on("help.keyboard_save", [this] { help()->saveKeys(); });
  on("file.start", [this] { showStart(); });
  on("file.open", [this] { chooseFile(); });
  on("file.new", [this] {
    showStart();
    m_start->showForm();
  });
  on("file.quit", [this] { close(); });
  enableActions();
}

void MainWindow::enableActions() {
  for (auto* action : m_actions.all()) {
    const QString id = action->objectName();
    if (id.startsWith(QLatin1String("page.")) || id == QLatin1String("evidence.new") ||
        id == QLatin1String("request.new") || id == QLatin1String("point.new") ||
        id == QLatin1String("concern.new") || id == QLatin1String("search.open"))
      action->setEnabled(m_state.isOpen());
  }
}

void MainWindow::newRequest() {
  if (m_state.readOnlyWhy()) return say(MessageKind::Warning, messageText(*m_state.readOnlyWhy()));
  if (m_state.inspection() == nullptr)
    return say(MessageKind::Info, tr("A request belongs to an inspection, and there is none yet: start one on the "
                                     "timeline."));
  if (findChild<QuickRequest*>() != nullptr) return;  // it is open
  auto* dialog = new QuickRequest(m_state, this);
  connect(dialog, &QuickRequest::logged, this, [this](const QString& code, const QString& id) {
    m_navigator.sayUndoable(tr("Logged as %1.").arg(code));
    showPage(QStringLiteral("requests"), id);
  });
  dialog->open();
}

void MainWindow::connectSeal() {
  auto& seal = m_state.seal();
  auto* unlock = m_actions.action(QStringLiteral("seal.unlock"));
  auto* lock = m_actions.action(QStringLiteral("seal.lock"));
  const auto enable = [&seal, unlock, lock] {
    unlock->setEnabled(seal.standing() == SealKeeper::Standing::Locked ||
                       seal.standing() == SealKeeper::Standing::NoSeal);
    lock->setEnabled(seal.standing() == SealKeeper::Standing::Unlocked);
  };
  connect(unlock, &QAction::triggered, this, [&seal] { seal.ask(); });
  connect(lock, &QAction::triggered, this, [this, &seal] {
    seal.lock();
    say(MessageKind::Done, tr("Who the children are is locked."));
  });
  connect(&seal, &SealKeeper::changed, this, enable);
  connect(&seal, &SealKeeper::asked, this, [this, &seal] {
    // Without a seal there is nothing to unlock: it is set up first.
    if (seal.standing() == SealKeeper::Standing::NoSeal)
      showPage(QStringLiteral("settings"), QStringLiteral("privacy"));
  });
  connect(&seal, &SealKeeper::lockedByItself, this, [this](int minutes) {
    say(MessageKind::Info, minutes == 1 ? tr("Who the children are was locked after 1 minute without use.")
                                        : tr("Who the children are was locked after %1 minutes without use.").arg(minutes));
  });
  connect(&seal, &SealKeeper::syncedFolder, this, [this](const QString& program) {
    if (m_state.readOnlyWhy()) return;  // that is said already
    say(MessageKind::Warning,
        tr("%1 copies the folder of this workspace to its cloud, with everything in it about children, and may damage "
           "the file while it is written. Everything works as it is; move the workspace to a folder that isn’t "
           "synchronised, and ask your data protection lead about the copies.")
            .arg(program));
  });
  enable();
}

HelpPanel* MainWindow::help() {
  if (m_help == nullptr) {
    m_help = new HelpPanel(m_state, m_actions);
    m_help->hide();
    m_middle->addWidget(m_help);
    connect(m_help, &HelpPanel::closed, this, &MainWindow::shutHelp);
    connect(m_help, &HelpPanel::said, this, [this](const QString& sentence, bool done) {
      say(done ? MessageKind::Done : MessageKind::Error, sentence);
    });
  }
  if (!m_help->isVisible()) m_beforeHelp = QApplication::focusWidget();
  return m_help;
}

void MainWindow::helpForPage() {
  const bool isThere = m_help != nullptr && m_help->isVisible() && m_help->view() == HelpPanel::View::Page;
  if (isThere) {
    shutHelp();
    return;
  }
  const bool onPage = currentPage() != nullptr && m_stack->currentWidget() == currentPage();
  help()->showPageHelp(onPage ? currentPageId() : QStringLiteral("start"));
}

void MainWindow::shutHelp() {
  m_help->hide();
  if (m_beforeHelp != nullptr && m_beforeHelp->isVisible())
    m_beforeHelp->setFocus(Qt::OtherFocusReason);
  else if (auto* page = currentPage())
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::openSearch() {
  if (m_search == nullptr) {
    m_search = new SearchPalette(m_state, m_actions, m_navigator, this);
    connect(m_search, &SearchPalette::termWanted, this, [this](const QString& term) { help()->showGlossary(term); });
  }
  m_search->open();
}

void MainWindow::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Open a workspace"), {}, tr("Waymark workspaces (*.waymark);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::fileChosen);
  dialog->open();
}

void MainWindow::setRecent(const QStringList& files) {
  m_recent = files;
  if (m_start != nullptr) m_start->setRecent(files);
}

void MainWindow::showStart() {
  if (m_start == nullptr) {
    m_start = new StartPage(m_state, m_actions);
    m_start->installEventFilter(this);
    m_start->setRecent(m_recent);
    connect(m_start, &StartPage::recentChosen, this, &MainWindow::fileChosen);
    connect(m_start, &StartPage::restored, this, &MainWindow::fileChosen);
    connect(m_start, &StartPage::failed, this, [this](const QString& sentence) { say(MessageKind::Error, sentence); });
    m_stack->addWidget(m_start);
  }
  m_stack->setCurrentWidget(m_start);
  if (m_help != nullptr) m_help->setPage(QStringLiteral("start"));
}

void MainWindow::expectWorkspace() {
  auto* empty = new QWidget;
  m_stack->addWidget(empty);
  m_stack->setCurrentWidget(empty);
}

void MainWindow::say(MessageKind kind, const QString& sentence) {
  m_messages->show(kind, sentence);
  m_undoWaits = false;
  m_undoOffered.clear();
}

void MainWindow::offerUndo() {
  m_undoWaits = true;
  showUndoOffer();
}

void MainWindow::showUndoOffer() {
  if (m_undoWaits && !m_state.isSaving()) {
    m_undoWaits = false;
    m_undoOffered = m_state.undoName();
    m_messages->offerUndo(m_undoOffered);
  } else if (!m_undoOffered.isEmpty() && m_undoOffered != m_state.undoName()) {  // something else was done since
    m_undoOffered.clear();
    m_messages->offerUndo({});
  }
}

void MainWindow::closeEvent(QCloseEvent* event) {
  // The last backup is made while the window can still say that it failed.
  if (m_leaving || !m_state.backups().isBehind()) {
    QWidget::closeEvent(event);
    return;
  }
  m_leaving = true;
  event->ignore();
  say(MessageKind::Info, tr("Making a backup, then closing. Close again to leave without it."));
  m_state.backups().backUpForClosing();
}

void MainWindow::onLoaded() {
  const bool isOpen = m_state.isOpen();
  for (QWidget* part :
       {static_cast<QWidget*>(m_rail), static_cast<QWidget*>(m_topBar), static_cast<QWidget*>(m_status)})
    part->setVisible(isOpen);
  enableActions();
  if (!isOpen) {
    showStart();
    return;
  }
  setWindowTitle(tr("%1 – Waymark").arg(toQt(m_state.area().name)));
  m_topBar->clearFilter();
  showPage(m_current >= 0 ? currentPageId() : m_firstPage);
  if (m_state.readOnlyWhy()) say(MessageKind::Warning, messageText(*m_state.readOnlyWhy()));
}

void MainWindow::onFailed(const base::Error& error) {
  if (!m_state.isOpen()) showStart();
  if (m_leaving) {
    say(MessageKind::Error, tr("%1 Close again to leave without a backup.").arg(messageText(error)));
    return;
  }
  say(error.code == base::Code::Cancelled ? MessageKind::Info : MessageKind::Error, messageText(error));
}

void MainWindow::setPlaces(const std::filesystem::path& file, const QVariantMap& places) {
  m_placesOf = file;
  m_places = places;
}

QVariantMap MainWindow::places() const {
  QVariantMap places = m_placesOf == m_state.file() ? m_places : QVariantMap();
  for (std::size_t i = 0; i < m_pages.size(); ++i)
    if (m_pages[i] != nullptr) places.insert(QLatin1String(pageEntries()[i].id), m_pages[i]->place());
  return places;
}

void MainWindow::showPage(const QString& id, const QString& argument) {
  const auto entries = pageEntries();
  if (!m_state.isOpen() || entries.empty()) return;
  std::size_t place = 0;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (QLatin1String(entries[i].id) == id) place = i;
  auto*& page = m_pages[place];
  QString selected;
  if (page == nullptr) {
    if (m_placesOf == m_state.file()) selected = m_places.value(QLatin1String(entries[place].id)).toString();
    page = entries[place].make(PageContext{m_state, m_navigator, m_actions});
    page->setAccessibleName(pageTitle(entries[place]));
    page->installEventFilter(this);
    m_stack->addWidget(page);
  }
  const bool isOther = m_current != static_cast<int>(place);
  m_current = static_cast<int>(place);
  if (isOther) {
    m_topBar->clearFilter();
    page->setFilter({});
  }
  m_topBar->setFilterEnabled(page->canFilter());
  m_stack->setCurrentWidget(page);
  m_rail->setCurrent(m_current);
  if (isOther || m_rail->isAncestorOf(QApplication::focusWidget())) page->setFocus(Qt::OtherFocusReason);
  page->activated();
  page->setAccessibleDescription(page->accessibleSummary());
  constexpr QLatin1String kSearch("search:");
  if (!selected.isEmpty() && argument.isEmpty()) page->openArgument(selected);
  if (argument.startsWith(kSearch))
    m_topBar->setFilterText(argument.mid(kSearch.size()));  // seen in the field, so that it can be taken away
  else if (!argument.isEmpty())
    page->openArgument(argument);
  if (m_help != nullptr) m_help->setPage(QLatin1String(entries[place].id));
  emit pageShown(QLatin1String(entries[place].id));
}

QString MainWindow::currentPageId() const {
  return m_current < 0 ? QString() : QLatin1String(pageEntries()[static_cast<std::size_t>(m_current)].id);
}

Page* MainWindow::currentPage() const {
  return m_current < 0 ? nullptr : m_pages[static_cast<std::size_t>(m_current)];
}

void MainWindow::applyFilter(const QString& text) {
  if (auto* page = currentPage()) page->setFilter(text);
}

void MainWindow::focusNextPart() {
  auto* page = currentPage();
  if (page == nullptr) return;
  auto* focused = QApplication::focusWidget();
  DetailSplitter* splitter = nullptr;
  for (auto* candidate : page->findChildren<DetailSplitter*>())
    if (candidate->isOpen() && candidate->isVisible()) splitter = candidate;
  const bool inPanel = splitter != nullptr && splitter->panel()->isAncestorOf(focused);
  const auto focusFirst = [](QWidget* in) {
    for (auto* widget = in->nextInFocusChain(); widget != in; widget = widget->nextInFocusChain()) {
      if (!in->isAncestorOf(widget)) continue;
      if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled()) {
        widget->setFocus(Qt::TabFocusReason);
        return true;
      }
    }
    return false;
  };
  const bool inHelp = m_help != nullptr && m_help->isVisible() && m_help->isAncestorOf(focused);
  const bool inPage = focused != nullptr && page->isAncestorOf(focused);
  if (m_rail->isAncestorOf(focused)) {
    focusFirst(page);
  } else if (inPage && (splitter == nullptr || inPanel) && m_help != nullptr && m_help->isVisible()) {
    focusFirst(m_help);
  } else if (!inHelp && splitter != nullptr && !inPanel && focused != nullptr && page->isAncestorOf(focused)) {
    focusFirst(splitter->panel());
  } else if (auto* entry = m_rail->currentEntry()) {
    entry->setFocus(Qt::TabFocusReason);
  }
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (!m_painted && event->type() == QEvent::Paint) {
    m_painted = true;
    QTimer::singleShot(0, this, &MainWindow::firstPainted);
  }
  return QWidget::eventFilter(watched, event);
}

void MainWindow::resizeEvent(QResizeEvent*) {
  m_rail->setForm(width() < scaled(kNarrowWindow) ? RailForm::Icons : RailForm::Words);
  if (m_search != nullptr) m_search->place();
}

void MainWindow::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), themeOf(this).color(Role::Window));
}

}  // namespace waymark::ui
