// SPDX-License-Identifier: GPL-3.0-or-later
// Changing many records at once, in every list that offers it: by keys, one undo step, mixed values left alone.
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include "bridge/text.h"
#include "evidence/evidence_page.h"
#include "memory_port.h"
#include "partners/partners_page.h"
#include "shell/action_catalogue.h"
#include "shell/list_tools.h"
#include "shell/many_bar.h"
#include "timeline/timeline_page.h"
#include "timeline/timeline_view.h"
#include "widgets/data_table.h"
#include "widgets/filter_chip.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

template <class PageType>
struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  std::unique_ptr<PageType> page;

  Shown() {
    state.create("test.waymark", demonstration());
    port.deliver();
    page = std::make_unique<PageType>(PageContext{state, navigator, actions});
    page->resize(1400, 900);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get())) qFatal("no window");
  }
  void deliver() {
    port.deliver();
    QCoreApplication::processEvents();
  }
  [[nodiscard]] DataTable* list(const QString& name) const {
    for (auto* table : page->template findChildren<DataTable*>())
      if (table->accessibleName() == name) return table;
    return nullptr;
  }
  /// The bar that is seen; there is one at most.
  [[nodiscard]] ManyBar* bar() const {
    for (auto* bar : page->template findChildren<ManyBar*>())
      if (bar->isVisible()) return bar;
    return nullptr;
  }
};

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
  QTest::keyClick(QApplication::focusWidget(), key, modifiers);
  QCoreApplication::processEvents();
}

/// From a list: everything, then on to what can be changed.
FilterChip* selectAllAndEdit(QWidget* list) {
  list->setFocus();
  press(Qt::Key_A, Qt::ControlModifier);
  press(Qt::Key_F2);
  return qobject_cast<FilterChip*>(QApplication::focusWidget());
}

/// Opens the chip's menu by Down and takes the entry with these words by keys.
void choose(FilterChip* chip, const QString& words) {
  QTimer::singleShot(0, chip, [&] {
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (menu == nullptr) return;
    for (std::size_t i = 0; i < 60; ++i) {
      QTest::keyClick(menu, Qt::Key_Down);
      if (menu->activeAction() != nullptr && menu->activeAction()->text() == words) break;
    }
    QTest::keyClick(menu, Qt::Key_Return);
  });
  QTest::keyClick(chip, Qt::Key_Down);
}

template <class T>
std::size_t count(const AppState& state, const std::function<bool(const T&)>& test) {
  std::size_t found = 0;
  for (const auto& row : state.workspace().all<T>()) if (test(row.value)) ++found;
  return found;
}

}  // namespace

class ManyEditTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("many"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void everyFindingShownIsReviewedByKeysInOneStep() {
    Shown<EvidencePage> shown;
    shown.page->openArgument(QStringLiteral("filter:draft"));
    auto* list = shown.list(QStringLiteral("Evidence"));
    const int drafts = list->tableModel()->shownCount();
    QVERIFY(drafts > 1);
    auto* chip = selectAllAndEdit(list);
    QVERIFY(chip != nullptr);
    QCOMPARE(chip->text(), QStringLiteral("Review state: Draft"));
    QCOMPARE(shown.bar()->chip(1)->text(), QStringLiteral("Criterion: Mixed values"));
    choose(chip, QStringLiteral("Accepted"));
    shown.deliver();
    QCOMPARE(list->tableModel()->shownCount(), 0);
    QCOMPARE(shown.state.undoName(), QStringLiteral("accept %1 findings").arg(drafts));
    shown.state.undo();
    shown.deliver();
    QCOMPARE(list->tableModel()->shownCount(), drafts);
  }

  void aFieldThatIsNotChosenFromKeepsItsDifferentValues() {
    Shown<EvidencePage> shown;
    const auto before = shown.state.workspace().all<domain::Evidence>().rows();
    auto* chip = selectAllAndEdit(shown.list(QStringLiteral("Evidence")));
    QCOMPARE(chip->text(), QStringLiteral("Review state: Mixed values"));
    shown.bar()->choose(0, static_cast<int>(domain::ReviewState::InReview));
    shown.deliver();
    for (std::size_t i = 0; i < before.size(); ++i) {
      auto expected = before[i].value;
      expected.review = domain::ReviewState::InReview;
      QVERIFY(shown.state.workspace().all<domain::Evidence>().rows()[i].value == expected);
    }
    QCOMPARE(shown.bar()->chip(0)->text(), QStringLiteral("Review state: In review"));
    const auto writes = shown.port.applied.size();
    shown.bar()->choose(0, static_cast<int>(domain::ReviewState::InReview));
    QCOMPARE(shown.port.applied.size(), writes);  // they all have it
  }

  void oneRowAloneShowsNoBarAndEscapeGoesBackToTheList() {
    Shown<EvidencePage> shown;
    auto* list = shown.list(QStringLiteral("Evidence"));
    list->setFocus();
    press(Qt::Key_Home);
    press(Qt::Key_F2);
    QVERIFY(shown.bar() == nullptr);
    QVERIFY(list->hasFocus());
    QVERIFY(selectAllAndEdit(list) != nullptr);
    press(Qt::Key_Escape);
    QVERIFY(list->hasFocus());
  }

  void earlierFindingsMoveToACriterionTogether() {
    Shown<EvidencePage> shown;
    shown.page->openArgument(QStringLiteral("earlier"));
    auto* list = shown.list(QStringLiteral("Earlier findings"));
    QVERIFY(selectAllAndEdit(list) != nullptr);
    const auto all = shown.state.workspace().all<domain::EarlierFinding>().size();
    const auto e1 = *base::ShortCode::make("E1");
    const auto inE1 = [&] {
      return count<domain::EarlierFinding>(shown.state, [&](const auto& finding) { return finding.criterion == e1; });
    };
    const auto before = inE1();
    QVERIFY(before < all);
    shown.bar()->choose(2, shown.state.pack().criterionIndex(e1));
    shown.deliver();
    QCOMPARE(inE1(), all);
    QCOMPARE(shown.state.undoName(), QStringLiteral("move %1 earlier findings to E1").arg(all - before));
    QCOMPARE(list->selectedIds().size(), all);  // and stay selected for the next field
    shown.state.undo();
    shown.deliver();
    QCOMPARE(inE1(), before);
  }

  void prioritiesGetALeadTogether() {
    Shown<EvidencePage> shown;
    shown.page->openArgument(QStringLiteral("earlier"));
    auto* chip = selectAllAndEdit(shown.list(QStringLiteral("Priorities")));
    QVERIFY(chip != nullptr);
    const auto& partner = shown.state.workspace().all<domain::Partner>().rows()[1].value;
    choose(chip, toQt(partner.name));
    shown.deliver();
    QCOMPARE(count<domain::Priority>(shown.state, [&](const auto& one) { return one.lead == partner.id; }),
             shown.state.workspace().all<domain::Priority>().size());
    QVERIFY(shown.state.undoName().startsWith(QStringLiteral("set the lead of ")));
  }

  void theMenuKeyOffersWhatARowCanDoAndWhatEveryListDoes() {
    Shown<EvidencePage> shown;
    shown.page->openArgument(QStringLiteral("earlier"));
    auto* list = shown.list(QStringLiteral("Earlier findings"));
    list->setFocus();
    press(Qt::Key_Down);
    emit list->customContextMenuRequested({5, 5});
    auto* menu = list->findChild<ListTools*>()->menu();
    QStringList offered;
    for (const auto* action : menu->actions()) offered << action->text();
    menu->close();
    QCOMPARE(offered.first(), QStringLiteral("Show the evidence linked to it"));
    QVERIFY(offered.contains(QStringLiteral("Delete")));
    QVERIFY(offered.contains(QStringLiteral("Export what is seen…")));
    emit menu->aboutToShow();  // by the button: no row is meant
    QVERIFY(menu->actions().first()->text() != QStringLiteral("Show the evidence linked to it"));
  }

  void peopleGetADeputyTogetherButNobodyTheirOwn() {
    Shown<PartnersPage> shown;
    shown.page->openArgument(QStringLiteral("tree"));
    auto* list = shown.list(QStringLiteral("Contact tree"));
    QVERIFY(selectAllAndEdit(list) != nullptr);
    const auto ids = list->selectedIds();
    const auto deputy = domain::PersonId{ids.front()};
    int place = 0;
    for (const auto& row : shown.state.workspace().all<domain::Person>()) {
      if (row.value.id == deputy) break;
      ++place;
    }
    const auto own = shown.state.find<domain::Person>(deputy)->value.deputy;
    shown.bar()->choose(1, place);
    shown.deliver();
    for (const auto& id : ids) {
      const auto& person = shown.state.find<domain::Person>({id})->value;
      if (person.id == deputy)
        QVERIFY(person.deputy == own);
      else
        QVERIFY(person.deputy == deputy);
    }
    QVERIFY(shown.state.undoName().startsWith(QStringLiteral("set the deputy of ")));
    QCOMPARE(list->selectedIds().size(), ids.size());
    shown.state.undo();
    shown.deliver();
    QVERIFY(shown.state.find<domain::Person>({ids.back()})->value.deputy != deputy);
  }

  void organisationsAreAListLikeEveryOther() {
    Shown<PartnersPage> shown;
    auto* list = shown.list(QStringLiteral("Organisations"));
    QVERIFY(list->findChild<ListTools*>() != nullptr);
    QVERIFY(selectAllAndEdit(list) != nullptr);
    shown.bar()->choose(0, static_cast<int>(domain::PartnerKind::Voluntary));
    shown.deliver();
    QCOMPARE(count<domain::Partner>(
                 shown.state, [](const auto& one) { return one.kind == domain::PartnerKind::Voluntary; }),
             shown.state.workspace().all<domain::Partner>().size());
  }

  void tasksThatAreShownGetAnOwnerInOneStep() {
    Shown<TimelinePage> shown;
    shown.page->setFilter(QStringLiteral("survey"));
    auto* view = shown.page->findChild<TimelineView*>();
    QVERIFY(selectAllAndEdit(view) != nullptr);
    const auto tasks = view->selectedTasks();
    QVERIFY(tasks.size() > 1);
    const auto& person = shown.state.workspace().all<domain::Person>().rows()[2].value;
    const auto owned = [&] {
      return std::ranges::count_if(shown.state.plan().tasks,
                                   [&](const auto& task) { return task.record && task.owner == person.id; });
    };
    const auto named = [&] {
      return count<domain::Task>(shown.state, [&](const auto& task) { return task.owner == person.id; });
    };
    const auto before = named();
    shown.bar()->choose(1, 3);  // after "By role": the third person
    shown.deliver();
    QVERIFY(owned() >= std::ssize(tasks));
    QVERIFY(shown.state.undoName().startsWith(QStringLiteral("set the owner of ")));
    QCOMPARE(shown.bar()->chip(1)->text(), QStringLiteral("Owner: %1").arg(toQt(person.name)));
    QCOMPARE(view->selectedTasks(), tasks);
    shown.state.undo();
    shown.deliver();
    QCOMPARE(named(), before);
  }

  void readingAloneTheFieldsCantBeChosenFrom() {
    Shown<PartnersPage> shown;
    shown.port.readOnlyWhy = base::Error{base::Code::ReadOnly, {}, {}};
    shown.state.open("test.waymark");
    shown.port.deliver();
    auto* list = shown.list(QStringLiteral("Organisations"));
    list->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(shown.bar() != nullptr);
    QVERIFY(!shown.bar()->isEnabled());
    press(Qt::Key_F2);
    QVERIFY(list->hasFocus());
  }
};

QTEST_MAIN(ManyEditTest)
#include "many_edit_test.moc"
