// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/finding_link.h"

#include <QPainter>

#include "bridge/text.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {
constexpr int kTextLeft = 24;
}

FindingLink::FindingLink(QWidget* parent) : QAbstractButton(parent) {
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(this, &QAbstractButton::clicked, this, [this] {
    if (!m_id.isNull()) emit opened(m_id);
  });
  set(nullptr);
}

void FindingLink::set(const domain::Evidence* evidence, const QString& instead) {
  m_id = evidence != nullptr ? evidence->id : domain::EvidenceId{};
  m_mark = evidence != nullptr ? markOf(evidence->finding) : Mark::None;
  setText(evidence != nullptr ? toQt(evidence->summary) : instead);
  setEnabled(evidence != nullptr);
  setFocusPolicy(evidence != nullptr ? Qt::StrongFocus : Qt::NoFocus);
  setCursor(evidence != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
  setAccessibleName(evidence != nullptr ? tr("%1: %2. Open in Evidence").arg(wordOf(m_mark), text()) : instead);
  setToolTip(evidence != nullptr ? text() : QString());
  update();
}

QSize FindingLink::sizeHint() const {
  return {320, std::max(26, fontMetrics().height() + 6)};
}
QSize FindingLink::minimumSizeHint() const {
  return {80, sizeHint().height()};
}

void FindingLink::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  if (underMouse() && isEnabled()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Hover));
    painter.drawRoundedRect(rect(), 4, 4);
  }
  if (hasFocus()) paintFocusRing(painter, rect(), theme, 4);
  if (m_mark != Mark::None) paintMark(painter, QRectF(4, 0, 14, height()), m_mark, theme);
  painter.setFont(font());
  painter.setPen(theme.color(isEnabled() ? Role::Text : Role::Muted));
  const QRect room(m_mark != Mark::None ? kTextLeft : 4, 0, width() - kTextLeft - 4, height());
  painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

}  // namespace waymark::ui
