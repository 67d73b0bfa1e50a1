// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/search_palette.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "shell/finder.h"
#include "shell/found_model.h"
#include "shell/page.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kPaletteWidth = 720;
constexpr int kTop = 56;
constexpr int kTallest = 560;
constexpr std::size_t kHitsOfAKind = 5;
constexpr int kPageOfRows = 8;

}  // namespace

SearchPalette::SearchPalette(AppState& state, ActionCatalogue& actions, Navigator& navigator, QWidget* window)
    : QWidget(window),
      m_actions(actions),
      m_navigator(navigator),
      m_finder(new Finder(state, actions, this)),
      m_field(new QLineEdit),
      m_note(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_model(new FoundModel(this)),
      m_list(new QListView) {
  setAccessibleName(tr("Find anything"));
  m_field->setObjectName(QStringLiteral("find"));
  m_field->setPlaceholderText(tr("Find pages, actions, tasks, evidence, people, case codes, settings, terms"));
  m_field->setAccessibleName(tr("Find anything"));
  m_field->addAction(themedIcon("search", Role::Muted), QLineEdit::LeadingPosition);
  m_field->setMinimumHeight(kControlHeight + kInside);
  m_field->installEventFilter(this);
  m_list->setModel(m_model);
  m_list->setItemDelegate(new FoundDelegate(m_list));
  m_list->setAccessibleName(tr("Found"));
  m_list->setFocusPolicy(Qt::NoFocus);  // the keys are the field's
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
  m_list->setMouseTracking(true);
  m_list->setUniformItemSizes(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kInside, kInside, kInside, kInside);
  column->setSpacing(kInside);
  column->addWidget(m_field);
  column->addWidget(m_list, 1);
  m_note->setContentsMargins(kInside, 0, kInside, 0);
  column->addWidget(m_note);
  hide();

  connect(m_field, &QLineEdit::textChanged, this, &SearchPalette::showFound);
  connect(m_finder, &Finder::grew, this, [this] {
    if (isVisible())
      showFound();
    else
      m_model->show({});  // what was found may be let go of
  });
  connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
    setCurrent(index.row());
    choose();
  });
  connect(static_cast<QApplication*>(QCoreApplication::instance()), &QApplication::focusChanged, this,
          [this](QWidget*, QWidget* now) {
            if (isVisible() && now != nullptr && now->window() == this->window() && now != this && !isAncestorOf(now))
              shut(Focus::Leave);
          });
  connect(&state, &AppState::loaded, this, [this] { shut(Focus::Leave); });
}

void SearchPalette::open() {
  if (!isVisible()) m_before = QApplication::focusWidget();
  m_finder->refresh();
  m_field->clear();
  showFound();
  place();
  show();
  raise();
  m_field->setFocus(Qt::ShortcutFocusReason);
}

void SearchPalette::place() {
  const auto* window = parentWidget();
  const int width = std::min(kPaletteWidth, window->width() - 2 * kAround);
  int height = m_field->minimumHeight() + m_note->sizeHint().height() + 5 * kInside;
  for (int row = 0; row < m_model->rowCount(); ++row) height += m_list->sizeHintForRow(row);
  if (m_model->rowCount() == 0) height -= kInside;
  m_list->setVisible(m_model->rowCount() > 0);
  setGeometry((window->width() - width) / 2, kTop, width,
              std::min({height, kTallest, window->height() - kTop - kAround}));
}

void SearchPalette::shut(Focus focus) {
  if (!isVisible()) return;
  if (focus == Focus::GiveBack && m_before != nullptr) m_before->setFocus(Qt::OtherFocusReason);
  hide();
}

void SearchPalette::showFound() {
  const QString text = m_field->text();
  m_model->show(m_finder->find(text, kHitsOfAKind));
  QString note;
  if (text.trimmed().isEmpty())
    note = tr("Type a few letters. Slips are forgiven.");
  else if (m_model->rowCount() == 0)
    note = m_finder->isReading() ? tr("Nothing so far; the evidence is still being read.")
                                 : tr("Nothing found. Every word must be there; try fewer.");
  else
    note = tr("Up and Down choose, Enter goes there, Esc closes.") +
           (m_finder->isReading() ? u' ' + tr("The evidence is still being read.") : QString());
  m_note->setText(note);
  setCurrent(m_model->rowCount() > 0 ? 1 : -1);  // row 0 is a heading
  if (m_model->rowCount() == 0) m_field->setAccessibleDescription(note);
  place();
}

void SearchPalette::setCurrent(int row) {
  const auto index = row < 0 ? QModelIndex() : m_model->index(row);
  m_list->setCurrentIndex(index);
  if (!index.isValid()) return;
  // The first hit brings its heading into view with it.
  m_list->scrollTo(row == 1 ? m_model->index(0) : index);
  m_field->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
}

void SearchPalette::move(int rows) {
  const int last = m_model->rowCount() - 1;
  if (last < 1) return;
  const auto isHit = [this](int row) { return m_model->row(row).sort != FoundRow::Sort::Heading; };
  int row = std::clamp(m_list->currentIndex().row() + rows, 1, last);
  const int step = rows < 0 ? -1 : 1;
  while (row > 1 && row < last && !isHit(row)) row += step;
  if (isHit(row)) setCurrent(row);
}

void SearchPalette::choose() {
  const auto index = m_list->currentIndex();
  if (!index.isValid()) return;
  const FoundRow row = m_model->row(index.row());
  const QString words = m_field->text();
  shut(Focus::GiveBack);
  if (row.sort == FoundRow::Sort::AllEvidence) {
    m_navigator.go(QStringLiteral("evidence"), QStringLiteral("search:") + words);
    return;
  }
  switch (row.kind) {
    case app::SearchKind::Page:
      m_navigator.go(row.id);
      break;
    case app::SearchKind::Action:
      m_actions.action(row.id)->trigger();
      break;
    case app::SearchKind::Criterion:
      m_navigator.go(QStringLiteral("outcome"), row.id);
      break;
    case app::SearchKind::Task:
      m_navigator.go(QStringLiteral("timeline"), row.id);
      break;
    case app::SearchKind::Person:
    case app::SearchKind::Organisation:
      m_navigator.go(QStringLiteral("partners"), row.id);
      break;
    case app::SearchKind::Evidence:
    case app::SearchKind::EarlierFinding:
    case app::SearchKind::Priority:
      m_navigator.go(QStringLiteral("evidence"), row.id);
      break;
    case app::SearchKind::Setting:
      m_navigator.go(row.id.section(u':', 0, 0), row.id.section(u':', 1));
      break;
    case app::SearchKind::Pack:
      m_navigator.go(QStringLiteral("settings"), QStringLiteral("framework"));
      break;
    case app::SearchKind::View:  // "evidence.earlier:<id>"
      m_navigator.go(row.id.section(u':', 0, 0).section(u'.', 0, 0), QStringLiteral("view:") + row.id.section(u':', 1));
      break;
    case app::SearchKind::Child:
      m_navigator.go(QStringLiteral("children"), row.id);
      break;
    case app::SearchKind::Survey:
    case app::SearchKind::Comment:
      m_navigator.go(QStringLiteral("surveys"), row.id);
      break;
    case app::SearchKind::Request:
      m_navigator.go(QStringLiteral("requests"), row.id);
      break;
    case app::SearchKind::Concern:
    case app::SearchKind::Point:
      m_navigator.go(QStringLiteral("touch"), row.id);
      break;
    case app::SearchKind::Term:
      emit termWanted(row.id);
      break;
  }
}

bool SearchPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_field || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
      move(1);
      return true;
    case Qt::Key_Up:
      move(-1);
      return true;
    case Qt::Key_PageDown:
      move(kPageOfRows);
      return true;
    case Qt::Key_PageUp:
      move(-kPageOfRows);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      choose();
      return true;
    case Qt::Key_Escape:
      shut(Focus::GiveBack);
      return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
      return true;  // there is one field; Esc leads back
    default:
      return QWidget::eventFilter(watched, event);
  }
}

void SearchPalette::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), theme.color(Role::Surface));
  painter.setPen(QPen(theme.color(Role::Border), 2));
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

}  // namespace waymark::ui
