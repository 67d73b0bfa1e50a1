// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/planned_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr int kRemarksSeen = 4;
constexpr int kHeadingLetters = 18;  // a flow box goes by what its parts ask for

}  // namespace

PlannedModel::PlannedModel(QObject* parent)
    : VectorModel(named({{tr("What"), 130}, {tr("Session"), 300}, {tr("When"), 225}, {tr("What changes, or why not"), 420}},
                        {"what", "session", "when", "more"}),
                  parent) {}

base::Uuid PlannedModel::rowId(const std::pair<int, PlannedRow>& row) const {
  return base::namedUuid("planned row " + std::to_string(row.first));
}

QVariant PlannedModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow).second;
  if (role == MarkRole && column == What && row.mark != Mark::None) return static_cast<int>(row.mark);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case What:
      return row.what;
    case Session:
      return row.session;
    case When:
      return row.when;
    default:
      return row.more;
  }
}

PlannedView::PlannedView(QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_sentence(makeLabel({})),
      m_headingsTitle(makeLabel(tr("What each heading of the sheet is:"), {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_headings(new FlowBox(kInside, kInside)),
      m_remarks(new QListWidget),
      m_model(new PlannedModel(this)),
      m_table(new DataTable(tr("What would change in the timetable"))),
      m_apply(new Button(ButtonKind::Primary, {})),
      m_cancel(new Button(ButtonKind::Secondary, tr("Cancel"))) {
  m_table->setObjectName(QStringLiteral("fieldwork-planned"));
  m_table->setTableModel(m_model, PlannedModel::More);
  m_remarks->setAccessibleName(tr("To be looked at"));
  m_remarks->setWordWrap(true);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kInside);
  buttons->addWidget(m_apply);
  buttons->addWidget(m_cancel);
  buttons->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kInside);
  for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_sentence, m_headingsTitle, m_headings, m_remarks})
    column->addWidget(part);
  column->addWidget(m_table, 1);
  column->addLayout(buttons);
  connect(m_apply, &QPushButton::clicked, this, &PlannedView::applyAsked);
  connect(m_cancel, &QPushButton::clicked, this, &PlannedView::cancelled);
  auto* escape = new QShortcut(Qt::Key_Escape, this);
  escape->setContext(Qt::WidgetWithChildrenShortcut);
  connect(escape, &QShortcut::activated, this, &PlannedView::cancelled);
}

void PlannedView::show(const Content& content) {
  m_title->setText(content.title);
  m_sentence->setText(content.sentence);
  m_remarks->clear();
  for (const auto& remark : content.remarks) m_remarks->addItem(QStringLiteral("! ") + remark);
  m_remarks->setVisible(!content.remarks.isEmpty());
  int height = 2 * m_remarks->frameWidth();
  for (int row = 0; row < std::min(m_remarks->count(), kRemarksSeen); ++row) height += m_remarks->sizeHintForRow(row);
  m_remarks->setFixedHeight(std::max(height, 1));
  std::vector<std::pair<int, PlannedRow>> rows;
  for (const auto& row : content.rows) rows.emplace_back(static_cast<int>(rows.size()), row);
  m_model->setRows(std::move(rows));
  m_table->setAccessibleDescription(content.sentence);
  m_apply->setText(content.apply);
  m_apply->setEnabled(content.canApply);
}

void PlannedView::showHeadings(const std::vector<app::GridHeading>& headings) {
  m_headingsTitle->setVisible(!headings.empty());
  m_headings->setVisible(!headings.empty());
  const bool isSame = std::ranges::equal(headings, m_combos, [](const app::GridHeading& one, const auto& combo) {
    return toQt(one.header) == combo.first;
  });
  if (!isSame) {
    m_headings->clear();
    m_combos.clear();
    for (const auto& heading : headings) {
      auto* combo = new FormCombo;
      combo->setMinimumContentsLength(kHeadingLetters);
      const QString header = toQt(heading.header);
      for (std::size_t i = 0; i < base::codeCount<app::GridColumn>(); ++i) {
        const auto column = static_cast<app::GridColumn>(i);
        combo->addItem(toQt(app::gridColumnWords(column)), toQt(base::codeText(column)));
      }
      const QString caption = tr("%1 “%2”").arg(toQt(heading.letters), header);
      combo->setAccessibleName(caption);
      connect(combo, &QComboBox::activated, this,
              [this, combo, header] { emit headingGiven(header, combo->currentData().toString()); });
      auto* one = new QWidget;
      auto* column = new QVBoxLayout(one);
      column->setContentsMargins(0, 0, 0, 0);
      column->setSpacing(2);
      auto* label = new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted});
      label->setText(caption);
      column->addWidget(label);
      column->addWidget(combo);
      m_headings->add(one);
      m_combos.emplace_back(header, combo);
    }
  }
  for (std::size_t i = 0; i < headings.size(); ++i)
    m_combos[i].second->setCurrentIndex(static_cast<int>(headings[i].is));
}

void PlannedView::focusFirst() {
  (m_apply->isEnabled() ? m_apply : m_cancel)->setFocus();
}

}  // namespace waymark::ui
