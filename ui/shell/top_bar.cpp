// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/top_bar.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/text.h"
#include "shell/action_catalogue.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kDebounceMilliseconds = 150;

/// A button that follows an action: its icon, state and (named) tooltip.
Button* actionButton(QAction* action) {
  auto* button = makeIconButton("", action->text().remove(u'&'));
  button->setIcon(action->icon());
  const auto follow = [button, action] {
    button->setEnabled(action->isEnabled());
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    button->setAccessibleName(action->text().remove(u'&'));
    button->setToolTip(action->text().remove(u'&') + (keys.isEmpty() ? QString() : QStringLiteral("  ") + keys));
  };
  follow();
  QObject::connect(action, &QAction::changed, button, follow);
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  return button;
}

}  // namespace

ClockWords clockWords(const AppState& state) {
  const auto& clock = state.clock();
  ClockWords words;
  if (clock.week && clock.day)
    words.now = TopBar::tr("Week %1, day %2").arg(*clock.week).arg(*clock.day);
  else if (clock.week)
    words.now = TopBar::tr("Week %1, weekend").arg(*clock.week);
  const auto* next = state.timeline().anchor(clock.nextAnchor);
  if (next != nullptr && clock.workingDaysToNext) {
    const QString title = toQt(next->title);
    const int days = *clock.workingDaysToNext;
    words.next = days == 0   ? TopBar::tr("%1 today").arg(title)
                 : days == 1 ? TopBar::tr("%1 in 1 working day").arg(title)
                             : TopBar::tr("%1 in %2 working days").arg(title).arg(days);
  }
  // Deferred, paused or ended: that is what the clock says, and where it stood comes after.
  if (const auto* inspection = state.inspection())
    if (const auto standing = standingText(app::standingOf(state.workspace(), inspection->value.id));
        !standing.isEmpty()) {
      words.next = words.now;
      words.now = standing;
    }
  return words;
}

QString clockText(const AppState& state) {
  ClockWords words = clockWords(state);
  if (words.now.isEmpty() || words.next.isEmpty()) return words.now + words.next;
  words.next[0] = words.next[0].toLower();
  return words.now + QStringLiteral(" · ") + words.next;
}

TopBar::TopBar(AppState& state, ActionCatalogue& actions, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_actions(actions),
      m_area(new ElidedLabel({TextSize::Body, TextWeight::Strong})),
      m_inspection(new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_clock(new ElidedLabel({TextSize::Body, TextWeight::Strong})),
      m_next(new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_standing(new Pill({}, PillKind::Accent)),
      m_find(new Button(ButtonKind::Secondary, "search", QString())),
      m_filter(new QLineEdit),
      m_debounce(new QTimer(this)) {
  fixTextHeight(this, 64);
  m_filter->setPlaceholderText(tr("Filter this page"));
  m_filter->setAccessibleName(tr("Filter this page"));
  m_filter->setToolTip(tr("Filter this page  Ctrl+F"));
  m_filter->setClearButtonEnabled(false);
  m_filter->addAction(themedIcon("filter", Role::Muted), QLineEdit::LeadingPosition);
  m_filter->installEventFilter(this);
  m_debounce->setSingleShot(true);
  m_debounce->setInterval(kDebounceMilliseconds);
  connect(m_filter, &QLineEdit::textEdited, this, [this] { m_debounce->start(); });
  connect(m_filter, &QLineEdit::returnPressed, this, [this] {
    m_debounce->stop();
    emit filterChanged(m_filter->text());
  });
  connect(m_debounce, &QTimer::timeout, this, [this] { emit filterChanged(m_filter->text()); });

  auto* find = actions.action(QStringLiteral("search.open"));
  m_find->setAccessibleName(tr("Find anything"));
  m_find->setToolTip(tr("Find anything  %1").arg(find->shortcut().toString(QKeySequence::NativeText)));
  m_find->setFocusPolicy(Qt::TabFocus);
  connect(m_find, &QPushButton::clicked, find, &QAction::trigger);

  auto* menuButton = makeIconButton("menu", tr("Menu"));
  auto* menu = new QMenu(menuButton);
  for (const char* id : {"file.open", "file.new", "file.demo", "file.start"})
    menu->addAction(actions.action(QLatin1String(id)));
  menu->addSeparator();
  for (const char* id : {"view.system", "view.light", "view.dark", "view.high_contrast"})
    menu->addAction(actions.action(QLatin1String(id)));
  menu->addSeparator();
  for (const char* id : {"view.text_larger", "view.text_smaller", "view.text_100"})
    menu->addAction(actions.action(QLatin1String(id)));
  menu->addSeparator();
  for (const char* id : {"help.page", "help.glossary", "help.keyboard", "help.keyboard_save"})
    menu->addAction(actions.action(QLatin1String(id)));
  menu->addSeparator();
  menu->addAction(actions.action(QStringLiteral("file.quit")));
  connect(menuButton, &QPushButton::clicked, menu, [menuButton, menu] {
    menu->popup(
        menuButton->mapToGlobal(QPoint(menuButton->width() - menu->sizeHint().width(), menuButton->height() + 4)));
  });

  const auto twoLines = [](QWidget* upper, QWidget* lower) {
    auto* lines = new QVBoxLayout;
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addStretch(1);
    lines->addWidget(upper);
    lines->addWidget(lower);
    lines->addStretch(1);
    return lines;
  };
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kAround, 0, kBetween, 0);
  row->setSpacing(kInside);
  auto* line = new QFrame;
  line->setFrameShape(QFrame::VLine);
  line->setFixedSize(1, 32);
  row->addLayout(twoLines(m_area, m_inspection));
  row->addSpacing(kInside);
  row->addWidget(line);
  row->addSpacing(kInside);
  row->addLayout(twoLines(m_clock, m_next));
  row->addStretch(1);
  row->addWidget(m_standing);
  row->addSpacing(kInside);
  row->addWidget(m_find);
  row->addWidget(m_filter);
  row->addWidget(actionButton(actions.action(QStringLiteral("edit.undo"))));
  row->addWidget(actionButton(actions.action(QStringLiteral("edit.redo"))));
  row->addWidget(menuButton);

  connect(&state, &AppState::loaded, this, &TopBar::showWorkspace);
  connect(&state, &AppState::applied, this, &TopBar::showWorkspace);
  connect(&state, &AppState::timelineChanged, this, &TopBar::showWorkspace);
  connect(&state, &AppState::clockChanged, this, &TopBar::showClock);
  connect(&state, &AppState::historyChanged, this, &TopBar::showHistory);
  showWorkspace();
  showHistory();
}

void TopBar::focusFilter() {
  m_filter->setFocus(Qt::ShortcutFocusReason);
  m_filter->selectAll();
}

void TopBar::clearFilter() {
  m_debounce->stop();
  m_filter->clear();
}

void TopBar::setFilterText(const QString& text) {
  m_filter->setText(text);
  m_debounce->stop();
  emit filterChanged(text);
}

void TopBar::setFilterEnabled(bool enabled) {
  m_filter->setEnabled(enabled);
}

void TopBar::showWorkspace() {
  m_area->setText(m_state.isOpen() ? toQt(m_state.area().name) : tr("Waymark"));
  const auto* inspection = m_state.inspection();
  m_inspection->setText(inspection != nullptr ? toQt(inspection->value.title) : tr("No inspection yet"));
  showClock();
}

void TopBar::showClock() {
  const auto now = m_state.now();
  const ClockWords words = clockWords(m_state);
  const bool undated = !m_state.timeline().notified;
  m_clock->setText(undated ? tr("Before the call") : words.now);
  m_next->setText(undated ? tr("No notification date yet") : words.next);
  m_clock->setVisible(!m_clock->text().isEmpty());
  m_next->setVisible(!m_next->text().isEmpty());
  fit();
  m_standing->setToolTip(tr("This workspace's clock stands still, so that the demonstration always looks the same."));
  const QString full = tr("Demonstration · clock stands at %1 %2").arg(longDate(now.today), timeOfDay(now.time));
  // The names and the inspection clock come first: the pill says it all only where there is room beside them.
  const int taken = std::max(m_area->sizeHint().width(), m_inspection->sizeHint().width()) +
                    std::max(m_clock->sizeHint().width(), m_next->sizeHint().width()) + m_filter->width() +
                    m_find->sizeHint().width() + 3 * kControlHeight + 7 * kInside + 3 * kAround;
  m_standing->setText(taken + pillSize(full).width() <= width() ? full : tr("Demonstration"));
}

void TopBar::fit() {
  const int room = static_cast<int>(width() / textScale());
  constexpr int kTight = 760;  // the inspection clock comes before the inspection's title
  m_inspection->setVisible(m_state.isOpen() && room > kTight);
  m_standing->setVisible(m_state.isOpen() && m_state.hasStandingClock() && room > 860);
  fixTextWidth(m_filter, room > 1300 ? 200 : room > 1000 ? 180 : room > 700 ? 160 : 120);
  m_find->setText(room > 1100 ? tr("Find anything") : QString());
  m_filter->setPlaceholderText(room > 1000 ? tr("Filter this page") : tr("Filter"));
  // Half a sentence says less than none: what comes next goes to the tooltip where it doesn't fit beside the area's name.
  const int taken = m_filter->width() + m_find->sizeHint().width() + 3 * kControlHeight + 10 * kInside + 2 * kAround;
  const int lines = m_area->sizeHint().width() + std::max(m_clock->sizeHint().width(), m_next->sizeHint().width());
  m_next->setVisible(!m_next->text().isEmpty() && (room > kTight || taken + lines <= width()));
  m_clock->setToolTip(m_next->isHidden() ? m_next->text() : QString());
}

void TopBar::showHistory() {
  const auto set = [this](const char* id, const QString& plain, const QString& named, const QString& name) {
    auto* action = m_actions.action(QLatin1String(id));
    action->setEnabled(!name.isEmpty());
    action->setText(name.isEmpty() ? plain : named.arg(name));
  };
  set("edit.undo", tr("Undo"), tr("Undo: %1"), m_state.undoName());
  set("edit.redo", tr("Redo"), tr("Redo: %1"), m_state.redoName());
}

void TopBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(Role::Surface));
  painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Role::Hairline));
}

void TopBar::resizeEvent(QResizeEvent*) {
  showClock();
}

bool TopBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_filter && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    clearFilter();
    emit filterChanged({});
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace waymark::ui
