// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/suppression_row.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kHighestThreshold = 100;
constexpr int kThresholdWidth = 420;

}  // namespace

SuppressionRow::SuppressionRow(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_below(new QLineEdit),
      m_row(new FormRow(tr("When sharing, hide counts of children below"), m_below)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, kInside, 0, 0);
  m_below->setMaximumWidth(kThresholdWidth);  // not the row: its hint would be cut where it wraps
  m_row->setHint(tr("5 is usual, and what Waymark begins with: DfE and most councils publish no count of children from 1 "
                    "to 4. Your information governance lead may ask for another. 0 hides nothing. It applies to what is "
                    "marked “for sharing”; working screens and the lists for inspectors keep true numbers."));
  column->addWidget(m_row);
  connect(m_below, &QLineEdit::editingFinished, this, &SuppressionRow::commit);
  connect(m_below, &QLineEdit::textEdited, m_row, [this] { m_row->setError({}); });
  connect(&m_state, &AppState::loaded, this, &SuppressionRow::refresh);
  connect(&m_state, &AppState::applied, this, &SuppressionRow::refresh);
  refresh();
}

void SuppressionRow::refresh() {
  const auto& why = m_state.readOnlyWhy();
  m_below->setEnabled(m_state.isOpen() && !why);
  m_below->setToolTip(why ? messageText(*why) : QString());
  if (m_state.isOpen() && !m_below->isModified()) m_below->setText(QString::number(m_state.area().suppressBelow));
}

void SuppressionRow::commit() {
  const auto& areas = m_state.workspace().all<domain::Area>().rows();
  if (areas.empty() || !m_below->isModified()) return;
  bool isNumber = false;
  const int below = m_below->text().trimmed().toInt(&isNumber);
  if (!isNumber || below < 0 || below > kHighestThreshold) {
    m_row->setError(tr("Give a whole number from 0 to %1. The threshold is still %2.")
                        .arg(kHighestThreshold)
                        .arg(areas.front().value.suppressBelow));
    return;
  }
  m_row->setError({});
  m_below->setModified(false);
  auto area = areas.front().value;
  if (area.suppressBelow == below) return;
  area.suppressBelow = below;
  m_state.apply(below <= 1 ? tr("share counts of children without hiding any")
                           : tr("hide counts of children below %1 when sharing").arg(below),
                domain::edited(areas.front(), std::move(area)));
}

}  // namespace waymark::ui
