// SPDX-License-Identifier: GPL-3.0-or-later
// The log of submissions on a real file: made with its checks shown first, written again, compared. By keyboard.
#include <QFile>
#include <QTest>

#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "children/submissions_view.h"
#include "widgets/data_table.h"
#include "workspace_shown.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

constexpr const char* kHeader =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,Locality\r\n";

struct Listed : WorkspaceShown {
  Listed() {
    if (!make()) qFatal("no workspace");
    if (!doing([](app::Session& session, base::Stamp now) {
          return app::setUpSeal(session, "four words are easy", now, seal::Cost{1, std::uint64_t{1} << 20U})
              .map([](const std::string&) { return std::monostate(); });
        }))
      qFatal("no seal");
    state.seal().refresh();
    (void)stands(SealKeeper::Standing::Locked);
    take("A1,H801200001001,,09/03/2014,1,WBRI,,123456,2,0,0,1.5,North\r\nA2,,,,2,WBRI,SLCN,123456,2,0,0,2.5,\r\n",
         base::dayOf(2026, 11, 2));
    window.showPage(QStringLiteral("children"), QStringLiteral("submissions"));
  }
  bool doing(std::function<base::Result<std::monostate>(app::Session&, base::Stamp)> work) {
    bool done = false;
    bool right = false;
    state.use<std::monostate>(
        {}, app::SessionUse::Writing,
        [work = std::move(work)](app::Session& session, base::Stamp now, const app::WorkControl&) {
          return work(session, now);
        },
        &window, [&](base::Result<std::monostate> result) {
          done = true;
          right = result.has_value();
        });
    return QTest::qWaitFor([&] { return done; }) && right;
  }
  void take(const std::string& rows, base::Day asAt) {
    const bool taken = doing([&](app::Session& session, base::Stamp now) -> base::Result<std::monostate> {
      const auto definition = app::listDefinition("annex-a-2023").value();
      const auto read = app::readListBytes(definition, kHeader + rows, "census.csv").value();
      const auto key = app::openSeal(session, {"four words are easy", ""}).value();
      return app::importList(session, session.load().value(), key, definition, read.tables.at(0), {"Census", asAt}, now)
          .map([](const app::ImportedList&) { return std::monostate(); });
    });
    if (!taken) qFatal("no list");
  }
  bool unlock() {
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    if (!type(QStringLiteral("Passphrase"), QStringLiteral("four words are easy")) ||
        !type(QStringLiteral("Why"), QStringLiteral("To submit")))
      return false;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    return stands(SealKeeper::Standing::Unlocked);
  }
  SubmissionsView* view() { return window.findChild<SubmissionsView*>(); }
  /// In its place stands what the view is for, while nothing has gone out.
  int rows() {
    const auto* table = named<DataTable>(QStringLiteral("Submissions"));
    return table == nullptr ? 0 : table->model()->rowCount();
  }
  bool submit(const QString& to) {
    if (!press(QStringLiteral("New submission…")) || !press(QStringLiteral("Look at its checks"))) return false;
    if (!QTest::qWaitFor([&] { return says(QStringLiteral("2 rows of “Census”")); })) return false;
    if (!type(QStringLiteral("Why identities leave the workspace"), QStringLiteral("Week 1"))) return false;
    const int before = rows();
    view()->submitTo(to);
    return QTest::qWaitFor([&] { return rows() == before + 1; });
  }
  static QByteArray bytes(const QString& name) {
    QFile in(name);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
  }
};

}  // namespace

class SubmissionsTest : public QObject {
  Q_OBJECT
 private slots:
  void aSubmissionShowsItsChecksFirstAndIsKept();
  void theFileIsWrittenAgainAndComparedWithToday();
  void aLockedSealIsAskedForAndNothingIsWritten();
};

void SubmissionsTest::aSubmissionShowsItsChecksFirstAndIsKept() {
  Listed place;
  QVERIFY(place.says(QStringLiteral("Nothing has gone out yet")));
  QVERIFY(place.named<DataTable>(QStringLiteral("Submissions")) == nullptr);
  QVERIFY(place.unlock());
  QVERIFY(place.press(QStringLiteral("New submission…")));
  QVERIFY(!place.button(QStringLiteral("Write the file…"))->isEnabled());  // not before its checks were seen
  QVERIFY(place.press(QStringLiteral("Look at its checks")));
  QVERIFY(QTest::qWaitFor([&] { return place.button(QStringLiteral("Write the file…"))->isEnabled(); }));
  QVERIFY(place.says(QStringLiteral("error, 1 rows")));
  QVERIFY(place.press(QStringLiteral("Write the file…")));  // without a reason
  QVERIFY(place.says(QStringLiteral("Say why")));
  const QString file = place.folder.filePath(QStringLiteral("lists.xlsx"));
  QVERIFY(place.type(QStringLiteral("Why identities leave the workspace"), QStringLiteral("Week 1")));
  place.view()->submitTo(file);
  QVERIFY(QTest::qWaitFor([&] { return place.rows() == 1; }));
  QVERIFY(QFile::exists(file));
  QVERIFY(place.says(QStringLiteral("SHA-256 of the file")));
  const auto& log = place.state.workspace().all<domain::IdentityAccess>().rows();
  QCOMPARE(QString::fromStdString(log.back().value.reason), QStringLiteral("Week 1"));
}

void SubmissionsTest::theFileIsWrittenAgainAndComparedWithToday() {
  Listed place;
  QVERIFY(place.unlock());
  const QString file = place.folder.filePath(QStringLiteral("lists.xlsx"));
  QVERIFY(place.submit(file));
  place.take("A1,H801200001001,,09/03/2014,1,WBRI,MLD,123456,2,0,0,1.5,\r\nA3,,,,2,WBRI,SLCN,123456,2,0,0,2.5,\r\n",
             base::dayOf(2026, 11, 20));
  const QString again = place.folder.filePath(QStringLiteral("again.xlsx"));
  place.view()->writeAgainTo(again);
  QVERIFY(QTest::qWaitFor([&] { return place.message().contains(QStringLiteral("byte for byte")); }));
  QCOMPARE(Listed::bytes(again), Listed::bytes(file));
  QVERIFY(place.press(QStringLiteral("Compare with today’s list")));
  QVERIFY(QTest::qWaitFor([&] { return place.says(QStringLiteral("1 added, 1 gone, 1 changed, 0 the same")); }));
  QVERIFY(place.says(QStringLiteral("SEN primary need: 1 rows")));
  place.view()->writeAgainTo(again);  // it is there
  QVERIFY(QTest::qWaitFor([&] { return place.message().contains(QStringLiteral("again.xlsx")); }));
}

void SubmissionsTest::aLockedSealIsAskedForAndNothingIsWritten() {
  Listed place;
  const QString file = place.folder.filePath(QStringLiteral("lists.csv"));
  QVERIFY(place.press(QStringLiteral("New submission…")));
  QVERIFY(place.press(QStringLiteral("Look at its checks")));
  QVERIFY(place.named<QLineEdit>(QStringLiteral("Passphrase")) != nullptr);
  QVERIFY(!place.button(QStringLiteral("Write the file…"))->isEnabled());
  place.view()->submitTo(file);
  QTest::qWait(100);
  QVERIFY(!QFile::exists(file));
  QCOMPARE(place.rows(), 0);
}

QTEST_MAIN(SubmissionsTest)
#include "submissions_test.moc"
