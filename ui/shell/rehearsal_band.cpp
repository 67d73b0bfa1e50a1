// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/rehearsal_band.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "bridge/inspection_words.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/label.h"

namespace waymark::ui {

RehearsalBand::RehearsalBand(AppState& state, QWidget* parent)
    : QWidget(parent), m_state(state), m_label(makeLabel({}, {TextSize::Body, TextWeight::Strong})) {
  setAccessibleName(tr("Rehearsal"));
  auto* back = new Button(ButtonKind::Secondary, tr("Back to the real plan"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kAround, kInside, kAround, kInside);
  row->addWidget(m_label, 1);
  row->addWidget(back);
  connect(back, &QPushButton::clicked, this, [this] { m_state.showInspection(std::nullopt); });
  connect(&state, &AppState::loaded, this, &RehearsalBand::refresh);
  connect(&state, &AppState::timelineChanged, this, &RehearsalBand::refresh);
  refresh();
}

QString RehearsalBand::text() const {
  return m_label->text();
}

void RehearsalBand::refresh() {
  setVisible(m_state.showsRehearsal());
  if (!m_state.showsRehearsal()) return;
  const auto& rehearsal = m_state.inspection()->value;
  const auto standing = standingText(app::standingOf(m_state.workspace(), rehearsal.id));
  const QString words = tr("%1: the real plan is untouched").arg(toQt(rehearsal.title));
  m_label->setText(standing.isEmpty() ? words : words + QStringLiteral(" · ") + standing.toLower());
  setAccessibleDescription(m_label->text());
}

void RehearsalBand::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(Role::AccentSoft));
  painter.fillRect(QRect(0, 0, 4, height()), theme.color(Role::Accent));
}

}  // namespace waymark::ui
