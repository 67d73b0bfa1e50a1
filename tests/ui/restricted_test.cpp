// SPDX-License-Identifier: GPL-3.0-or-later
// The door before a restricted part, on a real file and by keyboard: no seal, locked, nobody said who, open; for named
// people only, and shut with the seal.
#include <QSignalSpy>

#include "fieldwork/timetable_view.h"
#include "restricted_shown.h"

using namespace waymark;
using namespace waymark::ui;
using Standing = SealKeeper::Standing;
using domain::RestrictedPart;

namespace {

constexpr auto kPart = RestrictedPart::KeepingInTouch;

struct Door : RestrictedShown {
  Navigator navigator;
  RestrictedDoor widget{state, navigator, kPart, QStringLiteral("What inspectors say in confidence.")};
  Door() {
    widget.resize(600, 700);
    widget.show();
  }
  [[nodiscard]] bool reads(const char* words) const {
    for (auto* label : widget.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(QString::fromUtf8(words))) return true;
    return false;
  }
  bool shutByButton() {
    auto* shut = widget.findChild<QPushButton*>(QStringLiteral("door-shut"));
    if (!shut->isVisible()) return false;
    shut->setFocus();
    QTest::keyClick(shut, Qt::Key_Space);
    return !isOpen(kPart);
  }
};

}  // namespace

class RestrictedTest : public QObject {
  Q_OBJECT
 private slots:
  void whoIsInvitedToASessionIsReadAndWrittenWithTheSealOpenOnly() {
    RestrictedShown shown;
    QVERIFY(shown.demonstrate());
    QVERIFY(QTest::qWaitFor([&] { return !shown.state.workspace().all<domain::SessionGuest>().empty(); }));
    const auto guest = [&]() -> const domain::SessionGuest& {
      for (const auto& row : shown.state.workspace().all<domain::SessionGuest>())
        if (row.value.label == "Parent 1") return row.value;
      qFatal("nobody is invited");
    };
    const auto field = [&](const char* what) {
      QLineEdit* found = nullptr;
      for (auto* line : shown.window.findChildren<QLineEdit*>())
        if (line->isVisible() && line->accessibleName() == QLatin1String("Parent 1: ") + QLatin1String(what)) found = line;
      return found;
    };
    shown.window.showPage(QStringLiteral("fieldwork"), toQt(base::uuidText(guest().session.uuid)));
    auto* timetable = shown.window.findChild<TimetableView*>();
    QVERIFY(timetable != nullptr);
    timetable->setFocus();
    QTest::keyClick(timetable, Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] {  // the form is open, and says that they are sealed
      return std::ranges::any_of(shown.window.findChildren<QLineEdit*>(),
                                 [](auto* line) { return line->isVisible() && line->text() == QLatin1String("Parent 1"); });
    }));
    QVERIFY(field("Name") == nullptr);
    QVERIFY(shown.unlock(app::kDemonstrationPassphrase));
    QVERIFY(QTest::qWaitFor([&] { return field("Name") != nullptr; }));
    QCOMPARE(field("Name")->text(), QStringLiteral("Lorna Pettifer"));
    auto* access = field("Access needs, interpreter");
    QVERIFY(access != nullptr);
    access->setFocus();
    access->selectAll();
    QTest::keyClicks(access, QStringLiteral("Hearing loop"));
    QTest::keyClick(access, Qt::Key_Tab);
    const auto kept = [&] {
      const auto texts = app::openTexts(shown.state.seal().key().get(), guest().id.uuid, guest().sealed);
      return texts ? sealedText(*texts, "access") : std::string();
    };
    QVERIFY(QTest::qWaitFor([&] { return kept() == "Hearing loop"; }));
    QVERIFY(guest().sealed.find("Hearing") == std::string::npos);
    QVERIFY(shown.lock());
    QVERIFY(QTest::qWaitFor([&] { return field("Name") == nullptr; }));
  }

  void theDoorLeadsFromNoSealToANameAndShutsWithTheSeal() {
    Door shown;
    QSignalSpy asked(&shown.navigator, &Navigator::requested);
    QVERIFY(shown.reads("What inspectors say in confidence."));
    QVERIFY(shown.reads("this workspace has none yet"));
    QVERIFY(shown.pressDoor());
    QCOMPARE(asked.value(0), (QVariantList{QStringLiteral("settings"), QStringLiteral("privacy")}));
    QVERIFY(shown.seal());
    QVERIFY(shown.reads("Locked. It opens with the passphrase"));
    QSignalSpy unlocking(&shown.state.seal(), &SealKeeper::asked);
    QVERIFY(shown.pressDoor());
    QCOMPARE(unlocking.size(), 1);
    QVERIFY(shown.unlock());
    QVERIFY(shown.reads("Nobody is named yet"));
    QVERIFY(QTest::qWaitFor([&] {  // the next question has the keyboard
      auto* who = shown.widget.findChild<IdCombo*>(QStringLiteral("door-who"));
      auto* focus = shown.widget.window()->focusWidget();
      return focus == who || (focus != nullptr && who->isAncestorOf(focus));
    }));
    QVERIFY(shown.enter(kPart));
    QVERIFY(shown.reads("Open as Miriam Hale"));
    QVERIFY(shown.isLogged("Keeping in touch: Miriam Hale was named"));
    QVERIFY(shown.isLogged("Keeping in touch, opened as Miriam Hale: To work on the inspection"));
    QVERIFY(!shown.isOpen(RestrictedPart::TrackedChildren));
    shown.state.seal().lock();
    QVERIFY(!shown.isOpen(kPart));
    QVERIFY(shown.reads("Locked. It opens with the passphrase"));
    // The seal open again isn't the door open again.
    QVERIFY(shown.unlock());
    QVERIFY(!shown.isOpen(kPart));
    QVERIFY(shown.reads("Say which of the named people you are"));
    QVERIFY(shown.enter(kPart));
    QVERIFY(shown.shutByButton());
    QCOMPARE(shown.state.seal().standing(), Standing::Unlocked);
  }

  void itOpensToNobodyWhoIsntNamed() {
    Door shown;
    QVERIFY(shown.seal());
    QVERIFY(shown.unlock());
    QVERIFY(shown.enter(kPart));
    QVERIFY(shown.shutByButton());
    const auto accesses = shown.accesses();
    // Somebody else's name isn't there to choose, and pressing on keeps the door shut.
    auto* who = shown.widget.findChild<IdCombo*>(QStringLiteral("door-who"));
    QCOMPARE(who->count(), 2);  // none, and Miriam Hale
    who->setId(std::nullopt);
    QVERIFY(!shown.typeName("Petra Novak"));
    QVERIFY(shown.pressDoor());
    QVERIFY(shown.reads("Choose a name."));
    QVERIFY(!shown.isOpen(kPart));
    // Nor does the window let them in by another way.
    auto& doors = RestrictedDoors::of(shown.state);
    doors.enter(kPart, shown.person("Petra Novak"), QStringLiteral("To look"));
    QVERIFY(shown.reads("isn’t among the people named for this"));
    QTest::qWait(200);
    QVERIFY(!shown.isOpen(kPart));
    // Nor name themselves while somebody is named and the door is shut.
    doors.name(kPart, shown.person("Petra Novak"));
    QTest::qWait(200);
    QCOMPARE(shown.namedFor(kPart), std::vector{shown.person("Miriam Hale")});
    QCOMPARE(shown.accesses(), accesses);
    QVERIFY(!shown.isLogged("Petra Novak"));
  }

  void itStaysShutWithoutAReason() {
    Door shown;
    QVERIFY(shown.seal());
    QVERIFY(shown.unlock());
    QVERIFY(shown.enter(kPart));
    QVERIFY(shown.shutByButton());
    shown.widget.findChild<QLineEdit*>(QStringLiteral("door-reason"))->setText(QStringLiteral("  "));
    QVERIFY(shown.typeName("Miriam Hale"));
    QVERIFY(shown.pressDoor());
    QVERIFY(shown.reads("Say why"));
    QTest::qWait(200);
    QVERIFY(!shown.isOpen(kPart));
  }

  void whoCameInNamesAnotherAndWhoIsTakenOffIsOut() {
    Door shown;
    QVERIFY(shown.seal());
    QVERIFY(shown.unlock());
    QVERIFY(shown.enter(kPart));
    RestrictedDoors::of(shown.state).name(kPart, shown.person("Petra Novak"));
    QVERIFY(QTest::qWaitFor([&] { return shown.namedFor(kPart).size() == 2; }));
    QVERIFY(shown.isLogged("Keeping in touch: Petra Novak was named"));
    const auto first = shown.state.workspace().all<domain::NamedPerson>().rows().front();
    QCOMPARE(first.value.person, shown.person("Miriam Hale"));
    shown.state.apply(QStringLiteral("take off"), domain::removed(first));
    QVERIFY(QTest::qWaitFor([&] { return !shown.isOpen(kPart); }));
    QVERIFY(shown.reads("Say which of the named people you are"));
    QVERIFY(shown.enter(kPart, "Petra Novak"));
  }
};

QTEST_MAIN(RestrictedTest)
#include "restricted_test.moc"
