// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSettings>
#include <QVBoxLayout>

#include "widgets/button.h"
#include "widgets/column_scroll.h"
#include "widgets/label.h"

namespace waymark::ui {

DetailPanel::DetailPanel(const QString& accessibleName, QWidget* parent)
    : QWidget(parent),
      m_title(new ElidedLabel({TextSize::Small, TextWeight::Strong, Role::Muted})),
      m_scroll(new ColumnScroll) {
  setAccessibleName(accessibleName);
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  m_title->setText(accessibleName);
  auto* close = makeIconButton("close", tr("Close (Esc)"));
  connect(close, &QPushButton::clicked, this, &DetailPanel::closed);
  m_scroll->setBackgroundRole(QPalette::Base);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(kAround, kInside, kInside, 0);
  top->addWidget(m_title, 1);
  top->addWidget(close);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(top);
  column->addWidget(m_scroll, 1);
}

void DetailPanel::setTitle(const QString& title) {
  m_title->setText(title);
}

void DetailPanel::setContent(QWidget* content) {
  content->setBackgroundRole(QPalette::Base);
  m_scroll->setColumn(content);
}

QWidget* DetailPanel::content() const {
  return m_scroll->widget();
}

DetailSplitter::DetailSplitter(QWidget* main, const QString& panelName, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_main(main), m_panel(new DetailPanel(panelName)) {
  setChildrenCollapsible(false);
  addWidget(m_main);
  addWidget(m_panel);
  setStretchFactor(0, 1);
  setStretchFactor(1, 0);
  m_main->setMinimumWidth(280);
  m_panel->setMinimumWidth(300);
  m_panel->hide();
  connect(this, &QSplitter::splitterMoved, this, [this] {
    m_width = m_panel->width();
    if (!m_key.isEmpty()) QSettings().setValue(m_key, m_width);
  });
  connect(m_panel, &DetailPanel::closed, this, [this] {
    shut();
    emit shutByPerson();
  });
}

void DetailSplitter::setWidth(int width, const QString& key) {
  m_key = QStringLiteral("panels/") + key;
  m_width = std::max(m_panel->minimumWidth(), QSettings().value(m_key, width).toInt());
}

bool DetailSplitter::isOpen() const {
  return !m_panel->isHidden();
}

void DetailSplitter::open() {
  if (isOpen()) return;
  m_panel->show();
  const int panel = std::min(m_width, std::max(m_panel->minimumWidth(), width() / 2));
  setSizes({width() - panel - handleWidth(), panel});
  emit opened();
}

void DetailSplitter::shut() {
  if (!isOpen()) return;
  const bool hadFocus = m_panel->isAncestorOf(window()->focusWidget());
  m_panel->hide();
  if (hadFocus) m_main->setFocus(Qt::OtherFocusReason);
}

void DetailSplitter::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && isOpen()) {
    shut();
    emit shutByPerson();
    return;
  }
  QSplitter::keyPressEvent(event);
}

}  // namespace waymark::ui
