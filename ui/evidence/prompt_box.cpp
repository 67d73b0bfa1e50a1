// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/prompt_box.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kShownFirst = 2;

}  // namespace

PromptBox::PromptBox(QWidget* parent)
    : QWidget(parent),
      m_assumed(new Pill(tr("assumed wording"), PillKind::Dotted)),
      m_lines(new QVBoxLayout),
      m_more(new Button(ButtonKind::Quiet, {})) {
  auto* title = makeLabel(tr("What good looks like"), {TextSize::Small, TextWeight::Strong, Role::Muted});
  title->setWordWrap(false);
  auto* top = new QHBoxLayout;
  top->setSpacing(kInside);
  top->addWidget(title);
  top->addWidget(m_assumed);
  top->addStretch(1);
  m_lines->setSpacing(4);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kInside, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(top);
  column->addLayout(m_lines);
  column->addWidget(m_more, 0, Qt::AlignLeft);
  m_more->setFont(textFont(TextSize::Small));
  connect(m_more, &QPushButton::clicked, this, [this] {
    m_all = !m_all;
    rebuild();
  });
  hide();
}

void PromptBox::setCriterion(const framework::Criterion* criterion) {
  m_prompts.clear();
  m_all = false;
  if (criterion != nullptr) {
    for (const auto& prompt : criterion->goodLooksLike) m_prompts.push_back(toQt(prompt));
    m_assumed->setVisible(criterion->promptsCertainty == framework::Certainty::Assumed);
  }
  setVisible(!m_prompts.empty());
  rebuild();
}

void PromptBox::rebuild() {
  while (auto* item = m_lines->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (std::size_t i = 0; i < m_prompts.size() && (m_all || i < kShownFirst); ++i)
    m_lines->addWidget(makeLabel(m_prompts[i], {TextSize::Small, TextWeight::Regular, Role::Muted}));
  m_more->setVisible(m_prompts.size() > kShownFirst);
  m_more->setText(m_all ? tr("Show fewer") : tr("Show all %1").arg(m_prompts.size()));
}

}  // namespace waymark::ui
