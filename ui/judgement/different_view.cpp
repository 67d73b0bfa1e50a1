// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/different_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>
#include <cstdlib>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "judgement/outcome_words.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

const QString kNameSetting = QStringLiteral("person/name");

struct PositionChoice {
  const char* value;
  PositionBand band;
};
constexpr PositionChoice kPositions[] = {{"-0.75", PositionBand::MostlyConcern},
                                         {"-0.3", PositionBand::LeaningConcern},
                                         {"0", PositionBand::Mixed},
                                         {"0.3", PositionBand::LeaningStrength},
                                         {"0.75", PositionBand::MostlyStrength}};

std::vector<Choice> choicesFor(const AppState& state, domain::OverrideSubject subject) {
  std::vector<Choice> choices;
  int value = 0;
  if (subject == domain::OverrideSubject::Criterion)
    for (const auto& position : kPositions)
      choices.push_back({bandText(position.band), value++, {}, bandMark(position.band)});
  else
    for (const auto& outcome : state.pack().outcomes)
      choices.push_back({toQt(outcome.title), value++, toQt(outcome.statement), {}});
  return choices;
}

}  // namespace

std::vector<const domain::Stored<domain::Override>*> viewsOn(const AppState& state, domain::OverrideSubject subject,
                                                             const std::string& key) {
  std::vector<const domain::Stored<domain::Override>*> views;
  const auto* inspection = state.realInspection();
  if (inspection == nullptr) return views;
  for (const auto& row : state.workspace().all<domain::Override>())
    if (row.value.inspection == inspection->value.id && row.value.subject == subject &&
        (subject == domain::OverrideSubject::Outcome || row.value.key == key))
      views.push_back(&row);
  std::ranges::stable_sort(views, std::greater{}, [](const auto* row) { return row->value.at; });
  return views;
}

QString viewText(const AppState& state, const domain::Override& view) {
  if (view.subject == domain::OverrideSubject::Criterion)
    return bandText(bandOf(std::strtod(view.value.c_str(), nullptr)));
  const auto* outcome = state.pack().outcome(view.value);
  return toQt(outcome == nullptr ? view.value : outcome->title);
}

QString newestViewText(const AppState& state, domain::OverrideSubject subject, const std::string& key) {
  const auto views = viewsOn(state, subject, key);
  if (views.empty()) return {};
  return DifferentView::tr("different view: %1").arg(viewText(state, views.front()->value));
}

DifferentView::DifferentView(AppState& state, domain::OverrideSubject subject, std::string key, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_subject(subject),
      m_key(std::move(key)),
      m_views(new QVBoxLayout),
      m_start(new Button(ButtonKind::Secondary, "add", tr("Record a different view"))),
      m_form(new QWidget),
      m_choice(new ChoiceStrip(tr("The view"), choicesFor(state, subject))),
      m_reason(new NotesField(3)),
      m_by(new QLineEdit),
      m_choiceRow(new FormRow(subject == domain::OverrideSubject::Criterion ? tr("Where it stands") : tr("Most like"),
                              m_choice)),
      m_reasonRow(new FormRow(tr("Why"), m_reason, tr("What you know that the findings don’t show."))),
      m_byRow(new FormRow(tr("Whose view"), m_by)),
      m_needsPlan(makeLabel(tr("A different view belongs to an inspection. Start the plan on the Today page first."),
                            {TextSize::Small, TextWeight::Regular, Role::Muted})) {
  m_by->setText(QSettings().value(kNameSetting).toString());
  m_views->setContentsMargins(0, 0, 0, 0);
  m_views->setSpacing(kBetween);
  auto* save = new Button(ButtonKind::Primary, tr("Record"));
  auto* cancel = new Button(ButtonKind::Quiet, tr("Cancel"));
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(0, 0, 0, 0);
  buttons->addWidget(save);
  buttons->addWidget(cancel);
  buttons->addStretch(1);
  auto* form = new QVBoxLayout(m_form);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(kBetween);
  for (auto* row : {m_choiceRow, m_reasonRow, m_byRow}) form->addWidget(row);
  form->addLayout(buttons);
  m_form->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addLayout(m_views);
  column->addWidget(m_needsPlan);
  column->addWidget(m_start);
  column->addWidget(m_form);
  connect(m_start, &QPushButton::clicked, this, &DifferentView::start);
  connect(cancel, &QPushButton::clicked, this, [this] {
    m_form->hide();
    m_start->show();
    m_start->setFocus(Qt::OtherFocusReason);
  });
  connect(save, &QPushButton::clicked, this, &DifferentView::record);
  refresh();
}

void DifferentView::start() {
  if (!m_start->isEnabled()) return;
  m_start->hide();
  m_form->show();
  m_choice->setFocus(Qt::TabFocusReason);
}

void DifferentView::record() {
  const auto* inspection = m_state.realInspection();
  const auto value = m_choice->value();
  const QString reason = m_reason->toPlainText().trimmed();
  const QString by = m_by->text().trimmed();
  m_choiceRow->setError(value ? QString() : tr("Choose one."));
  m_reasonRow->setError(reason.isEmpty() ? tr("A different view needs its reason.") : QString());
  m_byRow->setError(by.isEmpty() ? tr("Say whose view it is.") : QString());
  if (inspection == nullptr || !value || reason.isEmpty() || by.isEmpty()) return;
  QSettings().setValue(kNameSetting, by);
  domain::Override view;
  view.id = m_state.newId<domain::OverrideTag>();
  view.inspection = inspection->value.id;
  view.subject = m_subject;
  view.key = m_key;
  const auto place = static_cast<std::size_t>(*value);
  view.value =
      m_subject == domain::OverrideSubject::Criterion ? kPositions[place].value : m_state.pack().outcomes[place].id;
  view.reason = fromQt(reason);
  view.by = fromQt(by);
  view.at = m_state.now().utc;
  m_state.apply(m_subject == domain::OverrideSubject::Criterion ? tr("record a different view on %1").arg(toQt(m_key))
                                                                : tr("record a different view of the outcome"),
                domain::made(std::move(view)));
  m_reason->setText({});
  m_choice->setValue({});
  m_form->hide();
  m_start->show();
  m_start->setFocus(Qt::OtherFocusReason);
}

void DifferentView::refresh() {
  const bool can = m_state.realInspection() != nullptr && !m_state.readOnlyWhy();
  m_needsPlan->setVisible(m_state.realInspection() == nullptr);
  m_start->setEnabled(can);
  const auto views = viewsOn(m_state, m_subject, m_key);
  QString shown;
  for (const auto* view : views) shown += toQt(base::uuidText(view->value.id.uuid));
  if (shown == m_shown) return;
  m_shown = shown;
  clearLayout(m_views);
  for (const auto* row : views) {
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(makeLabel(viewText(m_state, row->value), {TextSize::Body, TextWeight::Strong}));
    column->addWidget(makeLabel(toQt(row->value.reason)));
    column->addWidget(makeLabel(tr("%1, %2").arg(toQt(row->value.by), stampText(row->value.at)),
                                {TextSize::Small, TextWeight::Regular, Role::Muted}));
    auto* remove = new Button(ButtonKind::Quiet, "trash", tr("Take it back"));
    remove->setAccessibleName(tr("Take back the view of %1").arg(toQt(row->value.by)));
    connect(remove, &QPushButton::clicked, this, [this, id = row->value.id] {
      if (const auto* stored = m_state.find<domain::Override>(id))
        m_state.apply(tr("take back a different view"), domain::removed(*stored));
    });
    column->addWidget(remove);
    m_views->addWidget(holder);
  }
}

}  // namespace waymark::ui
