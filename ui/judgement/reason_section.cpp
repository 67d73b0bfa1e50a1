// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/reason_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "judgement/finding_link.h"
#include "judgement/outcome_words.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

class Shape final : public QWidget {
 public:
  explicit Shape(Mark mark) : m_mark(mark) { setFixedSize(18, QFontMetrics(textFont(TextSize::Body)).height()); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paintMark(painter, rect(), m_mark, themeOf(this));
  }

 private:
  Mark m_mark;
};

}  // namespace

QWidget* makeSentence(Mark mark, const QString& sentence, Role role) {
  auto* holder = new QWidget;
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kInside);
  row->addWidget(new Shape(mark), 0, Qt::AlignTop);
  row->addWidget(makeLabel(sentence, {TextSize::Body, TextWeight::Regular, role}), 1);
  return holder;
}

ReasonSection::ReasonSection(const QString& title, const QString& instead, QWidget* parent)
    : QWidget(parent), m_instead(instead), m_rows(new QVBoxLayout) {
  setAccessibleName(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(new SectionHeader(title));
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(kInside);
  column->addLayout(m_rows);
  column->addStretch(1);
}

void ReasonSection::set(const std::vector<const judgement::Reason*>& reasons, const OutcomeModel& model,
                        std::size_t findings) {
  QString shown;
  for (const auto* reason : reasons) {
    shown += reasonSentence(*reason) + QLatin1Char('\n');
    for (const auto row : reason->rows)
      if (const auto* finding = model.finding(row)) shown += toQt(finding->summary);
  }
  if (shown == m_shown && m_rows->count() > 0) return;  // nothing to rebuild; the focus stays where it is
  m_shown = shown;
  clearLayout(m_rows);
  if (reasons.empty()) m_rows->addWidget(makeLabel(m_instead, {TextSize::Body, TextWeight::Regular, Role::Muted}));
  for (const auto* reason : reasons) {
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeSentence(reasonMark(*reason), reasonSentence(*reason)));
    std::size_t count = 0;
    for (const auto row : reason->rows) {
      const auto* finding = model.finding(row);
      if (finding == nullptr || count++ == findings) continue;
      auto* link = new FindingLink;
      link->set(finding);
      connect(link, &FindingLink::opened, this, &ReasonSection::findingOpened);
      auto* indent = new QHBoxLayout;
      indent->setContentsMargins(22, 0, 0, 0);
      indent->addWidget(link);
      column->addLayout(indent);
    }
    m_rows->addWidget(holder);
  }
}

}  // namespace waymark::ui
