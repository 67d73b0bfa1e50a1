// SPDX-License-Identifier: GPL-3.0-or-later
// What every list does, on the Evidence page by keyboard: columns, saved views, export.
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonDocument>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "evidence/evidence_page.h"
#include "evidence/filter_bar.h"
#include "evidence/filter_state.h"
#include "memory_port.h"
#include "partners/partners_page.h"
#include "requests/requests_page.h"
#include "settings/settings_page.h"
#include "shell/action_catalogue.h"
#include "shell/list_tools.h"
#include "surveys/surveys_page.h"
#include "touch/touch_page.h"
#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/list_columns.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  QStringList said;
  std::unique_ptr<EvidencePage> page;

  Shown() {
    QObject::connect(&navigator, &Navigator::said, &navigator,
                     [this](MessageKind, const QString& text) { said << text; });
    state.create("test.waymark", demonstration());
    port.deliver();
    reopen();
  }
  void reopen() {
    page = std::make_unique<EvidencePage>(PageContext{state, navigator, actions});
    page->resize(1300, 800);
    page->show();
    page->activateWindow();
    (void)QTest::qWaitForWindowActive(page.get());
  }
  [[nodiscard]] DataTable* table() const { return page->findChild<DataTable*>(QStringLiteral("evidence")); }
  [[nodiscard]] ListTools* tools() const { return table()->findChild<ListTools*>(); }
  [[nodiscard]] EvidenceFilterBar* bar() const { return page->findChild<EvidenceFilterBar*>(); }
  [[nodiscard]] std::vector<domain::SavedView> views() const {
    std::vector<domain::SavedView> all;
    for (const auto& row : state.workspace().all<domain::SavedView>()) all.push_back(row.value);
    return all;
  }

  /// Chooses an entry of the list's menu, as it is offered now.
  void choose(const QString& text) const {
    emit tools()->menu()->aboutToShow();
    for (auto* action : tools()->menu()->actions()) {
      if (action->text() != text) continue;
      QVERIFY2(action->isEnabled(), qPrintable(text));
      action->trigger();
      return;
    }
    QFAIL(qPrintable(text));
  }
  /// Types into the question for a name.
  void name(const QString& text) {
    auto* dialog = page->findChild<QInputDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->setTextValue(text);
    dialog->accept();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    port.deliver();
  }
  void put(const std::string& state_text) {
    domain::SavedView view{state.newId<domain::SavedViewTag>(), "evidence", "From elsewhere", state_text};
    state.apply(QStringLiteral("put"), domain::made(std::move(view)));
    port.deliver();
  }
};

QStringList titles(const DataTable& table) {
  QStringList all;
  for (const int column : table.seenColumns())
    all << table.tableModel()->columns()[static_cast<std::size_t>(column)].title;
  return all;
}

}  // namespace

class ListToolsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("lists"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }
  void cleanupTestCase() { QSettings().clear(); }

  void columnsAreChosenMovedAndWidenedByKeysAndKept() {
    Shown shown;
    const auto usual = titles(*shown.table());
    shown.choose(QStringLiteral("Choose columns…"));
    auto* dialog = shown.page->findChild<ColumnsDialog*>();
    QVERIFY(dialog != nullptr);
    auto* list = dialog->findChild<QListWidget*>();
    const auto row = [&](const QString& title) { return list->row(list->findItems(title, Qt::MatchExactly).value(0)); };
    list->setCurrentRow(row(QStringLiteral("Finding")));
    QTest::keyClick(list, Qt::Key_Space);
    list->setCurrentRow(row(QStringLiteral("Covers")));
    QTest::keyClick(list, Qt::Key_Space);
    const int width = shown.table()->columnWidth(EvidenceModel::Covers);
    QTest::keyClick(list, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Covers"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    const auto chosen = titles(*shown.table());
    QVERIFY(!chosen.contains(QStringLiteral("Finding")));
    QVERIFY(chosen.contains(QStringLiteral("Covers")));
    QVERIFY(shown.table()->columnWidth(EvidenceModel::Covers) > width);
    shown.reopen();  // another session
    QCOMPARE(titles(*shown.table()), chosen);
    QVERIFY(shown.table()->columnWidth(EvidenceModel::Covers) > width);
    shown.choose(QStringLiteral("Columns as usual"));
    QCOMPARE(titles(*shown.table()), usual);
    shown.reopen();
    QCOMPARE(titles(*shown.table()), usual);
  }

  void widthsComeBackAndTheWordsTakeTheRoomThatIsLeft() {
    Shown shown;
    shown.table()->findChild<ListColumns*>()->widen(EvidenceModel::Review, 64);
    const int review = shown.table()->columnWidth(EvidenceModel::Review);
    const auto roomLeft = [&] {
      int others = 0;
      for (const int column : shown.table()->seenColumns())
        if (column != EvidenceModel::Summary) others += shown.table()->columnWidth(column);
      return shown.table()->viewport()->width() - others;
    };
    shown.reopen();
    shown.page->resize(1600, 800);  // another screen than the one the widths were kept on
    QCoreApplication::processEvents();
    QCOMPARE(shown.table()->columnWidth(EvidenceModel::Review), review);
    QCOMPARE(shown.table()->columnWidth(EvidenceModel::Summary), roomLeft());
    shown.page->resize(1300, 800);
    QCoreApplication::processEvents();
    QCOMPARE(shown.table()->columnWidth(EvidenceModel::Review), review);
    QCOMPARE(shown.table()->columnWidth(EvidenceModel::Summary), roomLeft());
  }

  void theColumnThatSaysWhatARowIsCannotBeHidden() {
    Shown shown;
    auto* columns = shown.table()->findChild<ListColumns*>();
    for (int column = 0; column < shown.table()->tableModel()->columnCount(); ++column) columns->setSeen(column, false);
    QCOMPARE(titles(*shown.table()), QStringList(QStringLiteral("What we found")));
  }

  void aViewIsSavedOpenedChangedAndDeletedEachWithUndo() {
    Shown shown;
    EvidenceFilter filter;
    filter.finding = domain::Finding::Concern;
    filter.withoutService = false;
    filter.review = domain::ReviewState::Accepted;
    shown.bar()->setFilter(filter);
    emit shown.bar()->changed();
    shown.page->setFilter(QStringLiteral("school"));
    shown.table()->horizontalHeader()->setSortIndicator(EvidenceModel::Criterion, Qt::DescendingOrder);
    shown.table()->findChild<ListColumns*>()->setSeen(EvidenceModel::Source, false);
    const auto columns = titles(*shown.table());
    const int rows = shown.table()->tableModel()->shownCount();
    const auto first = shown.table()->tableModel()->idAt(0);
    QVERIFY(rows > 0);
    shown.choose(QStringLiteral("Save as a view…"));
    shown.name(QStringLiteral("Concerns, accepted"));
    QCOMPARE(shown.views().size(), 1U);
    QCOMPARE(shown.views().front().list, std::string("evidence"));
    QCOMPARE(shown.tools()->button()->text(), QStringLiteral("Concerns, accepted"));

    shown.reopen();
    shown.table()->findChild<ListColumns*>()->reset();
    QVERIFY(shown.table()->tableModel()->shownCount() > rows);
    shown.choose(QStringLiteral("Concerns, accepted"));
    QCOMPARE(shown.table()->tableModel()->shownCount(), rows);
    QCOMPARE(shown.table()->tableModel()->idAt(0), first);
    QCOMPARE(titles(*shown.table()), columns);
    QVERIFY(shown.bar()->filter() == filter);
    QVERIFY(shown.said.isEmpty());

    shown.table()->horizontalHeader()->setSortIndicator(EvidenceModel::Criterion, Qt::AscendingOrder);
    const auto before = shown.views().front().state;
    shown.choose(QStringLiteral("Update “Concerns, accepted” to what is seen"));
    shown.port.deliver();
    QVERIFY(shown.views().front().state != before);
    shown.choose(QStringLiteral("Rename “Concerns, accepted”…"));
    shown.name(QStringLiteral("Worries"));
    QCOMPARE(shown.views().front().name, std::string("Worries"));
    shown.choose(QStringLiteral("Delete “Worries”"));
    shown.port.deliver();
    QVERIFY(shown.views().empty());
    for (const char* step : {"Worries", "Concerns, accepted", "Concerns, accepted"}) {
      shown.state.undo();
      shown.port.deliver();
      QCOMPARE(shown.views().front().name, std::string(step));
    }
    QCOMPARE(shown.views().front().state, before);
  }

  void twoViewsOfAListCannotShareAName() {
    Shown shown;
    for (const auto* name : {"Mine", " mine "}) {
      shown.choose(QStringLiteral("Save as a view…"));
      shown.name(QString::fromLatin1(name));
    }
    QCOMPARE(shown.views().size(), 1U);
    QVERIFY(shown.said.value(0).contains(QStringLiteral("Choose another name")));
  }

  void whatAViewHoldsAndNobodyKnowsIsLeftOutWithASentence() {
    for (const auto& [text, word] : std::vector<std::pair<std::string, QString>>{
             {R"({"version":1,"columns":[{"id":"gone","width":90},{"id":"review","width":900000}]})", "“gone”"},
             {R"({"version":1,"filter":{"mood":"blue","finding":"concern"}})", "“mood”"},
             {R"({"version":1,"filter":{"partner":"0193e000-0000-7000-8000-00000000dead"}})", "“partner”"},
             {R"({"version":1,"sort":{"column":"mood"}})", "“mood”"},
             {R"({"version":99})", "newer"},
             {R"({"filter":"health"})", "filter"},
             {R"({"version":1,"columns":[[],7,{"id":[]}]})", "column"},
             {"not JSON", "made of"}}) {
      Shown shown;
      shown.put(text);
      shown.choose(QStringLiteral("From elsewhere"));
      QCOMPARE(shown.said.size(), 1);
      QVERIFY2(shown.said.front().contains(word), qPrintable(shown.said.front()));
      QVERIFY(titles(*shown.table()).contains(QStringLiteral("What we found")));
      QSettings().clear();
    }
  }

  void aFilterComesBackFromItsWordsAsItWas() {
    Shown shown;
    EvidenceFilter filter;
    filter.finding = domain::Finding::Mixed;
    filter.criterion = *base::ShortCode::make("E1");
    filter.withoutSource = true;
    filter.service = domain::Service::Health;
    filter.withoutAgePhase = true;
    filter.partner = shown.state.workspace().all<domain::Partner>().rows().front().value.id;
    filter.earlierFinding = shown.state.workspace().all<domain::EarlierFinding>().rows().front().value.id;
    filter.overdue = true;
    QStringList unknown;
    QVERIFY(filterFrom(filterState(filter), shown.state, unknown) == filter);
    QVERIFY(unknown.isEmpty());
  }

  void whatIsSeenGoesToAFileAsItStands() {
    Shown shown;
    QTemporaryDir folder;
    shown.page->setFilter(QStringLiteral("school"));
    shown.table()->findChild<ListColumns*>()->setSeen(EvidenceModel::Finding, false);
    shown.table()->horizontalHeader()->setSortIndicator(EvidenceModel::Summary, Qt::DescendingOrder);
    for (const auto* name : {"list.csv", "list.xlsx"}) {
      QSignalSpy exported(shown.tools(), &ListTools::exported);
      shown.tools()->exportTo(folder.filePath(QString::fromLatin1(name)));
      QVERIFY(exported.wait());
      QVERIFY2(shown.said.last().contains(folder.filePath(QString::fromLatin1(name))), qPrintable(shown.said.last()));
    }
    QFile book(folder.filePath(QStringLiteral("list.xlsx")));
    QVERIFY(book.open(QIODevice::ReadOnly));
    QVERIFY(book.read(2) == "PK");
    QFile text(folder.filePath(QStringLiteral("list.csv")));
    QVERIFY(text.open(QIODevice::ReadOnly));
    const auto bytes = text.readAll();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBFWhat we found,"));
    const auto all = QString::fromUtf8(bytes);
    QVERIFY(!all.section(u'\n', 0, 0).contains(QStringLiteral(",Finding,")));
    QVERIFY(all.section(u'\n', 1, 1).contains(shown.table()->tableModel()->index(0, 0).data().toString().left(30)));
    shown.tools()->exportTo(folder.filePath(QStringLiteral("no/such/folder/list.csv")));
    QSignalSpy failed(shown.tools(), &ListTools::exported);
    QVERIFY(failed.wait());
    QVERIFY(!shown.said.last().startsWith(QStringLiteral("Exported")));
  }

  void everyColumnOfEveryListHasAnIdOfItsOwn() {
    Shown shown;
    shown.page->openArgument(QStringLiteral("earlier"));
    PartnersPage partners(PageContext{shown.state, shown.navigator, shown.actions});
    SettingsPage settings(PageContext{shown.state, shown.navigator, shown.actions});
    SurveysPage surveys(PageContext{shown.state, shown.navigator, shown.actions});
    RequestsPage requests(PageContext{shown.state, shown.navigator, shown.actions});
    TouchPage touch(PageContext{shown.state, shown.navigator, shown.actions});
    int lists = 0;
    for (const QWidget* page : std::initializer_list<QWidget*>{shown.page.get(), &partners, &settings, &surveys,
                                                               &requests, &touch}) {
      for (const auto* tools : page->findChildren<ListTools*>()) {
        ++lists;
        const auto* table = static_cast<DataTable*>(tools->parent());
        QStringList ids;
        for (const auto& column : table->tableModel()->columns()) ids << QLatin1String(column.id);
        QVERIFY2(!ids.contains(QString()), qPrintable(table->accessibleName()));
        QCOMPARE(ids.removeDuplicates(), 0);
        QVERIFY(!tools->button()->accessibleName().isEmpty());
      }
    }
    QCOMPARE(lists, 23);
  }
};

QTEST_MAIN(ListToolsTest)
#include "list_tools_test.moc"
