// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/surveys_page.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>

#include "bridge/text.h"
#include "surveys/links_view.h"
#include "surveys/own_view.h"
#include "surveys/said_view.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr std::array kSurveyViews{"inspectors", "own", "said"};

std::size_t surveyViewOf(const QString& id, std::size_t otherwise) {
  for (std::size_t i = 0; i < kSurveyViews.size(); ++i)
    if (id == QLatin1String(kSurveyViews[i])) return i;
  return otherwise;
}

}  // namespace

std::vector<PagePlace> SurveysPage::places() {
  return {{"inspectors", tr("The inspectors’ surveys"), tr("Links passed on, confirmed, reminded; answers as told")},
          {"own", tr("Our own surveys"), tr("Results by question and group, comments as evidence, import of answers")},
          {"said", tr("You said, we did"), tr("What families said and what was done")}};
}

SurveysPage::SurveysPage(const PageContext& context)
    : Page(context),
      m_header(new PageHeader(tr("Surveys"))),
      m_switch(nullptr),
      m_stack(new QStackedWidget) {
  std::vector<Choice> choices;
  for (const auto& one : places()) choices.push_back({one.title, static_cast<int>(choices.size()), one.note});
  m_switch = new ChoiceStrip(tr("View"), std::move(choices));
  // Where there is little room the page scrolls, and nothing is cut off.
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kBetween);
  auto* top = new QVBoxLayout;
  top->setContentsMargins(kAround, kAround, kAround, 0);
  top->setSpacing(kBetween);
  top->addWidget(m_header);
  top->addWidget(m_switch);
  column->addLayout(top);
  column->addWidget(m_stack, 1);
  auto* scroll = new ColumnScroll;
  scroll->setColumn(content);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(scroll);
  m_views = {new LinksView(context), new OwnSurveyView(context), new SaidView(context)};
  for (auto* view : m_views) {
    m_stack->addWidget(view);
    connect(view, &SurveyView::summaryChanged, this, &SurveysPage::showSummary);
  }
  connect(m_switch, &ChoiceStrip::chosen, this, [this](int at) { showView(static_cast<std::size_t>(at)); });
  showView(0);
}

SurveysPage::~SurveysPage() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void SurveysPage::showView(std::size_t at) {
  m_shown = at;
  m_switch->setValue(static_cast<int>(at));
  m_stack->setCurrentWidget(m_views[at]);
  showSummary();
  if (isVisible()) m_views[at]->activated();
}

void SurveysPage::showSummary() {
  m_header->setSummary(m_views[m_shown]->summary());
}

void SurveysPage::activated() {
  m_views[m_shown]->activated();
}

void SurveysPage::openArgument(const QString& argument) {
  constexpr QLatin1String kSaved("view:");
  if (argument.startsWith(kSaved)) {
    const auto id = base::parseUuid(fromQt(argument.mid(kSaved.size())));
    const auto* saved = id ? state().find<domain::SavedView>({*id}) : nullptr;
    if (saved == nullptr) return;
    showView(surveyViewOf(toQt(saved->value.list).section(u'.', 1, 1), 0));
    m_views[m_shown]->openArgument(argument);
    return;
  }
  const auto id = base::parseUuid(fromQt(argument));
  if (id) {
    showView(state().find<domain::YouSaid>({*id}) != nullptr           ? 2
         : state().find<domain::SurveySending>({*id}) != nullptr ? 0
                                                                   : 1);
    m_views[m_shown]->openArgument(argument);
    return;
  }
  const QString view = argument.section(u':', 0, 0);
  const auto at = surveyViewOf(view, kSurveyViews.size());
  if (at == kSurveyViews.size()) {  // an audience of the inspectors'
    showView(0);
    m_views[0]->openArgument(view);
    return;
  }
  showView(at);
  const QString rest = argument.section(u':', 1);
  if (!rest.isEmpty()) m_views[m_shown]->openArgument(rest);
}

QString SurveysPage::place() const {
  const QString inside = m_views[m_shown]->place();
  const QString id = QLatin1String(kSurveyViews[m_shown]);
  return inside.isEmpty() ? id : id + u':' + inside;
}

void SurveysPage::setFilter(const QString& text) {
  for (auto* view : m_views) view->setFilter(text);
}

QString SurveysPage::accessibleSummary() const {
  return m_views[m_shown]->summary();
}

}  // namespace waymark::ui
