// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/bulk_bar.h"

#include <QHBoxLayout>

#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "evidence/filter_bar.h"
#include "widgets/label.h"

namespace waymark::ui {

BulkBar::BulkBar(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_count(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_review(new FilterChip(tr("Set review state"), {})),
      m_criterion(new FilterChip(tr("Move to criterion"), {})),
      m_partner(new FilterChip(tr("Set partner"), {})) {
  setAccessibleName(tr("Change the selected findings"));
  m_count->setWordWrap(false);
  auto* remove = new Button(ButtonKind::Quiet, "trash", tr("Delete"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, kInside, 0, kInside);
  row->setSpacing(kInside);
  row->addWidget(m_count);
  row->addSpacing(kInside);
  for (auto* chip : {m_review, m_criterion, m_partner}) row->addWidget(chip);
  row->addStretch(1);
  row->addWidget(remove);
  connect(m_review, &FilterChip::chosen, this, [this](std::optional<int> value) {
    if (value) emit reviewChosen(static_cast<domain::ReviewState>(*value));
  });
  connect(m_criterion, &FilterChip::chosen, this, [this](std::optional<int> value) {
    if (value) emit criterionChosen(m_state.pack().criteria[static_cast<std::size_t>(*value)].id);
  });
  connect(m_partner, &FilterChip::chosen, this, [this](std::optional<int> value) {
    if (value)
      emit partnerChosen(m_state.workspace().all<domain::Partner>().rows()[static_cast<std::size_t>(*value)].value.id);
  });
  connect(remove, &QPushButton::clicked, this, &BulkBar::removeAsked);
  refresh();
  hide();
}

void BulkBar::setCount(int count) {
  m_count->setText(tr("%L1 selected").arg(count));
  setVisible(count > 1);
}

void BulkBar::refresh() {
  std::vector<FilterChip::Entry> states;
  for (std::size_t i = 0; i < base::codeCount<domain::ReviewState>(); ++i)
    states.push_back({wordOf(static_cast<domain::ReviewState>(i)), static_cast<int>(i)});
  m_review->setEntries(std::move(states));
  std::vector<FilterChip::Entry> criteria;
  for (const auto& criterion : m_state.pack().criteria)
    criteria.push_back({criterionLabel(m_state.pack(), criterion.id), static_cast<int>(criteria.size())});
  m_criterion->setEntries(std::move(criteria));
  std::vector<FilterChip::Entry> partners;
  for (const auto& row : m_state.workspace().all<domain::Partner>())
    partners.push_back({toQt(row.value.name), static_cast<int>(partners.size())});
  m_partner->setEntries(std::move(partners));
  setEnabled(!m_state.readOnlyWhy());
}

}  // namespace waymark::ui
