// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rail.h"

#include <QAbstractButton>
#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/style.h"

namespace waymark::ui {

namespace {
constexpr int kWide = 208;
constexpr int kNarrow = 56;
}  // namespace

class Rail::Entry final : public QAbstractButton {
 public:
  Entry(QAction* action, QWidget* parent) : QAbstractButton(parent), m_action(action) {
    setText(action->text());
    setIcon(action->icon());
    setCheckable(true);
    setAutoExclusive(true);
    setAccessibleName(action->text());
    setAttribute(Qt::WA_Hover);
    fixTextHeight(this, 40);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
  }
  void setForm(RailForm form) {
    m_form = form;
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    const QString words = keys.isEmpty() ? text() : text() + QStringLiteral("  ") + keys;
    setToolTip(words);
    update();
  }
  [[nodiscard]] QSize sizeHint() const override {
    return {m_form == RailForm::Words ? scaled(kWide) : kNarrow, scaled(40)};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(kInside, 2, -kInside, -2);
    if (isChecked() || underMouse()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(theme.color(isChecked() ? Role::Selected : Role::Hairline));
      painter.drawRoundedRect(box, kRadius, kRadius);
    }
    if (isChecked()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(theme.color(Role::Accent));
      painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5);
    }
    const QRect picture(static_cast<int>(box.left()) + 10, (height() - 20) / 2, 20, 20);
    icon().paint(&painter, picture);
    if (m_form == RailForm::Words) {
      QFont words = font();
      if (isChecked()) words.setWeight(QFont::DemiBold);
      painter.setFont(words);
      painter.setPen(theme.color(Role::Text));
      const QRect room = rect().adjusted(picture.right() + 13, 0, -kInside, 0);
      painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                       painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }
    if (hasFocus()) paintFocusRing(painter, box, theme);
  }

 private:
  QAction* m_action;
  RailForm m_form = RailForm::Words;
};

Rail::Rail(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  setAccessibleName(tr("Navigation"));
  fixTextWidth(this, kWide);
  m_column->setContentsMargins(0, kBetween, 0, kInside);
  m_column->setSpacing(0);
}

void Rail::addPage(QAction* action) {
  auto* entry = new Entry(action, this);
  entry->setForm(m_form);
  m_column->addWidget(entry);
  m_entries.push_back(entry);
}

void Rail::addStretch() {
  m_column->addStretch(1);
}

void Rail::setForm(RailForm form) {
  if (form == m_form) return;
  m_form = form;
  if (form == RailForm::Words) {
    fixTextWidth(this, kWide);
  } else {
    dropTextWidth(this);
    setFixedWidth(kNarrow);
  }
  for (auto* entry : m_entries) entry->setForm(form);
}

void Rail::setCurrent(int place) {
  if (place >= 0 && static_cast<std::size_t>(place) < m_entries.size())
    m_entries[static_cast<std::size_t>(place)]->setChecked(true);
}

QWidget* Rail::currentEntry() const {
  for (auto* entry : m_entries)
    if (entry->isChecked()) return entry;
  return m_entries.empty() ? nullptr : m_entries.front();
}

void Rail::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(Role::Rail));
  painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.color(Role::Hairline));
}

void Rail::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
    focusNextPrevChild(event->key() == Qt::Key_Down);
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace waymark::ui
