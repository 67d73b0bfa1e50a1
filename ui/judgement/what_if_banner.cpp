// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/what_if_banner.h"

#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

WhatIfBanner::WhatIfBanner(QWidget* parent)
    : QWidget(parent),
      m_count(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Text})),
      m_name(new QLineEdit),
      m_keep(new Button(ButtonKind::Secondary, tr("Keep as a named snapshot"))),
      m_leave(new Button(ButtonKind::Primary, tr("Leave what-if"))) {
  m_name->setPlaceholderText(tr("Name, to keep it"));
  m_name->setAccessibleName(tr("Name of the snapshot"));
  fixTextWidth(m_name, 220);
  m_keep->setEnabled(false);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(makeLabel(tr("What-if: nothing of this is kept"), {TextSize::Body, TextWeight::Strong}));
  words->addWidget(m_count);
  auto* nameBox = new QWidget;  // a FlowBox goes by size hints, a line edit's own is another
  auto* nameRow = new QHBoxLayout(nameBox);
  nameRow->setContentsMargins(0, 0, 0, 0);
  nameRow->addWidget(m_name);
  auto* tools = new FlowBox(kInside, kInside);
  tools->add(m_leave);
  tools->add(nameBox);
  tools->add(m_keep);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kBetween, 12, kBetween, 12);
  column->setSpacing(kInside);
  column->addLayout(words);
  column->addWidget(tools);
  connect(m_leave, &QPushButton::clicked, this, &WhatIfBanner::left);
  connect(m_name, &QLineEdit::textChanged, this,
          [this](const QString& text) { m_keep->setEnabled(!text.trimmed().isEmpty()); });
  const auto keep = [this] {
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) return;
    m_name->clear();
    emit keepAsked(name);
  };
  connect(m_keep, &QPushButton::clicked, this, keep);
  connect(m_name, &QLineEdit::returnPressed, this, keep);
}

void WhatIfBanner::setSupposals(std::size_t count) {
  m_count->setText(count == 0 ? tr("Raise or lower a criterion with + and −, or open one and switch findings off.")
                   : count == 1
                       ? tr("One thing is supposed. The dotted ring shows where a criterion really stands.")
                       : tr("%1 things are supposed. The dotted rings show where criteria really stand.").arg(count));
}

void WhatIfBanner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  QPen line(theme.color(Role::Accent), 1.5, Qt::DashLine);
  painter.setPen(line);
  painter.setBrush(theme.color(Role::AccentSoft));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

}  // namespace waymark::ui
