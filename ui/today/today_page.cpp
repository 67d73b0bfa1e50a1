// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/today_page.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSettings>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/due_words.h"
#include "shell/seal_keeper.h"
#include "today/clock_strip.h"
#include "today/due_rows.h"
#include "today/task_list.h"
#include "today/today_side.h"
#include "today/today_words.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kWide = 940;  // from here the side stands beside the tasks
constexpr int kSideWidth = 340;
constexpr std::size_t kSteps = 3;

const QString kOwnerSetting = QStringLiteral("today/owner");

enum class OwnerKind { Everyone, Person, Partner, Nobody };

QString ownerKey(OwnerKind kind, const base::Uuid& id) {
  switch (kind) {
    case OwnerKind::Everyone:
      return QStringLiteral("everyone");
    case OwnerKind::Nobody:
      return QStringLiteral("nobody");
    case OwnerKind::Person:
      return QStringLiteral("person:") + toQt(base::uuidText(id));
    case OwnerKind::Partner:
      return QStringLiteral("partner:") + toQt(base::uuidText(id));
  }
  return {};
}

}  // namespace

TodayPage::TodayPage(const PageContext& context)
    : Page(context),
      m_header(new PageHeader(QString())),
      m_owner(new QComboBox),
      m_strip(new ClockStrip),
      m_counts(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_scroll(new QScrollArea),
      m_list(new TaskList),
      m_main(new QWidget),
      m_calm(makeLabel(tr("Nothing is late, nothing is due today and nothing comes in the next two working days."),
                       {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_side(new TodaySide(state(), navigator())),
      m_empty(new EmptyState("today", tr("Today starts with the plan"),
                             tr("It shows what is late, due today and next, and the three things that would help most. "
                                "Before the call, it shows what is still to be prepared."),
                             tr("Start the plan"))),
      m_stack(new QStackedLayout) {
  m_owner->setAccessibleName(tr("Whose tasks"));
  m_owner->setToolTip(tr("Whose tasks and findings this page shows. It is remembered on this computer."));
  m_owner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_owner->setMinimumContentsLength(10);  // what is longer is cut where there is no room
  m_owner->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  m_owner->setMaxVisibleItems(20);
  m_header->addAction(m_owner);

  auto* mainColumn = new QVBoxLayout(m_main);
  mainColumn->setContentsMargins(0, 0, 0, 0);
  mainColumn->setSpacing(kInside);
  mainColumn->addWidget(m_calm);
  mainColumn->addWidget(m_list);
  mainColumn->addStretch(1);

  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kAround, kAround, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(m_header);
  column->addWidget(m_strip);
  column->addWidget(m_counts);
  m_grid = new QGridLayout;
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(2 * kAround);
  m_grid->setVerticalSpacing(kAround);
  column->addLayout(m_grid, 1);
  m_scroll->setWidget(content);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);

  m_counts->setTextFormat(Qt::RichText);
  m_counts->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  connect(m_counts, &QLabel::linkActivated, this, [this](const QString& page) {
    navigator().go(page.section(u':', 0, 0), page.section(u':', 1));
  });

  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* holder = new QWidget;
  holder->setLayout(m_stack);
  m_stack->addWidget(m_scroll);
  m_stack->addWidget(m_empty);
  outer->addWidget(holder);
  arrange();

  const auto stale = [this] {
    m_isStale = true;
    if (isVisible()) activated();
  };
  const auto recheck = [this] {
    m_listsRead = false;
    if (isVisible()) readLists();
  };
  connect(&state(), &AppState::loaded, this, [this, recheck] {
    m_listErrors.reset();
    recheck();
  });
  connect(&state().seal(), &SealKeeper::changed, this, [this, recheck] {
    // With the key more rules run.
    if ((state().seal().key() != nullptr) != m_listsKeyed) recheck();
  });
  connect(&state(), &AppState::applied, this, [recheck](const domain::ChangeSet& changes) {
    if (std::ranges::any_of(changes.changes, app::touchesLists)) recheck();
  });
  connect(&state(), &AppState::loaded, this, stale);
  connect(&state(), &AppState::applied, this, stale);
  connect(&state(), &AppState::timelineChanged, this, stale);
  connect(&state(), &AppState::clockChanged, this, stale);
  connect(m_owner, &QComboBox::activated, this, [this] {
    QSettings().setValue(kOwnerSetting, m_owner->currentData());
    refresh();
  });
  connect(m_list, &TaskList::opened, this, &TodayPage::open);
  connect(m_list, &TaskList::stateChosen, this, &TodayPage::setState);
  connect(m_list, &TaskList::rowShown, this, [this](const QRect& rect) {
    const QPoint at = m_list->mapTo(m_scroll->widget(), rect.center());
    m_scroll->ensureVisible(at.x(), at.y(), 0, rect.height() + kAround);
  });
  connect(m_empty, &EmptyState::started, this, &TodayPage::startInspection);
}

void TodayPage::readLists() {
  if (m_listsRead || !state().isOpen()) return;
  m_listsRead = true;
  m_listsKeyed = state().seal().key() != nullptr;
  auto newest = app::newestExtracts(state().workspace());
  if (newest.extracts.empty()) {
    m_listErrors.reset();
    return showCounts();
  }
  const unsigned number = ++m_listsNumber;
  using Found = std::optional<app::DataErrors>;
  state().use<Found>(
      {}, app::SessionUse::Reading,
      [newest = std::move(newest), key = state().seal().key()](app::Session& session, base::Stamp,
                                                               const app::WorkControl&) {
        return app::dataErrors(session, newest, key.get());
      },
      this, [this, number](base::Result<Found> found) {
        if (number != m_listsNumber) return;
        // Why lists can't be read is said where they are: here the figure is left out.
        m_listErrors = found ? *found : std::nullopt;
        showCounts();
      });
}

void TodayPage::activated() {
  readLists();
  if (!m_isStale) return;
  m_isStale = false;
  fillOwners();
  const auto* inspection = state().inspection();
  m_stack->setCurrentIndex(inspection == nullptr ? 1 : 0);
  m_plan = {};
  if (inspection != nullptr)
    m_plan = app::planFor(state().workspace(), inspection->value, state().planPack(), state().calendar());
  m_dues.clear();
  if (inspection != nullptr)
    m_dues = app::duesOf(state().workspace(), inspection->value, state().planPack(), state().calendar(), m_plan,
                         state().now());
  m_readiness =
      app::readinessFor(state().workspace(), m_plan, state().pack(), state().calendar(), state().now(), kSteps);
  refresh();
}

void TodayPage::fillOwners() {
  const QString wanted = QSettings().value(kOwnerSetting, QStringLiteral("everyone")).toString();
  m_owner->clear();
  const auto add = [this](const QString& text, OwnerKind kind, const base::Uuid& id) {
    m_owner->addItem(text, ownerKey(kind, id));
  };
  add(tr("Everyone"), OwnerKind::Everyone, {});
  add(tr("Nobody yet"), OwnerKind::Nobody, {});
  const auto& workspace = state().workspace();
  if (!workspace.all<domain::Partner>().empty()) m_owner->insertSeparator(m_owner->count());
  for (const auto& row : workspace.all<domain::Partner>())
    add(toQt(row.value.shortName.empty() ? row.value.name : row.value.shortName), OwnerKind::Partner,
        row.value.id.uuid);
  if (!workspace.all<domain::Person>().empty()) m_owner->insertSeparator(m_owner->count());
  for (const auto& row : workspace.all<domain::Person>())
    add(toQt(row.value.name), OwnerKind::Person, row.value.id.uuid);
  const int place = m_owner->findData(wanted);
  m_owner->setCurrentIndex(place < 0 ? 0 : place);
}

app::OwnerFilter TodayPage::ownerFilter() const {
  const QString key = m_owner->currentData().toString();
  const auto id = base::parseUuid(fromQt(key.section(QLatin1Char(':'), 1)));
  if (key.startsWith(QLatin1String("person:")) && id) return domain::PersonId{*id};
  if (key.startsWith(QLatin1String("partner:")) && id) return domain::PartnerId{*id};
  if (key == QLatin1String("nobody")) return app::Nobody{};
  return app::Everyone{};
}

void TodayPage::refresh() {
  m_today =
      app::todayFor(state().workspace(), m_plan, state().planPack(), state().calendar(), state().now(), ownerFilter());
  m_due = app::dueToday(state().workspace(), m_dues, m_today, state().calendar(), state().now(), ownerFilter());
  const auto words = clockWords(state(), m_today);
  m_header->setTitle(words.headline);
  m_header->setSummary(words.line);
  m_strip->set(&m_plan.timeline, &state().calendar(), state().now().today);

  std::vector<TaskRow> rows;
  const auto heading = [&rows](const QString& title, const QString& note, Mark mark) {
    TaskRow row;
    row.isHeading = true;
    row.text = title;
    row.note = note;
    row.urgency = mark;
    rows.push_back(std::move(row));
  };
  const auto add = [&](const app::Due& due, Mark urgency, const QString& word) {
    TaskRow row = dueRow(state(), m_plan, due);
    row.urgency = urgency;
    row.urgencyWord = word;
    rows.push_back(std::move(row));
  };
  if (!m_due.concerns.empty())
    heading(tr("Concerns about a child"), QString::number(m_due.concerns.size()), Mark::Late);
  for (const auto& due : m_due.concerns) add(due, Mark::Late, tr("Open concern"));
  if (!m_due.late.empty()) heading(tr("Late"), QString::number(m_due.late.size()), Mark::Late);
  for (const auto& due : m_due.late) add(due, Mark::Late, tr("Late"));
  if (!m_due.today.empty()) heading(tr("Due today"), QString::number(m_due.today.size()), Mark::Due);
  for (const auto& due : m_due.today) add(due, Mark::Due, tr("Due today"));
  if (!m_due.next.empty()) {
    const bool dated = m_plan.timeline.notified.has_value();
    heading(
        dated ? tr("Next") : tr("Still to prepare"),
        dated ? tr("%1 in the next two working days").arg(m_due.next.size()) : QString::number(m_due.next.size()),
        Mark::None);
  }
  for (const auto& due : m_due.next) add(due, Mark::NotStarted, tr("Next"));
  showCounts();
  m_calm->setVisible(rows.empty());
  m_list->setVisible(!rows.empty());
  m_list->setRows(std::move(rows));
  m_side->show(m_today, m_readiness);
  setAccessibleDescription(accessibleSummary());
}

QString TodayPage::accessibleSummary() const {
  if (state().inspection() == nullptr) return tr("No plan has been started.");
  return tr("%1. %2 late, %3 due today, %4 next.")
      .arg(clockWords(state(), m_today).headline)
      .arg(m_due.late.size())
      .arg(m_due.today.size())
      .arg(m_due.next.size());
}

void TodayPage::showCounts() {
  QStringList links;
  QStringList plain;
  if (const auto* inspection = state().inspection(); inspection != nullptr)
    for (const auto& count : countWords(app::dueCounts(state().workspace(), inspection->value, state().planPack(),
                                                        state().calendar(), state().now()),
                                         m_listErrors)) {
      const auto text = count.text.toHtmlEscaped();
      links << (hasPage(count.page.section(u':', 0, 0)) ? QStringLiteral("<a href=\"%1\">%2</a>").arg(count.page, text) : text);
      plain << count.text;
    }
  m_counts->setVisible(!links.isEmpty());
  m_counts->setText(links.join(QStringLiteral(" · ")));
  m_counts->setAccessibleName(tr("How far it is: %1").arg(plain.join(QStringLiteral(", "))));
}

void TodayPage::open(const QString& key) {
  const int place = m_list->taskModel()->find(fromQt(key));
  if (place < 0) return;
  goToDue(navigator(), m_list->taskModel()->row(place).due);
}

void TodayPage::setState(const QString& key, domain::TaskState taskState) {
  const auto* inspection = state().inspection();
  if (inspection == nullptr) return;
  if (const int place = m_list->taskModel()->find(fromQt(key)); place >= 0) {
    const auto due = m_list->taskModel()->row(place).due;
    if (due.kind != app::DueKind::Task) return markDueDone(state(), navigator(), due);
  }
  const std::string wanted = fromQt(key);
  for (const auto& task : m_plan.tasks) {
    if (task.key != wanted) continue;
    const QString name = taskState == domain::TaskState::Done ? tr("mark “%1” done") : tr("change the state of “%1”");
    state().apply(name.arg(toQt(task.title)), app::stateChange(state().workspace(), inspection->value, task, taskState,
                                                               state().now().utc, state().newId<domain::TaskTag>()));
    return;
  }
}

void TodayPage::startInspection() {
  domain::Inspection inspection;
  inspection.id = state().newId<domain::InspectionTag>();
  inspection.title = fromQt(tr("Area SEND inspection"));
  inspection.frameworkId = state().pack().id;
  inspection.frameworkVersion = state().pack().version;
  state().apply(tr("start the plan"), domain::made(std::move(inspection)));
}

void TodayPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  arrange();
}

void TodayPage::arrange() {
  const bool wide = width() >= scaled(kWide);
  if (m_isArranged && wide == m_isWide) return;
  m_isArranged = true;
  m_isWide = wide;
  m_grid->removeWidget(m_main);
  m_grid->removeWidget(m_side);
  m_grid->addWidget(m_main, 0, 0);
  m_grid->addWidget(m_side, wide ? 0 : 1, wide ? 1 : 0, Qt::AlignTop);
  m_grid->setColumnStretch(0, 1);
  m_side->setMinimumWidth(wide ? scaled(kSideWidth) : 0);
  m_side->setMaximumWidth(wide ? scaled(kSideWidth) : QWIDGETSIZE_MAX);
}

}  // namespace waymark::ui
