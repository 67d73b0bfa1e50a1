// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/children_page.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "children/caseload_source.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kLowPage = 520;  // beneath it the lists need the room that the title and the switch take

QString viewWords(const char* text) {
  return QCoreApplication::translate("children", text);
}

std::vector<Choice> viewChoices() {
  std::vector<Choice> choices;
  for (const auto& entry : viewEntries())
    choices.push_back({viewWords(entry.title), static_cast<int>(choices.size()), viewWords(entry.note)});
  return choices;
}

std::optional<std::size_t> viewOf(const QString& id) {
  const auto entries = viewEntries();
  const auto at = std::ranges::find_if(entries, [&](const ViewEntry& entry) { return id == QLatin1String(entry.id); });
  return at == entries.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - entries.begin()));
}

}  // namespace

std::vector<PagePlace> ChildrenPage::places() {
  std::vector<PagePlace> places;
  for (const auto& entry : viewEntries()) places.push_back({entry.id, viewWords(entry.title), viewWords(entry.note)});
  return places;
}

ChildrenPage::ChildrenPage(const PageContext& context)
    : Page(context),
      m_caseload(new CaseloadSource(context.state, this)),
      m_top(new QVBoxLayout),
      m_header(new PageHeader(tr("Children & plans"))),
      m_switch(new ChoiceStrip(tr("View"), viewChoices())),
      m_lowTop(nullptr),
      m_lowSwitch(new Button(ButtonKind::Secondary, {})),
      m_lowChoices(new QActionGroup(this)),
      m_lowSummary(new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_stack(new QStackedWidget),
      m_views(viewEntries().size()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kBetween);
  m_lowTop = makeLowTop();
  m_top->setSpacing(kBetween);
  m_top->addWidget(m_header);
  m_top->addWidget(m_switch);
  m_top->addWidget(m_lowTop);
  column->addLayout(m_top);
  column->addWidget(m_stack, 1);
  connect(m_switch, &ChoiceStrip::chosen, this, [this](int at) { show(static_cast<std::size_t>(at)); });
  connect(&state(), &AppState::loaded, this, [this] { show(0); });
  m_lowTop->hide();
  fitTop();
  show(0);
}

QWidget* ChildrenPage::makeLowTop() {
  auto* top = new QWidget;
  auto* row = new QHBoxLayout(top);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kBetween);
  auto* title = makeLabel(tr("Children & plans"), {TextSize::Heading, TextWeight::Strong});
  title->setWordWrap(false);
  row->addWidget(title);
  row->addWidget(m_lowSwitch);
  row->addWidget(m_lowSummary, 1);
  auto* menu = new QMenu(m_lowSwitch);
  for (const auto& choice : viewChoices()) {
    auto* action = menu->addAction(QString(choice.text).replace(u'&', QLatin1String("&&")));
    action->setCheckable(true);
    action->setToolTip(choice.hint);
    m_lowChoices->addAction(action);
    connect(action, &QAction::triggered, this, [this, at = choice.value] { show(static_cast<std::size_t>(at)); });
  }
  m_lowSwitch->setMenu(menu);
  return top;
}

/// Where the page is low, as with large text, its title, views and summary share one row.
void ChildrenPage::fitTop() {
  const bool isLow = height() < scaled(kLowPage);
  m_top->setContentsMargins(kAround, isLow ? kInside : kAround, kAround, 0);
  layout()->setSpacing(isLow ? kInside : kBetween);
  if (isLow != m_lowTop->isHidden()) return;
  auto* focus = window()->focusWidget();
  const bool hadFocus = focus != nullptr && (m_switch->isAncestorOf(focus) || focus == m_lowSwitch);
  m_header->setVisible(!isLow);
  m_switch->setVisible(!isLow);
  m_lowTop->setVisible(isLow);
  if (hadFocus) (isLow ? static_cast<QWidget*>(m_lowSwitch) : m_switch)->setFocus();
}

void ChildrenPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fitTop();
}

void ChildrenPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::FontChange && m_lowTop != nullptr) fitTop();
}

ChildrenPage::~ChildrenPage() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

CaseloadView& ChildrenPage::view(std::size_t at) {
  auto*& made = m_views[at];
  if (made != nullptr) return *made;
  made = viewEntries()[at].make(ViewContext{{state(), navigator(), actions()}, *m_caseload});
  m_stack->addWidget(made);
  made->setFilter(m_filter);
  connect(made, &CaseloadView::summaryChanged, this, [this, at] {
    if (m_shown == at) showSummary();
  });
  connect(made, &CaseloadView::viewAsked, this, [this](const QString& id, const QString& argument) {
    openArgument(argument.isEmpty() ? id : id + u':' + argument);
  });
  return *made;
}

void ChildrenPage::show(std::size_t at) {
  m_shown = at;
  auto& shown = view(at);
  m_switch->setValue(static_cast<int>(at));
  const QString title = viewWords(viewEntries()[at].title);
  m_lowChoices->actions().at(static_cast<qsizetype>(at))->setChecked(true);
  m_lowSwitch->setText(QString(title).replace(u'&', QLatin1String("&&")));
  m_lowSwitch->setAccessibleName(tr("View: %1").arg(title));
  m_stack->setCurrentWidget(&shown);
  showSummary();
  if (isVisible()) shown.activated();
}

void ChildrenPage::showSummary() {
  const QString summary = view(m_shown).summary();
  // A view with nothing to sum up says what it is for: the row of views stays where it is.
  m_header->setSummary(summary.isEmpty() ? viewWords(viewEntries()[m_shown].note) : summary);
  m_lowSummary->setText(summary);
}

void ChildrenPage::activated() {
  view(m_shown).activated();
}

void ChildrenPage::openArgument(const QString& argument) {
  constexpr QLatin1String kSaved("view:");
  if (argument.startsWith(kSaved)) {
    const auto id = base::parseUuid(fromQt(argument.mid(kSaved.size())));
    const auto* saved = id ? state().find<domain::SavedView>({*id}) : nullptr;
    if (saved == nullptr) return;
    const auto at = viewOf(toQt(saved->value.list).section(u'.', 1, 1)).value_or(0);
    show(at);
    view(at).openArgument(argument);
    return;
  }
  const auto at = viewOf(argument.section(u':', 0, 0));
  show(at.value_or(0));
  const QString rest = at ? argument.section(u':', 1) : argument;
  if (!rest.isEmpty()) view(m_shown).openArgument(rest);
}

QString ChildrenPage::place() const {
  const QString inside = m_views[m_shown] == nullptr ? QString() : m_views[m_shown]->place();
  const QString id = QLatin1String(viewEntries()[m_shown].id);
  if (inside.isEmpty()) return m_shown == 0 ? QString() : id;
  return id + u':' + inside;
}

void ChildrenPage::setFilter(const QString& text) {
  m_filter = text;
  for (auto* made : m_views)
    if (made != nullptr) made->setFilter(text);
}

QString ChildrenPage::accessibleSummary() const {
  return m_views[m_shown] == nullptr ? QString() : m_views[m_shown]->summary();
}

}  // namespace waymark::ui
